/** Why a job asks for a rollback: the report of its smoke checks, or a person who started the run by hand. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type EpochMs, type Instant, parseInstant, toInstant } from '../../domain/instant.ts';
import { whoMay } from '../../flow/answer/commands/permitted.ts';
import type { GitHub } from '../../flow/ports.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { teamsOf } from '../../policy/mentions.ts';
import { directoryOf, isAmong, sayPeople } from '../../policy/people.ts';
import type { Trigger } from '../../rollback/case.ts';
import { liveShaIn } from '../../smoke/live-sha.ts';
import { readReport } from '../../smoke/output/parse.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { Runner } from '../runner.ts';
import { effectiveSha } from '../subject.ts';

export interface TriggerQuestion {
  readonly inputs: Pick<RollbackInputs, 'sha'>;
  readonly runner: Runner;
  readonly environment: string;
  readonly policies: readonly PolicyInForce[];
  readonly github: Pick<GitHub, 'people'>;
  readonly defaultBranch: string;
  readonly at: EpochMs;
  readonly reportDir: string;
}

export type FoundTrigger =
  /** `sha`: the commit that it is about; undefined: what runs, or it is not known. */
  | {
      readonly kind: 'trigger';
      readonly trigger: Trigger;
      readonly sha: string | undefined;
      /** What runs, as the report saw it; null: nobody looked. */
      readonly liveSha: string | null;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly because: string };

export async function findTrigger(question: TriggerQuestion): Promise<FoundTrigger> {
  const { inputs, runner, reportDir, at } = question;
  const read = await readOwnReport(reportDir);
  if (read.kind === 'unreadable') {
    const because = `${read.path} is no report of "command: smoke", so nobody knows what failed.`;
    return { kind: 'refused', code: 'report-unreadable', because };
  }
  if (read.kind === 'report') return ofReport(question, read.report);
  if (isOrder(runner)) return ofOrder(question);
  return {
    kind: 'trigger',
    trigger: missingTrigger(toInstant(at)),
    sha: effectiveSha(inputs.sha, runner),
    liveSha: null,
  };
}

function ofReport({ inputs, runner, environment, defaultBranch }: TriggerQuestion, report: SmokeReport): FoundTrigger {
  const sha = effectiveSha(inputs.sha, runner) ?? report.sha;
  const isSameEnvironment = (report.environment ?? environment).toLowerCase() === environment.toLowerCase();
  // A checkout can bring a report that its author wrote, but none that names the commit that it is in.
  if (isSameEnvironment && report.sha === sha) {
    const trigger = triggerOfReport(report, runner, defaultBranch);
    return { kind: 'trigger', trigger, sha, liveSha: liveShaIn(report) };
  }
  const because = `The smoke report is of ${report.environment ?? 'no environment'} and ${report.sha ?? 'no commit'}, and this asks about ${environment} and ${sha ?? 'no commit'}: nothing is gone back from on the word about another one.`;
  return { kind: 'refused', code: 'report-of-another', because };
}

async function ofOrder({ inputs, runner, environment, policies, github, at }: TriggerQuestion): Promise<FoundTrigger> {
  const by = orderedBy(runner);
  const because = await whyMayNotOrder(by, environment, policies, github);
  if (because !== undefined) return { kind: 'refused', code: 'not-permitted', because };
  const trigger = { kind: 'requested', by, at: toInstant(at) } as const;
  return { kind: 'trigger', trigger, sha: inputs.sha || undefined, liveSha: null };
}

type OwnReport =
  | { readonly kind: 'report'; readonly report: SmokeReport }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly path: string };

async function readOwnReport(folder: string): Promise<OwnReport> {
  const path = resolve(folder, 'smoke-report.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return { kind: 'none' };
  const parsed = readReport(text);
  const isReport = parsed.kind === 'report' && parseInstant(parsed.report.finishedAt) !== undefined;
  return isReport ? { kind: 'report', report: parsed.report } : { kind: 'unreadable', path };
}

/**
 * What a job found out. Only a run on the default branch proves anything: on any other branch, whoever may write says
 * what its workflow is.
 */
export function triggerOfReport(report: SmokeReport, runner: Runner, defaultBranch: string): Trigger {
  const notPassed = report.checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped');
  const failed = notPassed.filter(({ severity, verdict }) => severity === 'required' && verdict === 'fail');
  const failedChecks = failed.map(({ id }) => id);
  return {
    kind: 'verification',
    verdict: report.verdict,
    at: report.finishedAt,
    failedChecks,
    preExisting: failed.filter(({ reason }) => reason?.code === 'pre-existing').map(({ id }) => id),
    isAdvisoryOnly: notPassed.length > 0 && notPassed.every(({ severity }) => severity === 'advisory'),
    reasonCode: report.reason?.code ?? null,
    retries: runner.runAttempt - 1,
    confidence: isOfDefaultBranch(runner, defaultBranch) ? 'high' : 'low',
  };
}

/** There is no report, so nobody knows how the deployment turned out. */
function missingTrigger(at: Instant): Trigger {
  const nothing = { failedChecks: [], preExisting: [], isAdvisoryOnly: false, reasonCode: null, retries: 0 };
  return { kind: 'verification', verdict: 'missing', at, ...nothing, confidence: 'low' };
}

/** A run of a pull request names the default branch as its base, and runs what the pull request says. */
export function isOfDefaultBranch({ eventName, ref }: Runner, defaultBranch: string): boolean {
  return ref === `refs/heads/${defaultBranch}` && !eventName.startsWith('pull_request');
}

/** A run that somebody started by hand, and which verified nothing, is that person's order. */
function isOrder(runner: Runner): boolean {
  return runner.eventName === 'workflow_dispatch' && !orderedBy(runner).endsWith('[bot]');
}

/** Who started the run, or started it again: the newest word counts. */
function orderedBy({ actors }: Runner): string {
  return actors.at(-1) ?? '';
}

/** Undefined: the person may. Every policy that names somebody has to name them. */
async function whyMayNotOrder(
  login: string,
  environment: string,
  policies: readonly PolicyInForce[],
  github: Pick<GitHub, 'people'>,
): Promise<string | undefined> {
  const named = policies.flatMap(({ policy }) => whoMay(policy, environment) ?? []);
  if (named.length === 0) {
    return `The policy names nobody who may order a rollback of ${environment}: name them in "rollback.by" or "release-manager" of the environment, or in "override.by".`;
  }
  const people = await github.people([login], teamsOf(policies.map(({ policy }) => policy)));
  const person = directoryOf({ people }).find(login);
  const missing = named.filter((each) => person === undefined || person.kind === 'bot' || !isAmong(each, person));
  if (missing.length === 0) return undefined;
  return `${login} may not order a rollback of ${environment}: the policy asks for ${missing.map(sayPeople).join(', and ')}.`;
}
