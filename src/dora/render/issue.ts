/**
 * The DORA summary issue of a repository: what needs attention first, then the figures of each lane with how sure they
 * are, then the rest. Charts come last and repeat numbers of a table, so that an e-mail reads as well as the page.
 */
import { epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { DoraReport, LaneMetrics, Metrics } from '../report.ts';
import { attentionOf, sayAttention } from './attention.ts';
import { breakdown, byName, tierOrder } from './breakdown.ts';
import { sayCalibration, sayCalibrationSteps } from './calibration.ts';
import { barChart, weeksSection } from './charts.ts';
import { lanesSection } from './lane.ts';
import { sayBaseline, sayMarks } from './movement.ts';
import { processSection } from './process.ts';
import { sayCauses, sayQuality } from './quality.ts';
import { type Standing, sayStanding, standingAttention } from './standing.ts';
import type { DoraTargets } from './targets.ts';
import { cutLines, ISSUE_LIMIT, roomIn, STAGES, type Stage } from './within.ts';
import { count, sayMoment, sayName } from './words.ts';

export interface DoraIssueOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** As the policy has them. Absent: no target is judged. */
  readonly targets?: DoraTargets | undefined;
  /** What waits for production, and what passed every gate. Absent: nobody looked. */
  readonly standing?: Standing | undefined;
  /** Lowest first. */
  readonly tiers?: readonly string[] | undefined;
  /** Of the body, in code points; 5 % of it are kept free. Default: GitHub's limit of an issue. */
  readonly limit?: number | undefined;
}

/** Whole lanes drawn as charts: an issue with many takes long to show. */
const MOST_CHARTS = 6;

/** The title never changes: it would be told to everybody who watches. */
export function renderDoraIssue(report: DoraReport, options: DoraIssueOptions): { title: string; body: string } {
  const room = roomIn(options.limit ?? ISSUE_LIMIT);
  const title = plainLine(`Delivery figures (DORA) of ${options.repository}`, 200);
  for (const stage of STAGES) {
    const lines = linesOf(report, options, stage);
    const body = lines.join('\n');
    if (body.length <= room) return { title, body };
  }
  const last = STAGES.at(-1) as Stage;
  return { title, body: cutLines(linesOf(report, options, last), room) };
}

function linesOf(report: DoraReport, options: DoraIssueOptions, stage: Stage): readonly string[] {
  const { targets } = options;
  const lanes = shownLanes(report.lanes, stage.lanes);
  return [
    sayState(report, options.repository),
    '',
    ...sayAttention(
      [...attentionOf(report, targets), ...standingAttention(options.standing)],
      report.lanes.some(hasDeployments),
    ),
    '',
    ...lanesSection(lanes, report, targets),
    ...sayStanding(options.standing),
    ...breakdowns(report, options, stage),
    '### Calibration',
    '',
    sayCalibration(report.calibration),
    '',
    ...sayCalibrationSteps(report.calibration),
    ...sayCauses(report.dataQuality),
    ...sayBaseline(report),
    ...sayMarks(report.marks ?? [], report.zone, stage.marks),
    ...processSection(report.process, report.zone, stage.teams),
    '### Data quality',
    '',
    ...sayQuality(report),
    '',
    ...charts(report, lanes, options, stage),
    ...sayLeftOut(report, lanes.length, stage),
    ...foot(report),
  ];
}

/** In one sentence: how much, where, when, by which rules. */
function sayState({ lanes, window, zone, definitions }: DoraReport, repository: string): string {
  const deployments = lanes.reduce((sum, { metrics }) => sum + metrics.deploymentFrequency.n, 0);
  const days = Math.round((epochMs(window.until) - epochMs(window.from)) / 86_400_000);
  const range = `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)}`;
  const where = `${count(lanes.length, 'lane')} of ${sayName(repository)}`;
  return `${count(deployments, 'deployment')} to production in ${where}, ${range} (${count(days, 'day')}, ${sayName(zone)}), by definitions ${sayName(definitions.version)}.`;
}

function hasDeployments({ metrics }: LaneMetrics): boolean {
  return metrics.deploymentFrequency.n > 0;
}

/** Those with the most deployments where not all are shown; by name. */
function shownLanes(lanes: readonly LaneMetrics[], most: number): readonly LaneMetrics[] {
  const busiest = [...lanes].sort((a, b) => b.metrics.deploymentFrequency.n - a.metrics.deploymentFrequency.n);
  return busiest.slice(0, most).sort((a, b) => byName(a.service, b.service) || byName(a.environment, b.environment));
}

function breakdowns(report: DoraReport, { tiers }: DoraIssueOptions, stage: Stage): readonly string[] {
  const { byTier, byType, byTeam } = report;
  const names = (by: Readonly<Record<string, Metrics>>) => Object.keys(by).sort(byName);
  return [
    ...breakdown('By risk tier', 'tier', tierOrder(Object.keys(byTier), tiers), byTier, stage.tiers),
    ...breakdown('By release type', 'type', names(byType), byType, stage.types),
    ...breakdown('By team', 'team', names(byTeam), byTeam, stage.teams),
  ];
}

function charts(
  report: DoraReport,
  lanes: readonly LaneMetrics[],
  { tiers }: DoraIssueOptions,
  stage: Stage,
): readonly string[] {
  if (stage.weeks === 0) return [];
  const weeks = lanes.slice(0, MOST_CHARTS).flatMap(({ service, environment, metrics }) => {
    const title = `${service} in ${environment}`;
    return weeksSection({ title, weeks: metrics.deploymentFrequency.weeks }, stage.weeks);
  });
  const lines = [...weeks, ...tierChart(report, tiers)];
  const isCut = 'The first and the last week may be cut by the window.';
  return lines.length === 0 ? [] : ['### Charts', '', ...(weeks.length === 0 ? [] : [isCut, '']), ...lines];
}

/** Its numbers and intervals are in the table by tier. */
function tierChart({ byTier }: DoraReport, tiers: readonly string[] | undefined): readonly string[] {
  const bars = tierOrder(Object.keys(byTier), tiers).flatMap((tier) => {
    const rate = byTier[tier]?.changeFailRate;
    if (rate === undefined || rate.value === null) return [];
    return [{ label: `${tier} (${rate.numerator}/${rate.n})`, value: Math.round(rate.value * 1000) / 10 }];
  });
  const chart = barChart('Change fail rate by tier, in percent', 'percent', bars);
  return chart.length === 0 ? [] : [...chart, '', 'The numbers and their intervals are in the table by risk tier.', ''];
}

function sayLeftOut({ lanes, byTeam, byType, marks = [] }: DoraReport, shown: number, stage: Stage): readonly string[] {
  const hidden = lanes.length - shown;
  const parts = [
    ...(hidden > 0 ? [`and ${count(hidden, 'more lane')}`] : []),
    ...(stage.teams === 0 && Object.keys(byTeam).length > 0 ? ['the figures by team'] : []),
    ...(stage.teams === 0 ? ['the figures by gate, by approver and by size'] : []),
    ...(stage.types === 0 && Object.keys(byType).length > 0 ? ['the figures by release type'] : []),
    ...(stage.marks === 0 && marks.length > 0 ? ['the changes of the policy'] : []),
    ...sayWeeksLeftOut(longestOf(lanes), shown, stage.weeks),
  ];
  if (parts.length === 0) return [];
  return [`Left out here: ${parts.join(', ')}. Run \`tidegate dora --json\` for all of it.`, ''];
}

function sayWeeksLeftOut(longest: number, lanes: number, weeks: number): readonly string[] {
  if (longest === 0) return [];
  if (weeks === 0) return ['the deployments by week'];
  return [
    ...(weeks < longest ? [`the weeks before the last ${weeks}`] : []),
    ...(lanes > MOST_CHARTS ? [`the weeks of ${count(lanes - MOST_CHARTS, 'lane')}`] : []),
  ];
}

function longestOf(lanes: readonly LaneMetrics[]): number {
  return Math.max(0, ...lanes.map(({ metrics }) => metrics.deploymentFrequency.weeks.length));
}

/** What DORA's own guide warns of. */
export const PITFALLS = [
  'These figures are for learning and are not a goal: a figure that becomes a target is no longer a good figure.',
  'Read one service at a time over time; do not compare teams or blend services with each other.',
];

function foot({ definitions }: DoraReport): readonly string[] {
  const rules = sayName(definitions.rules);
  return [
    '---',
    '',
    ...PITFALLS.flatMap((line) => [`<sub>${line}</sub>`, '']),
    `<sub>Rules: ${rules}, version ${sayName(definitions.version)}. A target counts as met or missed only when the whole 95 % interval says so. Tidegate keeps this part up to date; what you write around it stays.</sub>`,
  ];
}
