/** `/tidegate status`: what waits and for what, and what people hold back. */
import { Failure } from '../../../domain/failure.ts';
import { epochMs } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { headline } from '../../../policy/explain.ts';
import type { Answer } from '../../answer.ts';
import { sayRefused } from '../hold-texts.ts';
import { judgeGate } from '../judge-gate.ts';
import { unlessRefused } from '../unless-refused.ts';
import { thatWait, type WaitingGate } from '../waiting-gates.ts';
import { type CommandOf, type Given, policiesFor, replied } from './given.ts';
import { sayFreeze, sayHold } from './restriction-texts.ts';

type Status = Given<CommandOf<'status'>>;

/** Each is judged anew, which takes some requests. */
const MOST_JUDGED = 10;

export async function tellStatus(given: Status): Promise<Answer> {
  const found = await policiesFor(given);
  if ('answer' in found) return found.answer;
  const { policies } = found;
  const { ports, question, github } = given;
  const waiting = onePerRelease(
    await thatWait(await ports.store.openGates(question.repository.id), github, ports.store),
  );
  const lines = [...(await sayWaiting(given, waiting, policies)), ...(await sayRestrictions(given, policies))];
  const body = lines.length === 0 ? 'Nothing waits, and nobody holds anything back.' : lines.join('\n');
  return replied(given, { summary: `Status: ${waiting.length} waiting.`, body });
}

/** Jobs of a matrix wait for the same. */
function onePerRelease(gates: readonly WaitingGate[]): readonly WaitingGate[] {
  const key = ({ state }: WaitingGate): string => `${state.sha} ${state.environment.toLowerCase()}`;
  return [...new Map(gates.map((gate) => [key(gate), gate])).values()];
}

async function sayWaiting(
  given: Status,
  waiting: readonly WaitingGate[],
  policies: readonly PolicyInForce[],
): Promise<readonly string[]> {
  if (waiting.length === 0) return [];
  const lines = ['**Waiting**', ''];
  for (const gate of waiting.slice(0, MOST_JUDGED)) {
    const { environment, sha } = gate.state;
    const said = await sayOne(given, gate, policies);
    lines.push(`- \`@${sha.slice(0, 12)}\` to ${inertMarkdown(environment)}: ${said}`);
  }
  const rest = waiting.length - MOST_JUDGED;
  return [...lines, ...(rest > 0 ? [`- and ${rest} more`] : []), ''];
}

async function sayOne(given: Status, gate: WaitingGate, policies: readonly PolicyInForce[]): Promise<string> {
  const { ports, github, at } = given;
  const { question, state } = gate;
  const overrides = await ports.store.overrides(question.repository.id, question.environment);
  const judged = await unlessRefused(judgeGate({ ports, github, question, gate: state, policies, overrides, at }));
  if (judged instanceof Failure) return sayRefused(judged);
  return inertMarkdown(headline(judged.decision, judged.facts, policies));
}

async function sayRestrictions(
  { ports, question, at }: Status,
  policies: readonly PolicyInForce[],
): Promise<readonly string[]> {
  const zone = policies.at(-1)?.policy.zone ?? 'UTC';
  const { holds, freezes } = await ports.store.restrictions(question.repository.id);
  const running = freezes.filter(({ until }) => until === null || epochMs(until) > at);
  const lines = [...holds.map(sayHold), ...running.map((each) => sayFreeze(each, zone, at))];
  return lines.length === 0 ? [] : ['**Held back by people**', '', ...lines.map((line) => `- ${line}`)];
}
