/** Which versions answered a version check, and how often. */
import type { SeenVersion } from './assess/assessment.ts';
import type { Attempt } from './sample.ts';
import type { Verdict } from './verdict.ts';

export interface VersionsSeen {
  readonly answers: number;
  /** In the order in which they were first seen. */
  readonly counts: ReadonlyMap<string, SeenVersion & { readonly count: number }>;
}

export function noVersions(): VersionsSeen {
  return { answers: 0, counts: new Map() };
}

export function seeVersions(seen: VersionsSeen, attempts: readonly Attempt[]): VersionsSeen {
  const versions = attempts.map(({ assessment }) => assessment.version).filter((each) => each !== undefined);
  if (versions.length === 0) return seen;
  const counts = new Map(seen.counts);
  for (const version of versions) {
    counts.set(version.found, { ...version, count: (counts.get(version.found)?.count ?? 0) + 1 });
  }
  return { answers: seen.answers + versions.length, counts };
}

export function isMixed({ counts }: VersionsSeen): boolean {
  const all = [...counts.values()];
  return all.some(({ isExpected }) => isExpected) && all.some(({ isExpected }) => !isExpected);
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

/** A server that answers with a new version each time would fill the report. */
const MOST_SHOWN = 5;
