/** `/tidegate approve` and `/tidegate reject`: somebody whom a gate asks says yes or no to the release. */
import { Failure } from '../../../domain/failure.ts';
import { headline } from '../../../policy/explain.ts';
import type { Answer } from '../../answer.ts';
import type { KeptApproval } from '../../ports.ts';
import { judgeGate } from '../judge-gate.ts';
import { replyUnreadable } from '../reply-texts.ts';
import { unlessRefused } from '../unless-refused.ts';
import { replyNotAsked, replyRecorded } from './approval-texts.ts';
import { bindRelease } from './bind.ts';
import { type CommandOf, type Given, policiesFor, replied, statedBy } from './given.ts';
import { weighOpinion } from './weigh-opinion.ts';

type Opinion = CommandOf<'approve' | 'reject'>;

/** It is kept when somebody asks its author; whether it counts is judged then, and with each later decision. */
export async function approveOrReject(given: Given<Opinion>): Promise<Answer> {
  const { command, at, ports, github } = given;
  const bound = await bindRelease(given);
  if ('reply' in bound) return replied(given, bound.reply);
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const { policies } = found;
  const { question, state } = bound.gate;
  const approval = approvalOf(given, state);
  const overrides = await ports.store.overrides(question.repository.id, question.environment);
  const judged = await unlessRefused(
    judgeGate({ ports, github, question, gate: state, policies, overrides, approval, at }),
  );
  if (judged instanceof Failure) return replied(given, replyUnreadable(judged));
  const weight = weighOpinion(approval, policies, judged);
  const said = headline(judged.decision, judged.facts, policies);
  if (!weight.isAsked) return replied(given, replyNotAsked(approval, weight, said));
  const { user, userId, sha, environment, reason } = approval;
  const { repositoryId, commentId } = statedBy(given);
  const statement = { repositoryId, commentId, user, userId, sha, environment, reason, at: approval.at };
  return replied(given, replyRecorded(approval, weight, said), {
    statements: [{ ...statement, kind: command.kind }],
    questions: bound.gates.map((each) => each.question),
  });
}

function approvalOf(given: Given<Opinion>, gate: { readonly environment: string; readonly sha: string }): KeptApproval {
  const { command } = given;
  const { user, userId, at } = statedBy(given);
  const { environment, sha } = gate;
  const isNo = command.kind === 'reject';
  return {
    user,
    userId,
    at,
    environment,
    sha,
    state: isNo ? 'rejected' : 'approved',
    reason: isNo ? command.reason : '',
  };
}
