/**
 * Who serves which requirement, when one person may serve only one of several `distinct` requirements.
 *
 * A need has groups (the changes of a release, the files of one owner), each of which needs some of its people; within
 * a need one person may serve several groups. Needs of one group each are a bipartite matching, found with augmenting
 * paths. Needs of several groups are covered first by trying, within a budget; running out of it means "not satisfied",
 * never "satisfied".
 */

export interface Need {
  readonly groups: readonly Group[];
}

export interface Group {
  /** How many of the people are needed. */
  readonly count: number;
  /** Identities of those who could count. */
  readonly people: ReadonlySet<string>;
}

/** For each need the people who serve it; as many needs as possible are satisfied, earlier ones preferred. */
export function assignPeople(needs: readonly Need[]): readonly ReadonlySet<string>[] {
  const reduced = needs.map(({ groups }) => ({ groups: withoutImplied(groups) }));
  const possible = reduced.flatMap((need, index) => (need.groups.every(hasEnough) ? [index] : []));
  const budget = { left: BUDGET };
  const found = possible.length > MOST_SUBSETS ? oneByOne(reduced, possible) : bestSubset(reduced, possible, budget);
  return fillUp(reduced, found ?? needs.map(() => new Set<string>()));
}

/** Steps of trying before a search gives up; reached only with dozens of people and many different changes. */
const BUDGET = 20_000;

/** Above this many needs not every subset is tried: each need is taken in that goes with those before it. */
const MOST_SUBSETS = 10;

type Served = readonly Set<string>[] | undefined;

function bestSubset(needs: readonly Need[], possible: readonly number[], budget: Budget): Served {
  return subsetsLargestFirst(possible).reduce<Served>(
    (best, subset) => best ?? satisfy(needs, subset, budget),
    undefined,
  );
}

/** All at once when that is possible; for needs of one group each this finds as many as there can be. */
function oneByOne(needs: readonly Need[], possible: readonly number[]): Served {
  const all = satisfy(needs, possible, { left: BUDGET });
  if (all !== undefined) return all;
  let kept: readonly number[] = [];
  let served: Served;
  // Needs of few people first: what asks for two shuts out two others that ask for one.
  const inOrder = possible.toSorted((one, other) => seatsOf(needs[one]) - seatsOf(needs[other]) || one - other);
  for (const index of inOrder) {
    const tried = satisfy(
      needs,
      [...kept, index].sort((one, other) => one - other),
      { left: BUDGET / 10 },
    );
    if (tried === undefined) continue;
    kept = [...kept, index];
    served = tried;
  }
  return served;
}

function seatsOf(need: Need | undefined): number {
  return Math.max(0, ...(need?.groups ?? []).map(({ count }) => count));
}

function hasEnough({ count, people }: Group): boolean {
  return people.size >= count;
}

/** A group that contains the people of another one is met whenever that is, if it does not need more of them. */
function withoutImplied(groups: readonly Group[]): readonly Group[] {
  const needed = [...strictest(groups).values()];
  return needed.filter(
    (group) => !needed.some((other) => other !== group && other.count >= group.count && isWithin(other, group)),
  );
}

/** Hundreds of changes are mostly approved by the same few people, so groups of the same people become one. */
function strictest(groups: readonly Group[]): ReadonlyMap<string, Group> {
  const byPeople = new Map<string, Group>();
  for (const group of groups) {
    if (group.count === 0) continue;
    const key = [...group.people].sort().join(' ');
    if ((byPeople.get(key)?.count ?? 0) < group.count) byPeople.set(key, group);
  }
  return byPeople;
}

function subsetsLargestFirst(indexes: readonly number[]): readonly (readonly number[])[] {
  const size = indexes.length;
  const subsets = Array.from({ length: 2 ** size }, (_, bits) => indexes.filter((_, at) => (bits >> at) % 2 === 1));
  return subsets.sort((one, other) => other.length - one.length || compareLists(one, other));
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}

interface Budget {
  left: number;
}

/** People for every need of the subset, or undefined when they cannot all be satisfied. */
function satisfy(needs: readonly Need[], subset: readonly number[], budget: Budget): Set<string>[] | undefined {
  const chosen = needs.map(() => new Set<string>());
  const manifold = subset.filter((index) => (needs[index] as Need).groups.length > 1);
  const simple = subset.filter((index) => (needs[index] as Need).groups.length === 1);
  return cover(needs, manifold, simple, chosen, budget) ? chosen : undefined;
}

/** Covers the groups of manifold needs one person at a time, then matches the simple needs with who is left. */
function cover(
  needs: readonly Need[],
  manifold: readonly number[],
  simple: readonly number[],
  chosen: readonly Set<string>[],
  budget: Budget,
): boolean {
  if (budget.left-- <= 0) return false;
  const tight = tightest(needs, manifold, chosen);
  if (tight === 'hopeless') return false;
  if (tight === undefined) return matchSimple(needs, simple, chosen);
  const { index, free } = tight;
  for (const person of mostUsefulFirst(free, needs[index] as Need)) {
    chosen[index]?.add(person);
    if (cover(needs, manifold, simple, chosen, budget)) return true;
    chosen[index]?.delete(person);
  }
  return false;
}

interface Tight {
  readonly index: number;
  /** Who could still be chosen for its group. */
  readonly free: readonly string[];
  readonly spare: number;
}

/** The open group with the fewest people to spare; `hopeless` when one of them lacks people. Undefined: none is open. */
function tightest(
  needs: readonly Need[],
  manifold: readonly number[],
  chosen: readonly Set<string>[],
): Tight | 'hopeless' | undefined {
  const taken = new Set(chosen.flatMap((people) => [...people]));
  const open = manifold.flatMap((index) =>
    (needs[index] as Need).groups.flatMap((group) => openSeats(group, index, chosen, taken) ?? []),
  );
  const best = open.reduce<Tight | undefined>(
    (found, each) => (found === undefined || each.spare < found.spare ? each : found),
    undefined,
  );
  return best !== undefined && best.spare < 0 ? 'hopeless' : best;
}

function openSeats(
  { count, people }: Group,
  index: number,
  chosen: readonly Set<string>[],
  taken: ReadonlySet<string>,
): Tight | undefined {
  const seats = count - shared(people, chosen[index] as Set<string>);
  if (seats <= 0) return undefined;
  const free = [...people].filter((person) => !taken.has(person));
  return { index, free, spare: free.length - seats };
}

/** Whoever serves more groups leaves more people for other needs. */
function mostUsefulFirst(people: readonly string[], need: Need): readonly string[] {
  const uses = new Map(people.map((person) => [person, need.groups.filter((each) => each.people.has(person)).length]));
  return people.toSorted((one, other) => (uses.get(other) ?? 0) - (uses.get(one) ?? 0));
}

function matchSimple(needs: readonly Need[], simple: readonly number[], chosen: readonly Set<string>[]): boolean {
  const taken = new Set(chosen.flatMap((people) => [...people]));
  const matching = new Matching(needs, taken);
  for (const index of simple) {
    for (let seat = 0; seat < (needs[index]?.groups[0]?.count ?? 0); seat++) {
      if (!matching.seatOne(index)) return false;
    }
  }
  for (const [person, index] of matching.servedBy) chosen[index]?.add(person);
  return true;
}

/** Bipartite matching of people to needs, one seat after the other. */
class Matching {
  /** Whom a person serves. */
  readonly servedBy = new Map<string, number>();
  private readonly needs: readonly Need[];
  private readonly taken: ReadonlySet<string>;

  constructor(needs: readonly Need[], taken: ReadonlySet<string>) {
    this.needs = needs;
    this.taken = taken;
  }

  /** Finds one more person for the need, moving others to where they can serve as well. */
  seatOne(index: number, visited = new Set<string>()): boolean {
    for (const person of this.needs[index]?.groups[0]?.people ?? []) {
      if (this.taken.has(person) || visited.has(person)) continue;
      const serves = this.servedBy.get(person);
      if (serves === index) continue;
      visited.add(person);
      if (serves === undefined || this.seatOne(serves, visited)) {
        this.servedBy.set(person, index);
        return true;
      }
    }
    return false;
  }
}

/** Gives people who serve nobody to the first need that still lacks them, so that what is missing is not overstated. */
function fillUp(needs: readonly Need[], chosen: readonly Set<string>[]): readonly ReadonlySet<string>[] {
  const taken = new Set(chosen.flatMap((people) => [...people]));
  for (const [index, { groups }] of needs.entries()) {
    for (const group of groups) fillGroup(group, chosen[index] as Set<string>, taken);
  }
  return chosen;
}

function fillGroup({ count, people }: Group, own: Set<string>, taken: Set<string>): void {
  for (const person of people) {
    if (shared(people, own) >= count) return;
    if (taken.has(person)) continue;
    own.add(person);
    taken.add(person);
  }
}

function isWithin(one: Group, other: Group): boolean {
  return one.people.size <= other.people.size && shared(one.people, other.people) === one.people.size;
}

/** How many people are in both. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let both = 0;
  for (const person of few) if (many.has(person)) both++;
  return both;
}
