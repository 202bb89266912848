/**
 * Spans as an iCalendar file (RFC 5545), for calendar programs. The library folds, escapes and orders.
 *
 * There is no METHOD: that would begin an exchange between people, and a file without one is a calendar to be read.
 * Outlook takes it as `PUBLISH`, Google and Apple do not ask. Times are instants in UTC, which every program shows on
 * the clock of whoever reads it, whatever time zones it knows.
 */
import ICAL from 'ical.js';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';

/** Texts may be anybody's: what is no visible character of one line is taken out. */
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

export interface CalendarFile {
  /** How calendar programs list it. */
  readonly name: string;
  /** The zone that a calendar program may suggest for it. */
  readonly zone: string;
  readonly events: readonly CalendarEvent[];
  /** When the file was made: of two versions of an event, programs keep the later one. */
  readonly stampedAt: EpochMs;
}

/** How often programs that subscribe to it are asked to read it again. */
const REFRESH = 'PT12H';

/** The library counts the octets of a line without the space that each line but the first begins with; 75 are allowed. */
ICAL.foldLength = 74;

const LONGEST_TEXT = 1000;

export function calendarFile({ name, zone, events, stampedAt }: CalendarFile): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Tidegate//Release calendar//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('x-wr-calname', escaped(name));
  calendar.updatePropertyWithValue('x-wr-timezone', zone);
  calendar.addProperty(refreshInterval());
  calendar.updatePropertyWithValue('x-published-ttl', REFRESH);
  for (const event of events) calendar.addSubcomponent(eventComponent(event, stampedAt));
  // A calendar has at least one component, by RFC 5545; one without events says which clock it would have told.
  if (events.length === 0) calendar.addSubcomponent(utcComponent());
  return `${calendar.toString()}\r\n`;
}

function eventComponent(event: CalendarEvent, stampedAt: EpochMs): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.updatePropertyWithValue('uid', event.uid);
  component.updatePropertyWithValue('dtstamp', utc(stampedAt));
  component.updatePropertyWithValue('dtstart', utc(event.from));
  component.updatePropertyWithValue('dtend', utc(event.until));
  component.updatePropertyWithValue('summary', plainLine(event.title, LONGEST_TEXT));
  component.updatePropertyWithValue('description', plainLine(event.description, LONGEST_TEXT));
  component.updatePropertyWithValue('transp', event.isBusy ? 'OPAQUE' : 'TRANSPARENT');
  return component;
}

function utcComponent(): ICAL.Component {
  const zone = new ICAL.Component('vtimezone');
  zone.updatePropertyWithValue('tzid', 'Etc/UTC');
  const standard = new ICAL.Component('standard');
  standard.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString('1970-01-01T00:00:00'));
  standard.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(0));
  standard.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(0));
  zone.addSubcomponent(standard);
  return zone;
}

/** RFC 7986; `X-PUBLISHED-TTL` says the same to Outlook. */
function refreshInterval(): ICAL.Property {
  const property = new ICAL.Property('refresh-interval');
  property.resetType('duration');
  property.setValue(ICAL.Duration.fromString(REFRESH));
  return property;
}

/** The library takes the values of names it does not know as they are. */
function escaped(text: string): string {
  return plainLine(text, LONGEST_TEXT).replace(/[\\;,]/g, '\\$&');
}

/** Whole seconds. */
function utc(at: EpochMs): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${toInstant(at).slice(0, 19)}Z`);
}
