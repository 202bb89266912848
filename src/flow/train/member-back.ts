/** One member of a train that was ordered back: how far it is, and whether it is its turn to be told to go. */
import { Failure } from '../../domain/failure.ts';
import { epochMs, toInstant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { PlannedGate, SeenDeployment } from '../ports.ts';
import type { BackCase, Release, Standing } from './back-case.ts';
import type { TrainMember } from './read-members.ts';
import { deploymentsIn } from './running-in.ts';

/** The ledger is written within seconds of an order; what is not there by then was not let back. */
const DECIDED_WITHIN_MS = 600_000;
/** What is resolved later than that needs a new word: nothing goes back by one that nobody remembers. */
const COUNTS_FOR_MS = 86_400_000;
const LONGEST_REASON = 500;

export async function memberBack({ ref, gates }: TrainMember, input: BackCase): Promise<Standing> {
  if (ref === null) return stopped('Tidegate does not see this repository, so nobody knows what runs there');
  const release = releasedIn(ref, gates, input);
  if (release === null) return { kind: 'passed', text: 'was not deployed by this train', isBack: false };
  const { store } = input.ports;
  const ledger = await store.rollbacks(ref.id, release.environment);
  const kept = ledger.findLast((each) => isOf(each, release));
  if (kept !== undefined && kept.state !== 'asked') return byLedger(kept);
  const given = (await store.statements(ref.id, release.environment, release.sha)).requests ?? [];
  const own = given.find(({ commentId }) => commentId === input.order.commentId);
  if (own !== undefined) return afterOrder(kept, input.at - epochMs(own.at));
  return await inTurn(release, input);
}

/** What was let through before the order: what came after it is another try. */
function releasedIn(repository: RepositoryRef, gates: readonly PlannedGate[], { order }: BackCase): Release | null {
  const until = epochMs(order.at);
  const opened = gates.filter(({ openedAt }) => openedAt !== null && openedAt <= until);
  const [newest] = opened;
  if (newest === undefined) return null;
  const { environment, sha, runId } = newest;
  const deployments = opened.filter((each) => each.runId === runId).map(({ deploymentId }) => deploymentId);
  return { repository, environment, sha, deployments };
}

/** The same commit may have been deployed again since. */
function isOf({ failedSha, failedDeploymentId }: KeptRollback, { sha, deployments }: Release): boolean {
  return failedSha === sha && failedDeploymentId >= Math.min(...deployments);
}

function byLedger({ state, ending }: KeptRollback): Standing {
  if (state === 'verified') return { kind: 'passed', text: 'is back, and was verified', isBack: true };
  if (state === 'ordered' || state === 'dispatched') return { kind: 'under-way', text: 'is going back' };
  const why = ending === undefined ? '' : `: ${ending.text}`;
  return stopped(`did not go back (${state})${why}`);
}

function afterOrder(asked: KeptRollback | undefined, forMs: number): Standing {
  if (asked !== undefined) return { kind: 'under-way', text: 'was told to go back, and waits to be begun' };
  if (forMs <= DECIDED_WITHIN_MS) return { kind: 'under-way', text: 'was told to go back' };
  return stopped('was told to go back and did not: its issue with the label tidegate:review, or its policy, says why');
}

async function inTurn(release: Release, input: BackCase): Promise<Standing> {
  if (input.at - epochMs(input.order.at) > COUNTS_FOR_MS)
    return stopped('its turn came more than a day after the order');
  const seen = await seenIn(release, input);
  if (seen === null) return stopped('Tidegate may not read what runs there');
  const own = seen.filter(({ id }) => release.deployments.includes(id));
  if (own.length === 0) return { kind: 'under-way', text: 'GitHub does not show its deployment yet' };
  if (own.some(({ state }) => state === 'in_progress')) return { kind: 'under-way', text: 'is still being deployed' };
  const running = seen.find(({ state }) => state === 'success');
  if (running === undefined) return stopped('nobody knows what runs there');
  if (running.sha !== release.sha)
    return { kind: 'passed', text: 'runs another release by now, and stays', isBack: false };
  return ordered(release, running, input);
}

/** Null: GitHub does not let us read it. */
async function seenIn(
  { repository, environment }: Release,
  { ports }: BackCase,
): Promise<readonly SeenDeployment[] | null> {
  try {
    return await deploymentsIn(await ports.github(repository), ports.store, repository, environment);
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'forbidden')) return null;
    throw error;
  }
}

/**
 * It counts from its turn on: that it was verified while it waited for that is no reason to stay, when what goes with
 * it left.
 */
function ordered({ repository }: Release, running: SeenDeployment, { order, train, at }: BackCase): Standing {
  const { environment, sha, id: deploymentId } = running;
  const { commentId, userId, user } = order;
  const reason = plainLine(`train ${train.name}: ${order.reason}`, LONGEST_REASON);
  return {
    kind: 'ordered',
    text: 'is told to go back',
    statement: {
      ...{ kind: 'rollback', repositoryId: repository.id, commentId, userId, user, environment, sha, reason },
      at: toInstant(at),
    },
    question: { kind: 'rollback', repository, environment, deploymentId },
  };
}

function stopped(text: string): Standing {
  return { kind: 'stopped', text };
}
