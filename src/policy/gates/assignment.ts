/**
 * Who serves which requirement, when one person may serve only one of several `distinct` requirements.
 *
 * A requirement has groups (the changes of a release; one group for the release as a whole), and each group needs
 * `count` of the requirement's people. With one group each this is a bipartite matching, found with augmenting paths.
 * Requirements of several groups with different people are covered first by trying, within a budget; running out of it
 * means "not satisfied", never "satisfied".
 */

export interface Need {
  readonly count: number;
  /** Identities of the people who could count, for each group. */
  readonly groups: readonly ReadonlySet<string>[];
}

/** For each need the people who serve it; as many needs as possible are satisfied, earlier ones preferred. */
export function assignPeople(needs: readonly Need[]): readonly ReadonlySet<string>[] {
  const reduced = needs.map((need) => ({ count: need.count, groups: withoutImplied(need.groups) }));
  const budget = { left: BUDGET };
  const found = subsetsLargestFirst(needs.length).reduce<readonly Set<string>[] | undefined>(
    (best, subset) => best ?? satisfy(reduced, subset, budget),
    undefined,
  );
  return fillUp(reduced, found ?? needs.map(() => new Set<string>()));
}

/** Steps of trying before a search gives up; reached only with dozens of people and many different changes. */
const BUDGET = 20_000;

/** Above this many needs only "all of them" and "the first ones" are tried. */
const MOST_SUBSETS = 10;

/** A group that contains another one is met whenever the other is. */
function withoutImplied(groups: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] {
  return groups.filter(
    (group, index) =>
      !groups.some((other, at) => at !== index && isWithin(other, group) && (other.size < group.size || at < index)),
  );
}

function subsetsLargestFirst(size: number): readonly (readonly number[])[] {
  const all = Array.from({ length: size }, (_, index) => index);
  if (size > MOST_SUBSETS) return all.map((_, dropped) => all.slice(0, size - dropped));
  const subsets = Array.from({ length: 2 ** size }, (_, bits) => all.filter((index) => (bits >> index) % 2 === 1));
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
  const open = manifold.find((index) => openGroup(needs[index] as Need, chosen[index] as Set<string>) !== undefined);
  if (open === undefined) return matchSimple(needs, simple, chosen);
  const group = openGroup(needs[open] as Need, chosen[open] as Set<string>) as ReadonlySet<string>;
  for (const person of mostUsefulFirst(group, needs[open] as Need)) {
    if (chosen.some((people) => people.has(person))) continue;
    chosen[open]?.add(person);
    if (cover(needs, manifold, simple, chosen, budget)) return true;
    chosen[open]?.delete(person);
  }
  return false;
}

/** Whoever serves more groups leaves more people for other needs. */
function mostUsefulFirst(group: ReadonlySet<string>, need: Need): readonly string[] {
  const uses = (person: string): number => need.groups.filter((each) => each.has(person)).length;
  return [...group].sort((one, other) => uses(other) - uses(one));
}

function openGroup(need: Need, chosen: ReadonlySet<string>): ReadonlySet<string> | undefined {
  return need.groups.find((group) => shared(group, chosen) < need.count);
}

function matchSimple(needs: readonly Need[], simple: readonly number[], chosen: readonly Set<string>[]): boolean {
  const taken = new Set(chosen.flatMap((people) => [...people]));
  const matching = new Matching(needs, taken);
  for (const index of simple) {
    for (let seat = 0; seat < (needs[index] as Need).count; seat++) {
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
    for (const person of this.needs[index]?.groups[0] ?? []) {
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
  for (const [index, need] of needs.entries()) {
    const people = chosen[index] as Set<string>;
    for (let group = openGroup(need, people); group !== undefined; group = openGroup(need, people)) {
      const free = [...need.groups]
        .flatMap((each) => [...each])
        .find((person) => !taken.has(person) && helps(need, people, person));
      if (free === undefined) break;
      people.add(free);
      taken.add(free);
    }
  }
  return chosen;
}

function helps(need: Need, chosen: ReadonlySet<string>, person: string): boolean {
  return need.groups.some((group) => group.has(person) && shared(group, chosen) < need.count);
}

function isWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return shared(one, other) === one.size;
}

/** How many people are in both. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((person) => other.has(person)).length;
}
