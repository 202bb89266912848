/** What the issue of a finding begins with below our part: it is its review, so what the policy wants of reviews counts. */
import { Failure } from '../../../domain/failure.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { askedOfReviews, readReviewTemplate, sayLabels } from '../../policy/asked-of-reviews.ts';
import type { Ports } from '../../ports.ts';
import { SEED } from './issue-text.ts';

/** A template that cannot be read now keeps no issue from being made: somebody may have to decide. */
export async function seedOfIssue(
  policies: readonly PolicyInForce[],
  repository: RepositoryRef,
  ports: Pick<Ports, 'github'>,
): Promise<string> {
  const { template } = askedOfReviews(policies);
  if (template === undefined) return SEED;
  try {
    const github = await ports.github(repository);
    const { sha } = await github.repository(template);
    return await readReviewTemplate(template, sha, github, SEED);
  } catch (error) {
    if (error instanceof Failure) return SEED;
    throw error;
  }
}

/** What closing it takes, as lines of a list. */
export function sayAsked(policies: readonly PolicyInForce[]): readonly string[] {
  const asked = askedOfReviews(policies);
  return asked.causes.length === 0 ? [] : [`Before you close it, say its cause: add ${sayLabels(asked)}.`];
}
