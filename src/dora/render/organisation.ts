/** The DORA summary issue of an organisation: a row for each repository and lane, by name and never by rank. */
import { plainLine } from '../../domain/markdown.ts';
import type { DoraReport } from '../report.ts';
import { sayAttention, sayLane } from './attention.ts';
import { byName, partsTable } from './breakdown.ts';
import { PITFALLS } from './issue.ts';
import { sayCut } from './table.ts';
import { type DoraTargets, judgeTargets } from './targets.ts';
import { cutLines, ISSUE_LIMIT, roomIn } from './within.ts';
import { count, sayMoment, sayName } from './words.ts';

export interface RepositoryReport {
  /** `owner/name`. */
  readonly repository: string;
  /** Null: it could not be read, which `because` explains. */
  readonly report: DoraReport | null;
  readonly because?: string | undefined;
  /** Of its policy. */
  readonly targets?: DoraTargets | undefined;
}

export interface OrganisationIssueOptions {
  readonly organisation: string;
  readonly limit?: number | undefined;
}

type Read = RepositoryReport & { readonly report: DoraReport };

/** Rows at each try to fit. */
const ROWS = [500, 250, 120, 60, 30, 15, 5, 1];
const MOST_UNREADABLE = 50;

export function renderOrganisationIssue(
  reports: readonly RepositoryReport[],
  options: OrganisationIssueOptions,
): { title: string; body: string } {
  const room = roomIn(options.limit ?? ISSUE_LIMIT);
  const title = plainLine(`Delivery figures (DORA) of ${options.organisation}`, 200);
  const sorted = [...reports].sort((a, b) => byName(a.repository, b.repository));
  for (const most of ROWS) {
    const body = linesOf(sorted, options, most).join('\n');
    if (body.length <= room) return { title, body };
  }
  return { title, body: cutLines(linesOf(sorted, options, 1), room) };
}

function linesOf(
  reports: readonly RepositoryReport[],
  options: OrganisationIssueOptions,
  most: number,
): readonly string[] {
  const read = reports.filter((each): each is Read => each.report !== null);
  const parts = read.flatMap((each) =>
    each.report.lanes.map((lane) => ({
      cells: [sayName(each.repository), sayLane(lane)],
      metrics: lane.metrics,
    })),
  );
  const shown = parts.slice(0, most);
  const hasFigures = parts.some(({ metrics }) => metrics.deploymentFrequency.n > 0);
  return [
    sayState(reports, read, parts.length, options.organisation),
    '',
    ...sayAttention(read.flatMap(attentionTo), hasFigures),
    '',
    ...(shown.length === 0 ? [] : ['### Repositories', '', 'By name, not by rank.', '']),
    ...partsTable(['repository', 'lane'], shown),
    ...sayCut(parts.length - shown.length, 'lanes, each in the issue of its repository'),
    '',
    ...sayUnreadable(reports.filter(({ report }) => report === null)),
    ...foot(read),
  ];
}

function sayState(
  reports: readonly RepositoryReport[],
  read: readonly Read[],
  lanes: number,
  organisation: string,
): string {
  const [first] = read;
  const of = `${count(reports.length, 'repository', 'repositories')} of ${sayName(organisation)}`;
  if (first === undefined) return `No figures of ${of} could be read.`;
  const { window, zone } = first.report;
  const isOne = read.every(({ report }) => report.window.from === window.from && report.window.until === window.until);
  const when = isOne
    ? `${sayMoment(window.from, zone)} to ${sayMoment(window.until, zone)} (${sayName(zone)})`
    : 'each over the window of its own issue';
  return `${count(lanes, 'lane')} of ${of}, ${when}.`;
}

function attentionTo({ repository, report, targets }: Read): readonly string[] {
  const name = sayName(repository);
  const missed = report.lanes.flatMap((lane) =>
    judgeTargets(lane.metrics, targets ?? {}).filter(({ verdict }) => verdict === 'missed'),
  ).length;
  const open = report.lanes.reduce((sum, { metrics }) => sum + metrics.recoveryTime.open, 0);
  const causes = report.dataQuality.suggestedCauses.length;
  const parts = [
    ...(open > 0 ? [`${count(open, 'failure')} not recovered yet`] : []),
    ...(missed > 0 ? [`${count(missed, 'target')} missed`] : []),
    ...(report.calibration.state === 'recalibrate' ? ['its tiers want recalibration'] : []),
    ...(causes > 0 ? [count(causes, 'cause to confirm', 'causes to confirm')] : []),
  ];
  return parts.length === 0 ? [] : [`${name}: ${parts.join(', ')}.`];
}

function sayUnreadable(unreadable: readonly RepositoryReport[]): readonly string[] {
  if (unreadable.length === 0) return [];
  const shown = unreadable.slice(0, MOST_UNREADABLE).map(({ repository, because }) => {
    const why = because === undefined ? '' : `: ${sayName(because)}`;
    return `- ${sayName(repository)}${why}`;
  });
  return [
    '### Not read',
    '',
    'Nothing is known about these, which does not mean that nothing happened in them.',
    '',
    ...shown,
    ...sayCut(unreadable.length - shown.length, 'repositories'),
    '',
  ];
}

function foot(read: readonly Read[]): readonly string[] {
  const versions = [...new Set(read.map(({ report }) => report.definitions.version))].sort(byName);
  const rules = versions.length === 0 ? '' : ` By definitions ${versions.map(sayName).join(', ')}.`;
  return [
    '---',
    '',
    ...PITFALLS.flatMap((line) => [`<sub>${line}</sub>`, '']),
    `<sub>Tidegate keeps this part up to date.${rules}</sub>`,
  ];
}
