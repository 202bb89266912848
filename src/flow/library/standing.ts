/** What the issue of delivery figures tells besides figures: what waits, and what passed every gate. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { HeldCommit, Standing, UnguardedSummary } from '../../dora/render/standing.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { GitHub, Ports, Posture } from '../ports.ts';
import { countUndeployed } from './count-undeployed.ts';
import { sayUnguarded } from './is-unguarded.ts';
import { undeployedNotices } from './undeployed-notices.ts';

export interface ReadStanding {
  readonly standing: Standing;
  readonly notices: readonly Notice[];
}

export interface AskedStanding {
  readonly repository: RepositoryRef;
  readonly github: GitHub;
  /** Head of the default branch. */
  readonly headSha: string;
  readonly policies: readonly PolicyInForce[];
  readonly at: EpochMs;
}

export async function readStanding(ports: Ports, asked: AskedStanding): Promise<ReadStanding> {
  const { repository, github, headSha, at } = asked;
  const policies = asked.policies.map(({ policy }) => policy);
  const undeployed = await countUndeployed(ports, { repository, github, headSha, policies });
  const held = await heldCommits(repository, ports);
  const posture = (await ports.store.postures([repository.id]))[0]?.posture ?? null;
  return {
    standing: { at: toInstant(at), undeployed, unguarded: posture === null ? null : summaryOf(posture), held },
    notices: undeployedNotices(repository, undeployed, asked.policies, at),
  };
}

function summaryOf({ unguarded, workflows }: Posture): UnguardedSummary {
  return {
    count: unguarded.count,
    last: unguarded.last.map(({ because, ...each }) => ({ ...each, why: sayUnguarded(because) })),
    jobs: workflows?.jobs ?? [],
    unread: workflows?.unread.length ?? 0,
  };
}

/** Our holds, each set for a deployment that turned out bad: they stand in no comment. What people hold they know of. */
async function heldCommits({ id }: RepositoryRef, { store }: Ports): Promise<readonly HeldCommit[]> {
  const { holds } = await store.restrictions(id);
  const held: HeldCommit[] = [];
  for (const { environment, sha, at, commentId } of holds) {
    if (commentId >= 0) continue;
    held.push({ environment, sha, since: at, issue: await store.keptIssue(id, `rollback/${-commentId}`) });
  }
  return held;
}
