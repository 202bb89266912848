/**
 * Does what was found go back with its train? Then it is over when all of that is back: until then a version runs beside
 * others that it was never meant for, also where its own environment is well.
 */
import { epochMs } from '../../domain/instant.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import { isSameName } from '../../policy/names.ts';
import type { KnownTrain, Ports } from '../ports.ts';

/** An order does not count for longer, and a train that does not get on keeps no alert open for ever. */
const COUNTS_FOR_MS = 86_400_000;

export async function goesBackWithTrain(question: EscalationQuestion, { store, clock }: Ports): Promise<boolean> {
  const { repository, environment, deploymentId } = question;
  const trains = await store.trains(repository.installationId);
  const here = trains.filter(
    (train) =>
      isSameName(train.environment, environment) &&
      train.members.some(({ repositoryId }) => repositoryId === repository.id) &&
      isGoingBack(train, clock.now()),
  );
  for (const train of here) {
    const gates = await store.plannedGates(repository.id, train.environment, train.title);
    if (gates.some((each) => each.deploymentId === deploymentId)) return true;
  }
  return false;
}

/** Also when it was ordered, and has not begun. Where it stopped, nothing more comes of it by itself. */
function isGoingBack({ state, back, orders }: KnownTrain, at: number): boolean {
  const order = orders.at(-1);
  if (state === 'over' || order === undefined || at - epochMs(order.at) > COUNTS_FOR_MS) return false;
  return back?.commentId !== order.commentId || back.state === 'under-way';
}
