/** The commits of one pull request, put together to a change. */
import { pullRequestNumber, subjectAndBody, type TitleAndBody, titleAndBody } from '../../domain/merge-message.ts';
import { type KnownPullRequest, LINK_METHODS, type LinkMethod, type RangeCommit } from '../../domain/notes-range.ts';
import { isMerge, type PullRequestInRange } from '../change.ts';
import { isLanding } from './link-commits.ts';
import type { WalkedMerges } from './walk-merges.ts';

export interface LinkedCommit {
  readonly commit: RangeCommit;
  /** Its place in the range. */
  readonly at: number;
  readonly methods: readonly LinkMethod[];
  /** It belongs to no other pull request more closely. */
  readonly isOwn: boolean;
}

/** @param linked at least one, in the order of the range. */
export function gatherPullRequest(
  number: number,
  linked: readonly LinkedCommit[],
  known: KnownPullRequest | null,
  merges: WalkedMerges,
): PullRequestInRange {
  const commits = linked.map(({ commit }) => commit);
  const owned = linked.filter(({ isOwn }) => isOwn).map(({ commit }) => commit);
  const own = owned.length > 0 ? owned : commits;
  const landed = linked.filter(({ methods }) => isLanding(methods));
  const landings = landed.map(({ commit }) => commit);
  const first = firstBrought(landings, own, merges);
  const shown = wording(number, known, landings, first);
  const places = (landed.length > 0 ? landed : linked.slice(-1)).map(({ at }) => at);
  return {
    kind: 'pull-request',
    number,
    ...shown,
    declared: known === null ? shown : declaredWords(known, shown.title, [...landings, ...own]),
    known,
    commits,
    own,
    landings,
    first,
    methods: LINK_METHODS.filter((method) => linked.some(({ methods }) => methods.includes(method))),
    at: places.at(0) ?? 0,
    landedAt: places.at(-1) ?? 0,
  };
}

/** The branch's oldest commit, where a merge brought one: who merges is not who wrote. */
function firstBrought(
  landings: readonly RangeCommit[],
  own: readonly RangeCommit[],
  { order, pieces }: WalkedMerges,
): RangeCommit {
  for (const landing of landings) {
    const piece = pieces.get(landing.sha);
    const brought = piece === undefined || piece.from === piece.until ? undefined : order[piece.from];
    if (brought !== undefined) return brought;
  }
  return own.find((commit) => !isMerge(commit)) ?? (own[0] as RangeCommit);
}

function wording(
  number: number,
  known: KnownPullRequest | null,
  landings: readonly RangeCommit[],
  first: RangeCommit,
): TitleAndBody {
  if (known !== null) return { title: withoutNumber(known.title, number), body: known.body };
  const naming = landings.filter(({ message }) => pullRequestNumber(subjectAndBody(message).subject) === number);
  const { subject, body } = subjectAndBody((naming.find(isMerge) ?? naming[0] ?? first).message);
  return pullRequestNumber(subject) === number ? titleAndBody(subject, body) : { title: subject, body };
}

/**
 * A title of which no message knows was given later, and so may a body be: whoever opened a pull request can edit it
 * after the merge without any right to push, and must not take back with it what others made. Its commits still tell.
 */
function declaredWords(known: KnownPullRequest, title: string, messages: readonly RangeCommit[]): TitleAndBody {
  const isOfMerge = messages.some(({ message }) => message.includes(title));
  return { title: isOfMerge ? title : '', body: known.isBodyLater ? '' : known.body };
}

/** Some write the number into the title themselves, as GitHub does when it squashes. */
function withoutNumber(title: string, number: number): string {
  const end = ` (#${number})`;
  return title.endsWith(end) ? title.slice(0, -end.length) : title;
}
