/** On what a report rests, how complete that is, and how to check it. */
import { epochMs } from '../../domain/instant.ts';
import { cell, count, utc } from './cells.ts';
import type { AuditReport } from './report.ts';

export function sayProven({ lines, unlisted, log }: AuditReport): string {
  const proven = lines.filter(({ proof }) => proof !== null).length;
  return `${proven} of ${lines.length + unlisted} lines are proven against a signed checkpoint; ${log.gaps.length === 0 ? 'no line is missing' : 'lines are missing'}`;
}

/** What the document cannot tell, said rather than left out. */
export function sayComplete({ scope, log, unlistedEvents }: AuditReport): string {
  const { gaps, firstAt, lastAt, lines } = log;
  if (firstAt === null || lastAt === null) return 'The log is empty.';
  const said = [
    gaps.length === 0
      ? `No line is missing: ${count(lines, 'line')}, numbered 0 to ${lines - 1}, from ${utc(firstAt)} to ${utc(lastAt)}.`
      : `**Lines are missing**: ${gaps.map(({ expected, found }) => `where line ${expected} should be is ${found}`).join('; ')}.`,
    ...(scope.from !== null && epochMs(scope.from) < epochMs(firstAt)
      ? [`Of the time before ${utc(firstAt)} the log knows nothing.`]
      : []),
    ...(scope.to !== null && epochMs(scope.to) > epochMs(lastAt) ? [`After ${utc(lastAt)} nothing was written.`] : []),
    ...(unlistedEvents === 0
      ? []
      : [`**${count(unlistedEvents, 'row')} of who did what left out**, the newest: ask for a shorter period.`]),
    'Not in it: deployments made outside GitHub Actions or without an environment that Tidegate guards.',
  ];
  return cell(said.join(' ')).replaceAll('\\*\\*', '**');
}

export function renderLog({ log, lines, unlisted }: AuditReport): readonly string[] {
  const { origin, root, checkpoint, covered } = log;
  const proven = lines.filter(({ proof }) => proof !== null).length;
  const some = lines.at(-1)?.seq ?? 0;
  return [
    `Log \`${origin.replaceAll('`', '')}\`, ${log.lines} lines, root \`${root}\` (RFC 6962).`,
    '',
    ...(checkpoint === null ? [] : ['```', checkpoint.trimEnd(), '```', '']),
    `The report rests on ${count(lines.length + unlisted, 'line')}; ${proven} of them are proven against the checkpoint of ${covered} lines.${covered > 0 ? ' A line with a star is younger than the checkpoint, and nothing vouches for it.' : ''} Their leaf hashes and proofs are in the report as JSON (\`--json\`, \`lines\`).`,
    ...(unlisted === 0 ? [] : ['', `${unlisted} more lines belong to it and are not in that list; the log has them.`]),
    '',
    'To check it without trusting whoever made it: export the log, verify it against checkpoints that were published or that you kept, and read the line that a row ends with. Lines are counted from 0 here and from 1 by `sed`.',
    '',
    '```sh',
    'tidegate audit export > log.jsonl',
    'tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey',
    `sed -n '${some + 1}p' log.jsonl    # line ${some} of this report`,
    '```',
  ];
}
