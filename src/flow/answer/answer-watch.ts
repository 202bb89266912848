/** Did a verification of a deployment that we let through arrive in time? None in time is a finding of its own. */
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { WatchQuestion } from '../../domain/question.ts';
import { isBeingRead } from '../../domain/verification.ts';
import { expiryOf } from '../../policy/expiry.ts';
import { entryFor } from '../../policy/names.ts';
import { type Answer, recordOf } from '../answer.ts';
import { commitsOf } from '../dispatched/commits.ts';
import { endOfRun } from '../dispatched/end-of-run.ts';
import { askingHypercare } from '../hypercare/asked.ts';
import { GIVEN_UP_AFTER_MS } from '../notify/send-due.ts';
import { type PolicyState, readPolicyState } from '../policies.ts';
import type { GitHub, Ports } from '../ports.ts';
import { foundMissing, type Watched } from './found-missing.ts';
import { jobBeganAt } from './job-began-at.ts';
import { uncountedIn } from './uncounted-pass.ts';

/** While the deployment runs. Events tell of its end sooner, unless they are lost. */
const LOOK_AGAIN_MS = 300_000;
/** What its job said is looked into as soon as GitHub shows the deployment. */
const LOOK_SOON_MS = 30_000;
/** GitHub ends a job on its own runners after six hours. */
const LONGEST_JOB_MS = 21_600_000;

export async function answerWatch(question: WatchQuestion, ports: Ports): Promise<Answer> {
  const github = await ports.github(question.repository);
  const policy = await readPolicyState(ports, question.repository, github);
  return askingHypercare(question, policy, await awaited(question, policy, github, ports));
}

async function awaited(question: WatchQuestion, policy: PolicyState, github: GitHub, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, environment, deploymentId } = question;
  const limits = limitsOf(policy, environment);
  if (limits.length === 0) return ended(at, 'The policy asks for no verification here.');
  const known = await ports.store.verifications(repository.id, environment);
  const own = known.newest.find((each) => each.deploymentId === deploymentId);
  if (own) return ended(at, `Deployment ${deploymentId} was verified: ${own.verdict}.`);
  // Where nothing ever told us of a verification, the end of the job is all that can be known.
  if (!known.isTold) return ended(at, 'Nothing sends verifications from here: the end of the job counts.');
  if (isBeingRead(known, question.runId, at))
    return { record: recordOf(at, 'What its job said of it is being looked into.'), dueAt: at + LOOK_SOON_MS };
  const reach = { sha: '', own: [{ id: deploymentId, at: toInstant(at) }] };
  const deployments = await github.deployments(environment, {
    ...reach,
    isTrusted: ({ id }) => id === deploymentId,
    commits: commitsOf(await ports.store.rollbacks(repository.id, environment)),
  });
  const deployment = deployments.find(({ id }) => id === deploymentId);
  if (deployment === undefined) return lookAgain(at);
  const end = endOfRun(await github.run(question.runId));
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  const uncounted = uncountedIn(known, deploymentId);
  const watched: Watched = { question, deployment, policies, end, uncounted, at };
  if (deployment.state !== 'success') return await unfinished(watched, ports);
  const endedAt = epochMs(deployment.finishedAt ?? deployment.startedAt);
  const dueAt = Math.min(...limits.map((within) => expiryOf(endedAt, within)));
  if (at < dueAt) return { record: recordOf(at, 'A verification is awaited.'), dueAt };
  // As with what is told: nobody wants to be woken for it. Where a backup was restored, it may have arrived since.
  if (at - dueAt > GIVEN_UP_AFTER_MS)
    return ended(at, 'No verification is known, a day after its time: nobody is told.');
  const which = uncounted === null ? 'verification' : 'verification that counts';
  return await foundMissing(watched, `no ${which} arrived in time`, ports);
}

/** It began, and did not end well: what it left behind nobody can tell, unless somebody meant it to end. */
async function unfinished(watched: Watched, ports: Ports): Promise<Answer> {
  const { deployment, end, at } = watched;
  if (end.kind === 'cancelled') return ended(at, `The run was cancelled${end.by}: nothing goes back by itself.`);
  if (deployment.state === 'failure')
    return await foundMissing(watched, 'its job failed, so nothing will verify it', ports);
  if (end.kind === 'died') return await foundMissing(watched, `its run ended with "${end.conclusion}"`, ports);
  // Nobody tells of the end of a run whose runner was lost; by then whatever it did is done.
  const isGivenUp = at >= (await jobBeganAt(watched, ports)) + LONGEST_JOB_MS;
  return isGivenUp ? await foundMissing(watched, 'it did not end in six hours', ports) : lookAgain(at);
}

function lookAgain(at: EpochMs): Answer {
  return { record: recordOf(at, 'The deployment has not ended.'), dueAt: at + LOOK_AGAIN_MS };
}

/** Of every policy in force, as each writes it. */
function limitsOf(policy: PolicyState, environment: string): readonly string[] {
  if (policy.kind !== 'in-force') return [];
  return policy.policies.flatMap(({ policy: each }) => entryFor(each, environment)?.verify?.within ?? []);
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}
