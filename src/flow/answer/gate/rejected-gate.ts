/**
 * A person's explicit no, which ends the run on GitHub. Only a no to this very gate: one from before it was asked for
 * holds it, and whoever said it can take it back while it waits.
 */
import type { RejectGate } from '../../../domain/effect.ts';
import type { GatePerson } from '../../../domain/gate-life.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import { isSameName } from '../../../policy/names.ts';
import { type Answer, recordOf } from '../../answer.ts';
import type { JudgedGate } from '../judge-gate.ts';
import { type AskedGate, lifeAfter } from './asked-gate.ts';
import { sayRejected } from './gate-texts.ts';

/** When we look whether the rejection that we sent is in effect, should no event come before. */
const VERIFY_AFTER_MS = 60_000;

/** Who said no to this gate; empty: nobody who may. */
export function saidNo(asked: AskedGate, { decision, facts }: JudgedGate): readonly GatePerson[] {
  if (decision.mode === 'observe' || decision.verdict !== 'blocked') return [];
  const counted = decision.gates.flatMap(({ requirements }) => requirements.flatMap(rejectingIn));
  const requestedAt = epochMs(asked.life.requestedAt);
  const here = facts.approvals.filter(
    ({ state, sha, environment, at }) =>
      state === 'rejected' &&
      sha === asked.gate.sha &&
      isSameName(environment, asked.gate.environment) &&
      epochMs(at) >= requestedAt,
  );
  return [...new Set(counted.map((login) => login.toLowerCase()))].flatMap((login) => {
    const said = here.findLast(({ user }) => isSameName(user, login));
    if (said === undefined) return [];
    const person = Object.entries(facts.people).find(([name]) => isSameName(name, login))?.[1];
    return [{ user: said.user, userId: person?.id ?? 0, comment: said.reason ?? '' }];
  });
}

function rejectingIn({ kind, status, reason }: JudgedGate['decision']['gates'][number]['requirements'][number]) {
  if (kind !== 'approvals' || status !== 'failed' || reason.code !== 'rejected') return [];
  const others: readonly unknown[] = Array.isArray(reason['others']) ? reason['others'] : [];
  return [reason['user'], ...others].filter((login) => typeof login === 'string');
}

export function rejectedGate(
  asked: AskedGate,
  { facts, decision }: JudgedGate,
  by: readonly GatePerson[],
  summary: string,
): Answer {
  const { at } = asked;
  const gate = lifeAfter(asked, { kind: 'rejecting', by });
  const effects = [rejection(asked, { comment: sayRejected(by), onlyOlderThan: null })];
  return { record: recordOf(at, summary, { facts, decision, effects, gate }), dueAt: at + VERIFY_AFTER_MS };
}

export function rejection(
  { question, gate }: AskedGate,
  { comment, onlyOlderThan }: { readonly comment: string; readonly onlyOlderThan: Instant | null },
): RejectGate {
  return {
    kind: 'reject-gate',
    repository: question.repository,
    gate: question,
    runAttempt: gate.runAttempt,
    headSha: gate.filedSha ?? gate.sha,
    comment,
    onlyOlderThan,
  };
}
