/** The comments on the pull requests of a release: that it is in production, or that it was taken back. */
import type { CommentIssue } from '../../domain/effect.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DeliveredQuestion } from '../../domain/question.ts';
import { renderInProduction } from '../../notes/render/in-production.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { changesFor } from '../../policy/services.ts';
import type { Decided } from '../ports.ts';
import { serviceOf } from '../release-record/asked.ts';
import { MOST_COMMENTS } from '../release-record/changes-text.ts';
import type { Origin } from './told-in-comments.ts';

/** One comment of a pull request in all: what is on it is read whole before it is written. */
const EVER = '2000-01-01T00:00:00Z' as Instant;

export interface DeliveredCase {
  readonly question: DeliveredQuestion;
  readonly decided: Decided;
  readonly deployedAt: Instant;
  readonly policies: readonly PolicyInForce[];
  /** The number of the issue that is the record of the release; null: there is none. */
  readonly record: number | null;
  /** Why it was taken back; empty: nobody said. */
  readonly because: string;
  /** With which release each pull request came, where it is taken back. */
  readonly origins: ReadonlyMap<number, Origin>;
}

export interface Comments {
  readonly comments: readonly CommentIssue[];
  /** How many pull requests are not told, as there are too many. */
  readonly left: number;
}

/** The newest of many. Nothing for a deployment of what ran before. */
export function commentsOf(delivered: DeliveredCase): Comments {
  const numbers = pullRequestsOf(delivered.decided, delivered.policies);
  const told = numbers.slice(-MOST_COMMENTS);
  return { comments: told.flatMap((number) => commentOn(number, delivered) ?? []), left: numbers.length - told.length };
}

/** Once each, oldest first. */
export function pullRequestsOf({ facts }: Decided, policies: readonly PolicyInForce[]): readonly number[] {
  const own = policies.flatMap(({ policy }) => changesFor(policy, facts));
  const numbers = facts.changes
    .filter((change) => own.includes(change))
    .flatMap((change) => (change.kind === 'pull-request' ? [change.number] : []));
  return [...new Set(numbers)];
}

function commentOn(number: number, delivered: DeliveredCase): CommentIssue | null {
  const { question, decided, deployedAt, policies, because } = delivered;
  const { facts, decision } = decided;
  const isBack = facts.direction === 'backward';
  const here = { at: deployedAt, sha: facts.candidate.sha };
  const came = isBack ? (delivered.origins.get(number) ?? facts.baseline) : here;
  if (came === null) return null;
  const told = {
    environment: question.environment,
    service: serviceOf(policies, question.environment) ?? null,
    deployed: came,
    tier: isBack ? null : decision.tier,
    notesUrl: null,
    takenBack: isBack ? { at: deployedAt, to: facts.candidate.sha, because } : null,
  };
  // That of the release that brought it, which is looked back on there.
  const record = isBack ? (delivered.origins.get(number)?.record ?? null) : delivered.record;
  const zone = policies.at(-1)?.policy.zone;
  const text = renderInProduction(told, { repositoryUrl: null, isInRepository: true, zone });
  return {
    kind: 'comment-issue',
    repository: question.repository,
    issueNumber: number,
    key: `${isBack ? 'taken-back' : 'delivered'}/${number}`,
    since: EVER,
    body: record === null ? text : `${text}\n\nRelease record: #${record}`,
  };
}
