/** One decision against `JSON.parse` of the same facts, and how its time grows. */
import { digestOf } from '../../src/domain/canonical.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { decide, type PolicyInForce } from '../../src/policy/decide.ts';
import { largePolicy, largeRelease } from './large-release.ts';
import { type Bench, type Row, ratiosOf, timed } from './measure.ts';

export const decideBench: Bench = {
  name: 'decide',
  async run() {
    return [...oneDecision(), ...growth(), ...largestReleases()];
  },
};

interface Times {
  readonly parse: readonly number[];
  readonly digest: readonly number[];
  /** The whole decision, the digest of the facts included. */
  readonly whole: readonly number[];
  /** The decision without the digest of the facts. */
  readonly judging: readonly number[];
}

function oneDecision(): readonly Row[] {
  const [{ parse, digest, whole, judging }] = measure([{ text: facts(50), policy: largePolicy(30) }]);
  const against = 'JSON.parse of the facts';
  return [
    { what: 'JSON.parse of the facts of 50 changes', times: parse },
    { what: 'digest of these facts', times: digest },
    {
      what: 'decision: 50 changes, 30 rules, 8 gates',
      times: judging,
      limit: { kind: 'ratio', against, most: 2, ratios: ratiosOf(judging, parse) },
    },
    { what: 'the same with the digest', times: whole },
  ];
}

interface Effort {
  readonly rounds: number;
  /** Of a round, of which the quickest counts: on a busy machine the others are about its other programs. */
  readonly tries: number;
  /** Rounds until the code is compiled for what it meets. */
  readonly warmUp: number;
}

const MANY: Effort = { rounds: 15, tries: 10, warmUp: 20 };
const FEW: Effort = { rounds: 5, tries: 1, warmUp: 2 };

interface Subject {
  readonly text: string;
  readonly policy: PolicyInForce;
}

/** The times of each subject; every round has all of them, one after the other. */
function measure<const Subjects extends readonly Subject[]>(subjects: Subjects, { rounds, tries, warmUp } = MANY) {
  const all = Array.from({ length: warmUp + rounds }, () => subjects.map((subject) => bestOf(tries, subject)));
  const kept = all.slice(warmUp);
  return subjects.map((_, index): Times => {
    const own = kept.flatMap((round) => round[index] ?? []);
    return {
      parse: own.map(({ parse }) => parse),
      digest: own.map(({ digest }) => digest),
      whole: own.map(({ whole }) => whole),
      judging: own.map(({ whole, digest }) => whole - digest),
    };
  }) as { readonly [Index in keyof Subjects]: Times };
}

function bestOf(tries: number, subject: Subject) {
  const each = Array.from({ length: tries }, () => decideOnce(subject));
  return {
    parse: Math.min(...each.map((one) => one.parse)),
    digest: Math.min(...each.map((one) => one.digest)),
    whole: Math.min(...each.map((one) => one.whole)),
  };
}

/** What happens to a release: its facts are read, then decided on. Each time has facts of its own. */
function decideOnce({ text, policy }: Subject) {
  const { time: parse, result } = timed(() => JSON.parse(text) as Facts);
  const { time: whole } = timed(() => decide([policy], result));
  const { time: digest } = timed(() => digestOf(result));
  return { parse, digest, whole };
}

/** Four times as much may take four times as long; above that some part of the work grows faster. */
function growth(): readonly Row[] {
  const rules = largePolicy(30);
  const text = facts(50);
  const [few, many] = measure([
    { text, policy: rules },
    { text: facts(200), policy: rules },
  ]);
  const [short, long] = measure([
    { text, policy: largePolicy(15) },
    { text, policy: largePolicy(60) },
  ]);
  return [
    fourfold('200 changes, 30 rules', many, '50 changes', few),
    fourfold('50 changes, 60 rules', long, '15 rules', short),
  ];
}

/** A fifth more than fourfold: larger releases leave the caches of the processor. */
const FOURFOLD = 4.8;

function fourfold(what: string, { judging: times }: Times, against: string, base: Times): Row {
  return { what, times, limit: { kind: 'ratio', against, most: FOURFOLD, ratios: ratiosOf(times, base.judging) } };
}

function largestReleases(): readonly Row[] {
  const text = JSON.stringify(largeRelease({ changes: 100, files: [3000, 3000] }));
  const [{ whole, judging }] = measure([{ text, policy: largePolicy(30) }], FEW);
  return [
    { what: '100 changes with 3,000 files each', times: whole, limit: { kind: 'time', milliseconds: 1000 } },
    { what: 'of which without the digest', times: judging },
  ];
}

function facts(changes: number): string {
  return JSON.stringify(largeRelease({ changes, files: [10, 40] }));
}
