/**
 * Who is paged for a finding. That was settled when its gate was opened: a change of the policy between then and now
 * pages nobody else, and nobody less. Where that pages nobody, it is looked at what the policy says now.
 */
import { Failure } from '../../domain/failure.ts';
import type { EscalationQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type Wish, wishesOf } from '../notify/wishes.ts';
import { whoMayGoBack } from '../owner/who-may-go-back.ts';
import { readPolicyState } from '../policies.ts';
import type { Ports, SettledOpening } from '../ports.ts';
import { levelsFor } from './levels.ts';
import { settledBy } from './rules.ts';

export interface WhoIsPaged {
  readonly levels: ReturnType<typeof levelsFor>;
  readonly wishes: readonly Wish[];
  /** Where to read what to do, and in whose time; the newest that is known. */
  readonly around: SettledOpening;
  /** Who may go back, in words; empty: that cannot be read now, or nobody is named. */
  readonly whoMayGoBack: string;
  /** Where the levels are from, unless they were settled. */
  readonly remark: readonly string[];
  /** Null: all could be read. */
  readonly isUntold: true | null;
}

export async function whoIsPaged(question: EscalationQuestion, ports: Ports): Promise<WhoIsPaged> {
  const { repository, environment, deploymentId, event } = question;
  const at = ports.clock.now();
  const settled = await ports.store.settledOpening(repository.id, deploymentId);
  const fixed = levelsFor(settled?.rules ?? [], event, at);
  const isFixed = fixed.length > 0;
  const policies = isFixed ? await policiesUnlessUnreachable(question, ports) : await policiesNow(question, ports);
  const now = settledBy(policies ?? [], environment);
  return {
    levels: isFixed ? fixed : levelsFor(now.rules, event, at),
    wishes: wishesAmong(policies ?? [], question),
    around: policies === null || policies.length === 0 ? (settled ?? now) : now,
    whoMayGoBack: whoMayGoBack(policies ?? [], environment),
    remark: isFixed ? [] : [saySource(settled)],
    isUntold: policies === null ? true : null,
  };
}

function saySource(settled: SettledOpening | null): string {
  return settled === null
    ? 'Who is paged is what the policy says now: what it said when this was let through is not known.'
    : 'Who is paged is what the policy says now: when this was let through it named nobody for it.';
}

/** Of those who want to know what was found. Null: it cannot be read now. */
export async function wishesNow(question: EscalationQuestion, ports: Ports): Promise<readonly Wish[] | null> {
  const policies = await policiesUnlessUnreachable(question, ports);
  return policies === null ? null : wishesAmong(policies, question);
}

function wishesAmong(policies: readonly PolicyInForce[], { event }: EscalationQuestion): readonly Wish[] {
  return wishesOf(policies).filter(({ events }) => events.has(event));
}

/** Null: GitHub cannot be asked. Whom to page is settled, and does not wait for it. */
async function policiesUnlessUnreachable(
  question: EscalationQuestion,
  ports: Ports,
): Promise<readonly PolicyInForce[] | null> {
  try {
    return await policiesNow(question, ports);
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

async function policiesNow({ repository }: EscalationQuestion, ports: Ports): Promise<readonly PolicyInForce[]> {
  const state = await readPolicyState(ports, repository, await ports.github(repository));
  return state.kind === 'in-force' ? state.policies : [];
}
