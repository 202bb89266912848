/** Several repositories of one organisation whose planned releases go together. */
import { type EpochMs, type Instant, toInstant } from '../../../src/domain/instant.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { Verification } from '../../../src/domain/verification.ts';
import type {
  AnswerRecord,
  GitHub,
  KeptRequest,
  KnownPlan,
  KnownTrain,
  PlannedGate,
  Ports,
  SeenDeployment,
  Store,
} from '../../../src/flow/ports.ts';
import { createWorld, NOW, REPOSITORY, type World } from './world.ts';

export const SHOP = REPOSITORY;
export const PAYMENTS: RepositoryRef = { ...REPOSITORY, id: 8, name: 'payments' };
export const PLACE: RepositoryRef = { ...REPOSITORY, id: 9, name: '.github' };
export const TITLE = 'release/2.4';
export const MINUTE = 60_000;

export const ORGANISATION = `version: 1
environments:
  production: { verify: { within: 15m }, rollback: { workflow: deploy.yml, by: { users: [olga] } } }
plan: { milestones: "release/*" }
trains:
  checkout: { members: [acme/shop, acme/payments], order: [acme/payments, acme/shop], environment: production }
`;

/** What is known of one of them. */
export interface Member {
  plans: KnownPlan[];
  gates: PlannedGate[];
  verified: Verification[];
  rollbacks: KeptRollback[];
  requests: KeptRequest[];
  deployments: SeenDeployment[];
  policy: string | null;
  waiting: number[];
  isPublic: boolean;
}

export type Trains = World & { readonly members: Map<number, Member>; fails: Error | null };

export function plan(repository: RepositoryRef, change: Partial<KnownPlan> = {}): KnownPlan {
  return {
    ...{ repositoryId: repository.id, number: 3, title: TITLE, state: 'open', date: '2026-12-01' },
    ...{ productionAt: '2026-12-01T08:00:00Z' as Instant, zone: 'UTC', stages: [], downtime: null, warnings: [] },
    ...{ updatedAt: null, at: toInstant(NOW), decisions: [], issue: null },
    ...change,
  };
}

export function opened(deploymentId: number, change: Partial<PlannedGate> = {}): PlannedGate {
  return {
    ...{ deploymentId, runId: deploymentId + 1000, environment: 'production', sha: shaOf(deploymentId) },
    ...{ state: 'approved', openedAt: NOW - 60 * MINUTE, summary: 'Opened.', ended: null },
    ...change,
  };
}

export function waiting(deploymentId: number, change: Partial<PlannedGate> = {}): PlannedGate {
  return opened(deploymentId, { state: 'held', openedAt: null, summary: 'Held: payments first.', ...change });
}

export function shaOf(deploymentId: number): string {
  return `${deploymentId}`.repeat(40).slice(0, 40);
}

export function said(
  repository: RepositoryRef,
  deploymentId: number,
  verdict: Verification['verdict'],
  change: Partial<Verification> = {},
): Verification {
  const place = { repositoryId: repository.id, environment: 'production', at: toInstant(NOW - MINUTE) };
  return { ...place, deploymentId, sha: shaOf(deploymentId), verdict, failedChecks: [], ...change };
}

export function deployed(id: number, change: Partial<SeenDeployment> = {}): SeenDeployment {
  const at = toInstant(NOW - 60 * MINUTE);
  return { id, environment: 'production', sha: shaOf(id), startedAt: at, finishedAt: at, state: 'success', ...change };
}

export function rolledBack(
  repository: RepositoryRef,
  deploymentId: number,
  state: KeptRollback['state'],
  change: Partial<KeptRollback> = {},
): KeptRollback {
  return {
    ...{ id: `${repository.id}-${deploymentId}`, repositoryId: repository.id, environment: 'production' },
    ...{ failedDeploymentId: deploymentId, failedSha: shaOf(deploymentId), targetSha: 'a'.repeat(40) },
    ...{ orderedBy: 'olga', trigger: 'requested', group: null, position: 0, state, decidedAt: toInstant(NOW) },
    ...{ answerBy: null, dispatches: 1, runId: null, runUrl: null, dispatchedAt: null, endedAt: null },
    ...change,
  };
}

/** Both have the milestone, and nothing was deployed yet. */
export function planned(change: { readonly known?: readonly RepositoryRef[] } = {}): Trains {
  const world = createWorld();
  world.organisation = ORGANISATION;
  world.keptOrganisation = ORGANISATION;
  world.known = [...(change.known ?? [SHOP, PAYMENTS, PLACE])];
  const trains: Trains = Object.assign(world, { members: new Map<number, Member>(), fails: null });
  for (const each of [SHOP, PAYMENTS]) trains.members.set(each.id, memberOf([plan(each)]));
  trains.members.set(PLACE.id, memberOf([]));
  return Object.assign(trains, { ports: portsOf(trains, world.ports) });
}

function memberOf(plans: KnownPlan[]): Member {
  const nothing = { gates: [], verified: [], rollbacks: [], requests: [], deployments: [], waiting: [] };
  return { ...nothing, plans, policy: null, isPublic: false };
}

export function member(world: Trains, { id }: RepositoryRef): Member {
  const found = world.members.get(id);
  if (found === undefined) throw new Error(`No member ${id}`);
  return found;
}

function portsOf(world: Trains, ports: Ports): Ports {
  const of = (id: number) => member(world, { ...REPOSITORY, id });
  const store: Partial<Store> = {
    plansOf: async (id) => of(id).plans,
    plannedGates: async (id) => of(id).gates,
    verifications: async (id) => ({ isTold: true, newest: of(id).verified }),
    rollbacks: async (id) => of(id).rollbacks,
    statements: async (id) => ({ ...world.stated, requests: of(id).requests }),
    lastValidPolicy: async (id) => keptAs(of(id).policy),
    openedGates: async (id) => of(id).deployments.map((each) => ({ deploymentId: each.id, sha: each.sha })),
    openGates: async (id) =>
      of(id).waiting.map((deploymentId) => {
        const repository = world.known.find((each) => each.id === id) ?? REPOSITORY;
        return { kind: 'gate', repository, deploymentId, runId: deploymentId + 1000, environment: 'Production' };
      }),
    openRollbacks: async (id) => of(id).rollbacks.filter(({ state }) => state === 'ordered'),
  };
  const github: Ports['github'] = async (repository) => {
    const { deployments, policy, isPublic } = of(repository.id);
    const given = await ports.github(repository);
    return {
      ...given,
      file: async () => (policy === null ? null : { text: policy }),
      deployments: async () => {
        if (world.fails !== null) throw world.fails;
        return deployments;
      },
      isPublic: async () => isPublic,
    } satisfies GitHub;
  };
  return { ...ports, store: { ...ports.store, ...store } as Store, github };
}

function keptAs(text: string | null) {
  return text === null ? null : { text, sha: 'a'.repeat(40), at: toInstant(NOW) };
}

/** What the store knows of the train after the answer. */
export function keep(world: Trains, { train, trainOrders = [], statements }: AnswerRecord): void {
  if (train !== undefined) {
    const before = world.trains.find(({ title }) => title === train.title);
    const kept: KnownTrain = { ...train, orders: before?.orders ?? [], issue: before?.issue ?? 41 };
    world.trains = [kept, ...world.trains.filter((each) => each !== before)];
  }
  for (const { placeId: _place, train: _train, title, ...order } of trainOrders) {
    world.trains = world.trains.map((each) =>
      each.title === title ? { ...each, orders: [...each.orders, order] } : each,
    );
  }
  for (const one of statements) {
    if (one.kind === 'rollback') member(world, { ...REPOSITORY, id: one.repositoryId }).requests.push(one);
  }
}

export function later(world: Trains, ms: EpochMs): void {
  world.now += ms;
}
