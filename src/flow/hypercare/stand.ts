/** Where a deployment stands that is to be watched: it counts from when it was known to be good. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { HypercareQuestion } from '../../domain/question.ts';
import { commitsOf } from '../dispatched/commits.ts';
import type { GitHub, Ports } from '../ports.ts';
import type { WatchRules } from './rules.ts';

export type WatchStand =
  | { readonly kind: 'watched'; readonly deployment: DeploymentFact; readonly since: EpochMs }
  /** Not good yet, or something else is just on its way in: looked at again a little later. */
  | { readonly kind: 'not-yet'; readonly because: string }
  /** There is nothing to watch, or nothing any more. */
  | { readonly kind: 'over'; readonly because: string };

export async function watchStand(
  question: HypercareQuestion,
  rules: WatchRules,
  { github, ports, at }: { readonly github: GitHub; readonly ports: Ports; readonly at: EpochMs },
): Promise<WatchStand> {
  const { repository, environment, deploymentId } = question;
  const rollbacks = await ports.store.rollbacks(repository.id, environment);
  const isLeft = rollbacks.some((each) => each.failedDeploymentId === deploymentId && LEFT.has(each.state));
  if (isLeft) return over('The environment goes back from it, or went back.');
  const deployments = await github.deployments(environment, {
    sha: '',
    own: [{ id: deploymentId, at: toInstant(at) }],
    isTrusted: ({ id }) => id === deploymentId,
    commits: commitsOf(rollbacks),
  });
  const deployment = deployments.find(({ id }) => id === deploymentId);
  if (deployment === undefined) return notYet('GitHub does not show the deployment, or not yet.');
  const newer = await thoseThatWentIn(
    deployments.filter(({ id }) => id > deploymentId),
    question,
    ports,
  );
  if (newer.some(({ state }) => state !== 'in_progress')) return over('Another deployment was made since.');
  const since = await goodSince(question, deployment, rules, ports);
  if (typeof since !== 'number') return since;
  return newer.length > 0 ? notYet('Another deployment is under way.') : { kind: 'watched', deployment, since };
}

/** What waits at our gate, or was refused there, changed nothing: whoever starts a run would end a watch with it. */
async function thoseThatWentIn(
  newer: readonly DeploymentFact[],
  { repository }: HypercareQuestion,
  { store }: Ports,
): Promise<readonly DeploymentFact[]> {
  if (!newer.some(({ state }) => state === 'failure')) return newer;
  const gates = await store.libraryGates(repository.id, MOST_LOOKED_AT);
  const kept = new Set(gates.filter(({ state }) => NEVER_IN.has(state)).map((gate) => gate.deploymentId));
  return newer.filter(({ id, state }) => state !== 'failure' || !kept.has(id));
}

/** The newest of the repository: what was refused while one deployment is watched is among them. */
const MOST_LOOKED_AT = 200;
const NEVER_IN: ReadonlySet<string> = new Set(['held', 'rejected', 'expired', 'superseded']);

/** States of a rollback from which the environment went, or is to go. */
const LEFT: ReadonlySet<string> = new Set(['ordered', 'dispatched', 'verified', 'failed', 'unknown']);

/** A pass where verifications are sent or asked for, else the end of the job. */
async function goodSince(
  { repository, environment, deploymentId }: HypercareQuestion,
  deployment: DeploymentFact,
  { isVerificationAsked }: WatchRules,
  { store }: Ports,
): Promise<EpochMs | WatchStand> {
  const known = await store.verifications(repository.id, environment);
  const said = known.newest.find((each) => each.deploymentId === deploymentId);
  if (said?.verdict === 'pass') return epochMs(said.at);
  if (said !== undefined) return over(`It was verified: ${said.verdict}.`);
  if (deployment.state === 'failure') return over('It did not end well.');
  if (deployment.state === 'in_progress') return notYet('The deployment has not ended.');
  if (isVerificationAsked && known.isTold) return notYet('A verification is awaited.');
  return epochMs(deployment.finishedAt ?? deployment.startedAt);
}

function notYet(because: string): WatchStand {
  return { kind: 'not-yet', because };
}

function over(because: string): WatchStand {
  return { kind: 'over', because };
}
