/** Reads how far the members of a train are. From the store alone: no other repository is asked about on GitHub. */
import type { TrainMemberFact } from '../../domain/facts.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { trainKey, trainTitle } from '../../domain/train.ts';
import { entryFor } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';
import { isOfSameOwner } from '../policy/organisation-place.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { KnownPlan, KnownTrain, PlannedGate, Store } from '../ports.ts';
import { type MemberNoGo, noGoOf } from './member-no-go.ts';
import { isOnlyTakenBack, isWaitingOrOpened, stateOf } from './member-state.ts';
import { watchedUntilOf } from './member-watch.ts';
import { memberNamed, type NamedTrain } from './trains-of.ts';

export type TrainReads = Pick<
  Store,
  'knownRepositories' | 'plansOf' | 'plannedGates' | 'verifications' | 'rollbacks' | 'lastValidPolicy' | 'trains'
>;

export interface TrainCase {
  readonly store: TrainReads;
  /** A repository of the same owner: who asks, or where it is told. */
  readonly repository: RepositoryRef;
  readonly train: NamedTrain;
  readonly title: string;
  readonly organisation: Policy | undefined;
  readonly at: EpochMs;
  /** The deployment that is asked about now, of which there may be no facts yet. */
  readonly asking?: { readonly deploymentId: number } | undefined;
}

export interface TrainMember {
  /** `owner/name`, as the policy spells it. */
  readonly repository: string;
  /** Null: the App does not know it. */
  readonly ref: RepositoryRef | null;
  readonly plan: KnownPlan | null;
  /** Of the planned release, newest first; refused ones, and those that were given up, left out. */
  readonly gates: readonly PlannedGate[];
  readonly state: TrainMemberFact['state'];
  /** `failed` only since it goes back with the train. */
  readonly isTakenBack: boolean;
  /** Once it is verified: until when it is watched, which may be past; null: nothing is watched there. */
  readonly watchedUntil: EpochMs | null;
  /** The last word at a stage of its plan is no-go. */
  readonly noGo?: MemberNoGo | undefined;
}

export async function readMembers(input: TrainCase): Promise<readonly TrainMember[]> {
  const { store, repository, train } = input;
  const known = await store.knownRepositories();
  const before = await knownTrain(store, repository, { train: train.name, title: input.title });
  const order = before?.orders.at(-1);
  const orderedBackAt = order === undefined ? null : epochMs(order.at);
  const members: TrainMember[] = [];
  for (const name of train.order) {
    const ref = memberNamed(name, known, repository) ?? null;
    members.push(
      ref === null
        ? { repository: name, ref, plan: null, gates: [], state: 'unreadable', ...NOTHING }
        : { repository: name, ref, ...(await readMember(ref, input, orderedBackAt)) },
    );
  }
  return members;
}

/** Wherever it is told. */
export async function knownTrain(
  store: Pick<Store, 'trains'>,
  repository: RepositoryRef,
  of: { readonly train: string; readonly title: string },
): Promise<KnownTrain | undefined> {
  const all = await store.trains(repository.installationId);
  return all.find((each) => isOfSameOwner(each.place, repository) && trainKey(each) === trainKey(of));
}

type Read = Omit<TrainMember, 'repository' | 'ref'>;

const NOTHING = { isTakenBack: false, watchedUntil: null } as const;

async function readMember(ref: RepositoryRef, input: TrainCase, orderedBackAt: EpochMs | null): Promise<Read> {
  const { store, train, title, organisation, repository, asking } = input;
  const plans = (await store.plansOf(ref.id)).filter((each) => trainTitle(each.title) === trainTitle(title));
  const plan = plans.find(({ state }) => state === 'open') ?? plans[0] ?? null;
  const gates = await store.plannedGates(ref.id, train.environment, title);
  const isAsking = asking !== undefined && ref.id === repository.id;
  const noGo = noGoOf(plans, ref, input.at);
  const held = noGo === undefined ? {} : { noGo };
  const of = { plan, gates: gates.filter(isWaitingOrOpened), ...NOTHING, ...held };
  // What asks now is of this title, and newer than what is kept: it waits, whatever became of those before it.
  if (isAsking && of.gates.every(({ deploymentId }) => deploymentId < asking.deploymentId)) {
    return { ...of, state: 'waiting' };
  }
  if (plan === null && of.gates.length === 0) return { ...of, state: isAsking ? 'waiting' : 'unplanned' };
  const { policies, isCertain } = await policiesOf(store, ref, organisation);
  const isAsked = policies.some((policy) => entryFor(policy, train.environment)?.verify !== undefined);
  const record = {
    gates,
    verifications: (await store.verifications(ref.id, train.environment)).newest,
    rollbacks: await store.rollbacks(ref.id, train.environment),
    isVerificationAsked: isAsked || !isCertain,
    orderedBackAt,
  };
  const state = stateOf(record);
  const watchedUntil = state === 'verified' ? watchedUntilOf(record, of.gates, policies, train.environment) : null;
  return { ...of, state, isTakenBack: isOnlyTakenBack(record), watchedUntil };
}

/** Where the member's own policy cannot be told any more, it may ask for more than the organisation's. */
async function policiesOf(store: TrainReads, ref: RepositoryRef, organisation: Policy | undefined) {
  const kept = await store.lastValidPolicy(ref.id);
  const own = kept && parseRepositoryPolicy(kept.text, undefined);
  const valid = own?.kind === 'valid' ? own.policy : undefined;
  const policies = [organisation, valid].filter((policy) => policy !== undefined);
  return { policies, isCertain: own === null || own.kind === 'valid' };
}
