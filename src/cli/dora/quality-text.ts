/** What was doubtful in the data, a line each; what a person can settle says how. */

import { plainLine } from '../../domain/markdown.ts';
import type { DataQuality } from '../../dora/report.ts';
import { inColumns } from './columns.ts';

const MOST_CAUSES = 20;

export function sayQuality(quality: DataQuality): readonly string[] {
  const counts = Object.entries(quality).filter(([, value]) => typeof value === 'number' && value > 0);
  const rows = counts.map(([name, value]) => [String(value), wordsOf(name)]);
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
