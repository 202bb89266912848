/** What else tells of a release: its plan, its trains, and the issues of what was found in it. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import type { KnownTrain, Store } from '../ports.ts';
import type { Stage } from './view.ts';

export interface Related {
  /** The issue that is its record; null: none that we know of. */
  readonly plans: readonly { readonly title: string; readonly record: number | null }[];
  readonly trains: readonly KnownTrain[];
  /** By deployment: the issue in which people decide whether it goes back, and look back on it. */
  readonly findings: ReadonlyMap<number, number>;
}

export async function readRelated(
  stages: readonly Stage[],
  repository: RepositoryRef,
  store: Pick<Store, 'trains' | 'keptIssue'>,
): Promise<Related> {
  const plans = plansOf(stages);
  const all = plans.length === 0 ? [] : await store.trains(repository.installationId);
  const trains = all.filter(
    (train) =>
      plans.some(({ title }) => isSameName(title, train.title)) &&
      stages.some(({ environment }) => isSameName(environment, train.environment)) &&
      train.members.some(({ repositoryId }) => repositoryId === repository.id),
  );
  return { plans, trains, findings: await readFindings(stages, repository, store) };
}

/** As the newest gate that knows of it tells it. */
function plansOf(stages: readonly Stage[]): Related['plans'] {
  const facts = stages.flatMap(({ gates }) => gates.flatMap(({ decided }) => decided?.facts ?? []));
  const own = facts.filter(({ direction }) => direction !== 'backward').flatMap(({ plans = [] }) => plans);
  const current = own.filter(({ past }) => past === undefined);
  const byNumber = new Map(current.map((plan) => [plan.number, plan]));
  return [...byNumber.values()].map(({ title, record = null }) => ({ title, record }));
}

async function readFindings(
  stages: readonly Stage[],
  repository: RepositoryRef,
  store: Pick<Store, 'keptIssue'>,
): Promise<Related['findings']> {
  const found = new Map<number, number>();
  for (const { question, openedAt } of stages.flatMap(({ gates }) => gates)) {
    if (openedAt === null) continue;
    const number = await store.keptIssue(repository.id, `rollback/${question.deploymentId}`);
    if (number !== null) found.set(question.deploymentId, number);
  }
  return found;
}
