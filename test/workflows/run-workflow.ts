/**
 * Runs a workflow as far as it can be run here: its jobs in the order of `needs`, one after another, with their
 * conditions and expressions, and no waiting; the steps of our Action as the built bundle, with the permissions of the job; scripts by
 * what the test says they do. Not run: other actions, runners, concurrency groups, matrices, the environments' rules.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Repository, Run, Standin } from '../../standin/start.ts';
import { type BuiltAction, runAction } from '../acceptance/action/run-action.ts';
import { type Contexts, fillIn, isToRun, type Status } from './expression.ts';

export interface Place {
  readonly action: BuiltAction;
  readonly github: Standin;
  readonly shop: Repository;
  /** A script, its variables filled in; true: it ended well. */
  readonly script: (text: string) => boolean;
  readonly afterJob?: (name: string) => void;
}

export interface Started {
  readonly file: string;
  readonly text: string;
  readonly run: Run;
}

export interface StepSeen {
  readonly job: string;
  /** The script, `uses` of another action, or the command of ours. */
  readonly what: string;
  readonly status: Status;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: unknown;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: unknown;
  readonly environment?: string | { readonly name: string; readonly deployment?: boolean };
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: { readonly workflow_dispatch?: { readonly inputs?: Readonly<Record<string, unknown>> } };
  readonly permissions: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function parseWorkflow(text: string): Workflow {
  return load(text) as Workflow;
}

/** What the stand-in has to know of the jobs: GitHub lists a deployment of each that names an environment. */
export function jobsOf(text: string): { name: string; environment?: string; needs: readonly string[] }[] {
  return Object.entries(parseWorkflow(text).jobs).map(([name, job]) => {
    const { environment } = job;
    const listed = typeof environment === 'object' && environment.deployment === false ? undefined : environment;
    const named = typeof listed === 'object' ? listed.name : listed;
    return { name, needs: needsOf(job), ...(named === undefined ? {} : { environment: named }) };
  });
}

function needsOf({ needs = [] }: Job): readonly string[] {
  return [needs].flat();
}

/** Every step that was reached, in order. The run of the stand-in ends as the workflow does. */
export async function runWorkflow(place: Place, { file, text, run }: Started): Promise<readonly StepSeen[]> {
  const workflow = parseWorkflow(text);
  const seen: StepSeen[] = [];
  const results = new Map<string, Status>();
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const inputs = run.inputs;
    const needed = needsOf(job).map((need) => results.get(need) ?? 'skipped');
    const status =
      needed.find((one) => one === 'failure') ?? (needed.every((one) => one === 'success') ? 'success' : 'skipped');
    const contexts = { github: { sha: run.sha }, inputs, env: {}, steps: {} };
    if (!isToRun(job.if, contexts, status)) {
      results.set(name, 'skipped');
      continue;
    }
    const env = filled(workflow.env ?? {}, contexts);
    const { steps, result } = await runJob(place, { file, run, name, job, contexts: { ...contexts, env } });
    seen.push(...steps);
    results.set(name, result);
    run.finish(result === 'success' ? 'success' : 'failure', name);
    place.afterJob?.(name);
  }
  return seen;
}

interface JobRun {
  readonly file: string;
  readonly run: Run;
  readonly name: string;
  readonly job: Job;
  readonly contexts: Contexts & { readonly env: Readonly<Record<string, string>> };
}

async function runJob(place: Place, { file, run, name, job, contexts }: JobRun) {
  const temp = await mkdtemp(join(tmpdir(), 'tidegate-job-'));
  const steps: StepSeen[] = [];
  let result: Status = 'success';
  for (const step of job.steps) {
    const env = { ...contexts.env, ...filled(step.env ?? {}, contexts) };
    if (!isToRun(step.if, { ...contexts, env }, result)) continue;
    const one = await runStep(place, { step, env, temp, file, run, job, contexts: { ...contexts, env } });
    steps.push({ job: name, ...one });
    if (one.status === 'failure') result = 'failure';
  }
  await rm(temp, { recursive: true, force: true });
  return { steps, result };
}

interface StepRun {
  readonly step: Step;
  readonly env: Readonly<Record<string, string>>;
  readonly temp: string;
  readonly file: string;
  readonly run: Run;
  readonly job: Job;
  readonly contexts: Contexts;
}

async function runStep(place: Place, asked: StepRun): Promise<Omit<StepSeen, 'job'>> {
  const { step, env } = asked;
  const nothing = { outputs: {}, log: '' };
  if (step.run !== undefined) {
    const what = step.run.replace(/"?\$(\w+)"?/g, (_all, name: string) => env[name] ?? '');
    return { what, status: place.script(what) ? 'success' : 'failure', ...nothing };
  }
  if (!step.uses?.includes('/tidegate@')) return { what: step.uses ?? '', status: 'success', ...nothing };
  const inputs = filled(step.with ?? {}, asked.contexts);
  if (inputs['wait'] !== undefined) inputs['wait'] = '0s';
  const ended = await runAction(place.action, {
    with: { ...inputs, network: 'loopback', 'github-token': tokenOf(place, asked.job) },
    event: { name: eventOf(asked.run), payload: {} },
    env: runnerEnvironment(place, asked),
  });
  const status = ended.exitCode === 0 ? 'success' : 'failure';
  return { what: inputs['command'] ?? '', status, outputs: ended.outputs, log: ended.stdout + ended.stderr };
}

/** The token of a job may do what its `permissions` say, and read what everybody may. */
function tokenOf({ github, shop }: Place, { permissions }: Job): string {
  const named = Object.entries(permissions).map(([name, access]) => [name.replaceAll('-', '_'), access] as const);
  return github.jobToken({
    repository: shop.fullName,
    permissions: { metadata: 'read', ...Object.fromEntries(named) },
  });
}

function eventOf(run: Run): string {
  return Object.keys(run.inputs).length > 0 ? 'workflow_dispatch' : 'push';
}

function runnerEnvironment({ github, shop }: Place, { run, temp, file }: StepRun): Record<string, string> {
  return {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: shop.fullName,
    GITHUB_REPOSITORY_ID: String(shop.id),
    GITHUB_SHA: run.sha,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_WORKFLOW_REF: `${shop.fullName}/.github/workflows/${file}@refs/heads/main`,
    ...(eventOf(run) === 'push'
      ? {}
      : { GITHUB_ACTOR: 'github-actions[bot]', GITHUB_TRIGGERING_ACTOR: 'github-actions[bot]' }),
    RUNNER_TEMP: temp,
  };
}

function filled(values: Readonly<Record<string, unknown>>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fillIn(String(value), contexts)]));
}
