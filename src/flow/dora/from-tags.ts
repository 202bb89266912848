/** Deployments as the tags of a clone tell them: each tag one that succeeded, with the changes that came first with it. */

import type { ReleaseType } from '../../domain/decision.ts';
import type { DeploymentEvent, EventChange } from '../../domain/dora-event.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { RangeCommit } from '../../domain/notes-range.ts';
import type { Lane } from '../backtest/deployments.ts';
import { ChangesOfTags } from './changes-of-tags.ts';

export interface DeployedTag {
  readonly name: string;
  readonly sha: string;
  readonly at: EpochMs;
}

export interface TagHistory {
  readonly repository: string;
  /** Names of the commits that the tag at this place reaches and no tag before it does; parents before children. */
  readonly broughtBy: (tag: number) => readonly string[];
  /** These commits, in their order. */
  readonly commits: (names: readonly string[]) => Promise<readonly RangeCommit[]>;
}

/** What a policy says of the release that a tag was. */
export interface JudgedRelease {
  readonly tier: string;
  readonly type: ReleaseType;
}

/** One git process reads so many commits: enough to be worth its start, few enough to be held in memory. */
const COMMITS_AT_ONCE = 4000;

/**
 * A change counts where it came first: of two tags on different branches, only the earlier one brought what both have.
 * The first tag brought all that was before it, which nobody deployed: it has no changes.
 *
 * @param tags in the order of their times
 * @param judged by name; a tag that is not in it has neither tier nor type
 */
export async function* deploymentsFromTags(
  tags: readonly DeployedTag[],
  history: TagHistory,
  lane: Lane,
  judged: ReadonlyMap<string, JudgedRelease>,
): AsyncGenerator<DeploymentEvent, void, undefined> {
  const changes = new ChangesOfTags(history.repository);
  for (let next = 0; next < tags.length; ) {
    const names: (readonly string[])[] = [];
    let size = 0;
    for (; next + names.length < tags.length && size < COMMITS_AT_ONCE; ) {
      const tag = next + names.length;
      const brought = tag === 0 ? [] : history.broughtBy(tag);
      names.push(brought);
      size += brought.length;
    }
    const commits = await history.commits(names.flat());
    let from = 0;
    for (const brought of names) {
      const tag = tags[next] as DeployedTag;
      const its = commits.slice(from, from + brought.length);
      from += brought.length;
      yield eventOf(tag, tags[next - 1], lane, changes.of(tag.sha, its), judged.get(tag.name));
      next += 1;
    }
  }
}

function eventOf(
  { name, sha, at }: DeployedTag,
  previous: DeployedTag | undefined,
  { service, environment }: Lane,
  changes: readonly EventChange[],
  judged: JudgedRelease | undefined,
): DeploymentEvent {
  const instant = toInstant(at);
  return {
    ...{ kind: 'deployment', id: name, service, environment, sha, state: 'success' },
    ...{ startedAt: instant, finishedAt: instant, changes },
    ...(judged === undefined ? {} : { tier: judged.tier, type: judged.type }),
    ...(previous === undefined ? {} : { previousSha: previous.sha }),
  };
}
