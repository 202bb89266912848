/** `command: gate`: may this commit enter the environment? The same policy and engine as the App's. */
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { gatherDeployment } from '../flow/gather.ts';
import type { GitHub } from '../flow/ports.ts';
import { waitsOnlyForPreflight } from '../flow/preflight/with-preflight.ts';
import { decide } from '../policy/decide.ts';
import { headline } from '../policy/explain.ts';
import type { Answer } from './answer.ts';
import { gateOutcome } from './gate-outcome.ts';
import type { GateInputs } from './inputs.ts';
import type { Outcome } from './outcome.ts';
import { readJobPolicies } from './policies.ts';
import type { Runner } from './runner.ts';
import { requireEnvironment, requireSha } from './subject.ts';
import { waitForOpening } from './wait-for-opening.ts';

export interface GatePorts {
  readonly connect: () => Promise<GitHub>;
  readonly now: () => EpochMs;
  readonly sleep: (ms: number) => Promise<void>;
  readonly say: (text: string) => void;
}

export async function runGate(inputs: GateInputs, runner: Runner, ports: GatePorts): Promise<Outcome> {
  const { connect, now, sleep, say } = ports;
  const deployment = deploymentOf(inputs, runner);
  const github = await connect();
  const answer = await waitForOpening({
    waitMs: inputs.waitMs,
    ask: () => ask(inputs, runner, deployment, { ...ports, connect: async () => github }),
    again: (decided) => {
      const facts = { ...decided.facts, at: toInstant(now()) };
      return { ...decided, facts, decision: decide(decided.policies, facts) };
    },
    now,
    sleep,
    say,
  });
  return gateOutcome(answer, { ...inputs, repository: runner.repository }, inputs.reportDir || runner.reportDir);
}

interface Deployment {
  readonly environment: string;
  readonly sha: string;
  readonly deploymentId: number | undefined;
}

function deploymentOf(inputs: GateInputs, runner: Runner): Deployment {
  return {
    environment: requireEnvironment(inputs.environment, runner),
    sha: requireSha(inputs.sha, runner),
    deploymentId: inputs.deploymentId ?? runner.deployment?.id,
  };
}

/** Reads policies and facts anew. */
async function ask(inputs: GateInputs, runner: Runner, deployment: Deployment, ports: GatePorts): Promise<Answer> {
  const { connect, now, say } = ports;
  const at = now();
  const { joined, warnings } = await readJobPolicies(inputs, runner.workspace, connect, at);
  if (joined.kind !== 'in-force') return joined;
  const { policies } = joined;
  const { repository, ref, actors, runId, runAttempt } = runner;
  const facts = await gatherDeployment(
    await connect(),
    { ...deployment, repository, ref, actors, runId, runAttempt, at, overrides: [], reviews: [] },
    policies.map((inForce) => inForce.policy),
  );
  const decision = decide(policies, facts);
  if (inputs.waitMs > 0) say(headline(decision, facts));
  const decided = { kind: 'decided', policies, facts, decision, warnings } as const;
  if (!waitsOnlyForPreflight(decision)) return decided;
  const { afterPreflight } = await import('./preflight.ts');
  return await afterPreflight(decided, await connect(), { network: inputs.network, runner, now, say });
}
