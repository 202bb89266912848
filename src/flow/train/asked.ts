/** What makes a train due: a gate of a member that says something new, and what is found of a member afterwards. */
import { epochMs } from '../../domain/instant.ts';
import type { GateQuestion, Question, TrainQuestion } from '../../domain/question.ts';
import { questionKey } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { trainTitle } from '../../domain/train.ts';
import type { Answer } from '../answer.ts';
import { policyOf } from '../policies.ts';
import { lastSeenOrganisationPolicy } from '../policy/organisation-policy.ts';
import type { AnswerRecord, KeptPlan, KnownTrain, Ports, Store } from '../ports.ts';
import { isOn, placeOf, trainsIn } from './trains-of.ts';

/** What turns out bad later than that is told where it happened. */
const CONCERNS_FOR_MS = 30 * 86_400_000;

/** Of an answer about a gate that says something new. */
export async function trainsOfGate(
  { repository, environment }: GateQuestion,
  { facts, final: isFinal, at }: AnswerRecord,
  store: Pick<Store, 'knownRepositories' | 'trains'>,
): Promise<readonly TrainQuestion[]> {
  const trains = facts?.trains ?? [];
  if (trains.length === 0) return isFinal ? await trainsWith(repository, store, at, environment) : [];
  const known = await store.knownRepositories();
  return trains.flatMap(({ name: train, title, members }) => {
    const order = members.map((member) => member.repository);
    const place = placeOf(order, known, repository) ?? repository;
    return { kind: 'train' as const, repository: place, train, title: trainTitle(title) };
  });
}

/** An answer about anything else, with the trains that it makes due. */
export async function withTrainsAsked(question: Question, answer: Answer, ports: Ports): Promise<Answer> {
  if (question.kind === 'gate' || question.kind === 'train') return answer;
  const { record } = answer;
  const isFinding = (record.verifications ?? []).length > 0;
  const isBack = question.kind === 'rollback' && (record.final || record.decidedRollback !== undefined);
  const found = isFinding || isBack ? await trainsWith(question.repository, ports.store, record.at) : [];
  const planned = record.plan === undefined ? [] : await trainsOfPlan(question.repository, record.plan, ports);
  const asked = new Map([...found, ...planned].map((each) => [questionKey(each), each]));
  if (asked.size === 0) return answer;
  return { ...answer, record: { ...record, questions: [...record.questions, ...asked.values()] } };
}

async function trainsWith(
  repository: RepositoryRef,
  store: Pick<Store, 'trains'>,
  at: number,
  environment?: string,
): Promise<readonly TrainQuestion[]> {
  const all = await store.trains(repository.installationId);
  return all
    .filter(({ members }) => members.some(({ repositoryId }) => repositoryId === repository.id))
    .filter((each) => environment === undefined || each.environment.toLowerCase() === environment.toLowerCase())
    .filter((each) => each.state === 'open' || at - epochMs(each.at) <= CONCERNS_FOR_MS)
    .map(questionOf);
}

export function questionOf({ place, train, title }: Pick<KnownTrain, 'place' | 'train' | 'title'>): TrainQuestion {
  return { kind: 'train', repository: place, train, title };
}

/** The organisation's policy as it was last seen, which a plan was told by a moment ago. */
async function trainsOfPlan(
  repository: RepositoryRef,
  plan: KeptPlan,
  { store, github }: Ports,
): Promise<readonly TrainQuestion[]> {
  const title = trainTitle(plan.title);
  const told = (await trainsWith(repository, store, epochMs(plan.at))).filter((each) => each.title === title);
  if (plan.state === 'over') return told;
  const { owner } = await (await github(repository, 'report')).repository();
  const seen = owner.isOrganisation ? await lastSeenOrganisationPolicy(store, owner) : null;
  const own = trainsIn(seen === null ? undefined : policyOf(seen)).filter((train) => isOn(train, repository));
  if (own.length === 0) return told;
  const known = await store.knownRepositories();
  const planned = own.map(({ name: train, order }) => {
    return { kind: 'train' as const, repository: placeOf(order, known, repository) ?? repository, train, title };
  });
  return [...told, ...planned];
}
