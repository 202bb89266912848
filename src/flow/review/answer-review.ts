/** What has to be looked at after a deployment that was a rollback, or that an override opened? */
import type { KeepIssue } from '../../domain/effect.ts';
import type { ReviewQuestion } from '../../domain/question.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { KeptGate, Ports } from '../ports.ts';
import { bodyOfReview, reviewedOf, seedOfReview, titleOfReview } from './review-text.ts';

/** One issue for each deployment, written once: what people make of it is theirs, and only they close it. */
export async function answerReview(question: ReviewQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository, deploymentId } = question;
  const [gate] = await ports.store.releaseGates(repository.id, { deploymentId });
  if (gate !== undefined && (await isOfOurRollback(gate, ports))) {
    return { record: recordOf(at, 'Looked back on in the issue of the rollback.', { final: true }), dueAt: null };
  }
  const reviewed = gate && reviewedOf(gate, await zoneOf(question, ports));
  if (reviewed === undefined) return { record: recordOf(at, 'Nothing to review.', { final: true }), dueAt: null };
  const key = `review/${deploymentId}`;
  const effect: KeepIssue = {
    kind: 'keep-issue',
    repository,
    key,
    number: await ports.store.keptIssue(repository.id, key),
    title: titleOfReview(reviewed),
    label: 'tidegate:review',
    body: bodyOfReview(reviewed),
    seed: seedOfReview(reviewed),
    isOver: false,
  };
  return { record: recordOf(at, effect.title, { effects: [effect], final: true }), dueAt: null };
}

/** A rollback that we dispatched has an issue since it was decided; one that an override opened as well is looked back on. */
async function isOfOurRollback({ question, decided }: KeptGate, { store }: Ports): Promise<boolean> {
  if (decided !== null && decided.decision.override !== null) return false;
  return (await store.rollbackOfRun(question.repository.id, question.runId)) !== null;
}

/** That of the repository's own policy, as it was last read. */
async function zoneOf({ repository }: ReviewQuestion, { store }: Ports): Promise<string> {
  const kept = await store.lastValidPolicy(repository.id);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  return parsed?.kind === 'valid' ? parsed.policy.zone : 'UTC';
}
