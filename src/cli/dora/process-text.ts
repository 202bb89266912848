/** What the process costs and gives, short: what held how long, what was passed over, what it caught. */
import { sayDate, sayDuration, sayPercent } from '../../dora/render/words.ts';
import type { FailRate, HeldTime, Process, Ratio } from '../../dora/report.ts';
import { inColumns } from './columns.ts';

const MOST_ROWS = 10;

/** Nothing where no gate, drill or review is on record and no deployment tells its size or strategy. */
export function processText(process: Process, zone: string): readonly string[] {
  const { held, approverLatency, failRate } = process;
  const rows = [
    ...times('held by', held.byGate),
    ...times('let through, tier', held.byTier),
    ...times('approved, team', approverLatency),
    ...shares(process),
    ...rates('fail rate, changes', failRate.byBatchSize),
    ...rates('fail rate, strategy', failRate.byStrategy),
    ...drills(process, zone),
    ...reviews(process),
  ];
  return rows.length === 0 ? [] : ['What the process costs and gives', ...inColumns(rows)];
}

function times(what: string, byName: Readonly<Record<string, HeldTime>>): readonly (readonly string[])[] {
  return limited(Object.entries(byName)).map(([name, { n, p50, p90, open }]) => {
    const value = p50 === null || p90 === null ? 'unknown' : `${sayDuration(p50)}, p90 ${sayDuration(p90)}`;
    return [`${what} ${name}`, value, `n ${n}`, open === 0 ? '' : `${open} not over`];
  });
}

const SHARES = {
  emergencies: 'emergencies',
  overrides: 'opened against the policy',
  bypasses: 'went on without an answer',
  unreviewed: 'with an unreviewed change',
  caught: 'changed after a hold',
} as const satisfies Partial<Record<keyof Process, string>>;

function shares(process: Process): readonly (readonly string[])[] {
  return Object.entries(SHARES).flatMap(([key, name]) => {
    const share = process[key as keyof typeof SHARES];
    return share.n === 0 ? [] : [[name, ...cells(share)]];
  });
}

function rates(what: string, byName: Readonly<Record<string, FailRate>>): readonly (readonly string[])[] {
  return limited(Object.entries(byName)).map(([name, rate]) => [`${what} ${name}`, ...cells(rate)]);
}

function cells({ value, numerator, n, interval, reason }: Ratio): readonly string[] {
  const range = interval === null ? '' : `95 %: ${sayPercent(interval.lower)} to ${sayPercent(interval.upper)}`;
  return [
    value === null ? `unknown${reason === undefined ? '' : ` (${reason})`}` : sayPercent(value),
    `${numerator} of ${n}`,
    range,
  ];
}

function drills({ drills: told = [] }: Process, zone: string): readonly (readonly string[])[] {
  return limited(told).map(({ environment, in: where, lastAt, state }) => {
    const when = lastAt === null ? '' : `last ${sayDate(lastAt, zone)}`;
    return [`rollback drill of ${environment}`, state, `in ${where}`, when];
  });
}

function reviews({ reviews: told }: Process): readonly (readonly string[])[] {
  const causes = limited(Object.entries(told?.byCause ?? {})).map(([label, n]) => `${label} ${n}`);
  if (told === undefined || (told.open === 0 && causes.length === 0)) return [];
  return [['reviews', `${told.open} open`, `${told.overdue} overdue`, causes.join(', ')]];
}

function limited<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, MOST_ROWS);
}
