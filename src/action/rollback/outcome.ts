/** What became of a rollback, as outputs, text and files. */
import type { DispatchEnding } from '../../domain/effect.ts';
import { inertMarkdown } from '../../domain/markdown.ts';
import type { JoinedPolicies } from '../../flow/policies.ts';
import type { RollbackDecision } from '../../rollback/decision.ts';
import { decisionTable } from '../../rollback/decision-table.ts';
import { explainRollback, inJob, type RollbackExplanation } from '../../rollback/reasons.ts';
import type { RollbackInputs } from '../inputs.ts';
import { type Outcome, undecided } from '../outcome.ts';
import { writeReport } from '../write-report.ts';
import type { RunVerdict, StartedRun } from './dispatch.ts';

export type Done =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'held-back'; readonly because: 'dry-run' | 'observe' }
  | { readonly kind: 'started'; readonly run: StartedRun; readonly verdict: RunVerdict }
  | { readonly kind: 'not-started'; readonly code: DispatchEnding; readonly because: string };

export interface RollbackResult {
  readonly decision: RollbackDecision;
  /** Of what would be taken away; empty where there is nothing to go back to. */
  readonly tier: string;
  readonly environment: string;
  readonly failedSha: string | null;
  readonly done: Done;
  readonly reportDir: string;
}

export async function rollbackOutcome(result: RollbackResult): Promise<Outcome> {
  const { decision, done, tier, environment, failedSha } = result;
  const explanation = explainRollback(decision, inJob(decision.target?.sha));
  const run = done.kind === 'started' ? done.run : null;
  const json = JSON.stringify({ version: 1, environment, failedSha, tier, ...decision, done });
  const headline = `Rollback of ${environment}: ${sayDone(result, explanation)}`;
  return {
    decision: isSettled(result) ? 'proceed' : 'stop',
    verdict: verdictOf(done),
    reasonCode: done.kind === 'not-started' ? done.code : decision.reason.code,
    headline,
    details: [headline, explanation.why, explanation.next, ...explanation.rows.map(sayRow)].join('\n'),
    summary: summaryOf(headline, explanation, run?.url ?? ''),
    problems: [],
    outputs: {
      decision: decision.action,
      result: json,
      'report-path': await writeReport(result.reportDir, 'rollback.json', json),
      'rollback-target-sha': decision.target?.sha ?? '',
      'rollback-run-id': run === null ? '' : String(run.id),
      'rollback-run-url': run?.url ?? '',
      tier,
    },
  };
}

/** Whether nobody has to look now: there was nothing to do, or it is being done. */
function isSettled({ decision, done }: RollbackResult): boolean {
  if (done.kind === 'started') return done.verdict === 'dispatched' || done.verdict === 'succeeded';
  return done.kind === 'held-back' || (done.kind === 'nothing' && decision.action === 'none');
}

function verdictOf(done: Done): string {
  if (done.kind === 'started') return done.verdict;
  return done.kind === 'not-started' ? 'error' : 'none';
}

function sayDone({ decision, done }: RollbackResult, { headline }: RollbackExplanation): string {
  const target = decision.target?.sha.slice(0, 12) ?? '';
  switch (done.kind) {
    case 'nothing':
      return headline;
    case 'held-back':
      return done.because === 'dry-run'
        ? `it would go back to ${target}. This is a dry run, so nothing was started.`
        : `it would go back to ${target}. The policy only observes, so nothing was started.`;
    case 'not-started':
      return `it has to go back to ${target}, and no run was started: ${whyNot(done)}`;
    case 'started':
      return `${SAID[done.verdict]} (run ${done.run.id}, to ${target}).`;
  }
}

function whyNot({ code, because }: Extract<Done, { readonly kind: 'not-started' }>): string {
  if (code !== 'executor-forbidden') return because;
  return 'this job may not start workflows. Add to "permissions:" of the job: actions: write.';
}

const SAID: Readonly<Record<RunVerdict, string>> = {
  dispatched: 'the run that goes back was started',
  succeeded: 'it went back',
  failed: 'the run that goes back failed, so people have to look now',
  unknown: 'the run that goes back did not end in time; look at it, and start no second one',
};

function sayRow({ guard, held, value }: RollbackExplanation['rows'][number]): string {
  return `${held ? '>' : ' '} ${guard}: ${value}`;
}

function summaryOf(headline: string, explanation: RollbackExplanation, runUrl: string): string {
  const { why, next } = explanation;
  return [
    '### Tidegate rollback',
    '',
    inertMarkdown(headline),
    '',
    ...(runUrl === '' ? [] : [`[The run that goes back](${runUrl})`, '']),
    inertMarkdown(unmarked(why)),
    '',
    `**What to do:** ${inertMarkdown(unmarked(next))}`,
    '',
    ...decisionTable(explanation),
  ].join('\n');
}

/** Marks would be shown as such. */
function unmarked(text: string): string {
  return text.replaceAll('`', '');
}

/** A re-run of the job finds what it started before. */
export function alreadyStarted(run: StartedRun, verdict: RunVerdict): Outcome {
  const headline = `Rollback: ${SAID[verdict]} (run ${run.id}). An earlier attempt started it, so nothing was started again.`;
  return {
    ...undecided('lock-conflict', headline),
    decision: verdict === 'failed' ? 'stop' : 'proceed',
    verdict,
    outputs: { decision: 'none', 'rollback-run-id': String(run.id), 'rollback-run-url': run.url },
  };
}

/** The App has the ledger and the last word; two that dispatch would be one too many. */
export function leftToTheApp(appUrl: string): Outcome {
  const headline = `Rollback: ${appUrl} decides about it, by the verdict that "command: smoke" sent there. This job starts nothing.`;
  return {
    ...undecided('app-decides', headline),
    decision: 'proceed',
    verdict: 'none',
    outputs: { decision: 'none' },
  };
}

export function ofFork(): Outcome {
  return undecided(
    'fork-pull-request',
    'A pull request of a fork rolls nothing back: its commits are not deployed from here.',
  );
}

export function withoutPolicy(
  joined: Exclude<JoinedPolicies, { readonly kind: 'in-force' }>,
  { policyFile: file, isDryRun }: Pick<RollbackInputs, 'policyFile' | 'isDryRun'>,
): Outcome {
  const where = isDryRun ? 'in the workspace' : 'on the default branch';
  switch (joined.kind) {
    case 'none':
      return undecided(
        'no-policy',
        `There is no ${file} ${where}, so nothing authorises a rollback: add a policy with "rollback" for the environment.`,
      );
    case 'invalid':
      return undecided(
        'policy-invalid',
        `The policy is not valid, so nothing authorises a rollback: correct it.`,
        joined.problems,
      );
    case 'org-policy-unreadable':
      return undecided(
        'org-policy-unreadable',
        'It is not known whether the organisation has a policy, so nothing authorises a rollback: this token is not shown its repository .github.',
      );
  }
}
