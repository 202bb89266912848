/** The figures as outputs, text and files. */
import { inertMarkdown } from '../../domain/markdown.ts';
import type { Problem } from '../../domain/problem.ts';
import { type DoraIssueOptions, renderDoraIssue } from '../../dora/render/issue.ts';
import type { DoraReport } from '../../dora/report.ts';
import type { Outcome } from '../outcome.ts';
import type { Runner } from '../runner.ts';
import { writeReport } from '../write-report.ts';
import type { KeptFigures } from './keep-figures.ts';

export interface MadeFigures {
  readonly report: DoraReport;
  readonly shown: DoraIssueOptions;
  /** Null: no issue is kept. */
  readonly kept: KeptFigures | null;
  readonly runner: Pick<Runner, 'repositoryUrl'>;
  readonly warnings: readonly Problem[];
  readonly reportDir: string;
}

export async function doraOutcome(made: MadeFigures): Promise<Outcome> {
  const { report, shown, kept, warnings, reportDir } = made;
  const result = JSON.stringify(report);
  const isDone = kept?.kind !== 'refused';
  const line = headlineOf(made);
  return {
    decision: isDone ? 'proceed' : 'stop',
    verdict: isDone ? 'done' : 'refused',
    reasonCode: isDone ? '' : kept.code,
    headline: isDone ? line : kept.because,
    details: isDone ? '' : line,
    summary: summaryOf(made, [line, ...(isDone ? [] : [kept.because])], renderDoraIssue(report, shown).body),
    problems: warnings,
    outputs: { result, 'report-path': await writeReport(reportDir, 'dora.json', result) },
  };
}

function headlineOf({ report, kept }: MadeFigures): string {
  const { lanes } = report;
  const deployments = lanes.reduce((sum, { metrics }) => sum + metrics.deploymentFrequency.n, 0);
  const told =
    lanes.length === 0
      ? 'DORA figures: nothing was deployed to production in 90 days, as far as GitHub knows.'
      : `DORA figures over 90 days: ${deployments} deployment${deployments === 1 ? '' : 's'} in ${lanes.length} lane${lanes.length === 1 ? '' : 's'}.`;
  return kept?.kind === 'kept' ? `${told} ${kept.said}` : told;
}

function summaryOf({ kept, runner }: MadeFigures, lines: readonly string[], body: string): string {
  const number = kept?.kind === 'kept' ? kept.number : null;
  const link = number === null ? [] : [`[The issue with the figures](${runner.repositoryUrl}/issues/${number})`];
  const changes = kept?.kind === 'kept' ? kept.changes.map((change) => `- ${change}`) : [];
  const told = changes.length === 0 ? [] : [changes.join('\n')];
  return ['### Tidegate dora', ...lines.map(inertMarkdown), ...link, ...told, body].join('\n\n');
}
