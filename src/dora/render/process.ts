/** What the process costs and gives: time held, people waited for, what was passed over, what sizes and ways fail. */
import type { FailRate, HeldTime, Process, Ratio } from '../report.ts';
import { sayCut, table } from './table.ts';
import { count, sayDate, sayDuration, sayName, sayRate, sayRateInterval } from './words.ts';

/** @param most rows of each table */
export function processSection(told: Process, zone: string, most: number): readonly string[] {
  const { held, approverLatency, failRate } = told;
  const lines = [
    ...timesTable('Gate', 'Held, median', held.byGate, most),
    ...timesTable('Tier', 'Request to opening, median', held.byTier, most),
    ...timesTable('Team', 'Approval given after, median', approverLatency, most),
    ...sharesTable(told),
    ...ratesTable('Changes in a deployment', failRate.byBatchSize, most),
    ...ratesTable('Strategy', failRate.byStrategy, most),
    ...sayDrills(told, zone),
    ...sayReviews(told),
  ];
  return lines.length === 0 ? [] : ['### What the process costs and gives', '', ...lines];
}

function timesTable(
  what: string,
  heading: string,
  times: Readonly<Record<string, HeldTime>>,
  most: number,
): readonly string[] {
  const names = Object.keys(times);
  const rows = names.slice(0, most).flatMap((name) => {
    const own = times[name];
    return own === undefined ? [] : [timesRow(name, own)];
  });
  if (rows.length === 0) return [];
  const head = [what, heading, 'p90', 'n', 'not over'];
  return [...table(head, rows), ...sayCut(names.length - rows.length, `${what.toLowerCase()}s`), ''];
}

function timesRow(name: string, { n, p50, p90, open }: HeldTime): readonly string[] {
  const say = (seconds: number | null): string => (seconds === null ? 'unknown' : sayDuration(seconds));
  return [sayName(name), say(p50), say(p90), String(n), String(open)];
}

const SHARES = {
  emergencies: 'Emergencies',
  overrides: 'Opened against the policy',
  bypasses: 'Went on without an answer',
  unreviewed: 'With a change that nobody reviewed',
  caught: 'Holds after which the candidate was changed',
} as const satisfies Partial<Record<keyof Process, string>>;

function sharesTable(told: Process): readonly string[] {
  const shares = Object.entries(SHARES).map(([key, name]) => [name, told[key as keyof typeof SHARES]] as const);
  if (shares.every(([, { n }]) => n === 0)) return [];
  const rows = shares.map(([name, share]: readonly [string, Ratio]) => [name, sayRate(share), sayRateInterval(share)]);
  return [...table(['Share', 'Value', '95 % interval'], rows), ''];
}

function ratesTable(what: string, rates: Readonly<Record<string, FailRate>>, most: number): readonly string[] {
  const rows = Object.entries(rates)
    .slice(0, most)
    .map(([name, rate]) => [sayName(name), sayRate(rate), sayRateInterval(rate), String(rate.maturing)]);
  return rows.length === 0 ? [] : [...table([what, 'Change fail rate', '95 % interval', 'maturing'], rows), ''];
}

const DRILLS = {
  done: 'was tried in time',
  overdue: 'has to be tried again',
  never: 'was never tried',
} as const;

export function sayDrills({ drills = [] }: Process, zone: string): readonly string[] {
  const lines = drills.map(({ environment, in: where, lastAt, state }) => {
    const when = lastAt === null ? '' : `, last on ${sayDate(lastAt, zone)}`;
    return `- The way back of ${sayName(environment)} ${DRILLS[state]} in ${sayName(where)}${when}.`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

export function sayReviews({ reviews }: Process): readonly string[] {
  if (reviews === undefined) return [];
  const { open, overdue, byCause } = reviews;
  const causes = Object.entries(byCause).map(([label, n]) => `${sayName(label)} ${n}`);
  if (open === 0 && causes.length === 0) return [];
  const told = causes.length === 0 ? '' : ` Closed, by cause: ${causes.join(', ')}.`;
  return [`${count(open, 'review')} open, ${overdue} of them overdue.${told}`, ''];
}
