/** What became of a gate that does not wait any more, by GitHub's word. */
import { type GateLife, type GatePerson, GITHUB_ENDS_AFTER_MS, type SeenOfGate } from '../../../domain/gate-life.ts';
import { epochMs } from '../../../domain/instant.ts';
import { plainLine } from '../../../domain/markdown.ts';
import type { Question } from '../../../domain/question.ts';
import { type Answer, recordOf } from '../../answer.ts';
import type { DeploymentReview, GateState } from '../../ports.ts';
import { type AskedGate, lifeAfter } from './asked-gate.ts';

export async function endedGate(
  asked: AskedGate,
  state: Exclude<GateState['state'], 'waiting' | 'not-found'>,
): Promise<Answer> {
  const gate = lifeAfter(asked, await seenOf(asked, state));
  const record = recordOf(asked.at, sayEnded(gate), { final: true, gate, questions: whatFollows(asked, state) });
  return { record, dueAt: null };
}

/** What was deployed has to be verified, whoever let it through. */
function whatFollows({ question }: AskedGate, state: GateState['state']): readonly Question[] {
  if (state !== 'approved' && state !== 'passed-without-us') return [];
  const { repository, deploymentId, runId, environment } = question;
  return [{ kind: 'watch', repository, deploymentId, runId, environment }];
}

async function seenOf(
  asked: AskedGate,
  state: Exclude<GateState['state'], 'waiting' | 'not-found'>,
): Promise<SeenOfGate> {
  switch (state) {
    case 'approved':
      return { kind: 'approved' };
    case 'rejected':
      return { kind: 'rejected', by: [] };
    case 'rule-off':
      return { kind: 'ended', because: 'rule-off' };
    case 'passed-without-us':
      return { kind: 'bypassed', by: peopleOf(asked.gate.reviews.filter((review) => review.state === 'approved')) };
    case 'gone':
      return await seenOfGone(asked);
  }
}

/** Somebody's no in GitHub's own review ends a run, as cancelling it does. Those of earlier attempts are listed, too. */
async function seenOfGone({ question, ports, gate, life, at }: AskedGate): Promise<SeenOfGate> {
  if (gate.runAttempt > life.runAttempt) return { kind: 'started-again' };
  const seen = await ports.store.seeReviews(question, gate.reviews, at);
  const requestedAt = epochMs(life.requestedAt);
  const no = seen.filter((review) => review.state === 'rejected' && epochMs(review.seenAt) >= requestedAt);
  if (no.length > 0) return { kind: 'rejected', by: peopleOf(no) };
  if (at >= requestedAt + GITHUB_ENDS_AFTER_MS) return { kind: 'expired' };
  return { kind: 'ended', because: 'run-ended' };
}

function peopleOf(reviews: readonly DeploymentReview[]): readonly GatePerson[] {
  return reviews.map(({ user, userId, comment }) => ({ user, userId, comment: plainLine(comment, 300) }));
}

function sayEnded({ state, reasons, by }: GateLife): string {
  const people = by.map(({ user }) => user).join(', ');
  const who = people === '' ? '' : ` by ${people}`;
  const said = by.find(({ comment }) => comment !== '')?.comment;
  const why = said === undefined ? '' : `: ${said}`;
  switch (state) {
    case 'approved':
      return 'The deployment was let through by us.';
    case 'rejected':
      return `The deployment was rejected${who}${why}.`;
    case 'expired':
      return 'Expired: nobody could open it in the time that GitHub gives.';
    case 'bypassed':
      return `Bypassed: the deployment went on without our approval${who}${why}.`;
    case 'superseded':
      return 'The run was started again: its new deployment is another gate.';
    default:
      return reasons.includes('rule-off')
        ? 'The deployment went on: our rule was switched off in the environment.'
        : 'The deployment does not wait any more: its run is over.';
  }
}
