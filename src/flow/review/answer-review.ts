/** What has to be looked at after a deployment that was a rollback, or that an override opened? */
import type { KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { expiryOf } from '../../policy/expiry.ts';
import { type Answer, recordOf } from '../answer.ts';
import { assigneesOf } from '../owner/assignees.ts';
import { type AskedOfReviews, askedOfReviews, readReviewTemplate } from '../policy/asked-of-reviews.ts';
import type { GitHub, KeptReview, Ports } from '../ports.ts';
import { followReview } from './follow-review.ts';
import { newReview } from './new-review.ts';
import { readReviewPolicies } from './review-policies.ts';
import { seedOfReview } from './review-seed.ts';
import { bodyOfReview, type Reviewed, reviewedOf, titleOfReview } from './review-text.ts';
import { heldStill, lookedBackOnElsewhere, reviewedSha, rollbackOf } from './reviewed-rollback.ts';

/** Until GitHub told which issue it is. */
const LOOK_AGAIN_MS = 600_000;

/** One issue for each deployment, written once: what people make of it is theirs, and only they close it. */
export async function answerReview(question: ReviewQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, deploymentId } = question;
  const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
  const github = await ports.github(repository);
  const { policies, sha } = await readReviewPolicies(question, ports, github);
  const asked = askedOfReviews(policies);
  const isFollowed = asked.due.length > 0 || asked.causes.length > 0;
  const rollback = await rollbackOf(gate, ports);
  const elsewhere = lookedBackOnElsewhere(rollback, isFollowed);
  if (elsewhere !== null) return { record: recordOf(at, elsewhere, { final: true }), dueAt: null };
  const issueOfRollback = rollback === null ? null : `rollback/${rollback.failedDeploymentId}`;
  const reviewed = gate && reviewedOf(gate, policies.at(-1)?.policy.zone ?? 'UTC', policies);
  if (reviewed === undefined) return { record: recordOf(at, 'Nothing to review.', { final: true }), dueAt: null };
  const key = issueOfRollback ?? `review/${deploymentId}`;
  const number = await ports.store.keptIssue(repository.id, key);
  const kept = await reviewOf(question, { reviewed, number, asked, ports, at });
  const found: Found = { question, reviewed, rollback, kept, asked, policies, github, ports, at };
  if (number !== null && isFollowed) return await followed(found, number);
  // Whatever it says by now is people's.
  const isThere = issueOfRollback !== null || number !== null;
  return opened(found, isThere ? [] : [await issueOf(found, key, sha)], isFollowed);
}

function opened({ reviewed, kept, at }: Found, effects: readonly KeepIssue[], isFollowed: boolean): Answer {
  const title = titleOfReview(reviewed);
  if (!isFollowed) return { record: recordOf(at, title, { effects, final: true }), dueAt: null };
  return { record: recordOf(at, title, { effects, review: kept }), dueAt: at + LOOK_AGAIN_MS };
}

interface Found {
  readonly question: ReviewQuestion;
  readonly reviewed: Reviewed;
  /** That the deployment is of; null: none that we started. */
  readonly rollback: KeptRollback | null;
  readonly kept: KeptReview;
  readonly asked: AskedOfReviews;
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
  readonly at: EpochMs;
}

async function followed(found: Found, number: number): Promise<Answer> {
  const { kept, github, at } = found;
  const issue = (await github.issueState?.(number)) ?? null;
  if (issue === null) {
    return { record: recordOf(at, 'The issue of the review is gone.', { final: true, review: kept }), dueAt: null };
  }
  const told = followReview({ ...found, sha: reviewedSha(found), held: await heldStill(found), issue });
  const { effects, notices, isOver: final } = told;
  return { record: recordOf(at, told.summary, { effects, notices, review: told.kept, final }), dueAt: told.dueAt };
}

/** When it is due is fixed when it is opened. */
async function reviewOf(
  question: ReviewQuestion,
  of: Pick<Found, 'reviewed' | 'asked' | 'ports' | 'at'> & { readonly number: number | null },
): Promise<KeptReview> {
  const { reviewed, asked, ports, at, number } = of;
  const known = await ports.store.review(question.repository.id, question.deploymentId);
  if (known !== null) return { ...known, issueNumber: number };
  const dueAt = asked.due.length === 0 ? null : Math.min(...asked.due.map((lasts) => expiryOf(at, lasts)));
  const { environment } = reviewed.gate.question;
  return newReview({ question, environment, issueNumber: number, dueAt, at });
}

async function issueOf(found: Found, key: string, sha: string | null): Promise<KeepIssue> {
  const { question, reviewed, kept, asked, policies, github } = found;
  const ours = seedOfReview(reviewed);
  const { template } = asked;
  const assignees = assigneesOf(policies, reviewed.gate.question.environment);
  return {
    kind: 'keep-issue',
    repository: question.repository,
    key,
    number: null,
    title: titleOfReview(reviewed),
    label: 'tidegate:review',
    body: bodyOfReview(reviewed, { dueAt: kept.dueAt === null ? null : epochMs(kept.dueAt), causes: asked.causes }),
    seed: template === undefined || sha === null ? ours : await readReviewTemplate(template, sha, github, ours),
    isOver: false,
    ...(assignees.length === 0 ? {} : { assignees }),
  };
}
