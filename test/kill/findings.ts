/** What is wrong: what was acknowledged and has no answer, and what was done more than once. */
import type { PullRequest, Standin } from '../../standin/start.ts';
import type { Ledger, Look } from './database.ts';
import { findingsOfNotices } from './findings/notices.ts';
import { findingsOfDeliveries, findingsOfPages } from './findings/releases.ts';
import { idOf, isAcknowledged, type Scene } from './findings/scene.ts';
import { doubledTexts, findingsOfDecision } from './findings/texts.ts';
import type { Gate } from './story/deployments.ts';
import type { Command } from './story/talk.ts';

export type { Scene } from './findings/scene.ts';

export function findingsIn(scene: Scene, look: Look & Ledger): readonly string[] {
  const { story } = scene;
  return [
    ...[...scene.acknowledged].flatMap((id) => findingOfDelivery(id, look)),
    ...story.gates.flatMap((gate) => findingsOfGate(scene, gate)),
    ...story.commands.flatMap((command) => findingsOfCommand(scene, command)),
    ...story.pulls.flatMap((pull) => findingsOfPull(scene, pull)),
    ...doubledChecks(scene.github),
    ...doubledTexts(scene),
    ...story.decisions.flatMap((decision) => findingsOfDecision(scene, decision, look)),
    ...findingsOfNotices(scene.receipts, look),
    ...findingsOfPages(scene),
    ...findingsOfDeliveries(scene),
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
  const mustOpen = scene.isComplete || (isAsked && isFree && !scene.story.isHeld());
  return [
    ...(mustOpen && approvals === 0 ? [`${what} was not approved`] : []),
    ...(isAsked && said.length === 0 ? [`${what} got no answer`] : []),
    ...(approvals > 1 ? [`${what} was approved ${approvals} times`] : []),
    ...(reports.some(isAsBefore) ? [`${what} was told one thing twice: ${reports.join(' | ')}`] : []),
  ];
}

/** After something else it is news again: a go takes a no-go back. */
function isAsBefore(report: string, index: number, reports: readonly string[]): boolean {
  return index > 0 && report === reports[index - 1];
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

function headOf(pull: unknown): string {
  return (pull as { readonly head: { readonly sha: string } }).head.sha;
}
