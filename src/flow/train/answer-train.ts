/** How far is the planned release that several repositories make together? Told in one record for all of them. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { TrainQuestion } from '../../domain/question.ts';
import { trainKey } from '../../domain/train.ts';
import { zoneOfPlans } from '../../policy/plan/dates.ts';
import type { Policy } from '../../policy/schema.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import type { KnownTrain, Ports } from '../ports.ts';
import { endedTrain } from './ended-train.ts';
import { hiddenMembers } from './hidden-members.ts';
import { memberOwners } from './member-owners.ts';
import { knownTrain, readMembers, type TrainMember } from './read-members.ts';
import { tellTrain } from './tell-train.ts';
import { type NamedTrain, placeOf, trainNamed } from './trains-of.ts';
import { goBack, type WayBack } from './way-back.ts';

/** A policy that cannot be applied is corrected soon. */
const LOOK_AGAIN_MS = 600_000;

export async function answerTrain(question: TrainQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, title } = question;
  const state = await readPolicyState(ports, repository, await ports.github(repository, 'report'));
  if (state.kind === 'invalid' || state.kind === 'org-policy-unreadable') {
    return { record: recordOf(at, 'Not told: no policy is in force.'), dueAt: at + LOOK_AGAIN_MS };
  }
  const known = await knownTrain(ports.store, repository, question);
  const { organisation } = state;
  const train = trainNamed(organisation, question.train);
  if (train === undefined) return endedTrain(question, known, 'the policy of the organisation has no such train', at);
  const place = placeOf(train.order, await ports.store.knownRepositories(), repository);
  if (place !== undefined && place.id !== repository.id) {
    const elsewhere = { ...question, repository: place, train: train.name };
    const moved = endedTrain(question, known, `it is told in ${place.owner}/${place.name}`, at);
    return { ...moved, record: { ...moved.record, questions: [elsewhere] } };
  }
  const members = await readMembers({ store: ports.store, repository, train, title, organisation, at });
  const order = known?.orders.at(-1);
  const back = order === undefined ? null : await goBack({ ports, train, members, order, at });
  return await told({ question, ports, known, train, members, back, organisation });
}

interface Read {
  readonly question: TrainQuestion;
  readonly ports: Ports;
  readonly known: KnownTrain | undefined;
  readonly train: NamedTrain;
  readonly members: readonly TrainMember[];
  readonly back: WayBack | null;
  readonly organisation: Policy | undefined;
}

async function told({ question, ports, known, train, members, back, organisation }: Read): Promise<Answer> {
  const { repository, title } = question;
  const at = ports.clock.now();
  const over = overBecause(members, back, at);
  // Over before anybody told it: no record of it is begun now.
  if (over !== null && known === undefined) return endedTrain(question, known, over, at);
  const hidden = await hiddenMembers(members, repository, ports);
  const owners = await memberOwners({ members, hidden }, { environment: train.environment, organisation }, ports.store);
  const view = {
    ...{ place: repository, name: train.name, title, environment: train.environment, members, back, over },
    ...{ hidden, owners },
    zone: zoneOfPlans(organisation === undefined ? [] : [organisation]),
    at,
  };
  const kept = {
    ...{ place: repository, train: train.name, title, environment: train.environment },
    state: over === null ? ('open' as const) : ('over' as const),
    back: back === null ? null : { commentId: back.order.commentId, state: back.state },
    members: members.map(({ repository: name, ref, state, noGo }) => {
      const held = noGo === undefined ? {} : { noGo: noGo.stage };
      return { repository: name, repositoryId: ref?.id ?? null, state, ...held };
    }),
    at: toInstant(at),
  };
  const number = await ports.store.keptIssue(repository.id, trainKey(kept));
  return await tellTrain({ view, kept, known, number }, ports);
}

/** Null: it is ahead, or under way. */
function overBecause(members: readonly TrainMember[], back: WayBack | null, at: EpochMs): string | null {
  const isRetried = members.some(({ state }) => state === 'waiting' || state === 'deployed');
  // What was deployed before an order to go back is not among them: these came after it.
  if (members.every(({ state }) => state === 'verified')) {
    const isWatched = members.some(({ watchedUntil }) => watchedUntil !== null && watchedUntil > at);
    return isWatched ? null : 'all members are verified';
  }
  if (back !== null && back.state !== 'done') return null;
  if (back !== null && !isRetried) return 'it was taken back';
  const plans = members.flatMap(({ plan }) => plan ?? []);
  if (plans.length === 0 && members.every(({ gates }) => gates.length === 0)) return 'no member has such a milestone';
  const isAhead = plans.some(({ state }) => state === 'open') || plans.length === 0;
  return isAhead ? null : 'the milestones are closed';
}
