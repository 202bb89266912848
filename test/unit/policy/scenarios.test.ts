/**
 * Situations that people meet with tools that gate merges and deployments, by number: what each is and where it is
 * tested says the table beside the cases. The cases are lines as `tidegate decide --batch` reads them, with what has to
 * come out in `expect`, and go through that command.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decision, GateResult } from '../../../src/domain/decision.ts';
import { runTidegate } from '../../cli/run-tidegate.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'test/fixtures/scenarios');
const CASES = join(FOLDER, 'cases.jsonl');

interface ExpectedGate {
  readonly status?: GateResult['status'];
  /** Codes of its requirements; of a list, each of them. */
  readonly reason?: string | readonly string[];
  /** Why it is skipped. */
  readonly because?: string;
  readonly counted?: readonly string[];
  readonly ignored?: Readonly<Record<string, string>>;
}

/** Only what is given is compared. */
interface Expected {
  readonly problems?: readonly string[];
  /** Of the first problem. */
  readonly at?: { readonly line: number; readonly column: number };
  readonly verdict?: Decision['verdict'];
  readonly tier?: string;
  readonly type?: string;
  /** Reasons of the tier, among others. */
  readonly because?: readonly string[];
  /** By name: a status, `absent` for a gate that is not listed, or more of it. */
  readonly gates?: Readonly<Record<string, string | ExpectedGate>>;
  readonly earliestOpening?: string | null;
  readonly nextTransitionAt?: string | null;
  /** Whose override is in force, or null. */
  readonly override?: string | null;
}

interface Case {
  readonly id: string;
  readonly scenario: number;
  readonly name: string;
  readonly expect: Expected;
}

interface Answer {
  readonly id: string;
  readonly decision?: Decision;
  readonly problems?: readonly { readonly code: string; readonly line?: number; readonly column?: number }[];
}

const lines = readFileSync(CASES, 'utf8').trimEnd().split('\n');
const cases = lines.map((line): Case => JSON.parse(line));

describe('tidegate decide --batch', () => {
  const answers = new Map<string, Answer>();
  beforeAll(async () => {
    const { exitCode, stdout } = await runTidegate(['decide', '--batch', CASES]);
    expect(exitCode).toBe(0);
    for (const line of stdout.trimEnd().split('\n')) {
      const answer: Answer = JSON.parse(line);
      answers.set(answer.id, answer);
    }
  });

  test('answers every case once', () => {
    expect([...answers.keys()]).toEqual(cases.map(({ id }) => id));
    expect(cases.length).toBeGreaterThanOrEqual(80);
  });

  test.each(cases)('scenario $scenario ($id): $name', ({ id, expect: expected }) => {
    const answer = answers.get(id);
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    expect(toldOf(answer, expected)).toEqual(expected);
  });
});

/** What the answer says of what is expected, in the same shape. */
function toldOf({ decision, problems }: Answer = { id: '' }, expected: Expected): Expected {
  if (decision === undefined) {
    const [first] = problems ?? [];
    return {
      problems: [...new Set(problems?.map(({ code }) => code))],
      ...(expected.at && { at: { line: first?.line ?? 0, column: first?.column ?? 0 } }),
    };
  }
  const all: Required<Omit<Expected, 'problems' | 'at'>> = {
    verdict: decision.verdict,
    tier: decision.tier,
    type: decision.releaseType,
    because: expected.because?.filter((code) => decision.tierReasons.some(({ because }) => because === code)) ?? [],
    gates: Object.fromEntries(
      Object.entries(expected.gates ?? {}).map(([name, gate]) => [name, toldOfGate(decision, name, gate)]),
    ),
    earliestOpening: decision.earliestOpening,
    nextTransitionAt: decision.nextTransitionAt,
    override: decision.override?.user ?? null,
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(expected, key)));
}

function toldOfGate(decision: Decision, name: string, expected: string | ExpectedGate): string | ExpectedGate {
  const gate = decision.gates.find((each) => each.name === name);
  if (gate === undefined) return 'absent';
  if (typeof expected === 'string') return gate.status;
  const { requirements } = gate;
  const codes = requirements.map(({ reason }) => reason.code);
  const ignored = new Map(requirements.flatMap((each) => each.ignored ?? []).map(({ user, code }) => [user, code]));
  const all: Readonly<Record<keyof ExpectedGate, unknown>> = {
    status: gate.status,
    reason: typeof expected.reason === 'string' ? codes.join(', ') : codes,
    because: gate.skippedBecause,
    counted: requirements.flatMap((each) => each.counted ?? []).toSorted(),
    ignored: Object.fromEntries(Object.keys(expected.ignored ?? {}).map((user) => [user, ignored.get(user)])),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => Object.hasOwn(expected, key)));
}

describe('the table of the scenarios', () => {
  const table = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (\d+) \| ([^|]+) \| (.+) \|$/gm)].map(([, number, what = '', where = '']) => ({
    number: Number(number),
    what,
    places: where.split('; '),
  }));

  test('has each of them, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 105 }, (_, index) => index + 1));
  });

  test('names the cases of each that has some', () => {
    const listed = rows.filter(({ places }) => places.includes('`cases.jsonl`')).map(({ number }) => number);
    expect(listed).toEqual([...new Set(cases.map(({ scenario }) => scenario))].toSorted((one, other) => one - other));
  });

  test.each(rows)('$number, $what: is where it says', ({ number, places }) => {
    for (const place of places) expect(`${place}: ${problemOf(place, number)}`).toBe(`${place}: none`);
  });
});

/** A file with a case of that number, or a file and a title in it; or the room of the App in which it will be tested. */
function problemOf(place: string, number: number): string {
  if (/^app: [a-z]+, later$/.test(place)) return 'none';
  const [, file, title] = /^`([^`]+)`(?: "([^"]+)")?$/.exec(place) ?? [];
  if (file === undefined) return 'neither a file nor a room';
  const path = file.includes('/') ? join(ROOT, file) : join(FOLDER, file);
  if (!existsSync(path)) return 'no such file';
  const text = readFileSync(path, 'utf8');
  if (title !== undefined) return text.includes(title) ? 'none' : 'no such title';
  const mention = file.endsWith('.jsonl') ? `"scenario":${number},` : `['"\`](\\d+, )*${number}(, \\d+)*: `;
  return new RegExp(mention).test(text) ? 'none' : 'no case of that number';
}
