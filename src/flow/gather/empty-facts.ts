import { type Facts, NOTHING_KNOWN } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';

/** Facts in which nothing is known yet. */
export function emptyFacts(at: EpochMs, repository: RepositoryRef): Omit<Facts, 'question' | 'candidate'> {
  return {
    version: 1,
    at: toInstant(at),
    repository: fullName(repository),
    baseline: null,
    direction: 'forward',
    changes: [],
    complete: true,
    ...NOTHING_KNOWN,
  };
}
