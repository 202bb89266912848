/** A gate that the policy opens: the approval, for this commit and attempt and for a minute at most. */
import type { OpenGate } from '../../../domain/effect.ts';
import { epochMs, toInstant } from '../../../domain/instant.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import { type Answer, recordOf } from '../../answer.ts';
import type { JudgedGate } from '../judge-gate.ts';
import { type AskedGate, lifeAfter } from './asked-gate.ts';

/** How long a decision may be acted on: facts change without telling us. */
const DECISION_LASTS_MS = 60_000;
/** When we look whether the approval we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 60_000;

export function openedGate(asked: AskedGate, judged: JudgedGate, summary: string): Answer {
  const { at } = asked;
  const { facts, decision } = judged;
  const gate = lifeAfter(asked, { kind: 'opening' });
  const effects = [openingOf(asked, judged, summary)];
  return { record: recordOf(at, summary, { facts, decision, effects, gate }), dueAt: at + VERIFY_AFTER_MS };
}

function openingOf(
  { question, gate, at }: AskedGate,
  { facts, decision, knownRestrictions }: JudgedGate,
  summary: string,
): OpenGate {
  const { nextTransitionAt } = decision;
  const changesAt = nextTransitionAt === null ? Number.POSITIVE_INFINITY : epochMs(nextTransitionAt);
  return {
    kind: 'open-gate',
    repository: question.repository,
    gate: question,
    runAttempt: gate.runAttempt,
    headSha: gate.filedSha ?? gate.sha,
    ...(gate.filedSha === undefined ? {} : { effectiveSha: gate.sha }),
    ...(facts.candidate.isUnknown === true ? { isUnknownCommit: true } : {}),
    comment: inertMarkdown(summary),
    validUntil: toInstant(Math.min(changesAt, at + DECISION_LASTS_MS)),
    knownRestrictions,
  };
}
