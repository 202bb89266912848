/** What is wrong: what was acknowledged and has no answer, and what was done more than once. */
import type { PullRequest, Repository, Standin } from '../../standin/start.ts';
import type { Look } from './database.ts';
import type { Command, Gate, Story } from './story.ts';

export interface Scene {
  readonly github: Standin;
  readonly shop: Repository;
  readonly story: Story;
  /** Ids of deliveries that were answered with 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  /** Everything was delivered at last, so everything has to be answered. */
  readonly isComplete: boolean;
}

export function findingsIn(scene: Scene, look: Look): readonly string[] {
  const { story } = scene;
  return [
    ...[...scene.acknowledged].flatMap((id) => findingOfDelivery(id, look)),
    ...story.gates.flatMap((gate) => findingsOfGate(scene, gate)),
    ...story.commands.flatMap((command) => findingsOfCommand(scene, command)),
    ...story.pulls.flatMap((pull) => findingsOfPull(scene, pull)),
    ...doubledChecks(scene.github),
  ];
}

function findingOfDelivery(id: string, { deliveries }: Look): readonly string[] {
  const state = deliveries.get(id) ?? 'lost';
  return state === 'done' ? [] : [`delivery ${id} was answered with 2xx and is ${state}`];
}

function findingsOfGate(scene: Scene, { run, environment, deploymentId, isFree }: Gate): readonly string[] {
  const what = `deployment ${deploymentId} to ${environment}`;
  const said = run.reviews.filter(({ deploymentIds }) => deploymentIds.includes(deploymentId));
  const approvals = said.filter(({ state }) => state === 'approved').length;
  const reports = said.filter(({ state }) => state === 'pending').map(({ comment }) => comment);
  const isAsked = isAcknowledged(
    scene,
    ({ deployment }) => idOf(deployment) === deploymentId,
    'deployment_protection_rule',
  );
  const mustOpen = scene.isComplete || (isAsked && isFree);
  return [
    ...(mustOpen && approvals === 0 ? [`${what} was not approved`] : []),
    ...(isAsked && said.length === 0 ? [`${what} got no answer`] : []),
    ...(approvals > 1 ? [`${what} was approved ${approvals} times`] : []),
    ...(new Set(reports).size < reports.length ? [`${what} was told one thing twice: ${reports.join(' | ')}`] : []),
  ];
}

function findingsOfCommand(scene: Scene, { where, commentId, text }: Command): readonly string[] {
  const mark = `tidegate:reply ${commentId} `;
  const replies = where.comments.filter(({ user, body }) => user === 'tidegate[bot]' && body.includes(mark)).length;
  const isAsked = isAcknowledged(scene, ({ comment }) => idOf(comment) === commentId, 'issue_comment');
  const isRight = replies === 1 || (replies === 0 && !isAsked && !scene.isComplete);
  return isRight ? [] : [`"${text}" (comment ${commentId}) was answered ${replies} times${wayOf(scene, commentId)}`];
}

/** What became of the webhook about it, so that who reads the finding knows where to look. */
function wayOf({ github, acknowledged }: Scene, commentId: number): string {
  const sent = github.webhooks.deliveries.filter(
    ({ event, payload }) => event === 'issue_comment' && idOf(payload['comment']) === commentId,
  );
  const ways = sent.map(
    ({ guid, status }) => `${guid} got ${status ?? 'no answer'}${acknowledged.has(guid) ? '' : ', not acknowledged'}`,
  );
  return ways.length === 0 ? '; no webhook was sent' : `; ${ways.join(', ')}`;
}

function findingsOfPull(scene: Scene, pull: PullRequest): readonly string[] {
  if (pull.state === 'closed') return [];
  const { headSha } = pull;
  const isAsked = isAcknowledged(scene, (payload) => headOf(payload['pull_request']) === headSha, 'pull_request');
  const check = scene.shop.checks(headSha).find(({ name }) => name === 'tidegate');
  if (check?.status === 'completed' || (!isAsked && !scene.isComplete)) return [];
  return [`the check on ${headSha.slice(0, 7)} of #${pull.number} is ${check?.status ?? 'not there'}`];
}

/** The story has no check that has to be made anew, so of each there is one. */
function doubledChecks({ requests }: Standin): readonly string[] {
  const made = requests.filter(({ operation, applied }) => operation === 'checks/create' && applied);
  const names = made.map(({ body }) => {
    const { name, head_sha: sha } = body as { readonly name: string; readonly head_sha: string };
    return `${name} on ${sha.slice(0, 7)}`;
  });
  return [...new Set(names)]
    .map((name) => ({ name, times: names.filter((one) => one === name).length }))
    .filter(({ times }) => times > 1)
    .map(({ name, times }) => `the check ${name} was made ${times} times`);
}

type Payload = Readonly<Record<string, unknown>>;

function isAcknowledged(scene: Scene, isAbout: (payload: Payload) => boolean, event: string): boolean {
  return scene.github.webhooks.deliveries.some(
    (one) => one.event === event && scene.acknowledged.has(one.guid) && isAbout(one.payload),
  );
}

function idOf(thing: unknown): number {
  return (thing as { readonly id: number }).id;
}

function headOf(pull: unknown): string {
  return (pull as { readonly head: { readonly sha: string } }).head.sha;
}
