/** Windows and freezes that leave no time: legal to write, and nothing will ever go out. */
import { readMoment } from '../../calendar/reading.ts';
import { HORIZON, type Timeline } from '../../calendar/timeline.ts';
import { checkedZone, DAY } from '../../calendar/zone.ts';
import { listOf } from '../../document/suggestion.ts';
import { freezeTimeline, windowTimeline } from '../calendar.ts';
import type { PolicyFinding } from '../problem-codes.ts';
import { windowsOf } from '../release-times.ts';
import type { Freeze, Gate, Policy, WindowSpans } from '../schema.ts';
import { type BoundedSearch, boundedSearch } from './bounded-search.ts';
import { type Findings, warning } from './finding.ts';
import { type TimedRelease, timedReleases } from './timed-releases.ts';

/** What does not open within 100 years from here never does: a parser has no clock. */
const START = Date.UTC(2026, 0, 1);

/** Releases that are looked at. `decide` says `never-opens` for the others, when they come. */
const MOST_RELEASES = 100;

/** How often windows and freezes are asked, about 1 to 10 microseconds each. What is not found by then is not told. */
const MOST_QUESTIONS = 3000;

/** Windows and freezes of this kind that are looked at one by one; a search of one may take milliseconds. */
const MOST_SEARCHED = 10;

/** Warns of windows that never open, freezes that never begin, and releases for which no time is left. */
export function* neverOpening(policy: Policy): Findings {
  const windows = Object.entries(policy.windows).filter(([, window]) => mayBeEmpty(window));
  const dead = new Set(
    windows.slice(0, MOST_SEARCHED).flatMap(([name]) => (isNever(windowTimeline(policy, name)) ? [name] : [])),
  );
  for (const name of dead) {
    const message = `The window \`${name}\` never opens: nothing is left of its days after its recurrence and holidays. Correct it, or remove it.`;
    yield warning('never-opens', ['windows', name], message);
  }
  const freezes = policy.freezes.filter((freeze) => freeze.recurs !== null && (mayBeEmpty(freeze) || freeze.from));
  for (const freeze of freezes.slice(0, MOST_SEARCHED)) {
    if (!isNever(freezeTimeline(policy, freeze))) continue;
    const message = `The freeze \`${freeze.name}\` never begins: no day is left of its recurrence. Correct it, or remove it.`;
    yield warning('never-freezes', ['freezes', policy.freezes.indexOf(freeze)], message);
  }
  yield* closedReleases(policy, dead);
}

/** Days of the week and hours alone always come again. */
function mayBeEmpty(written: Partial<Pick<WindowSpans, 'rrule' | 'holidays' | 'before-holidays'>>): boolean {
  const { rrule, holidays, 'before-holidays': before } = written;
  return rrule !== undefined || holidays !== undefined || before !== undefined;
}

function isNever(timeline: Timeline | undefined): boolean {
  if (timeline === undefined) return false;
  const { isInside, changesAt } = timeline.stateAt(START);
  return !isInside && changesAt === null;
}

/** @param dead windows that never open: what waits for them alone was told already. */
function* closedReleases(policy: Policy, dead: ReadonlySet<string>): Findings {
  const told: (readonly (Gate | Freeze)[])[] = [];
  const search = boundedSearch(MOST_QUESTIONS);
  for (const release of timedReleases(policy, MOST_RELEASES)) {
    const cause = [...release.gates, ...release.freezes];
    if (told.some((each) => each.every((part) => cause.includes(part)))) continue;
    if (release.gates.some((gate) => gate.require.window?.every((name) => dead.has(name)))) continue;
    if (!isClosed(policy, release, search)) continue;
    told.push(cause);
    const isApart = release.gates.length > 1 && isClosed(policy, { gates: release.gates, freezes: [] }, search);
    yield closed(policy, release, isApart);
  }
}

/** In so many years the clocks of all zones have stood to each other in every way they do. */
const WEEKLY_YEARS = 3;

/** Whether time never lets it go. What took too long to find out is not claimed. */
function isClosed(
  policy: Policy,
  { gates, freezes }: Pick<TimedRelease, 'gates' | 'freezes'>,
  search: BoundedSearch,
): boolean {
  const windows = gates.map((gate) => gate.require.window ?? []);
  const inside = windows.map((names) => windowsOf(policy, names));
  const outside = freezes.map((freeze) => freezeTimeline(policy, freeze));
  const dated = freezes.filter((freeze) => freeze.until !== undefined);
  const rare = [...windows.flat().flatMap((name) => policy.windows[name] ?? []), ...freezes].some(mayBeEmpty);
  if (rare || dated.some((freeze) => freeze.recurs !== null)) {
    return search({ inside, outside }, START, Number.POSITIVE_INFINITY) === 'never';
  }
  // What recurs by the week is the same after the last date as before.
  const ends = dated.flatMap((freeze) => readMoment(freeze.until ?? '', checkedZone(freeze.zone ?? policy.zone)) ?? []);
  const last = Math.max(START, ...ends);
  if (last > START + HORIZON) return search({ inside, outside }, START, Number.POSITIVE_INFINITY) === 'never';
  return search({ inside, outside }, last, last + WEEKLY_YEARS * 366 * DAY) === 'never';
}

function closed(policy: Policy, release: TimedRelease, isApart: boolean): PolicyFinding {
  const { gates, freezes } = release;
  const last = gates.at(-1);
  const what = sayRelease(release);
  const names = listOf(gates.map((gate) => gate.name));
  if (last === undefined) {
    const [first] = freezes;
    const path = ['freezes', policy.freezes.indexOf(first as Freeze)];
    const message = `${what.replace(/^a/, 'A')} is frozen at all times by ${listOf(freezes.map((freeze) => freeze.name))}, so it never opens. Shorten a freeze, or limit it with \`tiers\` or \`environments\`.`;
    return warning('never-opens', path, message);
  }
  const path = ['gates', policy.gates.indexOf(last), 'require', 'window'];
  const message = isApart
    ? `The windows of ${names} are never open together, so ${what} never opens. Give them a common span, or limit the gates with \`for\`.`
    : `Whenever the windows of ${names} are open, a freeze is running, so ${what} never opens. Change the windows, or limit the freezes with \`tiers\` or \`except\`.`;
  return warning('never-opens', path, message);
}

function sayRelease({ kind, tier, type, environment, gates, freezes }: TimedRelease): string {
  const isByType = [...gates, ...freezes].some((each) => each.except !== undefined);
  const what = `${kind === 'merge' ? 'a pull request' : 'a release'} of tier \`${tier}\``;
  return `${what}${isByType ? ` and type \`${type}\`` : ''}${environment === undefined ? '' : ` to ${environment}`}`;
}
