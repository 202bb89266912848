/**
 * `command: rollback`: back to what was known to be good, where the policy authorised it beforehand. The table is the
 * App's; a job has GitHub's records instead of a ledger, and what they do not prove does not count.
 */
import { type EpochMs, epochMs } from '../domain/instant.ts';
import { workflowPath } from '../domain/workflow-file.ts';
import { startInputs } from '../flow/dispatched/start-inputs.ts';
import { rollbackSettings } from '../flow/rollback/case/settings.ts';
import { switchInputs } from '../flow/rollback/case/switch.ts';
import { readWhatGoes } from '../flow/rollback/case/taken-away.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { modeOf } from '../policy/mode.ts';
import { decideRollback, rollbackId } from '../rollback/decide.ts';
import type { RollbackDecision } from '../rollback/decision.ts';
import type { JobGitHub } from './connect.ts';
import type { RollbackInputs } from './inputs.ts';
import { type Outcome, undecided } from './outcome.ts';
import { readJobPolicies } from './policies.ts';
import { caseFrom, type Findings, findFailed, meansTo } from './rollback/case.ts';
import { type DispatchPorts, startRollback, verdictOfEnded, waitForRun } from './rollback/dispatch.ts';
import { type JobDeployment, readJobLane, readNewestId } from './rollback/lane.ts';
import { alreadyStarted, leftToTheApp, ofFork, rollbackOutcome, withoutPolicy } from './rollback/outcome.ts';
import { type FoundTrigger, findTrigger, isOfDefaultBranch } from './rollback/trigger.ts';
import { type JobRun, readDispatchedRuns } from './rollback/workflow-runs.ts';
import type { Runner } from './runner.ts';
import { requireEnvironment } from './subject.ts';

export interface RollbackPorts extends Omit<DispatchPorts, 'github'> {
  readonly connect: () => Promise<JobGitHub>;
}

/** What all steps of one rollback go by. */
interface Asked extends JobGitHub {
  readonly inputs: RollbackInputs;
  readonly runner: Runner;
  readonly ports: RollbackPorts;
  readonly environment: string;
  readonly policies: readonly PolicyInForce[];
  readonly defaultBranch: string;
  readonly at: EpochMs;
  readonly reportDir: string;
}

export async function runRollback(inputs: RollbackInputs, runner: Runner, ports: RollbackPorts): Promise<Outcome> {
  if (runner.isOfFork) return ofFork();
  if (inputs.appUrl !== '') return leftToTheApp(inputs.appUrl);
  const environment = requireEnvironment(inputs.environment, runner);
  const job = await ports.connect();
  const at = ports.now();
  const { joined } = await readJobPolicies(inputs, runner.workspace, async () => job.github, at);
  if (joined.kind !== 'in-force') return withoutPolicy(joined, inputs);
  const { policies } = joined;
  const { defaultBranch } = await job.github.repository();
  const reportDir = inputs.reportDir || runner.reportDir;
  return look({ ...job, inputs, runner, ports, environment, policies, defaultBranch, at, reportDir });
}

type Found = Extract<FoundTrigger, { kind: 'trigger' }>;

async function look(asked: Asked): Promise<Outcome> {
  const found = await findTrigger(asked);
  if (found.kind === 'refused') return undecided(found.code, found.because);
  return judge(asked, found);
}

async function judge(asked: Asked, { trigger, sha, liveSha }: Found): Promise<Outcome> {
  const { inputs, runner, environment, policies, connection, defaultBranch, at } = asked;
  const rules = rollbackSettings(policies, environment);
  const workflow = rules?.workflow === undefined ? undefined : workflowPath(rules.workflow);
  const own = isOfDefaultBranch(runner, defaultBranch) && runner.workflow !== '' ? [runner.workflow] : [];
  const workflows = [...new Set([...(workflow === undefined ? [] : [workflow]), ...own])];
  const lane = await readJobLane(connection, { environment, defaultBranch, workflows, textOf: textOf(asked) });
  const deploymentId = inputs.deploymentId ?? runner.deployment?.id;
  const failed = findFailed(lane, { deploymentId, runId: runner.runId, sha, isOrder: trigger.kind === 'requested' });
  const dispatched = workflow === undefined ? [] : await readDispatchedRuns(connection, workflow, defaultBranch);
  const before = failed === null ? undefined : startedFor(failed, lane, dispatched, environment);
  if (before !== undefined) return alreadyStarted(before, verdictOf(before));
  const findings: Findings = { at, environment, rules, policies, trigger, liveSha, failed, lane, dispatched };
  return act(asked, findings, await decideFrom(asked, findings));
}

function textOf({ github }: Asked): (path: string, sha: string) => Promise<string | null> {
  const known = new Map<string, string | null>();
  return async (path, sha) => {
    const key = `${sha}:${path}`;
    const text = known.has(key) ? known.get(key) : (await github.file(path, sha))?.text;
    known.set(key, text ?? null);
    return text ?? null;
  };
}

/**
 * The run that an earlier attempt of this job started for the same finding: there is never a second one. Where names of
 * runs bear our mark it tells which one it is; elsewhere any that a job started since then may be.
 */
function startedFor(
  failed: JobDeployment,
  lane: readonly JobDeployment[],
  dispatched: readonly JobRun[],
  environment: string,
): JobRun | undefined {
  const since = dispatched.filter(
    (run) => run.id !== failed.run?.id && epochMs(run.createdAt) >= epochMs(failed.startedAt),
  );
  const ids = lane.map(({ sha }) => rollbackId(environment, failed.id, sha));
  const own = since.find(({ title }) => ids.some((id) => title.includes(id)));
  return own ?? since.findLast(({ title }) => !SHOWS_ITS_ROLLBACK.test(title));
}

/** A workflow that takes the input `tidegate` and has it in its `run-name`. */
const SHOWS_ITS_ROLLBACK = /[0-9a-f]{64}/;

function verdictOf(run: JobRun): 'dispatched' | 'succeeded' | 'failed' | 'unknown' {
  return run.status === 'completed' ? verdictOfEnded(run) : 'dispatched';
}

interface Decided {
  readonly decision: RollbackDecision;
  /** Of what would be taken away. */
  readonly tier: string;
  /** Names of those that the workflow takes. */
  readonly inputs: readonly string[];
}

/** Twice: what would be taken away is read when it is known what would be gone back to. */
async function decideFrom({ github, runner }: Asked, findings: Findings): Promise<Decided> {
  const { failed, rules, policies, environment, at } = findings;
  const first = caseFrom(findings);
  const decision = decideRollback(first);
  const { target } = decision;
  if (target === null || rules === undefined || failed === null) return { decision, tier: '', inputs: [] };
  const question = { kind: 'rollback' as const, repository: runner.repository, environment, deploymentId: failed.id };
  const stated = { approvals: [], holds: [], freezes: [], liftedHoldAt: null };
  const way = { question, from: failed.sha, to: target.sha, rules, policies, stated, at };
  const { takenAway, tier } = await readWhatGoes(github, way);
  const whole = { ...first, failed: first.failed && { ...first.failed, tier }, takenAway };
  const switched = switchInputs(policies, environment);
  const means = await meansTo(target.sha, { ...rules, switched }, github);
  return { decision: decideRollback({ ...whole, target: means.target }), tier, inputs: means.inputs };
}

async function act(asked: Asked, findings: Findings, { decision, tier, inputs: taken }: Decided): Promise<Outcome> {
  const { inputs, policies, environment, connection, github, ports, defaultBranch, runner } = asked;
  const { failed, lane, rules } = findings;
  const { target } = decision;
  const base = { decision, tier, environment, failedSha: failed?.sha ?? null, reportDir: asked.reportDir };
  const observes = modeOf(policies.map(({ policy }) => policy)) === 'observe';
  if (decision.action !== 'rollback' || target === null || failed === null || rules?.workflow === undefined) {
    return rollbackOutcome({ ...base, done: { kind: 'nothing' } });
  }
  if (inputs.isDryRun || observes) {
    return rollbackOutcome({ ...base, done: { kind: 'held-back', because: observes ? 'observe' : 'dry-run' } });
  }
  if ((await readNewestId(connection, environment)) !== lane[0]?.id) {
    const because = `another deployment to ${environment} was made meanwhile`;
    return rollbackOutcome({ ...base, done: { kind: 'not-started', code: 'moved-on', because } });
  }
  const id = rollbackId(environment, failed.id, target.sha);
  const switched = switchInputs(policies, environment);
  const started = await startRollback(
    {
      kind: 'dispatch-run',
      repository: runner.repository,
      rollbackId: id,
      dispatch: 1,
      workflow: rules.workflow,
      environment,
      targetSha: target.sha,
      failedDeploymentId: failed.id,
    },
    { ref: defaultBranch, ...startInputs(taken, { targetSha: target.sha, rollbackId: id, switched }) },
    { ...ports, github },
  );
  if (started.kind === 'not-started') return rollbackOutcome({ ...base, done: started });
  const verdict = await waitForRun(started.run, inputs.waitMs, { ...ports, github });
  return rollbackOutcome({ ...base, done: { kind: 'started', run: started.run, verdict } });
}
