/** `windows` and `freezes`: recurrences, holidays and dates that can be read, and times that exist. */
import { holidayProblem } from '../../calendar/holidays.ts';
import { readMoment } from '../../calendar/reading.ts';
import { readRule } from '../../calendar/rrule.ts';
import { checkedZone } from '../../calendar/zone.ts';
import type { Path } from '../../document/parse.ts';
import type { Freeze, Policy } from '../schema.ts';
import { error, type Findings, warning } from './finding.ts';

/** What windows and recurring freezes are both written with. */
interface Recurrence {
  readonly rrule?: string | undefined;
  readonly starts?: string | undefined;
  readonly holidays?: readonly string[] | undefined;
  readonly 'before-holidays'?: readonly string[] | undefined;
}

export function* checkTimes(policy: Policy): Findings {
  const calendars = new Set<string>();
  for (const [name, window] of Object.entries(policy.windows)) {
    yield* checkRecurrence(window, ['windows', name], calendars);
  }
  for (const [index, freeze] of policy.freezes.entries()) {
    yield* checkRecurrence(freeze, ['freezes', index], calendars);
    yield* checkDates(policy, freeze, ['freezes', index]);
  }
}

function* checkRecurrence(recurrence: Recurrence, path: Path, calendars: Set<string>): Findings {
  const { rrule, starts } = recurrence;
  if (rrule !== undefined) {
    const read = readRule(rrule, { starts });
    if (read.kind === 'refused') {
      const message = `The recurrence cannot be used, so its days would be a guess: ${read.message}.`;
      yield error('rrule-refused', [...path, 'rrule'], message);
    }
  }
  for (const key of ['holidays', 'before-holidays'] as const) {
    for (const [index, entry] of (recurrence[key] ?? []).entries()) {
      yield* checkHoliday(entry, [...path, key, index], calendars);
    }
  }
}

/** The dates of each country or region are worked out for every year that is looked at. */
const MOST_CALENDARS = 10;

/** @param calendars the countries and regions that were met so far. */
function* checkHoliday(entry: string, path: Path, calendars: Set<string>): Findings {
  if (!/^\d/.test(entry)) {
    if (calendars.size >= MOST_CALENDARS && !calendars.has(entry.toUpperCase())) {
      const message = `More than ${MOST_CALENDARS} countries and regions are named in this policy. Name fewer, or write the dates.`;
      yield error('out-of-range', path, message);
      return;
    }
    calendars.add(entry.toUpperCase());
  }
  const problem = holidayProblem(entry);
  if (problem === 'holidays-date') {
    const message = `\`${entry}\` is not a date that exists, so it would never be a holiday. Write \`2026-12-24\`, or a country or region.`;
    yield error('holiday-unknown', path, message);
  } else if (problem === 'holidays-code') {
    const message = `The public holidays of \`${entry}\` are not known, so nothing would be closed on them. Write a country or region as \`DE\`, \`DE-BE\` or \`US-CA\`, or single dates.`;
    yield error('holiday-unknown', path, message);
  }
}

function* checkDates(policy: Policy, freeze: Freeze, path: Path): Findings {
  const zone = checkedZone(freeze.zone ?? policy.zone);
  const from = freeze.from === undefined ? undefined : readMoment(freeze.from, zone);
  const until = freeze.until === undefined ? undefined : readMoment(freeze.until, zone);
  if (from === undefined || until === undefined || from < until) return;
  const message = `The freeze \`${freeze.name}\` ends at or before its beginning, so it would freeze nothing. \`until\` is the first instant after it.`;
  yield error('freeze-ends-before-it-begins', [...path, 'until'], message);
}

export function* warnTimes(policy: Policy): Findings {
  const asked = new Set(policy.gates.flatMap((gate) => gate.require.window ?? []));
  for (const name of Object.keys(policy.windows)) {
    if (asked.has(name)) continue;
    const message = `No gate asks for the window \`${name}\`, so it holds nothing. Name it in \`require: { window: … }\` of a gate, or remove it.`;
    yield warning('window-unused', ['windows', name], message, 'key');
  }
  const names = new Set<string>();
  for (const [index, freeze] of policy.freezes.entries()) {
    if (names.has(freeze.name)) {
      const message = `There are two freezes \`${freeze.name}\`; whoever is held could not tell by which. Rename one.`;
      yield warning('freeze-duplicate', ['freezes', index, 'name'], message);
    }
    names.add(freeze.name);
    if (freeze.environments === undefined || freeze.at.includes('deploy')) continue;
    const message =
      'Merging has no environment, so this freeze holds every merge. Remove `environments`, or `at: merge` if deployments were meant.';
    yield warning('merge-environment', ['freezes', index, 'environments'], message, 'key');
  }
}
