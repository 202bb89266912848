/** A release calendar as events that a calendar program imports. */
import type { CalendarEvent } from '../calendar/ics.ts';
import { digestOf } from '../domain/canonical.ts';
import { toInstant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import type { AskedCalendar } from './calendar.ts';

const LONGEST_TITLE = 200;

export function calendarEvents({ calendar, environment, tier, type, until }: AskedCalendar): readonly CalendarEvent[] {
  const what = `tier ${tier}, release type ${type}`;
  const open = calendar.open.map((span) => ({
    title: `Releases to ${environment} open (${tier})`,
    description: `A release of ${what} may go out to ${environment} as far as time decides. Approvals and other gates are not part of this calendar.`,
    from: span.from,
    until: span.until ?? until,
    isBusy: false,
  }));
  const freezes = calendar.freezes.map((freeze) => ({
    title: `Freeze: ${freeze.name}`,
    description: `Releases of ${what} to ${environment} are frozen.`,
    from: freeze.from,
    until: freeze.until ?? until,
    isBusy: true,
  }));
  return [...open, ...freezes].map((event) => ({
    ...event,
    title: plainLine(event.title, LONGEST_TITLE),
    uid: `${digestOf([environment, tier, type, event.title, toInstant(event.from)]).slice(0, 32)}@tidegate`,
  }));
}
