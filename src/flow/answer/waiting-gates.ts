/** Which deployments does a command mean? */
import type { Command } from '../../domain/command.ts';
import { epochMs } from '../../domain/instant.ts';
import type { GateQuestion, Question } from '../../domain/question.ts';
import type { CommentState, GateState, GitHub, Ports } from '../ports.ts';

export interface WaitingGate {
  readonly question: GateQuestion;
  readonly state: GateState;
}

export interface WaitingGates {
  /** Those that waited already when the comment was written: its author can only have meant one of them. */
  readonly meant: readonly WaitingGate[];
  /** Those that came later. A command that reaches us late must not open what nobody had seen. */
  readonly later: readonly WaitingGate[];
}

export interface Meaning {
  readonly question: Pick<Question, 'repository'>;
  readonly command: Pick<Command & { kind: 'override' }, 'environment' | 'sha'>;
  readonly comment: CommentState;
  readonly ports: Ports;
  readonly github: GitHub;
}

/** The gates of the environment that wait now, by GitHub's word, and are of the named commit when one is named. */
export async function findWaitingGates({ question, command, comment, ports, github }: Meaning): Promise<WaitingGates> {
  const open = await ports.store.openGates(question.repository.id);
  const waiting: WaitingGate[] = [];
  for (const gate of open.filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase())) {
    const state = await github.gate(gate);
    const isNamed = command.sha === undefined || state.sha.startsWith(command.sha);
    if (state.state === 'waiting' && isNamed) waiting.push({ question: gate, state });
  }
  const wasThere = ({ state: { requestedAt } }: WaitingGate): boolean =>
    requestedAt !== null && epochMs(requestedAt) <= epochMs(comment.createdAt);
  return { meant: waiting.filter(wasThere), later: waiting.filter((gate) => !wasThere(gate)) };
}

/** Jobs of a matrix are several deployments of one commit, and one release. */
export function commitsOf(gates: readonly WaitingGate[]): readonly string[] {
  return [...new Set(gates.map((gate) => gate.state.sha))];
}
