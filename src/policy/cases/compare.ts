/** What a decision says against what a case expects. Only what is given is compared. */
import type { Decision, GateResult } from '../../domain/decision.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import { isSameName } from '../names.ts';
import type { Expectation, ExpectedGate } from './schema.ts';

export interface Mismatch {
  /** What was compared: `verdict`, `gate peer review`, `gate peer review, counted`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Empty: the decision is as expected. */
export function compare(expect: Expectation, decision: Decision): readonly Mismatch[] {
  const { override } = decision;
  return [
    ...same('verdict', expect.verdict, decision.verdict),
    ...same('tier', expect.tier, decision.tier),
    ...same('type', expect.type, decision.releaseType),
    ...same('mode', expect.mode, decision.mode),
    ...Object.entries(expect.gates ?? {}).flatMap(([name, gate]) => compareGate(name, gate, decision)),
    ...sameInstant('earliest-opening', expect['earliest-opening'], decision.earliestOpening),
    ...sameInstant('next-transition', expect['next-transition'], decision.nextTransitionAt),
    ...compareOverride(expect.override, override === null ? undefined : override.user),
  ];
}

function same(what: string, expected: string | undefined, actual: string): readonly Mismatch[] {
  return expected === undefined || expected === actual ? [] : [{ what, expected, actual }];
}

function sameInstant(
  what: string,
  expected: Instant | 'never' | undefined,
  actual: Instant | null,
): readonly Mismatch[] {
  if (expected === undefined) return [];
  const isSame =
    expected === 'never' || actual === null
      ? expected === 'never' && actual === null
      : epochMs(expected) === epochMs(actual);
  return isSame ? [] : [{ what, expected, actual: actual ?? 'never' }];
}

function compareOverride(expected: Expectation['override'], actual: string | undefined): readonly Mismatch[] {
  if (expected === undefined) return [];
  const isSame = expected === false ? actual === undefined : actual !== undefined && isSameName(expected, actual);
  return isSame ? [] : [{ what: 'override', expected: expected || 'none', actual: actual ?? 'none' }];
}

/** Two policies may have gates of one name: then each has to be as expected. */
function compareGate(name: string, written: ExpectedGate, { gates }: Decision): readonly Mismatch[] {
  const expected = typeof written === 'string' ? { status: written } : written;
  const what = `gate ${name}`;
  const found = gates.filter((gate) => gate.name === name);
  if (found.length === 0) {
    return expected.status === 'absent' ? [] : [{ what, expected: sayExpected(expected), actual: 'absent' }];
  }
  return found.flatMap((gate) => [
    ...same(what, expected.status, gate.status),
    ...compareReasons(`${what}, reason`, expected.reason, gate),
    ...compareCounted(`${what}, counted`, expected.counted, gate),
    ...compareIgnored(`${what}, ignored`, expected.ignored ?? {}, gate),
  ]);
}

type WholeGate = Exclude<ExpectedGate, string>;

function sayExpected({ status, reason }: WholeGate): string {
  return status ?? reason?.join(', ') ?? 'present';
}

function compareReasons(what: string, expected: WholeGate['reason'], gate: GateResult): readonly Mismatch[] {
  const actual = reasonsOf(gate);
  const missing = (expected ?? []).filter((code) => !actual.includes(code));
  return missing.length === 0 ? [] : [{ what, expected: missing.join(', '), actual: actual.join(', ') || 'none' }];
}

/** The codes of its requirements, or why it was skipped. */
export function reasonsOf({ requirements, skippedBecause }: GateResult): readonly string[] {
  return [...requirements.map(({ reason }) => reason.code), ...(skippedBecause === undefined ? [] : [skippedBecause])];
}

function compareCounted(
  what: string,
  expected: WholeGate['counted'],
  { requirements }: GateResult,
): readonly Mismatch[] {
  if (expected === undefined) return [];
  const actual = logins(requirements.flatMap(({ counted }) => counted ?? []));
  const wanted = logins(expected);
  return listed(wanted.keys()) === listed(actual.keys())
    ? []
    : [{ what, expected: listed(wanted.values()), actual: listed(actual.values()) }];
}

/** By login in lower case, in its order. */
function logins(names: readonly string[]): ReadonlyMap<string, string> {
  const entries = names.map((name) => [name.toLowerCase(), name] as const);
  return new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other))));
}

function compareIgnored(
  what: string,
  expected: Readonly<Record<string, string>>,
  { requirements }: GateResult,
): readonly Mismatch[] {
  const ignored = requirements.flatMap((requirement) => requirement.ignored ?? []);
  return Object.entries(expected).flatMap(([user, code]): readonly Mismatch[] => {
    const codes = ignored.filter((each) => isSameName(each.user, user)).map((each) => each.code);
    return codes.includes(code)
      ? []
      : [{ what: `${what} ${user}`, expected: code, actual: codes.join(', ') || 'not ignored' }];
  });
}

function listed(names: Iterable<string>): string {
  return [...names].join(', ') || 'nobody';
}
