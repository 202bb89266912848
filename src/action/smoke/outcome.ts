/** A smoke report as outputs and text. */
import { inertMarkdown } from '../../domain/markdown.ts';
import { annotationsOf } from '../../smoke/output/annotations.ts';
import { headlineOf } from '../../smoke/output/headline.ts';
import { reportText } from '../../smoke/output/report-text.ts';
import { resultJson } from '../../smoke/output/result-json.ts';
import { smokeSummary } from '../../smoke/output/summary.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { CheckReport, SmokeReport } from '../../smoke/report.ts';
import type { SmokeInputs } from '../inputs.ts';
import type { Outcome } from '../outcome.ts';
import type { FinishedSmoke } from './run.ts';

type Rules = Pick<SmokeInputs, 'failOn' | 'onError' | 'isDryRun'>;

export interface ToldSmoke extends FinishedSmoke {
  /** Sentences about what was done with the report. */
  readonly told: readonly string[];
}

export interface SmokeSource {
  readonly plan: SmokePlan;
  readonly file: string;
  readonly text: string;
  readonly isOfFork: boolean;
}

export function smokeOutcome({ report, paths, told }: ToldSmoke, rules: Rules, source: SmokeSource): Outcome {
  const { verdict, checks } = report;
  const notes = [...notesOf(report, rules, source), ...told];
  return {
    decision: isLetGo(report, rules) ? 'proceed' : 'stop',
    verdict,
    reasonCode: report.reason?.code ?? '',
    headline: headlineOf(report),
    details: [...textOf(report), ...notes].join('\n'),
    summary: smokeSummary(report, { notes: notes.map(inertMarkdown) }),
    problems: annotationsOf(report, source),
    outputs: {
      result: resultJson(report),
      'report-path': paths.report,
      'junit-path': paths.junit,
      'failed-checks': idsOf(checks, ({ verdict: one }) => one !== 'pass' && one !== 'skipped'),
      'flaky-checks': idsOf(checks, (check) => check.flaky),
      'verified-sha': verdict === 'pass' && !rules.isDryRun ? (report.sha ?? '') : '',
    },
  };
}

export function isLetGo(
  { verdict }: Pick<SmokeReport, 'verdict'>,
  { failOn, onError }: Pick<Rules, 'failOn' | 'onError'>,
): boolean {
  if (verdict === 'pass') return true;
  if (verdict === 'fail') return false;
  return failOn === 'fail' || (verdict === 'error' && onError === 'pass');
}

/** What lets something go on that would be stopped by default is said where people look. */
function notesOf(report: SmokeReport, rules: Rules, { plan, isOfFork }: SmokeSource): readonly string[] {
  const isAccepted = report.verdict !== 'pass' && isLetGo(report, rules);
  return [
    rules.onError === 'pass' ? 'on-error is pass: an error of the verification itself does not stop this job.' : '',
    rules.failOn === 'fail' ? 'fail-on is fail: only failed checks stop this job, no error and nothing unclear.' : '',
    isAccepted ? `The job goes on although the verdict is ${report.verdict}.` : '',
    rules.isDryRun ? 'This was a dry run: the file of the workspace was run, and nothing counts as verified.' : '',
    isOfFork && plan.checks.some(({ type }) => type === 'command')
      ? 'The event is of a fork, whose code is not run: command checks are off.'
      : '',
  ].filter((note) => note !== '');
}

/** Without its last line, which is the headline. */
function textOf(report: SmokeReport): readonly string[] {
  return reportText(report, (_verdict, text) => text)
    .split('\n')
    .slice(0, -1);
}

function idsOf(checks: readonly CheckReport[], wanted: (check: CheckReport) => boolean): string {
  return checks
    .filter(wanted)
    .map((check) => check.id)
    .join(',');
}
