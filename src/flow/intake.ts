/** From a webhook to questions on the agenda: the event is a hint, so all that is kept of it is what to ask. */
import type { Event } from '../domain/event.ts';
import type { Question } from '../domain/question.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { ask } from './ask.ts';
import { keepPlaces } from './keep-places.ts';
import { isOrganisationPlace } from './policies.ts';
import type { Ports, Store } from './ports.ts';

/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
export async function intake(deliveryId: string, event: Event, ports: Ports): Promise<readonly Question[]> {
  const at = ports.clock.now();
  await keepPlaces(event, at, ports);
  const questions = ask(event, await concernedBy(event, ports));
  const gates = TELLS_OF_GATES.includes(event.kind) ? 'news' : 'reminder';
  const [now = [], ...later] = inBatches(questions);
  // Before the delivery is done: when we are stopped in between, it is taken in again, and they keep their places.
  for (const [index, batch] of later.entries()) {
    await ports.store.askNow(batch, at + (index + 1) * BATCH_EVERY_MS, gates);
  }
  await ports.store.finishDelivery(deliveryId, now, at, gates);
  return questions;
}

/** The gates that other events concern were read from the agenda, and may be told anew before they are asked again. */
const TELLS_OF_GATES: readonly Event['kind'][] = ['gate-requested', 'repository-changed'];

/** One label on one issue may concern hundreds of gates, each of which takes about ten requests. */
const GATES_AT_ONCE = 50;
/** About what one worker takes for so many; others come in between. */
const BATCH_EVERY_MS = 20_000;

/** What is no gate is in the first batch. */
function inBatches(questions: readonly Question[]): readonly (readonly Question[])[] {
  const gates = questions.filter(({ kind }) => kind === 'gate');
  const batches: Question[][] = [questions.filter(({ kind }) => kind !== 'gate')];
  for (const [index, gate] of gates.entries()) {
    const nth = Math.floor(index / GATES_AT_ONCE);
    batches[nth] ??= [];
    batches[nth].push(gate);
  }
  return batches;
}

async function concernedBy(event: Event, { store }: Ports): Promise<readonly Question[]> {
  switch (event.kind) {
    case 'unrelated':
    case 'gate-requested':
    case 'command-written':
    case 'repositories-added':
    case 'repositories-lost':
    case 'installation-lost':
      return [];
    case 'people-changed':
    case 'installation-resumed':
      return await concernedByPeople(event.installationId, store);
    case 'run-moved':
      return [
        ...(await store.openGates(event.repository.id)).filter((gate) => gate.runId === event.runId),
        ...(await rollbacksThatGoOn(event.repository, store)),
      ];
    case 'checks-moved':
      return store.questionsAbout(event.repository.id, event.sha);
    case 'default-branch-moved':
      // What the organisation says concerns the gates of all its repositories.
      if (isOrganisationPlace(event.repository)) return store.openGatesOfInstallation(event.repository.installationId);
      return store.openGates(event.repository.id);
    case 'deployment-moved':
      return [
        ...(await store.openGates(event.repository.id)),
        ...(await store.openReleaseRecords(event.repository.id)),
        ...(await rollbacksThatGoOn(event.repository, store)),
      ];
    case 'issue-moved':
      // It may be a review that was closed.
      return [...(await store.openGates(event.repository.id)), ...(await store.openReviews(event.repository.id))];
    default:
      return store.openGates(event.repository.id);
  }
}

/** Mostly none. Each is looked at whatever the event is of: a run that ends may be what another one waited for. */
async function rollbacksThatGoOn(
  repository: RepositoryRef,
  store: Pick<Store, 'openRollbacks'>,
): Promise<readonly Question[]> {
  const open = await store.openRollbacks(repository.id);
  return open.map(({ environment, failedDeploymentId: deploymentId }) => {
    return { kind: 'rollback', repository, environment, deploymentId };
  });
}

/** Each costs several reads; what is beyond this is asked again by its timer, or by the sweep of stale checks. */
const MOST_AT_ONCE = 200;

/** Gates first. Checks that are finished stay: who merges on them was let through by people who counted then. */
async function concernedByPeople(
  installationId: number,
  store: Pick<Store, 'openGatesOfInstallation' | 'waitingPullRequests'>,
): Promise<readonly Question[]> {
  const gates = await store.openGatesOfInstallation(installationId);
  const pullRequests = await store.waitingPullRequests(installationId, MOST_AT_ONCE);
  return [...gates, ...pullRequests].slice(0, MOST_AT_ONCE);
}
