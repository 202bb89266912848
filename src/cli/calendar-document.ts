/** A release calendar as one JSON document. */
import { type EpochMs, type Instant, toInstant } from '../domain/instant.ts';
import type { CalendarSpan } from '../policy/release-calendar.ts';
import type { Policy } from '../policy/schema.ts';
import type { AskedCalendar } from './calendar.ts';

export function calendarDocument(asked: AskedCalendar): object {
  const { calendar, policies, environment, tier, type, zone, isObserved, from } = asked;
  const sourceOf = (policy: Policy | undefined) => policies.find((each) => each.policy === policy)?.source;
  return {
    version: 1,
    mode: isObserved ? 'observe' : 'enforce',
    environment,
    governed: calendar.isGoverned,
    tier,
    type,
    zone,
    from: toInstant(from),
    to: toInstant(calendar.until),
    nextOpening: instantOrNull(calendar.nextOpening),
    nextClosing: instantOrNull(calendar.nextClosing),
    spans: calendar.open.map(sayTimes),
    freezes: calendar.freezes.map((span) => ({
      name: span.freeze.name,
      source: sourceOf(span.freeze.policy),
      ...sayTimes(span),
    })),
    gates: calendar.windows
      .filter((gate) => !gate.isExcepted)
      .map(({ gate, policy, windows }) => ({ gate, source: sourceOf(policy), windows })),
    policy: { sources: policies.map(({ file }) => file) },
  };
}

/** The true ends are told where the span is cut. */
function sayTimes({ from, until, beganAt, endsAt }: CalendarSpan): object {
  return {
    from: toInstant(from),
    until: toInstant(until),
    ...(beganAt === from ? {} : { beganAt: instantOrNull(beganAt) }),
    ...(endsAt === until ? {} : { endsAt: instantOrNull(endsAt) }),
  };
}

function instantOrNull(at: EpochMs | null): Instant | null {
  return at === null ? null : toInstant(at);
}
