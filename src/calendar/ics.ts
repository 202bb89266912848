/** Spans as an iCalendar file (RFC 5545), for calendar programs. The library folds, escapes and orders. */
import ICAL from 'ical.js';
import { type EpochMs, toInstant } from '../domain/instant.ts';

export interface CalendarEvent {
  /** The same for the same event in every file, so that a program that reads it again updates instead of doubling. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly from: EpochMs;
  /** The first instant after it. */
  readonly until: EpochMs;
  /** Whether a calendar shows the time as taken. */
  readonly isBusy: boolean;
}

/** @param stampedAt when the file was made; @param name how calendar programs list it. */
export function calendarFile(name: string, events: readonly CalendarEvent[], stampedAt: EpochMs): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Tidegate//Release calendar//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('x-wr-calname', name);
  for (const event of events) calendar.addSubcomponent(eventComponent(event, stampedAt));
  return `${calendar.toString()}\r\n`;
}

function eventComponent(event: CalendarEvent, stampedAt: EpochMs): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.updatePropertyWithValue('uid', event.uid);
  component.updatePropertyWithValue('dtstamp', utc(stampedAt));
  component.updatePropertyWithValue('dtstart', utc(event.from));
  component.updatePropertyWithValue('dtend', utc(event.until));
  component.updatePropertyWithValue('summary', event.title);
  component.updatePropertyWithValue('description', event.description);
  component.updatePropertyWithValue('transp', event.isBusy ? 'OPAQUE' : 'TRANSPARENT');
  return component;
}

/** Whole seconds in UTC: every program reads these the same, whatever time zones it knows. */
function utc(at: EpochMs): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${toInstant(at).slice(0, 19)}Z`);
}
