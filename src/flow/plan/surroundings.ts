/** What a planned release may collide with: freezes that people set, and plans of what it depends on. */
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import { isSameName } from '../../policy/names.ts';
import {
  dependenciesOf,
  type PlannedElsewhere,
  type SetFreeze,
  type Surroundings,
} from '../../policy/plan/warnings.ts';
import type { Policy } from '../../policy/schema.ts';
import type { StageDecision, Store } from '../ports.ts';
import { productionOf } from './production.ts';

type Kept = Pick<Store, 'knownRepositories' | 'plansOf' | 'restrictions'>;

export interface AskedSurroundings {
  readonly store: Kept;
  readonly repository: RepositoryRef;
  readonly policies: readonly Policy[];
  readonly decisions: readonly StageDecision[];
  readonly at: EpochMs;
}

export async function readSurroundings(asked: AskedSurroundings): Promise<Surroundings> {
  const { policies, decisions, at } = asked;
  const production = productionOf(policies);
  const [freezes, dependencies] = [await setFreezes(asked), await plannedElsewhere(asked)];
  return { policies, production, decisions, at, freezes, dependencies };
}

async function setFreezes({ store, repository, at }: AskedSurroundings): Promise<readonly SetFreeze[]> {
  const { freezes } = await store.restrictions(repository.id);
  return freezes
    .map(({ environment, user, until }) => ({ environment, by: user, until: until === null ? null : epochMs(until) }))
    .filter(({ until }) => until === null || until > at);
}

/** Of repositories of the same installation alone, and their dates alone: who reads this may not read those. */
async function plannedElsewhere({
  store,
  repository,
  policies,
}: AskedSurroundings): Promise<readonly PlannedElsewhere[]> {
  const named = dependenciesOf(policies).filter((name) => !isSameName(name, fullName(repository)));
  if (named.length === 0) return [];
  const known = (await store.knownRepositories()).filter((each) => each.installationId === repository.installationId);
  const found: PlannedElsewhere[] = [];
  for (const name of named) {
    const other = known.find((each) => isSameName(fullName(each), name));
    if (other === undefined) continue;
    for (const { state, date } of await store.plansOf(other.id)) {
      if (state === 'open' && date !== null) found.push({ repository: name, date });
    }
  }
  return found;
}
