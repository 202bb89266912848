/**
 * The issue that has the figures: made once, then changed in place, which notifies nobody. A comment is written when a
 * state changes: what it was stands in the issue itself.
 */
import type { Outcome } from '../../domain/effect.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { type DoraIssueOptions, renderDoraIssue } from '../../dora/render/issue.ts';
import { ISSUE_LIMIT } from '../../dora/render/within.ts';
import type { DoraReport } from '../../dora/report.ts';
import { changesOf, stateIn, stateMark, stateOf } from '../../dora/state.ts';
import type { Connection } from '../../github/client.ts';
import { findOurs, keepIssue } from '../../github/effects/keep-issue.ts';
import { writeComment } from '../../github/publish/keep-comment.ts';

export type KeptFigures =
  | {
      readonly kind: 'kept';
      readonly said: string;
      readonly number: number | null;
      readonly changes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: string; readonly because: string };

const ISSUE = { key: 'dora', label: 'tidegate:dora' } as const;
/** Lists may show late what was made a moment ago, so a creation whose answer was lost is looked for again. */
const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 60_000;

export async function keepFigures(
  connection: Connection,
  report: DoraReport,
  shown: DoraIssueOptions,
  isDryRun: boolean,
  ports: { readonly now: () => EpochMs; readonly sleep: (ms: number) => Promise<void> },
): Promise<KeptFigures> {
  const known = await findOurs(connection, ISSUE);
  const before = known === null ? null : stateIn(known.body);
  const state = stateOf(report, shown.targets, before);
  // Whoever gets the issue for the first time reads it; a comment would say the same.
  const changes = known === null ? [] : changesOf(before, state);
  const mark = stateMark(state);
  const { title, body } = renderDoraIssue(report, { ...shown, limit: ISSUE_LIMIT - 2 * mark.length });
  const number = known?.number ?? null;
  if (isDryRun) return { kind: 'kept', said: wouldSay(number), number, changes };
  // First, since the state that the issue keeps says that it was told.
  if (number !== null && changes.length > 0) await comment(connection, number, changes);
  return write(connection, { title, body: `${body}\n\n${mark}`, number }, changes, ports);
}

function wouldSay(number: number | null): string {
  return number === null ? 'It would open an issue with the figures.' : `It would update issue #${number}.`;
}

/** Of a locked issue nobody is notified, and the figures are in it all the same. */
async function comment(connection: Connection, number: number, changes: readonly string[]): Promise<void> {
  await writeComment(connection, number, null, changes.map((change) => `- ${change}`).join('\n'));
}

async function write(
  connection: Connection,
  issue: { readonly title: string; readonly body: string; readonly number: number | null },
  changes: readonly string[],
  { sleep }: { readonly sleep: (ms: number) => Promise<void> },
): Promise<KeptFigures> {
  const { repository } = connection;
  const effect = { kind: 'keep-issue', repository, ...ISSUE, ...issue, seed: '', isOver: false } as const;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await keepIssue(connection, effect);
    const pause = outcome.kind === 'retry' ? (outcome.afterMs ?? LONGEST_PAUSE_MS) : 0;
    const isLast = outcome.kind !== 'retry' || attempt >= ATTEMPTS || pause > LONGEST_PAUSE_MS;
    if (isLast) return keptAs(outcome, issue.number, changes);
    await sleep(pause);
  }
}

function keptAs(outcome: Outcome, known: number | null, changes: readonly string[]): KeptFigures {
  if (outcome.kind === 'superseded') return refused('no-issue', outcome.because);
  if (outcome.kind === 'retry') return refused('unavailable', outcome.because);
  const number = outcome.issue ?? known;
  const said = known === null ? `Issue #${number} was opened.` : `Issue #${number} is up to date.`;
  return { kind: 'kept', said, number, changes };
}

function refused(code: string, because: string): KeptFigures {
  return {
    kind: 'refused',
    code,
    because: `The issue with the figures was not written: ${because}. The job needs "issues: write" below "permissions:", and the repository has to take issues; or set "issue" to false.`,
  };
}
