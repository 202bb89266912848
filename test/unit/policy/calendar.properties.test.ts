/**
 * What `tidegate calendar` lists and what decisions say are one thing: an instant is open exactly when a listed span
 * contains it, and nothing changes between now and `nextTransitionAt`.
 *
 * Only time decides here, so at `nextTransitionAt` a status does change. That cannot be demanded elsewhere: an override
 * that ends while everything is met changes nothing that is seen, nor does the soak of a gate that waits for people.
 * Nor of times more than 100 years ahead, which is as far as is searched: what opens later never opens, until it is
 * near enough.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { epochMs, toInstant } from '../../../src/domain/instant.ts';
import { decide, type PolicyInForce } from '../../../src/policy/decide.ts';
import { type ReleaseCalendar, releaseCalendar } from '../../../src/policy/release-calendar.ts';
import {
  type Asked,
  asked,
  FIRST,
  factsOf,
  isOpenAt,
  LAST,
  policiesFrom,
  policyTexts,
  releaseOf,
} from './calendar-arbitraries.ts';

const DAY = 86_400_000;
const SECOND = 1000;

const range = fc
  .record({
    from: fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((seconds) => seconds * SECOND),
    days: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ from, days }) => ({ from, until: from + days * DAY }));

/** Parts of a range, and which of the boundaries to look at. */
const looks = fc.array(
  fc.record({
    part: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    boundary: fc.nat(1000),
    beside: fc.constantFrom(-SECOND, -1, 0, SECOND),
  }),
  { minLength: 3, maxLength: 6 },
);
type Look = { readonly part: number; readonly boundary: number; readonly beside: number };

/** Several of one policy, since reading the policy takes longest. */
const questions = fc.record({
  texts: policyTexts,
  asks: fc.array(fc.record({ release: asked, range, looks }), { minLength: 3, maxLength: 3 }),
});
type Ask = (typeof questions extends fc.Arbitrary<infer T> ? T : never)['asks'][number];

/** Takes about five seconds for all tests here. A hundred times as many were tried. */
const RUNS = 130;

/** One for all tests, so that each policy is parsed once; a failure tells it. */
const seed = Date.now() % 0x7fffffff;
const parsed = new Map<string, readonly PolicyInForce[]>();

function forEveryAsk(check: (policies: readonly PolicyInForce[], ask: Ask) => void): void {
  fc.assert(
    fc.property(questions, ({ texts, asks }) => {
      const key = JSON.stringify(texts);
      const policies = parsed.get(key) ?? policiesFrom(texts);
      parsed.set(key, policies);
      for (const ask of asks) check(policies, ask);
    }),
    { seed, numRuns: RUNS },
  );
}

/** What the list says about the next opening, as far as it goes. */
function nextIn({ open }: ReleaseCalendar, instant: number): number | undefined {
  const next = open.find((span) => span.until > instant);
  return next === undefined ? undefined : Math.max(next.from, instant);
}

function instantsOf(calendar: ReleaseCalendar, given: readonly Look[], from: number, until: number): readonly number[] {
  const ends = [...calendar.open, ...calendar.freezes].flatMap((span) => [span.from, span.until]);
  const boundaries = [from, until, ...ends];
  return given
    .flatMap(({ part, boundary, beside }) => [
      Math.floor(from + (until - from) * part),
      (boundaries[boundary % boundaries.length] as number) + beside,
    ])
    .filter((instant) => from <= instant && instant < until);
}

function decideAt(policies: readonly PolicyInForce[], release: Asked, instant: number): Decision {
  return decide(policies, { ...factsOf(release), at: toInstant(instant) });
}

function isListed({ open }: ReleaseCalendar, instant: number): boolean {
  return open.some((span) => span.from <= instant && instant < span.until);
}

test('an instant is open exactly when the calendar lists a span that contains it', () => {
  forEveryAsk((policies, { release, range: { from, until }, looks: given }) => {
    const calendar = releaseCalendar(releaseOf(policies, release), from, until);
    for (const instant of instantsOf(calendar, given, from, until)) {
      const decision = decideAt(policies, release, instant);
      expect([decision.tier, decision.releaseType]).toEqual([release.tier, release.type]);
      const isOpen = isOpenAt(policies, release, instant);
      const told = [toInstant(instant), isListed(calendar, instant), decision.verdict === 'open'];
      expect(told).toEqual([toInstant(instant), isOpen, isOpen]);
      const next = nextIn(calendar, instant);
      if (next !== undefined) expect(decision.earliestOpening).toBe(toInstant(next));
      else if (decision.earliestOpening !== null) {
        expect(epochMs(decision.earliestOpening)).toBeGreaterThanOrEqual(until);
      }
    }
  });
});

test('a calendar has the next opening that a decision at its beginning has, and none exactly when that is blocked', () => {
  forEveryAsk((policies, { release, range: { from } }) => {
    const { nextOpening } = releaseCalendar(releaseOf(policies, release), from, from + SECOND);
    const decision = decideAt(policies, release, from);
    expect(decision.earliestOpening).toBe(nextOpening === null ? null : toInstant(nextOpening));
    expect(decision.verdict === 'blocked').toBe(nextOpening === null);
    if (nextOpening !== null) expect(isOpenAt(policies, release, nextOpening)).toBe(true);
  });
});

test('spans are in order and apart, lie in the time that was asked for and begin and end where the state changes', () => {
  forEveryAsk((policies, { release, range: { from, until } }) => {
    const { open, nextOpening, nextClosing } = releaseCalendar(releaseOf(policies, release), from, until);
    let before = Number.NEGATIVE_INFINITY;
    for (const span of open) {
      expect(span.from).toBeGreaterThan(before);
      expect(span.until).toBeGreaterThan(span.from);
      expect(span.from).toBeGreaterThanOrEqual(from);
      expect(span.until).toBeLessThanOrEqual(until);
      if (span.beganAt !== null) expect(isOpenAt(policies, release, span.beganAt - 1)).toBe(false);
      if (span.endsAt !== null) expect(isOpenAt(policies, release, span.endsAt)).toBe(false);
      expect(isOpenAt(policies, release, span.beganAt ?? span.from)).toBe(true);
      expect(isOpenAt(policies, release, span.until - 1)).toBe(true);
      before = span.until;
    }
    const [first] = open;
    if (first !== undefined) expect([nextOpening, nextClosing]).toEqual([first.from, first.endsAt]);
  });
});

/** What a decision says apart from the times it names. */
function statuses({ verdict, gates }: Decision): unknown {
  return [
    verdict,
    gates.map(({ name, status, requirements }) => [name, status, requirements.map((each) => each.status)]),
  ];
}

test('nothing changes between now and the next transition, and there something does', () => {
  forEveryAsk((policies, { release, range: { from }, looks: given }) => {
    const now = decideAt(policies, release, from);
    const end = now.nextTransitionAt === null ? from + 400 * DAY : epochMs(now.nextTransitionAt);
    expect(end).toBeGreaterThan(from);
    const between = given.map(({ part }) => Math.min(Math.floor(from + (end - from) * part), end - 1));
    for (const instant of [...between, end - SECOND, end - 1].filter((each) => each >= from)) {
      expect(statuses(decideAt(policies, release, instant))).toEqual(statuses(now));
    }
    if (now.nextTransitionAt !== null) {
      expect(statuses(decideAt(policies, release, end))).not.toEqual(statuses(now));
    }
  });
});
