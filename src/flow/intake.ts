/** From a webhook to questions on the agenda: the event is a hint, so all that is kept of it is what to ask. */
import type { Event } from '../domain/event.ts';
import type { Question } from '../domain/question.ts';
import { ask } from './ask.ts';
import type { Ports } from './ports.ts';

/** The delivery is done when this resolves: its questions are durable, and it is not needed any more. */
export async function intake(deliveryId: string, event: Event, ports: Ports): Promise<readonly Question[]> {
  const openGates = event.kind === 'unrelated' ? [] : await ports.store.openGates(repositoryIdOf(event));
  const questions = ask(event, openGates);
  await ports.store.finishDelivery(deliveryId, questions, ports.clock.now());
  return questions;
}

function repositoryIdOf(event: Exclude<Event, { kind: 'unrelated' }>): number {
  return event.kind === 'gate-requested' ? event.gate.repository.id : event.repository.id;
}
