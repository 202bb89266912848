/** A release calendar for a terminal: what is next, first. */
import { sayBoth, sayLocal } from '../calendar/wording.ts';
import { DAY, MINUTE, zoneNamed } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import type { CalendarSpan, FreezeSpan } from '../policy/release-calendar.ts';
import type { AskedCalendar } from './calendar.ts';

const LONGEST_LINE = 500;

/** Spans that anybody reads; the other formats have them all. */
const MOST_OPEN = 200;
const MOST_OF_A_FREEZE = 10;

export function calendarText(asked: AskedCalendar): string {
  const { environment, tier, type, zone, from } = asked;
  const until = asked.calendar.until;
  const times = `${bare(sayLocal(from, zone, from), zone)} to ${sayLocal(until, zone, from)}`;
  const lines = [
    ...sayFirst(asked),
    '',
    `Releases to ${environment}, tier ${tier}, type ${type}: ${times}`,
    ...sayRules(asked),
    '',
    ...sayOpen(asked),
    '',
    ...sayFreezes(asked),
  ];
  return lines.map((line) => plainWithIndent(line)).join('\n');
}

function plainWithIndent(line: string): string {
  const indent = line.length - line.trimStart().length;
  return `${' '.repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}

function sayFirst(asked: AskedCalendar): readonly string[] {
  const { calendar, environment, environments } = asked;
  if (calendar.isGoverned) return [sayNext(asked)];
  const named = environments.length === 0 ? 'none' : environments.join(', ');
  return [
    `Held at all times: \`environments\` does not name ${environment} (it names ${named}), and what it does not name is never opened.`,
    `As far as time alone goes: ${sayNext(asked)}`,
  ];
}

const NEVER = 'Never opens: the windows and freezes leave no time within 100 years. Change the policy.';
const UNKNOWN =
  'No opening is known: the public holidays of that year are not known yet. Name the dates in the policy instead.';

function sayNext({ calendar, from, zone, isFromNow }: AskedCalendar): string {
  const { nextOpening, nextClosing, isUnknown } = calendar;
  if (nextOpening === null) return isUnknown ? UNKNOWN : NEVER;
  const opening = sayBoth(nextOpening, zone, from);
  const isOpen = nextOpening === from;
  const what = isOpen ? `Open ${isFromNow ? 'now' : `at ${opening}`}` : `Next opening: ${opening}`;
  if (nextClosing === null) return `${what}, and nothing closes it again`;
  // What is open now closes at a time that stands alone, so it needs its zone.
  if (isOpen && isFromNow) return `${what}, until ${sayBoth(nextClosing, zone, from)}`;
  return `${what}, until ${sayEnd(nextOpening, nextClosing, zone, from)}`;
}

function sayRules({ calendar, policies, type, isObserved }: AskedCalendar): readonly string[] {
  const windows = calendar.windows.filter((each) => !each.isExcepted);
  const excepted = calendar.windows.filter((each) => each.isExcepted);
  return [
    `By ${policies.map(({ file }) => file).join(' and ')}, as far as time decides: approvals and other gates come on top, and so do freezes that people set with /tidegate freeze.`,
    ...(isObserved ? ['The policy only observes: nothing is held, this is what would be.'] : []),
    ...(type === 'rollback'
      ? ['A rollback that is authorised skips windows and freezes; this is for one that is not.']
      : []),
    ...windows.map((each) => `${each.gate} asks for ${each.windows.join(' or ')}.`),
    ...excepted.map((each) => `${each.gate} (${each.windows.join(' or ')}) excepts type ${type}.`),
    ...(windows.length === 0 ? ['No gate asks such a release for a window: only freezes close it.'] : []),
  ];
}

function sayOpen(asked: AskedCalendar): readonly string[] {
  const { open } = asked.calendar;
  if (open.length === 0) return ['Open: not in this time'];
  return ['Open', ...listed(open, MOST_OPEN, asked).map((line) => `  ${line}`)];
}

/** Freeze by freeze, in the order in which they begin: one that recurs often would hide the others. */
function sayFreezes(asked: AskedCalendar): readonly string[] {
  const { freezes } = asked.calendar;
  if (freezes.length === 0) return ['Freezes: none in this time'];
  const groups = Map.groupBy(freezes, ({ freeze }) => freeze);
  return ['Freezes', ...[...groups.values()].flatMap((spans) => sayFreeze(spans, asked))];
}

function sayFreeze(spans: readonly FreezeSpan[], asked: AskedCalendar): readonly string[] {
  const { policies } = asked;
  const [first] = spans;
  const file = policies.find(({ policy }) => policy === first?.freeze.policy)?.file;
  const name = `${first?.freeze.name ?? ''}${policies.length > 1 && file !== undefined ? ` (${file})` : ''}`;
  const [only, ...more] = listed(spans, MOST_OF_A_FREEZE, asked);
  if (more.length === 0) return [`  ${name}: ${only ?? ''}`];
  return [`  ${name}, ${spans.length} times`, ...[only ?? '', ...more].map((line) => `    ${line}`)];
}

function listed(spans: readonly CalendarSpan[], most: number, asked: AskedCalendar): readonly string[] {
  const told = spans.slice(0, most).map((span) => saySpan(span, asked));
  const more = spans.length - told.length;
  return more === 0 ? told : [...told, `and ${more} more; --format json lists all of them`];
}

/** `Tue 24 Nov 09:00 to 15:30 (6 h 30 min)`. Of what was cut to the asked time the true ends are told. */
function saySpan(span: CalendarSpan, { zone, from: asked }: AskedCalendar): string {
  const { from, until, beganAt, endsAt } = span;
  const remarks = [
    ...(beganAt === from ? [] : ['running already']),
    ...(endsAt !== null && endsAt > until ? ['goes on after the asked time'] : []),
  ];
  const begins = beganAt === null ? 'Since long ago' : bare(sayLocal(beganAt, zone, asked), zone);
  const told = remarks.map((remark) => `, ${remark}`).join('');
  if (endsAt === null) return `${begins} and on, without end${told}`;
  const length = beganAt === null ? '' : ` (${sayLength(endsAt - beganAt)})`;
  return `${begins} to ${sayEnd(beganAt, endsAt, zone, asked)}${length}${told}`;
}

/** The time alone on the day of the beginning. */
function sayEnd(begins: EpochMs | null, ends: EpochMs, zone: string, seenAt: EpochMs): string {
  const told = bare(sayLocal(ends, zone, seenAt), zone);
  return begins !== null && dayOf(begins, zone) === dayOf(ends, zone) ? told.slice(-5) : told;
}

/** The zone is told once, at the top. */
function bare(text: string, zone: string): string {
  const id = zoneNamed(zone)?.id ?? 'UTC';
  return text.endsWith(` ${id}`) ? text.slice(0, -id.length - 1) : text;
}

function dayOf(at: EpochMs, zone: string): number {
  return Math.floor((zoneNamed(zone)?.toLocal(at) ?? at) / DAY);
}

function sayLength(length: number): string {
  const minutes = Math.round(length / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
  return told.length === 0 ? 'under a minute' : told.join(' ');
}
