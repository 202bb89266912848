/** From a webhook to questions on the agenda: the event is a hint, so all that is kept of it is what to ask. */
import type { Question } from '../domain/question.ts';
import { ask } from './ask.ts';
import { isOrganisationPlace } from './policies.ts';
import type { Heard, Ports } from './ports.ts';

/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
export async function intake(deliveryId: string, event: Heard, ports: Ports): Promise<readonly Question[]> {
  const questions = ask(event, await concernedBy(event, ports));
  await ports.store.finishDelivery(deliveryId, questions, ports.clock.now());
  return questions;
}

async function concernedBy(event: Heard, { store }: Ports): Promise<readonly Question[]> {
  switch (event.kind) {
    case 'unrelated':
    case 'gate-requested':
    case 'command-written':
      return [];
    case 'checks-moved':
      return store.questionsAbout(event.repository.id, event.sha);
    case 'default-branch-moved':
      // What the organisation says concerns the gates of all its repositories.
      if (isOrganisationPlace(event.repository)) return store.openGatesOfInstallation(event.repository.installationId);
      return store.openGates(event.repository.id);
    default:
      return store.openGates(event.repository.id);
  }
}
