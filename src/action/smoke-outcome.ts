/** A smoke report as outputs, text and files. */
import { inertMarkdown } from '../domain/markdown.ts';
import type { CheckReport, SmokeReport } from '../smoke/report.ts';
import type { SmokeInputs } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { writeReport } from './write-report.ts';

export async function smokeOutcome(
  report: SmokeReport,
  inputs: Pick<SmokeInputs, 'failOn' | 'isDryRun'>,
  reportDir: string,
): Promise<Outcome> {
  const { verdict, checks } = report;
  const stops = inputs.failOn === 'fail' ? verdict === 'fail' : verdict !== 'pass';
  const result = JSON.stringify(report);
  return {
    decision: stops ? 'stop' : 'proceed',
    verdict,
    reasonCode: report.reason?.code ?? '',
    headline: headlineOf(report),
    details: checks.map(lineOf).join('\n'),
    summary: summaryOf(report),
    problems: [],
    outputs: {
      result,
      'report-path': await writeReport(reportDir, 'smoke-report.json', result),
      'failed-checks': idsOf(checks, ({ verdict: one }) => one !== 'pass' && one !== 'skipped'),
      'flaky-checks': idsOf(checks, (check) => check.flaky),
      'verified-sha': verdict === 'pass' && !inputs.isDryRun ? (report.sha ?? '') : '',
    },
  };
}

function idsOf(checks: readonly CheckReport[], wanted: (check: CheckReport) => boolean): string {
  return checks
    .filter(wanted)
    .map((check) => check.id)
    .join(',');
}

function headlineOf({ verdict, checks }: SmokeReport): string {
  const decisive = checks.find((check) => check.severity === 'required' && check.verdict === verdict);
  const flaky = checks.filter((check) => check.flaky).length;
  if (verdict === 'pass') {
    return `Smoke: pass, ${checks.length} ${checks.length === 1 ? 'check' : 'checks'}${flaky > 0 ? `, ${flaky} only after a retry` : ''}.`;
  }
  return `Smoke: ${verdict}${decisive === undefined ? '' : `, check ${decisive.id}: ${decisive.message}`}`;
}

function lineOf(check: CheckReport): string {
  const severity = check.severity === 'advisory' ? ' (advisory)' : '';
  const flaky = check.flaky ? ', flaky' : '';
  return `${check.verdict}${flaky} ${check.id}${severity}: ${check.message}, ${attemptsOf(check)}`;
}

function attemptsOf({ attempts }: CheckReport): string {
  return `${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}`;
}

function summaryOf(report: SmokeReport): string {
  const rows = report.checks.map((check) =>
    [
      inertMarkdown(check.id),
      `${check.verdict}${check.flaky ? ' (flaky)' : ''}${check.severity === 'advisory' ? ' (advisory)' : ''}`,
      String(check.attempts.length),
      check.reason?.code ?? '',
      inertMarkdown(check.message),
    ].join(' | '),
  );
  return [
    `### Tidegate smoke: ${report.verdict}`,
    '',
    inertMarkdown(headlineOf(report)),
    '',
    '| check | verdict | attempts | reason | what was seen |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
