/** What every command is answered from, and how an answer is given. */
import type { Command } from '../../../domain/command.ts';
import { type EpochMs, epochMs, type Instant, toInstant } from '../../../domain/instant.ts';
import type { CommandQuestion } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { type Answer, recordOf } from '../../answer.ts';
import { readPolicyState } from '../../policies.ts';
import type { AnswerRecord, CommentState, GitHub, Ports, Statement } from '../../ports.ts';
import type { ReplyText } from '../reply-texts.ts';
import { replyWithoutPolicy } from '../reply-without-policy.ts';

export interface Given<C extends Command = Command> {
  readonly question: CommandQuestion;
  readonly comment: CommentState;
  readonly command: C;
  readonly at: EpochMs;
  readonly ports: Ports;
  readonly github: GitHub;
}

export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** It counts from when it was written, however late we read it; and from now when GitHub's clock is ahead of ours. */
export function statedAt({ comment, at }: Pick<Given, 'comment' | 'at'>): Instant {
  return toInstant(Math.min(epochMs(comment.createdAt), at));
}

/** Who said it, and in which comment. */
export function statedBy(given: Given) {
  const { repository, commentId } = given.question;
  const { user, userId } = given.comment;
  return { repositoryId: repository.id, commentId, user, userId, at: statedAt(given) };
}

/** The policies in force, or the answer that there are none. */
export async function policiesFor(
  given: Given,
): Promise<{ readonly policies: readonly PolicyInForce[] } | { readonly answer: Answer }> {
  const { ports, question, github } = given;
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind === 'in-force') return policy;
  return { answer: replied(given, replyWithoutPolicy(policy, question.repository.owner)) };
}

export function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}

export function replied(
  { question, at }: Pick<Given, 'question' | 'at'>,
  reply: ReplyText,
  parts: Partial<
    Pick<
      AnswerRecord,
      | 'overrides'
      | 'statements'
      | 'stageDecisions'
      | 'leaveOuts'
      | 'plan'
      | 'trainOrders'
      | 'questions'
      | 'acknowledgements'
    >
  > = {},
): Answer {
  const { repository, issueNumber, commentId } = question;
  const effects = [{ kind: 'reply', repository, issueNumber, commentId, body: reply.body }] as const;
  return { record: recordOf(at, reply.summary, { ...parts, effects, final: true }), dueAt: null };
}

/** The statement is kept, and all that waits for its environment is asked about again. */
export async function stated(given: Given, reply: ReplyText, statement: Statement): Promise<Answer> {
  const open = await given.ports.store.openGates(given.question.repository.id);
  const wanted = statement.environment.toLowerCase();
  const gates = open.filter(({ environment }) => environment.toLowerCase() === wanted);
  const { repository } = given.question;
  // Whoever lifts the hold of a commit says that nothing need go back from it.
  const asked = (await given.ports.store.openRollbacks(repository.id))
    .filter((each) => each.environment.toLowerCase() === wanted)
    .map(({ environment, failedDeploymentId: deploymentId }) => {
      return { kind: 'rollback', repository, environment, deploymentId } as const;
    });
  const questions = [...gates, ...asked];
  return replied(given, reply, { statements: [statement], questions });
}
