/** A release that goes back with its train: which train, and whether anything is wrong with the release itself. */
import { epochMs } from '../../../domain/instant.ts';
import type { BackWithTrain, KeptRollback } from '../../../domain/rollback.ts';
import type { KnownTrain, Store } from '../../ports.ts';
import { requestsSince } from './finding.ts';
import type { DecidedRollback } from './gather-case.ts';

/** What turned out badly longer before the order is not why a train goes back. */
const CONCERNS_FOR_MS = 30 * 86_400_000;

type Reads = Pick<Store, 'trains' | 'rollbacks' | 'keptIssue'>;

/** Undefined: it goes back alone. */
export async function backWithTrain(decided: DecidedRollback, store: Reads): Promise<BackWithTrain | undefined> {
  const { question, lane, failed, rollbackCase } = decided;
  const { trigger } = rollbackCase;
  if (trigger.kind !== 'requested' || failed === undefined) return undefined;
  const order = requestsSince(lane, failed).findLast(({ user }) => user === trigger.by);
  if (order === undefined) return undefined;
  const { id, installationId } = question.repository;
  const train = (await store.trains(installationId)).find(
    ({ orders, members }) =>
      orders.some(({ commentId, user }) => commentId === order.commentId && user === order.user) &&
      members.some(({ repositoryId }) => repositoryId === id),
  );
  if (train === undefined) return undefined;
  const because = await badMembers(train, id, epochMs(order.at), store);
  const said = lane.verifications.find((each) => each.deploymentId === failed.id && each.sha === failed.sha);
  const isUnblamed = said === undefined || said.verdict === 'pass';
  return { name: train.train, isWell: isUnblamed && because.length > 0, because };
}

async function badMembers(
  { members, environment }: KnownTrain,
  own: number,
  orderedAt: number,
  store: Reads,
): Promise<BackWithTrain['because']> {
  const bad: BackWithTrain['because'][number][] = [];
  for (const { repository, repositoryId } of members) {
    if (repositoryId === null || repositoryId === own) continue;
    const found = (await store.rollbacks(repositoryId, environment)).findLast(
      (each) => isBad(each) && epochMs(each.decidedAt) >= orderedAt - CONCERNS_FOR_MS,
    );
    if (found === undefined) continue;
    bad.push({ repository, issue: await store.keptIssue(repositoryId, `rollback/${found.failedDeploymentId}`) });
  }
  return bad;
}

function isBad({ state, told }: KeptRollback): boolean {
  return state !== 'refused' && told?.withTrain?.isWell !== true;
}
