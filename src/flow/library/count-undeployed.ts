/** Merged changes that wait for each production lane: asked of GitHub once a day, and when something else runs. */

import type { Change } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { changesFor } from '../../policy/services.ts';
import type { ChangeRange, GitHub, Ports, Undeployed, WaitingChanges } from '../ports.ts';
import type { EnvironmentLane } from './environment-lane.ts';
import { environmentsOf } from './environments-of.ts';

/** The daily question comes a little early or late. */
const COUNTS_FOR_MS = 23 * 3_600_000;
/** A comparison each, of a few requests: a question is claimed for two minutes. */
const MOST_LANES = 20;

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
  const counted: Undeployed[] = [];
  for (const { running, ...lane } of lanes.slice(0, MOST_LANES)) {
    if (running === null) continue;
    const known = before.find(({ environment }) => environment.toLowerCase() === lane.environment.toLowerCase());
    const isFresh = known !== undefined && known.baseSha === running.sha && at - known.at < COUNTS_FOR_MS;
    counted.push(isFresh ? known : await countOne(asked, lane, running.sha, at));
  }
  if (JSON.stringify(counted) !== JSON.stringify(before)) await store.keepUndeployed(repository.id, counted);
  return counted;
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

/** The oldest is the one that was merged first. Of one whose time is not known nothing is guessed. */
export function waitingIn(changes: readonly Change[], isComplete: boolean): WaitingChanges {
  const timed = changes.flatMap((change) => {
    const at = mergedAt(change);
    return at === undefined ? [] : [{ change, at: epochMs(at) }];
  });
  const [oldest] = timed.sort((one, other) => one.at - other.at);
  const lines = changes.flatMap(({ files }) => files.map(({ additions, deletions }) => additions + deletions));
  return {
    changes: changes.length,
    oldestAt: oldest === undefined ? null : toInstant(oldest.at),
    oldest: oldest === undefined ? null : nameOf(oldest.change),
    lines: lines.reduce((sum, each) => sum + each, 0),
    isComplete,
  };
}

function mergedAt(change: Change): Instant | undefined {
  return change.kind === 'commit' ? change.at : change.mergedAt;
}

function nameOf(change: Change): string {
  return change.kind === 'commit' ? change.sha.slice(0, 7) : `#${change.number}`;
}
