/** Which versions answered a version check, and how often. */
import type { SeenVersion } from './assess/assessment.ts';
import type { VersionReport } from './report.ts';
import type { Attempt } from './sample.ts';
import type { Verdict } from './verdict.ts';

export interface VersionsSeen {
  readonly answers: number;
  /** In the order in which they were first seen. */
  readonly counts: ReadonlyMap<string, SeenVersion & { readonly count: number }>;
  /** What the last attempts answered, all of them the same; null: the last one told no version. */
  readonly last: { readonly found: string; readonly inARow: number } | null;
}

export function noVersions(): VersionsSeen {
  return { answers: 0, counts: new Map(), last: null };
}

export function seeVersions(seen: VersionsSeen, attempts: readonly Attempt[]): VersionsSeen {
  const counts = new Map(seen.counts);
  let { answers, last } = seen;
  for (const { assessment } of attempts) {
    const { version } = assessment;
    if (version === undefined) {
      last = null;
      continue;
    }
    answers += 1;
    counts.set(version.found, { ...version, count: (counts.get(version.found)?.count ?? 0) + 1 });
    last = { found: version.found, inARow: last?.found === version.found ? last.inARow + 1 : 1 };
  }
  return { answers, counts, last };
}

/** @param expected as the check gives it, which may answer in another spelling or in short. */
export function versionReports({ counts, last }: VersionsSeen, expected: string): readonly VersionReport[] {
  const seen = [...counts.values()].map(({ found, count, isExpected }) => ({
    version: found,
    answers: count,
    expected: isExpected,
    lastInARow: last?.found === found ? last.inARow : 0,
  }));
  const never = { version: expected, answers: 0, expected: true, lastInARow: 0 };
  const isSeen = seen.some(({ version }) => version === expected);
  const all = isSeen ? seen : [never, ...seen];
  const first = all.filter((each) => each.version === expected);
  return [...first, ...keptOf(all.filter((each) => each.version !== expected))];
}

/** What was seen before, and what was seen since. */
export function joinVersions(
  before: readonly VersionReport[],
  after: readonly VersionReport[],
): readonly VersionReport[] {
  const earlier = before.map((each) => {
    const later = after.find(({ version }) => version === each.version);
    return { ...each, answers: each.answers + (later?.answers ?? 0), lastInARow: later?.lastInARow ?? 0 };
  });
  return [...earlier, ...after.filter(({ version }) => before.every((each) => each.version !== version))];
}

/** The newest is among them, whatever else there is no room for. */
function keptOf(others: readonly VersionReport[]): readonly VersionReport[] {
  if (others.length <= MOST_REPORTED) return others;
  const newest = others.filter(({ lastInARow }) => lastInARow > 0);
  return [...others.filter((each) => !newest.includes(each)).slice(0, MOST_REPORTED - newest.length), ...newest];
}

/** A server that answers with a new version each time would fill the report. */
const MOST_REPORTED = 20;

export function isMixed({ counts }: VersionsSeen): boolean {
  const all = [...counts.values()];
  return all.some(({ isExpected }) => isExpected) && all.some(({ isExpected }) => !isExpected);
}

export function hasExpected({ counts }: VersionsSeen): boolean {
  return [...counts.values()].some(({ isExpected }) => isExpected);
}

export function isOnlyOthers({ counts }: VersionsSeen): boolean {
  return counts.size > 0 && [...counts.values()].every(({ isExpected }) => !isExpected);
}

/**
 * What an unfinished version check means: a version that never came is a failure; one that answers beside another is
 * still on its way, and nobody can tell whether it arrives.
 */
export function judgeVersions(verdict: Verdict, seen: VersionsSeen): Verdict {
  if (isMixed(seen)) return 'inconclusive';
  return isOnlyOthers(seen) ? 'fail' : verdict;
}

/** `0a1b2c3 60 % (6 of 10), 4d5e6f7 40 % (4 of 10)`, most often seen first. */
export function sayShares({ answers, counts }: VersionsSeen): string {
  const sorted = [...counts.values()].toSorted((one, other) => other.count - one.count).slice(0, MOST_SHOWN);
  const said = sorted.map(
    ({ found, count }) => `${found} ${Math.round((100 * count) / answers)} % (${count} of ${answers})`,
  );
  const more = counts.size - said.length;
  return `${said.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** More of them in one sentence nobody reads. */
const MOST_SHOWN = 5;
