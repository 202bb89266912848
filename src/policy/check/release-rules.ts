/** `when: { release: … }` of a rule: comparisons that no release satisfies. */
import { type Comparison, readComparison } from '../comparison.ts';
import type { When } from '../schema.ts';

type Contradiction = readonly [key: string, message: string];

/** Whole numbers that satisfy one of some comparisons lie between these. */
interface Span {
  readonly least: number;
  readonly most: number;
}

/** Counted of a change and of the whole release: a release has at least as many as any of its changes. */
const COUNTED = ['lines', 'files', 'commits'] as const;

/** The key under `release`, and why it could never match. */
export function* releaseContradictions(when: When): Iterable<Contradiction> {
  const { release } = when;
  if (release === undefined) return;
  const changes = spanOf(release.changes);
  const isOfChanges = Object.keys(when).length > 1;
  if (isOfChanges && changes.most < 1) {
    yield ['changes', 'A release without changes has none that the other keys match, so this could never match.'];
  }
  if (spanOf(release.commits).most < changes.least) {
    yield [
      'commits',
      'Every change has a commit of its own, so a release has at least as many commits as changes, and this could never match. Correct one of the two comparisons.',
    ];
  }
  for (const key of COUNTED) {
    if (spanOf(release[key]).most >= spanOf(when[key]).least) continue;
    yield [
      key,
      `A release has at least as many ${key} as each of its changes, and \`${key}\` of the change asks for more, so this could never match. Correct one of the two comparisons.`,
    ];
  }
}

function spanOf(comparisons: readonly string[] | undefined): Span {
  const ranges = (comparisons ?? []).flatMap((text) => readComparison(text, 'count') ?? []);
  if (ranges.length === 0) return { least: 0, most: Number.POSITIVE_INFINITY };
  return { least: Math.min(...ranges.map(leastOf)), most: Math.max(...ranges.map(mostOf)) };
}

function leastOf({ least, isLeastIncluded }: Comparison): number {
  return Math.max(0, isLeastIncluded ? least : least + 1);
}

function mostOf({ most, isMostIncluded }: Comparison): number {
  return isMostIncluded ? most : most - 1;
}
