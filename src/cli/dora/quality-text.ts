/** What was doubtful in the data, a line each; what a person can settle says how. */

import { plainLine } from '../../domain/markdown.ts';
import type { DoraReport } from '../../dora/report.ts';
import { inColumns } from './columns.ts';

const MOST_CAUSES = 20;

/** @param hasTeams where no team is ever named nobody misses one */
export function sayQuality(
  { dataQuality: quality, lanes }: Pick<DoraReport, 'dataQuality' | 'lanes'>,
  hasTeams: boolean,
): readonly string[] {
  const counts = Object.entries(quality)
    .filter(([name]) => name !== 'withoutTeam' || hasTeams)
    .filter(([, value]) => typeof value === 'number' && value > 0);
  const rows = counts.map(([name, value]) => [wordsOf(name), String(value)]);
  const elsewhere = Object.values(quality.otherEnvironments ?? {}).reduce((sum, n) => sum + n, 0);
  if (lanes.length === 0 && elsewhere > 0) rows.push(['not to production', String(elsewhere)]);
  const causes = quality.suggestedCauses.slice(0, MOST_CAUSES);
  const left = quality.suggestedCauses.length - causes.length;
  if (rows.length === 0 && causes.length === 0) return ['Data quality: nothing was doubtful.'];
  return [
    'Data quality',
    ...inColumns(rows),
    ...causes.map(({ incident, deployment }) => `  ${sayCause(incident, deployment)}`),
    ...(left > 0 ? [`  … and ${left} more incidents`] : []),
  ];
}

function sayCause(incident: string, deployment: string): string {
  return plainLine(
    `incident ${incident}: perhaps caused by deployment ${deployment}, not counted until confirmed`,
    300,
  );
}

/** `negativeLeadTimes` reads `negative lead times`. */
function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
