/** The figures of a quarter for people: by tier and type, what moved, what the process costs and gives, targets. */
import { epochMs, toInstant } from '../../domain/instant.ts';
import type { QuarterFigures } from '../quarter.ts';
import type { DoraReport, HeldTime, Metrics, Ratio } from '../report.ts';
import { sayLane } from './attention.ts';
import { tierOrder } from './breakdown.ts';
import { sayMetric } from './metrics.ts';
import { REPORT_KEYS, sayChange, sayStretch } from './movement.ts';
import { sayDrills, sayReviews } from './process.ts';
import { sayCut, table } from './table.ts';
import { METRIC_NAMES, sayTarget, TARGET_NAMES } from './targets.ts';
import { count, sayDate, sayDuration, sayName, sayRate, sayRateInterval, sayUnknown } from './words.ts';

const MOST_PARTS = 20;
const MOST_GATES = 10;
const MOST_LANES = 20;

/** Markdown lines, at most a few thousand characters a table. @param tiers of the policy, lowest first */
export function quarterLines(figures: QuarterFigures, tiers: readonly string[] | undefined): readonly string[] {
  const { report, heldByType } = figures;
  return [
    `## The quarter ${figures.quarter}`,
    '',
    sayWhole(figures),
    '',
    ...partsTable('Tier', tierOrder(Object.keys(report.byTier), tiers), report.byTier, report.process.held.byTier),
    ...partsTable('Type', Object.keys(report.byType), report.byType, heldByType),
    ...movementTable(figures),
    ...sayProcess(report),
    ...sayTargets(report),
  ];
}

function sayWhole({ report, metrics }: QuarterFigures): string {
  const { window, zone, lanes } = report;
  const last = toInstant(epochMs(window.until) - 1);
  const { maturing } = metrics.changeFailRate;
  const young =
    maturing === 0 ? '' : ` ${count(maturing, 'deployment')} of the last 72 h are in no change fail rate yet.`;
  return `${count(metrics.deploymentFrequency.n, 'deployment')} to production in ${count(lanes.length, 'lane')}, ${sayDate(window.from, zone)} to ${sayDate(last, zone)} (${sayName(zone)}).${young}`;
}

function partsTable(
  what: string,
  names: readonly string[],
  byName: Readonly<Record<string, Metrics>>,
  held: Readonly<Record<string, HeldTime>>,
): readonly string[] {
  // Ways back are deployments of what was there before: they have a tier and a type, and none of them is counted here.
  const counted = names.filter((name) => (byName[name]?.deploymentFrequency.n ?? 0) > 0);
  const shown = counted.slice(0, MOST_PARTS);
  const rows = shown.flatMap((name) => {
    const metrics = byName[name];
    if (metrics === undefined) return [];
    const { changeFailRate: rate, leadTime, deploymentFrequency } = metrics;
    const lead = leadTime.value === null ? sayUnknown(leadTime) : `${sayDuration(leadTime.value)} (n = ${leadTime.n})`;
    const cells = [sayRate(rate), sayRateInterval(rate), String(deploymentFrequency.n), lead, sayHeld(held[name])];
    return [[sayName(name), ...cells]];
  });
  if (rows.length === 0) return [];
  const head = [what, 'Change fail rate', '95 % interval', 'Deployments', 'Lead time, median', 'Held, median'];
  return [...table(head, rows), ...sayCut(counted.length - shown.length, `${what.toLowerCase()}s`), ''];
}

function sayHeld(held: HeldTime | undefined): string {
  if (held === undefined || held.p50 === null) return 'unknown';
  return `${sayDuration(held.p50)} (n = ${held.n})`;
}

/** The quarter beside the one before and beside the baseline, where those are other ones. */
function movementTable({ quarter, metrics, before, report }: QuarterFigures): readonly string[] {
  const { baseline, movement } = report;
  const isOther = baseline !== undefined && baseline.quarter !== quarter && baseline.quarter !== before?.quarter;
  const since = [
    ...(before === null ? [] : [{ quarter: before.quarter, movement: before.movement }]),
    ...(isOther && movement !== undefined ? [{ quarter: baseline.quarter, movement }] : []),
  ];
  const head = [
    'All lanes together',
    quarter,
    ...since.map((each, index) => {
      const name = index === 0 && before !== null ? 'the quarter before' : 'the baseline';
      return `change since ${sayStretch(each.quarter)}, ${name} (95 % interval)`;
    }),
  ];
  const rows = TARGET_NAMES.map((name) => [
    METRIC_NAMES[name],
    sayMetric(name, metrics).value,
    ...since.map((each) => {
      const moved = each.movement[REPORT_KEYS[name]];
      return moved === undefined ? 'unknown' : sayChange(name, moved, metrics);
    }),
  ]);
  const none = since.length === 0 ? ['There is no earlier quarter to compare it with.', ''] : [];
  return [...table(head, rows), '', ...(metrics.recoveryTime.n === 0 ? [] : [RECOVERY, '']), ...none];
}

/** An outage that was found late is longer than what people remember of it. */
const RECOVERY =
  'Recovery time is counted from the end of the deployment that failed, also while nobody had found it, until the failure ended.';

/** A few lines; the issue has the tables. */
function sayProcess({ process: told, zone }: DoraReport): readonly string[] {
  const lines = [...sayCosts(told), ...sayGives(told)].map((line) => `- ${line}`);
  const more = [...sayDrills(told, zone), ...sayReviews(told)];
  if (lines.length + more.length === 0) return [];
  return ['### What the process cost and gave', '', ...lines, ...(lines.length === 0 ? [] : ['']), ...more];
}

function sayCosts({ held, ...past }: DoraReport['process']): readonly string[] {
  const gates = Object.entries(held.byGate).slice(0, MOST_GATES);
  const times = gates.map(([name, { n, p50, p90, open }]) => {
    const how = p50 === null || p90 === null ? '' : `${sayDuration(p50)} (90 % within ${sayDuration(p90)}), `;
    return `${sayName(name)} ${how}n = ${n}${open === 0 ? '' : `, ${open} not over`}`;
  });
  const shares = [
    sayShare(past.emergencies, 'an emergency', 'emergencies'),
    sayShare(past.overrides, 'opened against the policy'),
    sayShare(past.bypasses, 'went on without an answer'),
    sayShare(past.unreviewed, 'with a change that nobody reviewed'),
  ].filter((each) => each !== null);
  return [
    ...(times.length === 0 ? [] : [`Held, median by gate: ${times.join('; ')}.`]),
    ...(past.emergencies.n === 0
      ? []
      : [`Of ${count(past.emergencies.n, 'deployment')} let through: ${shares.join(', ') || 'none past the rules'}.`]),
  ];
}

function sayShare({ numerator }: Ratio, one: string, several = one): string | null {
  return numerator === 0 ? null : `${numerator} ${numerator === 1 ? one : several}`;
}

function sayGives({ caught, failRate }: DoraReport['process']): readonly string[] {
  const rates = (byName: Readonly<Record<string, Ratio>>): string =>
    Object.entries(byName)
      .slice(0, MOST_GATES)
      .map(([name, rate]) => `${sayName(name)}: ${sayRate(rate)}`)
      .join(', ');
  const [sizes, strategies] = [rates(failRate.byBatchSize), rates(failRate.byStrategy)];
  return [
    ...(caught.n === 0 ? [] : [`Holds after which the candidate was changed: ${caught.numerator} of ${caught.n}.`]),
    ...(sizes === '' ? [] : [`Change fail rate by number of changes: ${sizes}.`]),
    ...(strategies === '' ? [] : [`Change fail rate by strategy: ${strategies}.`]),
  ];
}

function sayTargets({ lanes }: DoraReport): readonly string[] {
  const judged = lanes.filter(({ targets = [] }) => targets.length > 0);
  if (judged.length === 0) return [];
  const lines = judged.slice(0, MOST_LANES).map((lane) => {
    const said = TARGET_NAMES.flatMap((name) => {
      const target = lane.targets?.find((each) => each.name === name);
      return target === undefined ? [] : [`${METRIC_NAMES[name].toLowerCase()} ${sayTarget({ ...target, name })}`];
    });
    return `- ${sayLane(lane)}: ${said.join('; ')}`;
  });
  return ['### Targets', '', ...lines, ...sayCut(judged.length - lines.length, 'lanes'), ''];
}
