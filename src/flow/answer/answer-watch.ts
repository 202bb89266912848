/** Did a verification of a deployment that we let through arrive in time? None in time is a finding of its own. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { WatchQuestion } from '../../domain/question.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { expiryOf } from '../../policy/expiry.ts';
import { entryFor } from '../../policy/names.ts';
import { missingVerification } from '../notify/missing-verification.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { recordOf } from './record-of.ts';

/** While the deployment runs. Events tell of its end sooner, unless they are lost. */
const LOOK_AGAIN_MS = 300_000;

export async function answerWatch(question: WatchQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, environment, deploymentId } = question;
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  const limits = limitsOf(policy, environment);
  if (limits.length === 0) return ended(at, 'The policy asks for no verification here.');
  const known = await ports.store.verifications(repository.id, environment);
  const own = known.newest.find((each) => each.deploymentId === deploymentId);
  if (own) return ended(at, `Deployment ${deploymentId} was verified: ${own.verdict}.`);
  // Where nothing ever told us of a verification, the end of the job is all that can be known.
  if (!known.isTold) return ended(at, 'Nothing sends verifications from here: the end of the job counts.');
  const reach = { sha: '', own: [{ id: deploymentId, at: toInstant(at) }] };
  const deployments = await github.deployments(environment, {
    ...reach,
    isTrusted: ({ id }) => id === deploymentId,
  });
  const deployment = deployments.find(({ id }) => id === deploymentId);
  if (deployment?.state === 'failure') return ended(at, 'The deployment failed: there is nothing to verify.');
  if (deployment?.state !== 'success') {
    return { record: recordOf(at, 'The deployment has not ended.'), dueAt: at + LOOK_AGAIN_MS };
  }
  const end = epochMs(deployment.finishedAt ?? deployment.startedAt);
  const dueAt = Math.min(...limits.map((within) => expiryOf(end, within)));
  if (at < dueAt) return { record: recordOf(at, 'A verification is awaited.'), dueAt };
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  return await missing({ question, deployment, policies, at }, ports);
}

/** Of every policy in force, as each writes it. */
function limitsOf(policy: PolicyState, environment: string): readonly string[] {
  if (policy.kind !== 'in-force') return [];
  return policy.policies.flatMap(({ policy: each }) => entryFor(each, environment)?.verify?.within ?? []);
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}

interface Missing {
  readonly question: WatchQuestion;
  readonly deployment: DeploymentFact;
  readonly policies: readonly PolicyInForce[];
  readonly at: EpochMs;
}

async function missing({ question, deployment, policies, at }: Missing, ports: Ports): Promise<Answer> {
  const { repository, environment, deploymentId } = question;
  const { sha } = deployment;
  const verification: Verification = {
    repositoryId: repository.id,
    deploymentId,
    environment,
    sha,
    verdict: 'missing',
    failedChecks: [],
    at: toInstant(at),
  };
  const record = recordOf(at, `No verification of deployment ${deploymentId} arrived in time.`, {
    verifications: [verification],
    notices: missingVerification(question, deployment, policies, at),
    questions: await ports.store.openGates(repository.id),
    final: true,
  });
  return { record, dueAt: null };
}
