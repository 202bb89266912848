/**
 * A gate that is held: what is said of it on GitHub, how often, and for how long.
 *
 * GitHub takes ten status reports per deployment. Nine tell reasons, each when it is another than the one before; the
 * tenth is kept for the warning that its time is nearly over. What else there is to say stands in our record.
 */
import type { Decision } from '../../../domain/decision.ts';
import type { Effect } from '../../../domain/effect.ts';
import type { Facts } from '../../../domain/facts.ts';
import { expiresAt, type GateLife, MOST_REASON_REPORTS, warnedFrom } from '../../../domain/gate-life.ts';
import { type EpochMs, epochMs, toInstant } from '../../../domain/instant.ts';
import type { Question } from '../../../domain/question.ts';
import { type Answer, recordOf } from '../../answer.ts';
import { type AskedGate, isOverdue, lifeAfter } from './asked-gate.ts';
import { sayExpired, withWarning } from './gate-texts.ts';
import { rejection } from './rejected-gate.ts';

export interface Hold {
  /** Codes, which make the state of the gate. */
  readonly reasons: readonly string[];
  /** Names what is waited for: the same as long as nobody has to be told anything new. */
  readonly key: string;
  /** One line for the record. */
  readonly summary: string;
  /** For the report on GitHub; null: nothing that people have to know of. */
  readonly comment: string | null;
  readonly dueAt: EpochMs | null;
  readonly facts?: Facts | undefined;
  readonly decision?: Decision | undefined;
  /** Others that this one makes due. */
  readonly questions?: readonly Question[] | undefined;
}

export function heldGate(asked: AskedGate, hold: Hold): Answer {
  if (isOverdue(asked)) return expiringGate(asked, hold);
  const { at } = asked;
  const report = reportOn(asked, hold);
  const gate = { ...lifeAfter(asked, { kind: 'held', reasons: hold.reasons }), ...report?.kept };
  const effects = report === null ? [] : [report.effect];
  const parts = { ...judgedIn(hold), questions: hold.questions ?? [] };
  const record = recordOf(at, hold.summary, { ...parts, effects, gate });
  const ends = at < warnedFrom(gate) ? warnedFrom(gate) : expiresAt(gate);
  return { record, dueAt: Math.min(hold.dueAt ?? ends, ends) };
}

function judgedIn({ facts, decision }: Hold) {
  return { facts: facts ?? null, decision: decision ?? null };
}

/** When we look again whether the rejection is in effect: it is refused while a job that came later waits beside it. */
const EXPIRY_LOOKED_AT_AGAIN_MS = 600_000;

function expiringGate(asked: AskedGate, hold: Hold): Answer {
  const { at, life } = asked;
  const gate = lifeAfter(asked, { kind: 'expiring' });
  const effects = [rejection(asked, { comment: sayExpired(hold.summary), onlyOlderThan: toInstant(limitOf(life)) })];
  const record = recordOf(at, `Expires: ${hold.summary}`, { ...judgedIn(hold), effects, gate });
  return { record, dueAt: at + EXPIRY_LOOKED_AT_AGAIN_MS };
}

/** Jobs of one matrix come within minutes. One that came a day later has a day left. */
function limitOf({ requestedAt }: GateLife): EpochMs {
  return epochMs(requestedAt) + 3_600_000;
}

interface Report {
  readonly effect: Effect;
  readonly kept: Partial<GateLife>;
}

/** GitHub puts a report on all jobs that wait here, so one of them speaks for all. */
function reportOn(asked: AskedGate, { key, comment }: Hold): Report | null {
  const { question, life, beside, at } = asked;
  const isSpokesman = beside.every((each) => each.question.deploymentId > question.deploymentId);
  const all = [life, ...beside.map((each) => each.life)];
  const isWarningDue = at >= warnedFrom(life) && all.every(({ warnedAt }) => warnedAt === null);
  if (!isSpokesman || comment === null) return null;
  const { repository } = question;
  const effect = { kind: 'report-gate', repository, gate: question } as const;
  if (isWarningDue) {
    const told = withWarning(comment, life);
    return { effect: { ...effect, comment: told }, kept: { reported: key, warnedAt: toInstant(at) } };
  }
  const sent = all.reduce((sum, { reports }) => sum + reports, 0);
  const last = life.reported ?? beside.find((each) => each.life.reported !== null)?.life.reported;
  if (key === last || sent >= MOST_REASON_REPORTS) return null;
  return { effect: { ...effect, comment }, kept: { reported: key, reports: life.reports + 1 } };
}
