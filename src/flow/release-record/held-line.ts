/** What a release waits for before an environment, in one line that is read on a phone. Plain text. */
import { sayLocal } from '../../calendar/wording.ts';
import type { RequirementResult } from '../../domain/decision.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Decided, KeptGate } from '../ports.ts';
import { lowerFirst, sayWaitsFor, withoutOwner } from './waits-for.ts';

const LONGEST = 140;
/** Of a sentence that somebody's words are part of. */
const LONGEST_PART = 90;

interface Waiting {
  /** For people, or for what people put right. */
  readonly first: readonly string[];
  /** For what comes by itself after that. */
  readonly after: readonly string[];
}

/** Without a full stop. */
export function sayHeldBefore(environment: string, gate: KeptGate, zone: string): string {
  const { decided, summary } = gate;
  const isOther = decided === null || decided.summary !== summary || decided.facts.direction === 'backward';
  if (isOther || decided.decision.verdict === 'open' || decided.decision.mode === 'observe') {
    return `Held before ${environment}: ${lowerFirst(withoutOwner(summary))}`;
  }
  const waiting = waitingOf(decided);
  const opensAt = opensAtOf(decided);
  if (waiting.first.length + waiting.after.length === 0) return sayByTime(environment, opensAt, zone, summary);
  const when = opensAt === null ? '' : `. Not before ${sayLocal(opensAt, zone, gate.askedAt)}`;
  const wordings = wordingsOf(waiting).map((words) => `Held before ${environment}: ${words}${when}`);
  return wordings.find((words) => words.length <= LONGEST) ?? wordings.at(-1) ?? '';
}

/** Whether it opens without anybody doing anything: when; null: it does not, or that is not known. */
export function opensByItselfAt({ decided, openedAt, endedAt, summary }: KeptGate): EpochMs | null {
  if (decided === null || openedAt !== null || endedAt !== null || decided.summary !== summary) return null;
  if (decided.decision.verdict !== 'waiting' || decided.facts.direction === 'backward') return null;
  const { first, after } = waitingOf(decided);
  return first.length + after.length > 0 ? null : opensAtOf(decided);
}

function sayByTime(environment: string, opensAt: EpochMs | null, zone: string, summary: string): string {
  return opensAt === null
    ? `Held before ${environment}: ${lowerFirst(withoutOwner(summary))}`
    : `Held before ${environment}: nothing to do, it opens by itself ${sayLocal(opensAt, zone, opensAt)}`;
}

function opensAtOf({ decision: { earliestOpening, at } }: Decided): EpochMs | null {
  if (earliestOpening === null || epochMs(earliestOpening) <= epochMs(at)) return null;
  return epochMs(earliestOpening);
}

/** Everything; the first of it and how much more. */
function wordingsOf({ first, after }: Waiting): readonly string[] {
  const all = [...first, ...after];
  const more = all.length > 1 ? `, and ${all.length - 1} more` : '';
  const last = after.length === 0 ? '' : `${first.length === 0 ? '' : '; then '}${after.join(', ')}`;
  return [`${first.join('; ')}${last}`, `${all[0]}${more}`];
}

function waitingOf({ decision: { gates } }: Decided): Waiting {
  const open = gates.flatMap(({ requirements }) => requirements.filter(({ status }) => status !== 'met'));
  const others = open.filter(({ reason }) => !(reason.code === 'preflight-unknown' || BY_TIME.has(reason.code)));
  const own = others.length > 0 ? others : open.filter(({ reason }) => !BY_TIME.has(reason.code));
  const isTurn = ({ reason }: RequirementResult) => reason.code === 'train-order';
  const say = (one: RequirementResult) => plainLine(sayWaitsFor(one), LONGEST_PART);
  const isTimed = open.some(({ reason }) => BY_TIME.has(reason.code));
  // The preflight is run by itself once the time has come: until then the time is what is waited for.
  if (others.length === 0 && isTimed) return { first: [], after: [] };
  return {
    first: [...new Set(own.filter((one) => !isTurn(one)).map(say))],
    after: [...new Set(own.filter(isTurn).map(say))],
  };
}

/** What only time lifts, unless people change the policy. */
const BY_TIME: ReadonlySet<string> = new Set(['window-closed', 'freeze', 'soaking']);
