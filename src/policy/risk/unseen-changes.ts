/** Whether a release may have changes that are not listed: nobody knows what they say. */
import type { Facts } from '../../domain/facts.ts';
import { lacksItsPullRequest } from '../services.ts';
import { isUnknownCommit } from '../unknown-commit.ts';

export function hasUnseenChanges(
  facts: Pick<Facts, 'complete' | 'changes' | 'question' | 'direction' | 'candidate'>,
): boolean {
  if (!facts.complete || isUnknownCommit(facts)) return true;
  if (facts.question.kind === 'merge') return lacksItsPullRequest(facts);
  return facts.changes.length === 0 && !['forward', 'same'].includes(facts.direction);
}
