/** The trains that a deployment is part of, with how far each of their members is. */
import type { Facts, TrainFact, TrainMemberFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import { trainTitle } from '../../domain/train.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import { hasUnseenChanges } from '../../policy/risk/unseen-changes.ts';
import type { Ports } from '../ports.ts';
import { hiddenMembers } from './hidden-members.ts';
import { sayNoGo } from './member-no-go.ts';
import { readMembers, type TrainMember, type TrainReads } from './read-members.ts';
import { isOn, organisationIn, trainsIn } from './trains-of.ts';

export interface FactsCase {
  readonly ports: Ports;
  readonly question: GateQuestion;
  readonly policies: readonly PolicyInForce[];
}

/** The facts, with a train for each planned release of them; where no train stops in the environment, as they are. */
export async function withTrains(facts: Facts, { ports, question, policies }: FactsCase): Promise<Facts> {
  const { store } = ports;
  const { repository, environment, deploymentId } = question;
  const organisation = organisationIn(policies);
  const here = trainsIn(organisation).filter(
    (train) => isOn(train, repository) && isSameName(train.environment, environment),
  );
  if (here.length === 0) return facts;
  const titles = await titlesOf(facts, question, store);
  const trains: TrainFact[] = [];
  for (const train of here) {
    for (const title of titles) {
      const at = epochMs(facts.at);
      const asked = { store, repository, train, title, organisation, at, asking: { deploymentId } };
      const members = await readMembers(asked);
      const stopped = members.filter(({ noGo }) => noGo !== undefined);
      const hidden = stopped.length === 0 ? NONE : await hiddenMembers(stopped, repository, ports);
      const told = members.map((member) => factOf(member, hidden));
      trains.push({ name: train.name, title, environment: train.environment, members: told });
    }
  }
  return { ...facts, trains };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The words of a no-go stay where they were said: not everybody who reads the one repository may read the other. Where
 * everybody reads this one, neither is it told who said it, and at which stage.
 */
function factOf({ repository, state, isTakenBack, noGo }: TrainMember, hidden: ReadonlySet<string>): TrainMemberFact {
  return {
    repository,
    state,
    ...(isTakenBack ? { isTakenBack } : {}),
    ...(noGo === undefined ? {} : { noGo: hidden.has(repository) ? {} : sayNoGo(noGo) }),
  };
}

/** What is not listed may belong to any that is open, and then it would have to wait for its turn. */
async function titlesOf(facts: Facts, { repository }: GateQuestion, store: TrainReads): Promise<ReadonlySet<string>> {
  const own = (facts.plans ?? []).filter(({ past }) => past === undefined).map(({ title }) => title);
  const isUnseen = facts.plans !== undefined && hasUnseenChanges(facts);
  const open = isUnseen ? (await store.plansOf(repository.id)).filter(({ state }) => state === 'open') : [];
  return new Set([...own, ...open.map(({ title }) => title)].map(trainTitle));
}
