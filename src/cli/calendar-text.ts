/** A release calendar for a terminal: what is next, first. */
import type { Span } from '../calendar/timeline.ts';
import { sayBoth, sayLocal } from '../calendar/wording.ts';
import { DAY, MINUTE, zoneNamed } from '../calendar/zone.ts';
import type { EpochMs } from '../domain/instant.ts';
import { plainLine } from '../domain/markdown.ts';
import type { AskedCalendar } from './calendar.ts';

const LONGEST_LINE = 500;

export function calendarText(asked: AskedCalendar): string {
  const { calendar, policies, environment, tier, type, zone, from, until } = asked;
  const lines = [
    sayNext(asked),
    '',
    `Releases of tier ${tier}, type ${type}, to ${environment}, from ${sayLocal(from, zone, from)} to ${sayLocal(until, zone, from)}`,
    `As ${policies.map(({ file }) => file).join(' and ')} say${policies.length === 1 ? 's' : ''}, as far as time decides; approvals and other gates come on top.`,
    ...(type === 'rollback' ? ['A rollback that is authorised skips all of this; below is one that is not.'] : []),
    ...(calendar.windows.length === 0
      ? ['No gate asks for a window, so only freezes close it.']
      : calendar.windows.map(({ gate, windows }) => `${gate} asks for ${windows.join(' or ')}`)),
    '',
    ...(calendar.open.length === 0 ? ['Open: not in this time'] : ['Open']),
    ...calendar.open.map((span) => `  ${saySpan(span, asked)}`),
    '',
    ...(calendar.freezes.length === 0 ? ['Freezes: none in this time'] : ['Freezes']),
    ...calendar.freezes.map((freeze) => `  ${saySpan(freeze, asked)}  ${freeze.name}`),
  ];
  return lines.map((line) => plainWithIndent(line)).join('\n');
}

function plainWithIndent(line: string): string {
  const indent = line.length - line.trimStart().length;
  return `${' '.repeat(indent)}${plainLine(line, LONGEST_LINE)}`;
}

function sayNext({ calendar: { nextOpening }, from, zone }: AskedCalendar): string {
  if (nextOpening === null)
    return 'Never opens: the windows and freezes leave no time within 100 years. Change the policy.';
  return nextOpening === from ? 'Open now' : `Next opening: ${sayBoth(nextOpening, zone, from)}`;
}

/** `Tue 24 Nov 09:00 to 15:30 (6 h 30 min)`; what goes on after the asked time says so. */
function saySpan(span: Span, { zone, from, until }: AskedCalendar): string {
  const begins = bare(sayLocal(span.from, zone, from), zone);
  if (span.until === null || span.until >= until) return `${begins} and on`;
  const ends = bare(sayLocal(span.until, zone, from), zone);
  const isOneDay = dayOf(span.from, zone) === dayOf(span.until, zone);
  return `${begins} to ${isOneDay ? ends.slice(-5) : ends} (${sayLength(span.until - span.from)})`;
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
