/** The trains of an organisation's policy: who is on them, and where they are told. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { fullName } from '../../domain/repository.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isSameName } from '../../policy/names.ts';
import type { Policy, Train } from '../../policy/schema.ts';
import { isOrganisationPlace } from '../policies.ts';
import { isOfSameOwner } from '../policy/organisation-place.ts';

export interface NamedTrain {
  readonly name: string;
  readonly environment: string;
  /** `owner/name`, in the order in which they go out. */
  readonly order: readonly string[];
}

/** Only an organisation may speak for several repositories. */
export function organisationIn(policies: readonly PolicyInForce[]): Policy | undefined {
  return policies.find(({ source }) => source === 'org')?.policy;
}

export function trainsIn(organisation: Policy | undefined): readonly NamedTrain[] {
  return Object.entries(organisation?.trains ?? {}).map(([name, train]) => named(name, train));
}

export function trainNamed(organisation: Policy | undefined, name: string): NamedTrain | undefined {
  return trainsIn(organisation).find((train) => isSameName(train.name, name));
}

export function isOn({ order }: Pick<NamedTrain, 'order'>, repository: RepositoryRef): boolean {
  return order.some((name) => isSameName(name, fullName(repository)));
}

function named(name: string, { members, order = members, environment }: Train): NamedTrain {
  return { name, environment, order };
}

/** Undefined: the App does not know it, or it is somebody else's. */
export function memberNamed(
  name: string,
  known: readonly RepositoryRef[],
  of: RepositoryRef,
): RepositoryRef | undefined {
  return known.find((each) => isOfSameOwner(each, of) && isSameName(fullName(each), name));
}

/** The repository of the organisation's policy, else the first member that the App knows. */
export function placeOf(
  order: readonly string[],
  known: readonly RepositoryRef[],
  of: RepositoryRef,
): RepositoryRef | undefined {
  const place = known.find((each) => isOrganisationPlace(each) && isOfSameOwner(each, of));
  if (place !== undefined) return place;
  return order.flatMap((name) => memberNamed(name, known, of) ?? [])[0];
}
