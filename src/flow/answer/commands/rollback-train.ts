/** `/tidegate rollback train:NAME REASON`: somebody says that all of a train goes back, the last one first. */
import { isSameName } from '../../../policy/names.ts';
import type { Answer } from '../../answer.ts';
import { isOfSameOwner } from '../../policy/organisation-place.ts';
import type { KnownTrain } from '../../ports.ts';
import { questionOf } from '../../train/asked.ts';
import { type NamedTrain, organisationIn, trainNamed, trainsIn } from '../../train/trains-of.ts';
import type { ReplyText } from '../reply-texts.ts';
import { policiesFor, replied, statedBy } from './given.ts';
import { type TrainOrdering, whyMayNotRollBackTrain } from './train-permission.ts';
import {
  replyAlreadyOrdered,
  replyNoSuchTrain,
  replyNothingOfTrain,
  replyOtherTrain,
  replySeveralTrains,
  replyTrainOrdered,
} from './train-texts.ts';

export async function rollbackTrain(given: TrainOrdering): Promise<Answer> {
  const inForce = await policiesFor(given);
  if ('answer' in inForce) return inForce.answer;
  const organisation = organisationIn(inForce.policies);
  const train = trainNamed(organisation, given.command.train);
  if (train === undefined) {
    const known = trainsIn(organisation).map(({ name }) => name);
    return replied(given, replyNoSuchTrain(given.command.train, known));
  }
  const refusal = await whyMayNotRollBackTrain(given, train);
  if (refusal !== undefined) return replied(given, refusal);
  const found = await findTrain(given, train);
  return 'refusal' in found ? replied(given, found.refusal) : ordered(given, found.known);
}

/** That of the record, else the only one that is open. */
async function findTrain(
  { question, ports }: TrainOrdering,
  { name }: NamedTrain,
): Promise<{ readonly known: KnownTrain } | { readonly refusal: ReplyText }> {
  const { repository, issueNumber } = question;
  const all = (await ports.store.trains(repository.installationId)).filter((each) =>
    isOfSameOwner(each.place, repository),
  );
  const own = all.find(({ place, issue }) => place.id === repository.id && issue === issueNumber);
  if (own !== undefined) return isSameName(own.train, name) ? { known: own } : { refusal: replyOtherTrain(own, name) };
  const open = all.filter((each) => each.state === 'open' && isSameName(each.train, name));
  const [only, ...others] = open;
  if (only === undefined) return { refusal: replyNothingOfTrain(name) };
  return others.length > 0 ? { refusal: replySeveralTrains(name, open, repository) } : { known: only };
}

function ordered(given: TrainOrdering, known: KnownTrain): Answer {
  const last = known.orders.at(-1);
  const isCarriedOut = last !== undefined && known.back?.commentId === last.commentId;
  if (last !== undefined && (!isCarriedOut || known.back?.state === 'under-way')) {
    return replied(given, replyAlreadyOrdered(known, last.user));
  }
  const { commentId, userId, user, at } = statedBy(given);
  const { reason } = given.command;
  const order = {
    commentId,
    userId,
    user,
    reason,
    at,
    placeId: known.place.id,
    train: known.train,
    title: known.title,
  };
  return replied(given, replyTrainOrdered(known, order), { trainOrders: [order], questions: [questionOf(known)] });
}
