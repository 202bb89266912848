/** Who is to be told that their changes reached production, or left it? */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { DeliveredQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import { commitsOf } from '../dispatched/commits.ts';
import { readPolicyState } from '../policies.ts';
import type { Decided, GitHub, KeptGate, Ports } from '../ports.ts';
import { tellsAuthors } from './asked.ts';
import { commentsOf } from './comments.ts';
import { endOf, readOrigins, readReason, readRecordNumber } from './told-in-comments.ts';

/** While it is deployed. */
const LOOK_AGAIN_MS = 300_000;
/** What takes longer to end will hardly end by itself. */
const LOOKED_AT_FOR_MS = 86_400_000;

export async function answerDelivered(question: DeliveredQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, environment, deploymentId } = question;
  const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
  if (gate === undefined || gate.decided === null) return ended(at, 'Nobody is told: nothing of its decision is kept.');
  if (gate.openedAt === null) {
    return gate.endedAt === null ? lookAgain(at) : ended(at, 'Nobody is told: it was not let through by us.');
  }
  const github = await ports.github(repository);
  const policy = await readPolicyState(ports, repository, github);
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  if (!tellsAuthors(policies, environment)) return ended(at, 'Nobody is told: no policy asks for it.');
  const deployments = await readDeployments(question, gate, { github, ports });
  const deployment = deployments.find(({ id }) => id === deploymentId);
  if (deployment === undefined || deployment.state === 'in_progress') {
    const isGivenUp = at > gate.openedAt + LOOKED_AT_FOR_MS;
    return isGivenUp ? ended(at, 'Nobody is told: the deployment did not end in a day.') : lookAgain(at);
  }
  if (deployment.state === 'failure') return ended(at, 'Nobody is told: the deployment failed.');
  return await told({ question, gate, decided: gate.decided, deployment, deployments, policies, ports, at });
}

async function told(of: {
  readonly question: DeliveredQuestion;
  readonly gate: KeptGate;
  readonly decided: Decided;
  readonly deployment: DeploymentFact;
  readonly deployments: readonly DeploymentFact[];
  readonly policies: readonly PolicyInForce[];
  readonly ports: Ports;
  readonly at: EpochMs;
}): Promise<Answer> {
  const { question, gate, decided, deployment, deployments, policies, ports, at } = of;
  const { comments, left } = commentsOf({
    question,
    decided,
    deployedAt: endOf(deployment),
    policies,
    record: await readRecordNumber(gate, ports),
    because: await readReason(gate, ports),
    origins: await readOrigins(question, decided, deployments, ports),
  });
  const what = decided.facts.direction === 'backward' ? 'it was taken back' : 'it is deployed';
  const more = left === 0 ? '' : `, and not on ${left} older ones`;
  const count = comments.length === 1 ? '1 pull request' : `${comments.length} pull requests`;
  const summary = `Told on ${count} that ${what}${more}.`;
  return { record: recordOf(at, summary, { effects: comments, final: true }), dueAt: null };
}

/** Those of the environment, as far back as is read of it. */
async function readDeployments(
  { repository, environment, deploymentId }: DeliveredQuestion,
  { openedAt }: KeptGate,
  { github, ports }: { readonly github: GitHub; readonly ports: Ports },
): Promise<readonly DeploymentFact[]> {
  return await github.deployments(environment, {
    sha: '',
    isTrusted: ({ id }) => id === deploymentId,
    own: [{ id: deploymentId, at: toInstant(openedAt ?? 0) }],
    commits: commitsOf(await ports.store.rollbacks(repository.id, environment)),
  });
}

function lookAgain(at: EpochMs): Answer {
  return { record: recordOf(at, 'The deployment has not ended.'), dueAt: at + LOOK_AGAIN_MS };
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}
