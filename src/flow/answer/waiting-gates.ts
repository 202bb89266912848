/** Which deployments does a command mean? */
import { epochMs } from '../../domain/instant.ts';
import type { GateQuestion, Question } from '../../domain/question.ts';
import { seeGate } from '../dispatched/see-gate.ts';
import type { CommentState, GateState, GitHub, Ports, Store } from '../ports.ts';

export interface WaitingGate {
  readonly question: GateQuestion;
  readonly state: GateState;
}

export interface WaitingGates {
  /** Those that waited already when the comment was written: its author can only have meant one of them. */
  readonly meant: readonly WaitingGate[];
  /** Those that came later. A command that reaches us late must not open what nobody had seen. */
  readonly later: readonly WaitingGate[];
  /** Commits of those that waited then, too, and have ended since: the author may have meant one of them. */
  readonly ended: readonly string[];
  /** Those of other commits than the one that is named. */
  readonly others: readonly WaitingGate[];
}

export interface Meaning {
  readonly question: Pick<Question, 'repository'>;
  readonly command: { readonly environment: string; readonly sha: string | undefined };
  readonly comment: CommentState;
  readonly ports: Ports;
  readonly github: GitHub;
}

/** The gates of the environment that wait now, by GitHub's word. */
export async function findWaitingGates({ question, command, comment, ports, github }: Meaning): Promise<WaitingGates> {
  const open = await ports.store.openGates(question.repository.id);
  const here = open.filter((each) => each.environment.toLowerCase() === command.environment.toLowerCase());
  const waiting = await thatWait(here, github, ports.store);
  const writtenAt = epochMs(comment.createdAt);
  const isOfNamed = (sha: string): boolean => command.sha === undefined || sha.startsWith(command.sha);
  const isNamed = ({ state }: WaitingGate): boolean => isOfNamed(state.sha);
  const wasThere = ({ state: { requestedAt } }: WaitingGate): boolean =>
    requestedAt !== null && epochMs(requestedAt) <= writtenAt;
  const named = waiting.filter(isNamed);
  const ended = await ports.store.endedSince(question.repository.id, command.environment, writtenAt);
  return {
    meant: named.filter(wasThere),
    later: named.filter((gate) => !wasThere(gate)),
    ended: ended.filter(isOfNamed),
    others: waiting.filter((gate) => !isNamed(gate)),
  };
}

/** Those of the questions whose deployment waits now, by GitHub's word. */
export async function thatWait(
  open: readonly GateQuestion[],
  github: GitHub,
  store: Store,
): Promise<readonly WaitingGate[]> {
  const waiting: WaitingGate[] = [];
  for (const question of open) {
    const { gate: state, own } = await seeGate(question, github, store);
    // What a rollback waits with is no release that people decide about.
    if (state.state === 'waiting' && own === null) waiting.push({ question, state });
  }
  return waiting;
}

/** Jobs of a matrix are several deployments of one commit, and one release. */
export function commitsOf(gates: readonly WaitingGate[]): readonly string[] {
  return [...new Set(gates.map((gate) => gate.state.sha))];
}
