/** Whether somebody may be letting in what was found to be wrong: it may fail before that is written down. */
import { epochMs } from '../../domain/instant.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { Ports } from '../ports.ts';

/** Of what was said of it. A gate that is held for longer than that was not let through by anybody. */
const OPENED_WITHIN_MS = 3_600_000;

/** A process that ended after GitHub let it in did not write that down: its job may fail before another one does. */
export async function isBeingOpened(question: EscalationQuestion, { store, clock }: Ports): Promise<boolean> {
  const { repository, environment, deploymentId } = question;
  const { newest } = await store.verifications(repository.id, environment);
  const own = newest.find((each) => each.deploymentId === deploymentId);
  if (own === undefined || own.verdict === 'pass' || clock.now() - epochMs(own.at) > OPENED_WITHIN_MS) return false;
  const [gate] = await store.releaseGates(repository.id, { deploymentId });
  return gate !== undefined && gate.openedAt === null && gate.endedAt === null;
}
