/**
 * How much GitHub lets an installation ask of it, and whose turn it is.
 *
 * GitHub bans Apps that go on while they are limited, and these limits cannot be asked for; so we count ourselves.
 * Source: docs.github.com, "Rate limits for the REST API", on secondary rate limits: 80 content-generating requests a
 * minute and 500 an hour; 900 points a minute, of which reading is one and writing five. GitHub does not list what
 * generates content (issues, comments, reviews and releases say so on their own pages, checks do not), so every effect
 * counts as such.
 */
import type { Effect } from './effect.ts';
import type { EpochMs } from './instant.ts';
import type { Question } from './question.ts';

/** Who goes first, where there is not room for all. A gate holds up a deployment; a record is read some time. */
export type Urgency = 'gate' | 'check' | 'reply' | 'report';

const ORDER: readonly Urgency[] = ['gate', 'check', 'reply', 'report'];

/** 0 goes first. */
export function rankOf(urgency: Urgency): number {
  return ORDER.indexOf(urgency);
}

export interface Cost {
  /** Requests that generate content. */
  readonly writes: number;
  readonly points: number;
}

/** What was sent, or is about to be. */
export interface Spent extends Cost {
  readonly at: EpochMs;
}

export interface Limit {
  readonly of: keyof Cost;
  readonly most: number;
  readonly withinMs: number;
}

/** What is admitted arrives some seconds later, so GitHub may see more in its minute than was admitted in ours. */
const ARRIVES_WITHIN_MS = 10_000;
const MINUTE_MS = 60_000 + ARRIVES_WITHIN_MS;
const HOUR_MS = 3_600_000 + ARRIVES_WITHIN_MS;

export const GITHUB_LIMITS: readonly Limit[] = [
  { of: 'writes', most: 80, withinMs: MINUTE_MS },
  { of: 'writes', most: 500, withinMs: HOUR_MS },
  { of: 'points', most: 900, withinMs: MINUTE_MS },
];

/** The rest is kept for gates. */
const SHARE_OF_OTHERS = 0.8;

const KINDS: Readonly<Record<Effect['kind'], { readonly urgency: Urgency; readonly writes: number }>> = {
  'open-gate': { urgency: 'gate', writes: 1 },
  'reject-gate': { urgency: 'gate', writes: 1 },
  'write-check': { urgency: 'check', writes: 1 },
  reply: { urgency: 'reply', writes: 1 },
  'report-gate': { urgency: 'report', writes: 1 },
  'keep-issue': { urgency: 'report', writes: 1 },
  'comment-issue': { urgency: 'report', writes: 1 },
  'reopen-issue': { urgency: 'report', writes: 1 },
  'dispatch-run': { urgency: 'gate', writes: 1 },
};

/** An effect reads before it writes, and most read once more afterwards. */
const POINTS_OF_READING = 5;
const POINTS_OF_A_WRITE = 5;

export function urgencyOf({ kind }: Pick<Effect, 'kind'>): Urgency {
  return KINDS[kind].urgency;
}

export function costOf({ kind }: Pick<Effect, 'kind'>): Cost {
  const { writes } = KINDS[kind];
  return { writes, points: POINTS_OF_READING + POINTS_OF_A_WRITE * writes };
}

/** Of what is read to answer it. What people command may be what opens a gate. */
export function urgencyOfQuestion({ kind }: Pick<Question, 'kind'>): Urgency {
  return kind === 'gate' || kind === 'command' || kind === 'rollback' ? 'gate' : 'check';
}

export interface Wanted {
  readonly urgency: Urgency;
  readonly cost: Cost;
}

/** Of a GitHub Enterprise Server, unless its administrator sets some. */
export const NO_LIMITS: readonly Limit[] = [];

/** When there is room for it: `at`, or the instant at which enough of what was spent no longer counts. */
export function roomAt(spent: readonly Spent[], wanted: Wanted, at: EpochMs, limits = GITHUB_LIMITS): EpochMs {
  return Math.max(at, ...limits.map((limit) => roomWithin(spent, wanted, limit)));
}

function roomWithin(spent: readonly Spent[], { urgency, cost }: Wanted, limit: Limit): EpochMs {
  const most = allowed(limit, urgency);
  let left = most - Math.min(cost[limit.of], most);
  for (const one of spent.toReversed()) {
    left -= one[limit.of];
    if (left < 0) return one.at + limit.withinMs;
  }
  return 0;
}

function allowed({ most }: Limit, urgency: Urgency): number {
  return urgency === 'gate' ? most : Math.floor(most * SHARE_OF_OTHERS);
}

/**
 * When there will be room after `ahead` others like it: an estimate, since nobody knows what comes in between. It is
 * asked again then; the estimate is there so that a thousand do not ask at once.
 */
export function roomAfter(
  spent: readonly Spent[],
  wanted: Wanted,
  { ahead, at, limits = GITHUB_LIMITS }: { ahead: number; at: EpochMs; limits?: readonly Limit[] },
): EpochMs {
  const first = roomAt(spent, wanted, at, limits);
  return Math.max(first, ...limits.map((limit) => turnWithin(spent, wanted, limit, { ahead, first })));
}

function turnWithin(
  spent: readonly Spent[],
  { urgency, cost }: Wanted,
  limit: Limit,
  { ahead, first }: { readonly ahead: number; readonly first: EpochMs },
): EpochMs {
  const most = Math.max(1, Math.floor(allowed(limit, urgency) / Math.max(1, cost[limit.of])));
  const stillCounts = spent.filter(({ at }) => at + limit.withinMs > first);
  const used = stillCounts.reduce((sum, one) => sum + one[limit.of], 0) / Math.max(1, cost[limit.of]);
  const atOnce = Math.max(0, Math.floor(most - used));
  if (ahead < atOnce) return first;
  const full = Math.max(first, (stillCounts[0]?.at ?? first) + limit.withinMs);
  return full + Math.floor(((ahead - atOnce) * limit.withinMs) / most);
}

/** With what is spent now, and without what no limit looks back to. Oldest first, one entry a second. */
export function spend(spent: readonly Spent[], cost: Cost, at: EpochMs): readonly Spent[] {
  const second = Math.ceil(at / 1000) * 1000;
  const known = stillKnown(spent, at);
  const same = known.find((one) => one.at === second);
  const now = { at: second, writes: (same?.writes ?? 0) + cost.writes, points: (same?.points ?? 0) + cost.points };
  return [...known.filter((one) => one !== same), now].sort((one, other) => one.at - other.at);
}

/** What lies ahead by more than clocks of several machines differ was noted by a clock that was wrong. */
export function stillKnown(spent: readonly Spent[], at: EpochMs): readonly Spent[] {
  return spent.filter((one) => one.at > at - HOUR_MS && one.at <= at + MINUTE_MS);
}
