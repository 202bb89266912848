/** What belongs to which pull request: the commits of a range as changes. */
import type { NotesRange, RangeCommit } from '../domain/notes-range.ts';
import { gatherPullRequest, type LinkedCommit } from './association/gather-pull-request.ts';
import { type CommitLinks, isLanding, linkCommits } from './association/link-commits.ts';
import type { WalkedMerges } from './association/walk-merges.ts';
import type { RangeChange } from './change.ts';

export interface Associated {
  readonly range: NotesRange;
  /** What the later end has more. */
  readonly commits: AssociatedSide;
  /** What the earlier end had more. */
  readonly lost: AssociatedSide;
}

export interface AssociatedSide {
  /** In the order in which they landed, oldest first. */
  readonly changes: readonly RangeChange[];
  readonly merges: WalkedMerges;
}

export function associate(range: NotesRange): Associated {
  return {
    range,
    commits: sideOf(range, range.commits, range.to.sha),
    lost: sideOf(range, range.lost, range.from?.sha ?? range.to.sha),
  };
}

function sideOf(range: NotesRange, given: readonly RangeCommit[], tip: string): AssociatedSide {
  const commits = [...new Map(given.map((commit) => [commit.sha, commit])).values()];
  const { merges, linksOf } = linkCommits(commits, tip, range);
  const known = new Map(range.pullRequests.map((each) => [each.number, each]));
  const linked = new Map<number, LinkedCommit[]>();
  const changes: RangeChange[] = [];
  for (const [at, commit] of commits.entries()) {
    const links = linksOf(commit.sha);
    if (links.size === 0) changes.push({ kind: 'commit', commit, at, landedAt: at });
    const owner = ownerOf(links);
    for (const [number, methods] of links) {
      const kept = linked.get(number) ?? [];
      linked.set(number, kept);
      kept.push({ commit, at, methods, isOwn: number === owner });
    }
  }
  for (const [number, its] of linked) changes.push(gatherPullRequest(number, its, known.get(number) ?? null, merges));
  changes.sort((one, other) => one.at - other.at || numberOf(one) - numberOf(other));
  return { changes, merges };
}

function numberOf(change: RangeChange): number {
  return change.kind === 'commit' ? 0 : change.number;
}

/** Of several pull requests (one that brought others), the one that the commit was made in. */
function ownerOf(links: CommitLinks): number | undefined {
  for (const [number, methods] of links) if (isLanding(methods)) return number;
  const [lowest] = links.keys();
  return lowest;
}
