/** What does this comment ask of us, and may its author ask it? */
import { type Command, parseCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { OverrideFact } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { CommandQuestion, GateQuestion } from '../../domain/question.ts';
import { readPolicyState } from '../policies.ts';
import type { AnswerRecord, CommentState, GateState, GitHub, Ports } from '../ports.ts';
import type { Answer } from './answer.ts';
import { judgeGate } from './answer-gate.ts';
import { recordOf } from './record-of.ts';
import { replyAccepted, replyNoGate, replyNoPolicy, replyRefused, replyUnclear } from './reply-texts.ts';

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
  const waiting = await waitingGates(given);
  const gate = waiting[0];
  if (gate === undefined || waiting.length > 1) {
    return replied(
      question,
      at,
      replyNoGate(
        command.environment,
        waiting.map((each) => each.state.sha),
      ),
    );
  }
  const policy = await readPolicyState(ports, question.repository, github);
  if (policy.kind !== 'in-force') return replied(question, at, replyNoPolicy());
  const stated = statedOverride(given, gate.state);
  const { decision } = await judgeGate({
    github,
    question: gate.question,
    gate: gate.state,
    policies: policy.policies,
    overrides: [stated],
    at,
  });
  if (!isAccepted(decision, stated)) return replied(question, at, replyRefused(stated));
  const { repository, commentId } = question;
  return replied(question, at, replyAccepted(stated, decision), {
    overrides: [{ ...stated, repositoryId: repository.id, userId: given.comment.userId, commentId }],
    questions: [gate.question],
  });
}

interface WaitingGate {
  readonly question: GateQuestion;
  readonly state: GateState;
}

/** The gates of the environment that wait now, by GitHub's word, and are of the named commit. */
async function waitingGates({ question, command, ports, github }: Given): Promise<readonly WaitingGate[]> {
  const open = await ports.store.openGates(question.repository.id);
  const waiting: WaitingGate[] = [];
  for (const gate of open.filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase())) {
    const state = await github.gate(gate);
    const isNamed = command.sha === undefined || state.sha.startsWith(command.sha);
    if (state.state === 'waiting' && isNamed) waiting.push({ question: gate, state });
  }
  return waiting;
}

function statedOverride({ comment, command, at }: Given, gate: GateState): OverrideFact {
  const { environment, sha } = gate;
  return { user: comment.user, environment, sha, reason: command.reason, at: toInstant(at) };
}

function isAccepted(decision: Decision, stated: OverrideFact): boolean {
  return decision.override?.user.toLowerCase() === stated.user.toLowerCase();
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
