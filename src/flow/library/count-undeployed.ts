/** Merged changes that wait for each production lane: asked of GitHub once a day, and when something else runs. */

import type { Change } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { EpochMs } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { changesFor } from '../../policy/services.ts';
import type { ChangeRange, GitHub, Ports, Undeployed } from '../ports.ts';
import type { EnvironmentLane } from './environment-lane.ts';
import { environmentsOf } from './environments-of.ts';
import { waitingIn } from './waiting-changes.ts';

/** The daily question comes a little early or late. */
const COUNTS_FOR_MS = 23 * 3_600_000;
/** A comparison each, of a few requests: a question is claimed for two minutes. */
const MOST_COUNTED = 20;

export interface AskedUndeployed {
  readonly repository: RepositoryRef;
  readonly github: Pick<GitHub, 'changes'>;
  /** Head of the default branch. */
  readonly headSha: string;
  /** Those in force, the organisation's first. */
  readonly policies: readonly Policy[];
}

/** Of production lanes of which it is known what they run. What was counted is kept. */
export async function countUndeployed(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  asked: AskedUndeployed,
): Promise<readonly Undeployed[]> {
  const { repository } = asked;
  const at = clock.now();
  const before = await store.undeployed(repository.id);
  const lanes = (await environmentsOf(store, repository, asked.policies)).filter((lane) => lane.isProduction);
  const due = dueOf(lanes, before, at);
  const counted: Undeployed[] = [];
  for (const { running, ...lane } of lanes) {
    if (running === null) continue;
    const known = knownOf(before, lane, running.sha);
    if (due.has(lane.environment)) counted.push(await countOne(asked, lane, running.sha, at));
    else counted.push(known ?? uncounted(asked, lane, running.sha, at));
  }
  if (JSON.stringify(counted) !== JSON.stringify(before)) await store.keepUndeployed(repository.id, counted);
  return counted;
}

/** Those that were never counted, or not for longest, first: with many lanes all have their turn within days. */
function dueOf(lanes: readonly EnvironmentLane[], before: readonly Undeployed[], at: EpochMs): ReadonlySet<string> {
  const aged = lanes.flatMap(({ running, environment }) => {
    if (running === null) return [];
    const countedAt = knownOf(before, { environment }, running.sha)?.at ?? 0;
    return at - countedAt < COUNTS_FOR_MS ? [] : [{ environment, countedAt }];
  });
  const first = aged.toSorted((one, other) => one.countedAt - other.countedAt).slice(0, MOST_COUNTED);
  return new Set(first.map(({ environment }) => environment));
}

/** Of what runs there by now. */
function knownOf(
  before: readonly Undeployed[],
  { environment }: Pick<LaneName, 'environment'>,
  sha: string,
): Undeployed | undefined {
  const isHere = (each: Undeployed): boolean => each.environment.toLowerCase() === environment.toLowerCase();
  return before.find((each) => isHere(each) && each.baseSha === sha && each.isUncounted !== true);
}

function uncounted(
  { headSha }: AskedUndeployed,
  { environment, service }: LaneName,
  baseSha: string,
  at: EpochMs,
): Undeployed {
  return { environment, service, at, baseSha, headSha, waiting: null, isUncounted: true };
}

type LaneName = Pick<EnvironmentLane, 'environment' | 'service'>;

async function countOne(
  { github, headSha, policies, repository }: AskedUndeployed,
  { environment, service }: LaneName,
  baseSha: string,
  at: number,
): Promise<Undeployed> {
  const range = await rangeOf(github, baseSha, headSha);
  const question = { kind: 'deploy', environment, service, actor: '' } as const;
  const policy = policies.at(-1);
  const own = (changes: readonly Change[]): readonly Change[] =>
    policy === undefined || service === fullName(repository).split('/')[1]
      ? changes
      : changesFor(policy, { question, changes });
  const waiting = range === null ? null : waitingIn(own(range.changes), range.complete);
  return { environment, service, at, baseSha, headSha, waiting };
}

/** Null: GitHub cannot compare them, as when the commit that runs is gone. The figures must not fail for it. */
async function rangeOf(github: Pick<GitHub, 'changes'>, base: string, head: string): Promise<ChangeRange | null> {
  try {
    const range = await github.changes(base, head);
    return range.direction === 'backward' ? { ...range, changes: [], complete: true } : range;
  } catch (error) {
    if (error instanceof Failure && error.kind !== 'rate-limited') return null;
    throw error;
  }
}
