/** What a held gate waits for, apart from how that is worded and from what passes by itself. */
import { canonicalJson, digestOf } from '../../../domain/canonical.ts';
import type { Decision, Reason, RequirementResult } from '../../../domain/decision.ts';
import { parseInstant } from '../../../domain/instant.ts';

interface WaitedFor {
  /** `approvals/not-enough`, `window/window-closed`; sorted, each once. */
  readonly reasons: readonly string[];
  /** The same as long as people need not be told anything new. */
  readonly key: string;
}

export function waitedFor({ gates }: Pick<Decision, 'gates'>): WaitedFor {
  const unmet = gates.flatMap(({ name, requirements }) =>
    requirements.filter(({ status }) => status !== 'met').map((requirement) => ({ name, requirement })),
  );
  const reasons = unmet.map(({ requirement: { kind, reason } }) => `${kind}/${reason.code}`);
  const told = unmet.map(({ name, requirement }) => canonicalJson({ name, ...tellingOf(requirement) }));
  return { reasons: [...new Set(reasons)].sort(), key: digestOf(told.sort()) };
}

function tellingOf({ kind, status, reason, ignored = [] }: RequirementResult) {
  const people = ignored.map(({ user, code }) => `${code} ${user}`).sort();
  return { kind, status, people, reason: lastingIn(reason) };
}

/** Counts of boxes, states of checks under way, and how exactly a try failed change with every step towards the same end. */
const PASSING: ReadonlySet<string> = new Set(['state', 'zone', 'open', 'unticked', 'boxes', 'found', 'every']);

/** Without instants: the next opening of a window moves on with the calendar. */
function lastingIn(reason: Reason): Readonly<Record<string, unknown>> {
  const lasting = Object.entries(reason).filter(([datum, value]) => !PASSING.has(datum) && !isInstant(value));
  return Object.fromEntries(lasting.map(([datum, value]) => [datum, lastingOf(value)]));
}

function lastingOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lastingOf);
  if (typeof value !== 'object' || value === null) return value;
  return lastingIn(value as Reason);
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && parseInstant(value) !== undefined;
}
