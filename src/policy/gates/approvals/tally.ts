/** How a poll stands at an instant: who counts then, and what lacks people. */
import type { Status } from '../../../domain/decision.ts';
import type { EpochMs } from '../../../domain/instant.ts';
import { assignPeople, type Need } from '../assignment.ts';
import type { Approver } from './opinion.ts';
import type { OwnedFiles } from './owned-files.ts';
import type { Poll, Subject } from './poll.ts';

export interface Shortfall {
  readonly subject: Subject;
  /** At least so many people more. */
  readonly missing: number;
  /** Files none of whose owners is among those who count. */
  readonly uncovered: readonly OwnedFiles[];
}

export interface Tally {
  readonly status: Status;
  readonly shortfalls: readonly Shortfall[];
  readonly counts: (approver: Approver) => boolean;
  /** Whether the approver is one of those who serve another `distinct` requirement. */
  readonly servesAnother: (approver: Approver) => boolean;
}

/** All polls of a decision together, since `distinct` ones share people. */
export function tally(polls: readonly Poll[], at: EpochMs): ReadonlyMap<Poll, Tally> {
  const distinct = polls.filter((poll) => poll.asked.distinct);
  const assigned = shareOut(distinct, at);
  const used = new Set([...assigned.values()].flatMap((people) => [...people]));
  return new Map(polls.map((poll) => [poll, tallyOne(poll, at, assigned.get(poll), used)]));
}

/** What is held for another reason, whoever approves, takes nobody from what they could open. */
function shareOut(distinct: readonly Poll[], at: EpochMs): ReadonlyMap<Poll, ReadonlySet<string>> {
  const open = distinct.filter((poll) => !isHeld(poll));
  const served = serve(open, at, new Set());
  const taken = new Set([...served.values()].flatMap((people) => [...people]));
  return new Map([...served, ...serve(distinct.filter(isHeld), at, taken)]);
}

function serve(
  polls: readonly Poll[],
  at: EpochMs,
  taken: ReadonlySet<string>,
): ReadonlyMap<Poll, ReadonlySet<string>> {
  const served = assignPeople(polls.map((poll) => needOf(poll, at, taken)));
  return new Map(polls.map((poll, index) => [poll, served[index] ?? new Set<string>()]));
}

function isHeld({ rejections, objections, subjects }: Poll): boolean {
  return rejections.length > 0 || objections.length > 0 || subjects.some(({ unknown }) => unknown.length > 0);
}

function tallyOne(
  poll: Poll,
  at: EpochMs,
  assigned: ReadonlySet<string> | undefined,
  used: ReadonlySet<string>,
): Tally {
  const counts = (approver: Approver): boolean => isInForce(approver, at) && (assigned?.has(approver.identity) ?? true);
  const shortfalls = poll.subjects.flatMap((subject) => shortfallOf(subject, counts) ?? []);
  return {
    shortfalls,
    counts,
    status: statusOf(poll, shortfalls),
    servesAnother: ({ identity }) => assigned !== undefined && !assigned.has(identity) && used.has(identity),
  };
}

function statusOf(poll: Poll, shortfalls: readonly Shortfall[]): Status {
  if (poll.rejections.length > 0) return 'failed';
  return isHeld(poll) || shortfalls.length > 0 ? 'pending' : 'met';
}

function shortfallOf(subject: Subject, counts: Tally['counts']): Shortfall | undefined {
  const { needed, opinions, owned } = subject;
  const people = opinions.approvers.filter(counts);
  const uncovered = owned.filter(({ isOwner }) => !people.some(({ person }) => isOwner(person)));
  const missing = Math.max(needed - people.length, uncovered.length > 0 ? 1 : 0);
  return missing > 0 ? { subject, missing, uncovered } : undefined;
}

function isInForce({ expiresAt }: Approver, at: EpochMs): boolean {
  return expiresAt === null || expiresAt > at;
}

/** Each change needs its people, and each of its owned files one of them who owns it. */
function needOf({ subjects }: Poll, at: EpochMs, taken: ReadonlySet<string>): Need {
  const groups = subjects.flatMap(({ needed, opinions, owned }) => {
    const approvers = opinions.approvers.filter((each) => isInForce(each, at) && !taken.has(each.identity));
    const owners = owned.map(({ isOwner }) => approvers.filter(({ person }) => isOwner(person)));
    return [
      { count: needed, people: identities(approvers) },
      ...owners.map((people) => ({ count: 1, people: identities(people) })),
    ];
  });
  return { groups };
}

/** Sorted, so that the order in which facts list people decides nothing. */
function identities(approvers: readonly Approver[]): ReadonlySet<string> {
  return new Set(approvers.map(({ identity }) => identity).sort());
}

/**
 * When the status of each poll next changes because approvals expire; null: it does not. Polls in which time has no
 * part are left out.
 */
export function nextChanges(polls: readonly Poll[], now: ReadonlyMap<Poll, Tally>): ReadonlyMap<Poll, EpochMs | null> {
  // Polls that share nobody can be followed alone.
  const shared = polls.filter((poll) => poll.asked.distinct);
  const alone = polls.filter((poll) => !poll.asked.distinct).map((poll) => [poll]);
  const timed = [shared, ...alone].filter((together) => together.some((poll) => poll.asked.expires !== undefined));
  return new Map(timed.flatMap((together) => [...changesOf(together, now)]));
}

/**
 * As long as those who serve the polls are enough, nothing changes: fewer people can satisfy no more polls. So only the
 * instants matter at which somebody is missing, and people are shared out anew.
 */
function changesOf(together: readonly Poll[], now: ReadonlyMap<Poll, Tally>): ReadonlyMap<Poll, EpochMs | null> {
  const changes = new Map<Poll, EpochMs>();
  let tallies = now;
  let instant = firstLapse(together, tallies, Number.NEGATIVE_INFINITY);
  while (instant !== Number.POSITIVE_INFINITY && changes.size < together.length) {
    tallies = tally(together, instant);
    for (const [poll, { status }] of tallies) {
      if (!changes.has(poll) && status !== now.get(poll)?.status) changes.set(poll, instant);
    }
    instant = firstLapse(together, tallies, instant);
  }
  return new Map(together.map((poll) => [poll, changes.get(poll) ?? null]));
}

/** When some poll that has its people first lacks one of those who serve it now. */
function firstLapse(polls: readonly Poll[], tallies: ReadonlyMap<Poll, Tally>, after: EpochMs): EpochMs {
  const lapses = polls.flatMap((poll) => {
    const found = tallies.get(poll);
    if (found === undefined || found.shortfalls.length > 0) return [];
    return poll.subjects.flatMap((subject) => lapsesOf(subject, found.counts));
  });
  return lapses.filter((each) => each > after).reduce((first, each) => Math.min(first, each), Number.POSITIVE_INFINITY);
}

/** When too few are left in all, and when the last owner of each file is gone. */
function lapsesOf({ needed, opinions, owned }: Subject, counts: Tally['counts']): readonly EpochMs[] {
  const people = opinions.approvers.filter(counts);
  const ends = people.map(endOf).sort((one, other) => other - one);
  const owners = owned.map(({ isOwner }) => Math.max(...people.filter(({ person }) => isOwner(person)).map(endOf)));
  return [ends[needed - 1] ?? Number.POSITIVE_INFINITY, ...owners];
}

function endOf({ expiresAt }: Approver): EpochMs {
  return expiresAt ?? Number.POSITIVE_INFINITY;
}
