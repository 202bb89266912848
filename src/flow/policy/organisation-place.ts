/** Where the figures of an organisation are told, and who asks for that. */
import type { OrganisationDoraQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Policy } from '../../policy/schema.ts';
import { isOrganisationPlace } from '../policies.ts';
import type { Store } from '../ports.ts';

/** In so many words: each repository has an issue of its own without a word, and all together are no default. */
export function wantsOrganisationIssue(organisation: Policy): boolean {
  return organisation.dora?.issue === true;
}

/** Null: the App was never told of the organisation's repository, which most likely is not among those it is on. */
export async function organisationQuestion(
  store: Pick<Store, 'knownRepositories'>,
  repository: RepositoryRef,
): Promise<OrganisationDoraQuestion | null> {
  const known = await store.knownRepositories();
  const place = known.find((each) => isOrganisationPlace(each) && isOfSameOwner(each, repository));
  return place === undefined ? null : { kind: 'dora', repository: place, ofOrganisation: true };
}

export function isOfSameOwner(one: RepositoryRef, other: RepositoryRef): boolean {
  return one.installationId === other.installationId && one.owner.toLowerCase() === other.owner.toLowerCase();
}
