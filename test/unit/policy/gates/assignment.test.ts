import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignPeople, type Need } from '../../../../src/policy/gates/assignment.ts';

function need(count: number, ...groups: readonly string[]): Need {
  return { groups: groups.map((group) => ({ count, people: new Set(group) })) };
}

function assigned(...needs: readonly Need[]): readonly string[] {
  return assignPeople(needs).map((people) => [...people].sort().join(''));
}

describe('sharing people out', () => {
  test('gives the only one who can serve a need to that need, whoever was asked first', () => {
    expect(assigned(need(1, 'ab'), need(1, 'a'))).toEqual(['b', 'a']);
  });

  test('moves people along a chain', () => {
    expect(assigned(need(1, 'ab'), need(1, 'bc'), need(1, 'ab'), need(1, 'cd'))).toEqual(['b', 'c', 'a', 'd']);
  });

  test('satisfies two small needs rather than one large one', () => {
    expect(assigned(need(2, 'ab'), need(1, 'a'), need(1, 'b'))).toEqual(['', 'a', 'b']);
  });

  test('prefers the earlier of two needs that want the same person', () => {
    expect(assigned(need(1, 'a'), need(1, 'a'))).toEqual(['a', '']);
  });

  test('counts those left over towards what is not satisfied', () => {
    expect(assigned(need(1, 'a'), need(3, 'bc'))).toEqual(['a', 'bc']);
  });

  test('lets one person serve several changes within a need, and no other need', () => {
    expect(assigned(need(1, 'ab', 'bc'), need(1, 'ac'))).toEqual(['b', 'a']);
  });

  test('finds a cover of several changes that leaves the other need its person', () => {
    expect(assigned(need(1, 'ab', 'ac'), need(1, 'a'))).toEqual(['bc', 'a']);
  });

  test('asks nobody for a need without changes or of nobody', () => {
    expect(assigned(need(1), need(0, 'ab'))).toEqual(['', '']);
  });
});

/** Every way of giving each person to at most one need. */
function mostSatisfied(needs: readonly Need[], people: readonly string[]): number {
  let most = 0;
  const chosen = needs.map(() => new Set<string>());
  function give(index: number): void {
    const who = people[index];
    if (who === undefined) {
      most = Math.max(most, needs.filter((each, at) => isSatisfied(each, chosen[at] as Set<string>)).length);
      return;
    }
    give(index + 1);
    for (const set of chosen) {
      set.add(who);
      give(index + 1);
      set.delete(who);
    }
  }
  give(0);
  return most;
}

function isSatisfied(need: Need, people: ReadonlySet<string>): boolean {
  return need.groups.every((group) => [...group.people].filter((each) => people.has(each)).length >= group.count);
}

test('as many needs as possible are satisfied, by people who could and nobody twice', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const anyPeople = fc.subarray(people).map((group) => new Set(group));
  const anyGroup = fc.record({ count: fc.integer({ min: 0, max: 3 }), people: anyPeople });
  const anyNeed = fc.record({ groups: fc.array(anyGroup, { maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(anyNeed, { maxLength: 4 }), (needs) => {
      const found = assignPeople(needs);
      const all = found.flatMap((each) => [...each]);
      expect(new Set(all).size).toBe(all.length);
      for (const [index, each] of found.entries()) {
        for (const who of each) expect(needs[index]?.groups.some((group) => group.people.has(who))).toBe(true);
      }
      const satisfied = needs.filter((each, index) => isSatisfied(each, found[index] as ReadonlySet<string>)).length;
      expect(satisfied).toBe(mostSatisfied(needs, people));
    }),
    { numRuns: 400 },
  );
});

test('a large pool is shared out fast', () => {
  const crowd = Array.from({ length: 60 }, (_, index) => `p${index}`);
  const needs = Array.from({ length: 9 }, (_, index) => ({
    groups: [{ count: 6, people: new Set(crowd.slice(index * 2, index * 2 + 40)) }],
  }));
  const startedAt = performance.now();
  expect(assignPeople(needs).map((each) => each.size)).toEqual(Array(9).fill(6));
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
