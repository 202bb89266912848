/** Which deployment an order to go back is about: the newest one that was let in, however far it is. */
import { isUnderWay } from '../../../domain/rollback.ts';
import type { SeenDeployment } from '../../ports.ts';
import { deploymentsIn } from '../../train/running-in.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { replyGoingBack, replyNothingRuns, replyOtherRuns } from './rollback-texts.ts';

export type Aim = { readonly deployment: SeenDeployment } | { readonly refusal: ReplyText };

/** @param who may order it, in words */
export async function aimOf(
  { command, github, ports, question }: Given<CommandOf<'rollback'>>,
  environment: string,
  who: string,
): Promise<Aim> {
  const { repository } = question;
  const ledger = await ports.store.rollbacks(repository.id, environment);
  const underWay = ledger.findLast(isUnderWay);
  if (underWay !== undefined) return { refusal: replyGoingBack(environment, underWay, who) };
  const [newest] = await deploymentsIn(github, ports.store, repository, environment);
  if (newest === undefined) return { refusal: replyNothingRuns(environment) };
  // Whoever reads an hour later of what failed must not roll back what came after it; and what is being deployed is not
  // taken away by going back from what it replaces.
  if (command.sha === undefined || newest.sha.startsWith(command.sha)) return { deployment: newest };
  const [gate] = await ports.store.releaseGates(repository.id, { deploymentId: newest.id });
  const runId = gate?.question.runId ?? null;
  return { refusal: replyOtherRuns({ environment, newest, runId, who }, command.sha) };
}
