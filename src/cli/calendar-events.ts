/** A release calendar as events that a calendar program imports. */
import type { CalendarEvent } from '../calendar/ics.ts';
import { digestOf } from '../domain/canonical.ts';
import { toInstant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import type { CalendarSpan } from '../policy/release-calendar.ts';
import type { AskedCalendar } from './calendar.ts';

const LONGEST_TITLE = 200;

/**
 * Events have the ends that the spans really have: cut to the time that was asked for, the one that runs already would
 * begin anew in each file that is made of "now".
 */
export function calendarEvents(asked: AskedCalendar): readonly CalendarEvent[] {
  const { calendar, environment, tier, type } = asked;
  const what = `tier ${tier}, release type ${type}`;
  const open = calendar.open.map((span) => ({
    ...sayTimes(span),
    title: `Releases to ${environment} open (${tier})`,
    description: `A release of ${what} may go out to ${environment} as far as time decides. Approvals and other gates are not part of this calendar.${sayNoEnd(span)}`,
    isBusy: false,
  }));
  const freezes = calendar.freezes.map((span) => ({
    ...sayTimes(span),
    title: `Freeze: ${span.freeze.name}`,
    description: `Releases of ${what} to ${environment} are frozen.${sayNoEnd(span)}`,
    isBusy: true,
  }));
  return withIds([...open, ...freezes], asked);
}

function sayTimes({ from, until, beganAt, endsAt }: CalendarSpan) {
  return { from: beganAt ?? from, until: endsAt ?? until, began: beganAt === null ? null : toInstant(beganAt) };
}

function sayNoEnd({ endsAt }: CalendarSpan): string {
  return endsAt === null ? ' No end is in sight; the event ends where this calendar does.' : '';
}

type Unnamed = Omit<CalendarEvent, 'uid'> & { readonly began: string | null };

/** Two freezes of one name that begin together, one of each policy, are two events. */
function withIds(events: readonly Unnamed[], { environment, tier, type }: AskedCalendar): readonly CalendarEvent[] {
  const seen = new Map<string, number>();
  return events.map(({ began, ...event }) => {
    const id = digestOf([environment.toLowerCase(), tier, type, event.title, began]).slice(0, 32);
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    const uid = `${before === 0 ? id : `${id}-${before + 1}`}@tidegate`;
    return { ...event, uid, title: plainLine(event.title, LONGEST_TITLE) };
  });
}
