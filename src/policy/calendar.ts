/** The times a policy writes, as timelines. */
import { type HolidayDates, holidaysOf } from '../calendar/holidays.ts';
import { readMoment } from '../calendar/reading.ts';
import { recurringTimeline } from '../calendar/recurring.ts';
import { type RecurrenceRule, readRule } from '../calendar/rrule.ts';
import { HORIZON, intersectionOf } from '../calendar/search.ts';
import { datedTimeline, remembering, type Timeline } from '../calendar/timeline.ts';
import { checkedZone, DAY } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { Freeze, Policy, WindowSpans } from './schema.ts';

const windows = new WeakMap<WindowSpans, Timeline>();
const freezes = new WeakMap<Freeze, Timeline>();

/** The timeline of a named window, one for all gates that ask for it; undefined when the policy has none of that name. */
export function windowTimeline(policy: Policy, name: string): Timeline | undefined {
  const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : undefined;
  if (window === undefined) return undefined;
  const timeline = windows.get(window) ?? remembering(recurring(policy, window, window, 'closed'));
  windows.set(window, timeline);
  return timeline;
}

/** A freeze between two dates, a recurring one, or a recurring one between two dates. */
export function freezeTimeline(policy: Pick<Policy, 'zone'>, freeze: Freeze): Timeline {
  const kept = freezes.get(freeze);
  if (kept !== undefined) return kept;
  const dated = datesOf(policy, freeze);
  // Whether a day is before a holiday may be unknown in a far year; then the freeze runs.
  const recurs = freeze.recurs === null ? undefined : recurring(policy, freeze, freeze.recurs, 'open');
  const parts = [...(dated === undefined ? [] : [dated]), ...(recurs === undefined ? [] : [recurs])];
  const timeline = remembering(intersectionOf(parts));
  freezes.set(freeze, timeline);
  return timeline;
}

/** Times were checked when the policy was parsed. */
function datesOf({ zone }: Pick<Policy, 'zone'>, freeze: Freeze): Timeline | undefined {
  if (freeze.from === undefined || freeze.until === undefined) return undefined;
  const own = checkedZone(freeze.zone ?? zone);
  const from = readMoment(freeze.from, own);
  const until = readMoment(freeze.until, own);
  if (from === undefined || until === undefined) throw new RangeError(`Unreadable freeze ${freeze.name}`);
  return datedTimeline({ from, until });
}

function recurring(
  { zone }: Pick<Policy, 'zone'>,
  written: Partial<Pick<WindowSpans, 'zone' | 'rrule' | 'starts' | 'holidays' | 'before-holidays'>>,
  { days, hours }: Pick<WindowSpans, 'days' | 'hours'>,
  whenUnknown: 'closed' | 'open',
): Timeline {
  const { rrule, starts, holidays, 'before-holidays': before } = written;
  return recurringTimeline({
    zone: checkedZone(written.zone ?? zone),
    days,
    hours,
    rule: rrule === undefined ? undefined : ruleOf(rrule, starts),
    closedOn: testOf(holidays),
    onlyBefore: testOf(before),
    whenUnknown,
  });
}

function ruleOf(rrule: string, starts: string | undefined): RecurrenceRule {
  const read = readRule(rrule, { starts });
  if (read.kind === 'refused') throw new RangeError(`Unreadable recurrence ${rrule}`);
  return read.rule;
}

function testOf(entries: readonly string[] | undefined): HolidayDates['isHoliday'] | undefined {
  return entries === undefined ? undefined : holidaysOf(entries).isHoliday;
}

/**
 * Whether a window that never opens again might, were the holidays of its days known so far ahead: the tables of some
 * calendars end in this century.
 */
export function isHolidayUnknown(policy: Policy, name: string, at: EpochMs): boolean {
  const window = Object.hasOwn(policy.windows, name) ? policy.windows[name] : undefined;
  if (window === undefined) return false;
  const { knownUntil } = holidaysOf([...(window.holidays ?? []), ...(window['before-holidays'] ?? [])]);
  if (knownUntil === null || knownUntil * DAY >= at + HORIZON) return false;
  const { isInside, changesAt } = recurring(policy, window, window, 'open').stateAt(at);
  return isInside || changesAt !== null;
}
