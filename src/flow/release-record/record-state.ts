/** Which state a release is in, as its record says it. */
import type { EpochMs } from '../../domain/instant.ts';

export type RecordState =
  | 'planned'
  | 'held'
  | 'releasing'
  | 'verifying'
  | 'watching'
  | 'closed'
  | 'rolled back'
  | 'superseded';

export interface ReleaseStanding {
  /** A plan has it, and nothing of it was asked for yet. */
  readonly isPlanned: boolean;
  /** In the order in which a release goes through them. */
  readonly stages: readonly StageStanding[];
  /** It is deployed to every environment in which releases end; false also where nobody can tell which these are. */
  readonly isEverywhere: boolean;
  /** What became of it where releases end; null: it runs there, or is not there yet. */
  readonly replaced: 'superseded' | 'rolled back' | null;
  readonly at: EpochMs;
}

/** How far a release is in one environment. */
export interface StageStanding {
  readonly environment: string;
  /** Releases end here. */
  readonly isLast: boolean;
  /** `ended`: nothing is left to answer, and it was not let through. */
  readonly gate: 'waiting' | 'opened' | 'ended';
  /** `none`: it has not begun. */
  readonly deployment: 'none' | 'in_progress' | 'success' | 'failure';
  readonly verification: 'not-asked' | 'awaited' | 'passed' | 'bad';
  /** Of one that is bad: an earlier one of the same deployment passed, so it was well. */
  readonly wasWell?: boolean | undefined;
  /** When a verification that is awaited has to be there. */
  readonly verifyBy: EpochMs | null;
  /** When nobody watches it any more; null: nobody is asked to. */
  readonly watchedUntil: EpochMs | null;
  /** What was found since it was deployed, in words. */
  readonly findings: readonly string[];
}

export interface Standing {
  readonly state: RecordState;
  /** The environment that decides it; null: none does. */
  readonly environment: string | null;
  /** What stands in the way; null: nothing was found. */
  readonly finding: string | null;
  /** When the next step is to be there by itself; null: that cannot be told. */
  readonly until: EpochMs | null;
}

/** What waits comes first: somebody has to do something. */
export function stateOf({ isPlanned, stages, isEverywhere, replaced, at }: ReleaseStanding): Standing {
  if (stages.length === 0) return standing(isPlanned ? 'planned' : 'held', undefined);
  const waiting = stages.find(({ gate }) => gate === 'waiting');
  if (waiting) return standing('held', waiting);
  if (replaced !== null) return standing(replaced, stages.findLast(isDeployed));
  const refused = stages.find(({ gate }) => gate === 'ended');
  if (refused) return standing('held', refused);
  const underWay =
    stages.find(({ deployment }) => deployment === 'failure') ?? stages.find((stage) => !isDeployed(stage));
  if (underWay) return standing('releasing', underWay, { finding: failureOf(underWay) });
  const bad = stages.find(({ verification }) => verification === 'bad');
  if (bad) return badStanding(bad);
  const awaited = stages.find(({ verification }) => verification === 'awaited');
  if (awaited) return standing('verifying', awaited, { until: awaited.verifyBy });
  return isEverywhere ? afterwards(stages, at) : standing('releasing', undefined);
}

/** What was well once is watched, and what was found is found while it is. */
function badStanding(bad: StageStanding): Standing {
  const finding = bad.findings[0] ?? 'its verification did not pass';
  return bad.wasWell === true
    ? standing('watching', bad, { finding, until: bad.watchedUntil })
    : standing('verifying', bad, { finding });
}

/** It runs everywhere and is verified: is it still looked at, and was anything found? */
function afterwards(stages: readonly StageStanding[], at: EpochMs): Standing {
  const last = stages.filter(({ isLast }) => isLast);
  const found = last.find(({ findings }) => findings.length > 0);
  if (found) return standing('watching', found, { finding: found.findings[0] ?? null, until: found.watchedUntil });
  const watched = last
    .filter(({ watchedUntil }) => watchedUntil !== null && watchedUntil > at)
    .toSorted((one, other) => (other.watchedUntil ?? 0) - (one.watchedUntil ?? 0))[0];
  return watched ? standing('watching', watched, { until: watched.watchedUntil }) : standing('closed', last.at(-1));
}

function isDeployed({ deployment }: StageStanding): boolean {
  return deployment === 'success';
}

function failureOf({ deployment }: StageStanding): string | null {
  return deployment === 'failure' ? 'the deployment failed' : null;
}

function standing(
  state: RecordState,
  stage: StageStanding | undefined,
  more: Partial<Pick<Standing, 'finding' | 'until'>> = {},
): Standing {
  return { state, environment: stage?.environment ?? null, finding: null, until: null, ...more };
}

/** Nothing more is to come. */
export function isOver({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'closed' || state === 'rolled back' || state === 'superseded';
}
