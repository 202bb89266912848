/** The requirement `checks`: these check runs and commit statuses passed on the commit. */
import type { CheckFact } from '../../domain/facts.ts';
import { epochMs } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import type { WantedCheck } from '../schema.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

/** Why a check does not pass, what needs people first first: a failure is the code of several that do not pass. */
const CODES = ['check-failed', 'check-ambiguous', 'check-missing', 'check-pending'] as const;

type LackingCode = (typeof CODES)[number];

/** A check that does not pass. */
interface LackingCheck {
  readonly name: string;
  /** The app that the policy names. */
  readonly app?: string;
  readonly code: LackingCode;
  /** `missing`, `ambiguous`, `queued`, `in_progress`, or the conclusion. */
  readonly state: string;
  /** Of an ambiguous one: who reports it; null stands for a commit status, which has no app. */
  readonly apps?: readonly (string | null)[];
}

export function judgeChecks(gates: readonly ActiveGate[], { facts }: ReleaseContext): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const { checks } = active.gate.require;
    return checks === undefined ? [] : [[active, judge(checks, facts.checks)] as const];
  });
  return new Map(findings);
}

function judge(wanted: readonly WantedCheck[], runs: readonly CheckFact[]): Finding {
  const lacking = wanted
    .flatMap((check) => lackOf(check, runs) ?? [])
    .toSorted((one, other) => CODES.indexOf(one.code) - CODES.indexOf(other.code));
  const [worst] = lacking;
  if (worst === undefined) {
    const reason = { code: 'checks-passed', checks: wanted.map((check) => check.name) };
    return { kind: 'checks', status: 'met', reason };
  }
  return { kind: 'checks', status: 'pending', reason: { code: worst.code, checks: lacking } };
}

/** Undefined: it passed. Names compare exactly, as GitHub compares them; apps are compared by slug. */
function lackOf(wanted: WantedCheck, runs: readonly CheckFact[]): LackingCheck | undefined {
  const { name, app } = wanted;
  const check = app === undefined ? { name } : { name, app };
  const own = runs.filter(
    (run) => run.name === name && (app === undefined || (run.app !== undefined && isSameName(run.app, app))),
  );
  const apps = appsOf(own);
  if (apps.length > 1) return { ...check, code: 'check-ambiguous', state: 'ambiguous', apps };
  const states = newestOf(own).map((run) => stateOf(run, wanted));
  if (states.length === 0) return { ...check, code: 'check-missing', state: 'missing' };
  // Of several at one instant nobody can tell which is the newest, so all of them have to pass.
  const lacks = states
    .flatMap((state) => state ?? [])
    .toSorted((one, other) => CODES.indexOf(one.code) - CODES.indexOf(other.code) || compare(one.state, other.state));
  const [worst] = lacks;
  return worst === undefined ? undefined : { ...check, ...worst };
}

/** Who reports a name: slugs of apps, and null for commit statuses, which have none. */
function appsOf(runs: readonly CheckFact[]): readonly (string | null)[] {
  const slugs = new Set(runs.flatMap((run) => run.app?.toLowerCase() ?? []));
  const sorted = [...slugs].toSorted(compare);
  return runs.some((run) => run.app === undefined) ? [...sorted, null] : sorted;
}

function newestOf(runs: readonly CheckFact[]): readonly CheckFact[] {
  const newest = runs.reduce((latest, run) => Math.max(latest, epochMs(run.at)), Number.NEGATIVE_INFINITY);
  return runs.filter((run) => epochMs(run.at) === newest);
}

/** Undefined: this run passes. */
function stateOf(
  { status, conclusion }: CheckFact,
  { allow = [] }: WantedCheck,
): Pick<LackingCheck, 'code' | 'state'> | undefined {
  if (status !== 'completed') return { code: 'check-pending', state: status };
  const accepted: readonly string[] = ['success', ...allow];
  if (conclusion !== undefined && accepted.includes(conclusion)) return undefined;
  return { code: 'check-failed', state: conclusion ?? 'unknown' };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
