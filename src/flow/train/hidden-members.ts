/** What everybody may read tells of nothing that not everybody may read. */
import { Failure } from '../../domain/failure.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Ports } from '../ports.ts';
import type { TrainMember } from './read-members.ts';

/** Names of members that are not known to be public, where the record is; the policy there names them already. */
export async function hiddenMembers(
  members: readonly TrainMember[],
  place: RepositoryRef,
  ports: Ports,
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  if (!(await (await ports.github(place, 'report')).isPublic())) return hidden;
  for (const { repository, ref } of members) {
    if (ref !== null && ref.id !== place.id && !(await isKnownToBePublic(ref, ports))) hidden.add(repository);
  }
  return hidden;
}

async function isKnownToBePublic(repository: RepositoryRef, ports: Ports): Promise<boolean> {
  try {
    return await (await ports.github(repository, 'report')).isPublic();
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'not-found' || error.kind === 'forbidden')) return false;
    throw error;
  }
}
