import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommitGraph } from '../../../src/git/commit-graph.ts';

/** A commit of a made-up history: its parents are among the commits before it. */
interface MadeCommit {
  readonly parents: readonly number[];
  /** 0 for none. */
  readonly pullRequest: number;
}

/** Spread like git's names: the index relies on that. */
function nameOf(commit: number): string {
  return createHash('sha1').update(String(commit)).digest('hex');
}

function graphOf(commits: readonly MadeCommit[]): CommitGraph {
  const graph = new CommitGraph();
  commits.forEach(({ parents, pullRequest }, commit) => {
    graph.add(nameOf(commit), parents.map(nameOf), pullRequest);
  });
  return graph;
}

/** Everything that leads to some commits, themselves included: the plain definition. */
function reached(commits: readonly MadeCommit[], from: readonly number[]): Set<number> {
  const found = new Set<number>();
  const open = [...from];
  for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
    if (found.has(commit)) continue;
    found.add(commit);
    open.push(...(commits[commit]?.parents ?? []));
  }
  return found;
}

function without(commits: ReadonlySet<number>, others: ReadonlySet<number>): Set<number> {
  return new Set([...commits].filter((commit) => !others.has(commit)));
}

function expectedDirection(isSame: boolean, own: ReadonlySet<number>, lost: ReadonlySet<number>): string {
  if (isSame) return 'same';
  if (own.size === 0) return 'backward';
  return lost.size === 0 ? 'forward' : 'diverged';
}

function broughtBy(commits: readonly MadeCommit[], merge: number): ReadonlySet<number> {
  const { parents = [], pullRequest = 0 } = commits[merge] ?? {};
  const [first, ...others] = parents;
  if (pullRequest === 0 || first === undefined) return new Set();
  return without(reached(commits, others), reached(commits, [first]));
}

function expectedRange(commits: readonly MadeCommit[], baseline: number, candidate: number) {
  const old = reached(commits, [baseline]);
  const now = reached(commits, [candidate]);
  const [own, lost] = [without(now, old), without(old, now)];
  const direction = expectedDirection(baseline === candidate, own, lost);
  const range = direction === 'backward' ? lost : own;
  const explained = new Set([...range].flatMap((merge) => [...broughtBy(commits, merge)]));
  const numberOf = (commit: number) => commits[commit]?.pullRequest ?? 0;
  const changed = [...range].filter((commit) => numberOf(commit) > 0 || !explained.has(commit));
  const numbers = new Set(changed.map(numberOf).filter((number) => number > 0));
  const plain = changed.filter((commit) => numberOf(commit) === 0);
  return { direction, changes: numbers.size + plain.length, commits: changed.sort((one, other) => other - one) };
}

const histories = fc
  .array(
    fc.record({
      back: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      pullRequest: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 })),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((made) =>
    made.map(({ back, pullRequest }, commit): MadeCommit => {
      const parents = back.map((steps) => commit - steps).filter((parent) => parent >= 0);
      return { parents, pullRequest };
    }),
  );

describe('a range of the graph', () => {
  it('is what the definition by sets says, for any history and any two commits', () => {
    const cases = histories.chain((commits) =>
      fc.tuple(fc.constant(commits), fc.nat(commits.length - 1), fc.nat(commits.length - 1)),
    );
    fc.assert(
      fc.property(cases, ([commits, baseline, candidate]) => {
        const graph = graphOf(commits);
        // Twice: a walk leaves nothing behind that the next one would see.
        for (const _ of [1, 2]) {
          const range = graph.range(baseline, candidate);
          expect({ ...range, commits: [...range.commits] }).toEqual(expectedRange(commits, baseline, candidate));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts the same from one graph as from graphs made anew', () => {
    fc.assert(
      fc.property(histories, (commits) => {
        const graph = graphOf(commits);
        for (let candidate = 0; candidate < commits.length; candidate++) {
          const { changes } = graph.range(0, candidate);
          expect(changes).toBe(graphOf(commits).range(0, candidate).changes);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes a parent that the clone lacks for the end of the history', () => {
    const graph = new CommitGraph();
    graph.add(nameOf(1), [nameOf(99)], 0);
    graph.add(nameOf(2), [nameOf(1), nameOf(98)], 3);
    expect(graph.range(0, 1)).toMatchObject({ direction: 'forward', changes: 1 });
  });

  it('walks a line of 200,000 commits', () => {
    const graph = new CommitGraph();
    for (let commit = 0; commit < 200_000; commit++) {
      graph.add(nameOf(commit), commit === 0 ? [] : [nameOf(commit - 1)], commit);
    }
    expect(graph.range(0, 199_999)).toMatchObject({ direction: 'forward', changes: 199_999 });
    expect(graph.range(199_999, 199_990)).toMatchObject({ direction: 'backward', changes: 9 });
  });
});
