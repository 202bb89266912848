/** What a report comes to, in as much as is kept of a run that nobody watches. */
import { plainLine } from '../domain/markdown.ts';
import { liveShaIn } from './live-sha.ts';
import type { SmokeReport } from './report.ts';
import type { CheckVerdict, Verdict } from './verdict.ts';

export interface FoundBySmoke {
  readonly verdict: Verdict;
  /** Ids of the required checks that did not pass, at most 20. */
  readonly failedChecks: readonly string[];
  /** Of the first check that made the verdict, in one line of at most 300 characters; null: all passed. */
  readonly because: string | null;
  /** What answered, 7 to 40 digits of a commit; null: no version check could tell. */
  readonly liveSha: string | null;
}

/** As many as a verification may name. */
const MOST_NAMED = 20;
const LONGEST_SAID = 300;

export function found(report: SmokeReport): FoundBySmoke {
  const lost = report.checks.filter(
    ({ severity, verdict }) => severity === 'required' && verdict !== 'pass' && verdict !== 'skipped',
  );
  const isDecisive = (verdict: CheckVerdict): boolean => verdict === report.verdict;
  const first = lost.find(({ verdict }) => isDecisive(verdict)) ?? lost[0];
  return {
    verdict: report.verdict,
    failedChecks: lost.slice(0, MOST_NAMED).map(({ id }) => id),
    because: first === undefined ? null : plainLine(`${first.id}: ${first.message}`, LONGEST_SAID),
    liveSha: liveShaIn(report),
  };
}
