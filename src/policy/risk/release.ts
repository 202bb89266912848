/** The condition `release`: how large the whole release is, of which a change is a part. */
import type { Change, Facts } from '../../domain/facts.ts';
import { type Comparison, canHold, holds } from '../comparison.ts';
import type { Policy, When } from '../schema.ts';
import { changesFor } from '../services.ts';
import { type Condition, type Match, sure, unsure } from './match.ts';
import { checked } from './numbers.ts';
import { hasUnseenChanges } from './unseen-changes.ts';

export type AskedSize = NonNullable<When['release']>;
type Counted = keyof AskedSize;

interface Count {
  /** As many there are at least. */
  readonly seen: number;
  readonly isAll: boolean;
}

/** Of the changes of the service, as the policy draws it. */
export type ReleaseSize = Readonly<Record<Counted, Count>>;

/** Undefined: the question is about one pull request, and with which others it will be released nobody knows. */
export function sizeOfRelease(
  policy: Policy,
  facts: Pick<Facts, 'candidate' | 'question' | 'changes' | 'complete' | 'direction'>,
): ReleaseSize | undefined {
  if (facts.question.kind === 'merge') return undefined;
  const changes = changesFor(policy, facts);
  const isListed = !hasUnseenChanges(facts);
  const hasFiles = isListed && changes.every((change) => change.kind === 'commit' || change.filesComplete);
  const files = changes.flatMap((change) => change.files);
  return {
    changes: { seen: changes.length, isAll: isListed },
    lines: { seen: files.reduce((sum, each) => sum + each.additions + each.deletions, 0), isAll: hasFiles },
    files: { seen: new Set(files.map(({ path }) => path)).size, isAll: hasFiles },
    commits: { seen: changes.reduce((sum, change) => sum + commitsOf(change), 0), isAll: isListed },
  };
}

function commitsOf(change: Change): number {
  return change.kind === 'commit' ? 1 : change.commits;
}

/** Undefined: it surely does not match. */
export type ReleaseMatcher = (size: ReleaseSize) => Match | undefined;

const NOUNS: Readonly<Record<Counted, string>> = {
  changes: 'change',
  lines: 'line',
  files: 'file',
  commits: 'commit',
};

/** Where the release is not known, it surely does not match: there is nothing to be large. */
export function sizedAs(asked: AskedSize): Condition {
  const judge = releaseMatcher(asked);
  return ({ release }) => (release === undefined ? undefined : judge(release));
}

export function releaseMatcher(asked: AskedSize): ReleaseMatcher {
  const wanted = (Object.keys(NOUNS) as Counted[]).flatMap((key) => {
    const ranges = asked[key]?.map((text) => checked(text, 'count'));
    return ranges === undefined ? [] : [{ key, ranges }];
  });
  return (size) => {
    const matches = wanted.map(({ key, ranges }) => matchOf(size[key], ranges, NOUNS[key]));
    const known = matches.filter((match) => match !== undefined);
    if (known.length < matches.length) return undefined;
    const unknown = known.filter(({ isSure }) => !isSure);
    const told = (unknown.length > 0 ? unknown : known).map(({ detail }) => detail);
    return unknown.length > 0 ? unsure(told.join('; ')) : sure(`the release has ${told.join(', ')}`);
  };
}

/** What is not listed can only make it more. */
function matchOf({ seen, isAll }: Count, ranges: readonly Comparison[], noun: string): Match | undefined {
  const said = `${seen} ${noun}${seen === 1 ? '' : 's'}`;
  if (isAll) return ranges.some((range) => holds(range, seen)) ? sure(said) : undefined;
  if (ranges.some((range) => holds(range, seen) && range.most === Number.POSITIVE_INFINITY)) {
    return sure(`${said} or more`);
  }
  if (!ranges.some((range) => canHold(range, 'count', seen))) return undefined;
  return unsure(`the release has ${said} or more, since not all of it is listed`);
}
