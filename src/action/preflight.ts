/** The preflight of a gate in a job: run from here when nothing else is missing, and decided again on what it found. */
import type { Facts, PreflightFact } from '../domain/facts.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import type { Network } from '../domain/probe.ts';
import type { GitHub } from '../flow/ports.ts';
import { factsOf, type KnownPreflight, whatWasFound } from '../flow/preflight/known.ts';
import { readSmokePlan } from '../flow/preflight/read-smoke-plan.ts';
import { LONGEST_PREFLIGHT_MS } from '../flow/preflight/start-due.ts';
import { decide } from '../policy/decide.ts';
import { preflightFiles } from '../policy/gates/preflight.ts';
import { portsOfRun } from '../probe/run-ports.ts';
import { type FoundBySmoke, found } from '../smoke/found.ts';
import type { SmokePlan } from '../smoke/plan.ts';
import { allowedNetwork } from '../smoke/reach/allowed-network.ts';
import { commandEnvironment } from '../smoke/reach/command-environment.ts';
import { runSmoke } from '../smoke/run.ts';
import type { Answer } from './answer.ts';
import type { Runner } from './runner.ts';

export interface PreflightSurroundings {
  /** How far the job lets it reach. */
  readonly network: Network;
  readonly runner: Pick<Runner, 'workspace' | 'isOfFork'>;
  readonly now: () => EpochMs;
  readonly say: (text: string) => void;
}

type Decided = Extract<Answer, { kind: 'decided' }>;

export async function afterPreflight(
  decided: Decided,
  github: Pick<GitHub, 'repository' | 'file'>,
  surroundings: PreflightSurroundings,
): Promise<Decided> {
  const { policies, facts } = decided;
  const { question } = facts;
  if (question.kind !== 'deploy') return decided;
  const inForce = policies.map(({ policy }) => policy);
  const known: KnownPreflight[] = [];
  for (const file of preflightFiles(inForce, question.environment)) {
    known.push(
      await runOne(file, { environment: question.environment, sha: facts.candidate.sha }, github, surroundings),
    );
  }
  const preflights = factsOf(known);
  if (preflights.length === 0) return decided;
  const seen: Facts = { ...facts, at: toInstant(surroundings.now()), preflights };
  return { ...decided, facts: seen, decision: decide(policies, seen) };
}

interface Subject {
  readonly environment: string;
  readonly sha: string;
}

async function runOne(
  file: string,
  subject: Subject,
  github: Pick<GitHub, 'repository' | 'file'>,
  surroundings: PreflightSurroundings,
): Promise<KnownPreflight> {
  const { now, say } = surroundings;
  const read = await readSmokePlan(github, { file, ...subject, mostMs: LONGEST_PREFLIGHT_MS });
  const { verdict, failedChecks, because } =
    read.kind === 'plan' ? await probe(read.plan, subject, surroundings) : unusable(read.because);
  say(`preflight ${file}: ${verdict}${because === null ? '' : ` (${because})`}`);
  const seen = verdict === 'pass' ? {} : whatWasFound(because);
  const fact: PreflightFact = { file, verdict, at: toInstant(now()), failedChecks, ...seen };
  return { file, fact };
}

async function probe(
  plan: SmokePlan,
  subject: Subject,
  { network: ofJob, runner, now }: PreflightSurroundings,
): Promise<FoundBySmoke> {
  const allowed = allowedNetwork(ofJob, plan.network);
  if (allowed.kind === 'none') return unusable(`it asks for network ${plan.network}, and the job allows ${ofJob}`);
  const ports = portsOfRun({
    network: allowed.network,
    // What such a job has checked out was written by strangers.
    areCommandsAllowed: !runner.isOfFork,
    environment: commandEnvironment(process.env, new Map()),
    folder: runner.workspace,
    proxyFrom: process.env,
  });
  return found(await runSmoke(plan, subject, { ...ports, now }));
}

function unusable(because: string): FoundBySmoke {
  return { verdict: 'error', failedChecks: [], because, liveSha: null };
}
