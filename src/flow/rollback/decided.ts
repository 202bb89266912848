/** What one decision leaves behind: the ledger's entry, what is kept out, what is dispatched, and what people see. */
import type { KeptRollback, ToldRollback } from '../../domain/rollback.ts';
import { isAskedFor } from '../../rollback/decision.ts';
import { type Answer, recordOf } from '../answer.ts';
import { dispatchOf } from '../dispatched/dispatch-of.ts';
import type { AnswerRecord, Ports } from '../ports.ts';
import type { DecidedRollback } from './case/gather-case.ts';
import { wayBack } from './go-on.ts';
import { keptOf } from './kept.ts';
import { asKeptOrder, waitsForEnd } from './kept-order.ts';
import { isKeptOut, quarantineOf } from './quarantine.ts';
import { show } from './show/show.ts';
import { short } from './show/view.ts';

/** A dispatched run is looked at again so soon, should no event tell of it. */
const FOLLOW_EVERY_MS = 30_000;

/** Nothing goes back, and people see why. `asked`: somebody may say that it shall. */
export async function heldBack(decided: DecidedRollback, told: ToldRollback, ports: Ports): Promise<Answer> {
  const kept = isAskedFor(decided.decision.reason.code) ? keptOf(decided, 'asked', told) : null;
  const earlier = kept && decided.lane.rollbacks.find(({ id }) => id === kept.id);
  // The time in which it is to be answered begins once.
  const asked =
    kept && earlier?.state === 'asked' ? { ...kept, decidedAt: earlier.decidedAt, answerBy: earlier.answerBy } : kept;
  const summary = `${decided.question.environment}: ${told.headline}`;
  const record = await recordFor(decided, { told, kept: asked, summary }, ports);
  return {
    record: { ...record, rollbacks: asked === null ? [] : [asked], final: asked === null },
    dueAt: asked?.answerBy ? Date.parse(asked.answerBy) : null,
  };
}

/** It is ordered: each member of its group in the ledger, and the first of them dispatched. */
export async function ordered(
  decided: DecidedRollback,
  members: readonly KeptRollback[],
  told: ToldRollback,
  ports: Ports,
): Promise<Answer> {
  const { question, at } = decided;
  const first = members.find((each) => each.failedDeploymentId === question.deploymentId);
  if (first === undefined) throw new Error('A rollback that is ordered has an entry in the ledger');
  const isKept = waitsForEnd(decided);
  const own = isKept ? asKeptOrder(first, told) : first;
  const when = isKept ? ' as soon as its deployment has ended' : '';
  const summary = `${question.environment} goes back from ${short(own.failedSha)} to ${short(own.targetSha)}${when}.`;
  const record = await recordFor(decided, { told, kept: own, summary }, ports);
  const others = members.filter((each) => each !== first);
  const { repository } = question;
  return {
    record: {
      ...record,
      rollbacks: members.map((each) => (each === first ? own : each)),
      effects: [
        ...(own.position === 0 && !isKept
          ? [dispatchOf(own, { repository, ...wayBack(decided.policies, own.environment) })]
          : []),
        ...record.effects,
      ],
      questions: [
        ...record.questions,
        ...others.map((each) => ({
          kind: 'rollback' as const,
          repository,
          environment: each.environment,
          deploymentId: each.failedDeploymentId,
        })),
      ],
    },
    dueAt: at + FOLLOW_EVERY_MS,
  };
}

interface Outline {
  readonly told: ToldRollback;
  readonly kept: KeptRollback | null;
  readonly summary: string;
}

async function recordFor(
  decided: DecidedRollback,
  { told, kept, summary }: Outline,
  ports: Ports,
): Promise<AnswerRecord> {
  const { question, failed, decision, policies, lane, at } = decided;
  const { trigger } = decided.rollbackCase;
  const statements = quarantineOf(decided);
  const isHeld = statements.length > 0 || isKeptOut(question.deploymentId, lane.stated.holds);
  const seen = {
    question,
    failedSha: failed?.sha ?? '',
    targetSha: decision.target?.sha ?? null,
    told,
    kept,
    isMissing: trigger.kind === 'verification' && trigger.verdict === 'missing',
    isHeld,
  };
  const { effects, notices } = await show(seen, { policies, ports, at });
  // What waits here and contains the commit is held from now on.
  const questions = statements.length === 0 ? [] : await ports.store.openGates(question.repository.id);
  return recordOf(at, summary, { effects, notices, statements, questions, decidedRollback: { decision, told } });
}
