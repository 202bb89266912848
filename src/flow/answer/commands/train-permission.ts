/** Who may roll back a train: whoever may roll back its environment by the policies of every member. */
import { Failure } from '../../../domain/failure.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import { readPolicyState } from '../../policies.ts';
import { memberNamed, type NamedTrain } from '../../train/trains-of.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { whyMayNot } from './permitted.ts';
import { replyInMember, replyUnreadableMember } from './train-texts.ts';

export type TrainOrdering = Given<CommandOf<'rollback-train'>>;

/** Read anew, as with every command. Undefined: the author may. What cannot be read refuses. */
export async function whyMayNotRollBackTrain(
  given: TrainOrdering,
  { order, environment }: NamedTrain,
): Promise<ReplyText | undefined> {
  const { question, ports } = given;
  const known = await ports.store.knownRepositories();
  for (const name of order) {
    const member = memberNamed(name, known, question.repository);
    const refusal =
      member === undefined ? replyUnreadableMember(name) : await whyNotIn(given, member, name, environment);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

async function whyNotIn(
  given: TrainOrdering,
  member: RepositoryRef,
  name: string,
  environment: string,
): Promise<ReplyText | undefined> {
  const { ports } = given;
  try {
    const github = await ports.github(member);
    const state = await readPolicyState(ports, member, github);
    if (state.kind !== 'in-force') return replyUnreadableMember(name);
    const refusal = await whyMayNot({ ...given, github }, { environment, kind: 'rollback' }, state.policies);
    return refusal && replyInMember(name, refusal);
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'forbidden')) {
      return replyUnreadableMember(name);
    }
    throw error;
  }
}
