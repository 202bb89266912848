/** The report as a document to be read, printed and filed: what, who, when, by which rules, how it went, and the proofs. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import {
  type AuditReport,
  EXCEPTIONS,
  type ReportedDecision,
  type ReportedException,
  type ReportedRelease,
  type ReportedWord,
} from './report.ts';

/** Which requirement of which standard a part of the report speaks to. Sources: the standards' own numbering. */
const CONTROLS: readonly (readonly [string, string, string])[] = [
  [
    'Changes are authorised and approved before they are deployed',
    'SOC 2 CC8.1; ISO/IEC 27001:2022 A.8.32',
    'Releases',
  ],
  [
    'Those who change and those who approve are different people',
    'ISO/IEC 27001:2022 A.5.3',
    'Releases, "Approved by"',
  ],
  ['Emergency changes and exceptions are known and looked at', 'SOC 2 CC8.1, CC7.4', 'Exceptions'],
  [
    'What happened is recorded and the record is protected',
    'ISO/IEC 27001:2022 A.8.15; HIPAA 45 CFR 164.312(b), (c)(1)',
    'Log',
  ],
];

export function renderReport(report: AuditReport): string {
  const { scope, releases, exceptions } = report;
  return [
    `# Evidence of ${subjectOf(report)}`,
    '',
    ...summary(report),
    '',
    ...table(
      ['question', 'standard', 'answered under'],
      CONTROLS.map((row) => row.map(cell)),
    ),
    '',
    '## Exceptions',
    '',
    ...(exceptions.length === 0 ? ['None.'] : exceptionTable(exceptions)),
    '',
    '## Releases',
    '',
    ...(releases.length === 0 ? [sayNothing(scope.release)] : releases.flatMap(renderRelease)),
    '## Log',
    '',
    ...renderLog(report),
    '',
  ].join('\n');
}

function subjectOf({ scope }: AuditReport): string {
  const where = scope.repository === null ? 'all repositories' : inertMarkdown(scope.repository);
  if (scope.release !== null) return `release ${inertMarkdown(scope.release)} of ${where}`;
  return `${where} from ${scope.from ?? 'the beginning'} to ${scope.to ?? 'the end of the log'}`;
}

function sayNothing(release: string | null): string {
  return release === null ? 'The log tells of no deployment in this time.' : 'The log tells of no such release.';
}

function summary({ releases, exceptions, log }: AuditReport): readonly string[] {
  const opened = releases.filter(({ openedAt }) => openedAt !== null).length;
  const verified = releases.filter(({ verification }) => verification?.verdict === 'pass').length;
  const counts = `${count(releases.length, 'deployment')} asked to enter an environment; ${opened} let through, ${verified} verified afterwards; ${count(exceptions.length, 'exception')}.`;
  const proven =
    log.checkpoint === null
      ? '**Nothing here is proven**: no checkpoint was given, and none could be signed.'
      : `Made from the ${count(log.lines, 'line')} of the log ${inertMarkdown(log.origin)}; a signed checkpoint vouches for ${log.covered} of them.`;
  return [counts, '', proven];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function exceptionTable(exceptions: readonly ReportedException[]): readonly string[] {
  const rows = exceptions.map(({ code, at, seq, repository, environment, deployment, commit, who, reason }) => [
    at,
    EXCEPTIONS[code],
    [repository, environment ?? '', deployment === null ? '' : `deployment ${deployment}`, commit?.slice(0, 12) ?? '']
      .filter((part) => part !== '')
      .map(cell)
      .join(', '),
    cell(who ?? ''),
    cell(reason ?? ''),
    String(seq),
  ]);
  return table(['when', 'what', 'where', 'who', 'reason', 'line'], rows);
}

function renderRelease(release: ReportedRelease): readonly string[] {
  const { repository, environment, deployment, commit, requestedAt, decision, said } = release;
  const rows: readonly (readonly [string, string])[] = [
    ['Commit', cell(commit ?? 'not known')],
    ['Asked', cell(requestedAt ?? 'not known')],
    ...decisionRows(decision),
    ['Gate', sayGate(release)],
    ['Verified', sayVerified(release)],
    ['Rolled back', sayRolledBack(release)],
    ['Lines of the log', sayPositions(release)],
  ];
  return [
    `### ${inertMarkdown(repository)}: deployment ${deployment} to ${inertMarkdown(environment)}`,
    '',
    ...table(['', ''], rows),
    '',
    ...(said.length === 0 ? [] : [...said.map(sayWord), '']),
  ];
}

function decisionRows(decision: ReportedRelease['decision']): readonly (readonly [string, string])[] {
  if (decision === null) return [['Decision', 'none: the policy never decided']];
  const { tier, releaseType, verdict, mode, at, summary: told, gates, counted, policy, override } = decision;
  const people = counted.map(({ gate, people: each }) => `${cell(gate)}: ${each.map(cell).join(', ')}`);
  return [
    ['Decision', `${cell(verdict)}${mode === 'observe' ? ' (observed only)' : ''} at ${at}: ${cell(told)}`],
    ['Changes', sayChanges(decision)],
    ['Risk', `${cell(tier)}, ${cell(releaseType)}`],
    ['Gates', gates.map(({ name, status }) => `${cell(name)}: ${cell(status)}`).join('; ') || 'none applied'],
    ['Approved by', people.join('; ') || 'nobody: no approval was asked for, or none counted'],
    ...(override === null ? [] : [['Override', `${cell(override.user)}: ${cell(override.reason)}`] as const]),
    ['Policy', `${policy.sources.map(cell).join(', ')}, digest ${cell(policy.digest)}`],
    ['Facts, decision', `digests ${cell(decision.factsDigest)}, ${cell(decision.decisionDigest)}`],
  ];
}

function sayChanges({ changes, changeCount }: ReportedDecision): string {
  if (changes.length === 0) return changeCount === 0 ? 'none listed' : `${changeCount}`;
  const told = changes.map(({ change, author }) => {
    const name = change.startsWith('#') ? change : change.slice(0, 12);
    return `${cell(name)} by ${cell(author === '' ? 'unknown' : author)}`;
  });
  const left = changeCount - changes.length;
  return `${told.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function sayGate({ state, stateAt, reasons, endedBy, openedAt }: ReportedRelease): string {
  const why = reasons.length === 0 ? '' : ` (${reasons.map(cell).join(', ')})`;
  const by = endedBy.length === 0 ? '' : ` by ${endedBy.map(cell).join(', ')}`;
  const opened = openedAt === null ? '' : `; GitHub took our approval at ${openedAt}`;
  return `${cell(state)}${by}${why}${stateAt === null ? '' : ` since ${stateAt}`}${opened}`;
}

function sayVerified({ verification, openedAt }: ReportedRelease): string {
  if (verification !== null) return `${cell(verification.verdict)} at ${verification.at}, line ${verification.seq}`;
  return openedAt === null ? 'not deployed by us' : 'nothing was said of it';
}

function sayRolledBack({ rollback }: ReportedRelease): string {
  if (rollback === null) return 'no';
  return `${cell(rollback.state)} to ${cell(rollback.target.slice(0, 12))} at ${rollback.at}, line ${rollback.seq}`;
}

function sayPositions({ positions, lineCount }: ReportedRelease): string {
  const left = lineCount - positions.length;
  return `${left > 0 ? `${left} earlier ones, ` : ''}${ranges(positions)}`;
}

/** `3, 5–8`. */
function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const each of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] + 1 === each) last[1] = each;
    else spans.push([each, each]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function sayWord({ kind, who, at, reason, seq }: ReportedWord): string {
  return `- ${at} ${inertMarkdown(who)}: ${inertMarkdown(kind)}${reason === null ? '' : `, "${cell(reason)}"`} (line ${seq})`;
}

function renderLog({ log, lines, unlisted }: AuditReport): readonly string[] {
  const { origin, root, checkpoint, covered } = log;
  const proven = lines.filter(({ proof }) => proof !== null).length;
  return [
    `Log \`${origin.replaceAll('`', '')}\`, ${log.lines} lines, root \`${root}\` (RFC 6962).`,
    '',
    ...(checkpoint === null ? [] : ['```', checkpoint.trimEnd(), '```', '']),
    `The report rests on ${count(lines.length + unlisted, 'line')}; ${proven} of them are proven against the checkpoint of ${covered} lines. Their proofs are in the report as JSON (\`--json\`); the whole log is checked with \`tidegate audit verify\`.`,
    ...(unlisted === 0 ? [] : ['', `${unlisted} more lines belong to it and are not listed here; the log has them.`]),
    '',
    ...table(
      ['line', 'when', 'kind', 'leaf hash'],
      lines.map(({ seq, at, kind, leaf }) => [String(seq), at, cell(kind), `\`${leaf}\``]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Long enough for a digest, a reason and a summary. */
const LONGEST_CELL = 600;

function cell(text: string): string {
  return inertMarkdown(plainLine(text, LONGEST_CELL));
}
