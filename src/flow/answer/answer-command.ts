/** What does this comment ask of us, and may its author ask it? */
import { type Command, parseCommand } from '../../domain/command.ts';
import { type EpochMs, epochMs, toInstant } from '../../domain/instant.ts';
import type { CommandQuestion } from '../../domain/question.ts';
import { headline } from '../../policy/explain.ts';
import { whyRefused } from '../../policy/override.ts';
import { readPolicyState } from '../policies.ts';
import type { AnswerRecord, CommentState, GateState, GitHub, KeptOverride, Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { judgeGate } from './judge-gate.ts';
import { recordOf } from './record-of.ts';
import {
  replyAccepted,
  replyNoGate,
  replyNotNeeded,
  replyRefused,
  replySeveralGates,
  replyUnclear,
} from './reply-texts.ts';
import { replyWithoutPolicy } from './reply-without-policy.ts';
import { commitsOf, findWaitingGates } from './waiting-gates.ts';

type Override = Extract<Command, { kind: 'override' }>;

interface Given {
  readonly question: CommandQuestion;
  readonly comment: CommentState;
  readonly command: Override;
  readonly at: EpochMs;
  readonly ports: Ports;
  readonly github: GitHub;
}

export async function answerCommand(question: CommandQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const github = await ports.github(question.repository);
  const comment = await github.comment(question.commentId);
  // Edited since: these may be somebody else's words.
  if (comment === null || comment.edited) return ended(at, 'The comment is gone or was edited.');
  const command = parseCommand(comment.body);
  if (command === undefined) return ended(at, 'The comment holds no command.');
  if (command.kind === 'unclear') return replied(question, at, replyUnclear(command.because));
  return override({ question, comment, command, at, ports, github });
}

async function override(given: Given): Promise<Answer> {
  const { question, command, at, ports, github } = given;
  const { meant, later } = await findWaitingGates(given);
  const [gate] = meant;
  const commits = commitsOf(meant);
  if (gate === undefined) return replied(question, at, replyNoGate(command.environment, commitsOf(later)));
  if (commits.length > 1) return replied(question, at, replySeveralGates(command.environment, commits));
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind !== 'in-force') return replied(question, at, replyWithoutPolicy(policy, question.repository.owner));
  const stated = statedOverride(given, gate.state);
  const { decision, facts } = await judgeGate({
    ports,
    github,
    question: gate.question,
    gate: gate.state,
    policies: policy.policies,
    overrides: [stated],
    at,
  });
  const questions = meant.map((each) => each.question);
  const said = headline(decision, facts, policy.policies);
  if (decision.override !== null) {
    const { repository, commentId } = question;
    const overrides = [{ ...stated, repositoryId: repository.id, commentId }];
    return replied(question, at, replyAccepted(stated, decision, said), { overrides, questions });
  }
  if (decision.verdict !== 'open') {
    const refusal = whyRefused(
      policy.policies.map((inForce) => inForce.policy),
      facts,
      stated.user,
    );
    return replied(question, at, replyRefused(stated, said, refusal));
  }
  return replied(question, at, replyNotNeeded(stated, said), { overrides: [], questions });
}

/** It counts from when it was written, however late we read it; and from now when GitHub's clock is ahead of ours. */
function statedOverride({ comment, command, at }: Given, gate: GateState): KeptOverride {
  const { environment, sha } = gate;
  const { user, userId } = comment;
  const statedAt = toInstant(Math.min(epochMs(comment.createdAt), at));
  return { user, userId, environment, sha, reason: command.reason, at: statedAt };
}

function ended(at: EpochMs, summary: string): Answer {
  return { record: recordOf(at, summary, { final: true }), dueAt: null };
}

function replied(
  question: CommandQuestion,
  at: EpochMs,
  reply: { readonly summary: string; readonly body: string },
  parts: Pick<AnswerRecord, 'overrides' | 'questions'> = { overrides: [], questions: [] },
): Answer {
  const { repository, issueNumber, commentId } = question;
  const effects = [{ kind: 'reply', repository, issueNumber, commentId, body: reply.body }] as const;
  return { record: recordOf(at, reply.summary, { ...parts, effects, final: true }), dueAt: null };
}
