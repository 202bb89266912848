/** The case file as people write it, to cases that can be run. */
import { locate } from '../../document/locate.ts';
import { readYaml, type YamlDocument } from '../../document/parse.ts';
import { type Issue, shapeProblems } from '../../document/shape.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import { formatProblem, type Problem } from '../../domain/problem.ts';
import { parseFacts } from '../facts/parse.ts';
import { type FactsMap, findFact, layered, stepsOf } from './layered-facts.ts';
import { CASE_PROBLEM_CODES, type CaseFinding } from './problem-codes.ts';
import { CaseFile, caseFileJsonSchema, type Expectation } from './schema.ts';

/** One decision to be made, and what has to come out. */
export interface PolicyCase {
  /** With several instants, with the instant. */
  readonly name: string;
  /** Which of the cases of the file it is, from 0. */
  readonly index: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly facts: Facts;
  readonly expect: Expectation;
}

export interface ReadCases {
  readonly file: string;
  /** As the file names them: from its folder. */
  readonly policy: string | undefined;
  readonly orgPolicy: string | undefined;
  readonly cases: readonly PolicyCase[];
  readonly document: YamlDocument;
}

export type ParsedCases =
  | ({ readonly kind: 'valid' } & ReadCases)
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Sixteen times what a policy may have: a case holds a whole release. */
const LIMITS = { kibibytes: 1024, entries: 160_000 };

/** What problems of a case file say that it is. */
const SOURCE = 'facts';

/** Every problem is found in one go, in the order of the file. Problems of facts have the place where they are written. */
export function parseCases(text: string, file: string): ParsedCases {
  const origin = { source: SOURCE, file } as const;
  const read = readYaml(text, LIMITS);
  if (read.kind === 'unreadable') {
    return { kind: 'invalid', problems: [{ severity: 'error', ...origin, ...read.problem }] };
  }
  const { document } = read;
  const invalid = (found: readonly CaseFinding[]): ParsedCases => ({
    kind: 'invalid',
    problems: locate(found, document, origin),
  });
  if (hasNoCases(document.value)) return invalid([NO_CASES]);
  const shaped = CaseFile.safeParse(document.value);
  if (!shaped.success) {
    const issues: readonly Issue[] = shaped.error.issues;
    return invalid(shapeProblems(issues, document.value, { schema: caseFileJsonSchema(), codes: CASE_PROBLEM_CODES }));
  }
  const duplicates = duplicateNames(shaped.data);
  if (duplicates.length > 0) return invalid(duplicates);
  return readFacts(shaped.data, document, file);
}

const NO_CASES: CaseFinding = {
  code: 'cases-missing',
  path: [],
  at: 'value',
  message:
    'There are no `cases` here, so nothing would be tested. Add a list of cases; a policy is checked with `tidegate validate`.',
};

/** Then nothing else is worth saying: it is some other file. */
function hasNoCases(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Object.hasOwn(value, 'cases');
}

function duplicateNames({ cases }: CaseFile): readonly CaseFinding[] {
  const names = cases.map(({ name }) => name);
  return names.flatMap((name, index): readonly CaseFinding[] => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const message = `Case ${first + 1} has this name already, so nobody could tell which of them failed. Give it another.`;
    return [{ code: 'case-duplicate', path: ['cases', index, 'name'], at: 'value', message }];
  });
}

function readFacts(written: CaseFile, document: YamlDocument, file: string): ParsedCases {
  const read = written.cases.flatMap((each, index) =>
    (each.at ?? [undefined]).map((at, instant) => readCase({ written, document, file, index, at, instant })),
  );
  const problems = read.flatMap((each) => (each.kind === 'invalid' ? each.problems : []));
  if (problems.length > 0) return { kind: 'invalid', problems: inOrder(problems) };
  return {
    kind: 'valid',
    file,
    policy: written.policy,
    orgPolicy: written['org-policy'],
    cases: read.flatMap((each) => (each.kind === 'valid' ? [each.case] : [])),
    document,
  };
}

interface WrittenCase {
  readonly written: CaseFile;
  readonly document: YamlDocument;
  readonly file: string;
  readonly index: number;
  readonly at: Instant | undefined;
  /** Which of its instants. */
  readonly instant: number;
}

type ReadCase =
  | { readonly kind: 'valid'; readonly case: PolicyCase }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

function readCase(source: WrittenCase): ReadCase {
  const { written, document, file, index, at } = source;
  const own = written.cases[index] as CaseFile['cases'][number];
  const above: FactsMap = { ...own.facts, ...(at === undefined ? {} : { at }) };
  const below: FactsMap = { version: 1, ...written.defaults };
  const parsed = parseFacts(layered(below, above), file);
  if (parsed.kind === 'invalid') {
    return { kind: 'invalid', problems: parsed.problems.map((problem) => placed(problem, source, below, above)) };
  }
  const many = at !== undefined && (own.at?.length ?? 0) > 1;
  const place = document.valueAt(['cases', index, 'name']);
  const name = many ? `${own.name}, at ${at}` : own.name;
  return { kind: 'valid', case: { name, index, ...place, facts: parsed.facts, expect: own.expect } };
}

/** A problem of facts with the line and column where the fact is written, in the case or in the defaults. */
function placed(problem: Problem, source: WrittenCase, below: FactsMap, above: FactsMap): Problem {
  const { path: pointer = '', ...rest } = problem;
  const { layer, path, value } = findFact(below, above, stepsOf(pointer));
  const root = layer === 'below' ? ['defaults'] : ['cases', source.index, 'facts'];
  const whole =
    path[0] === 'at' && source.at !== undefined ? ['cases', source.index, 'at', source.instant] : [...root, ...path];
  const { document } = source;
  const position = problem.code === 'unknown-key' ? document.keyAt(whole) : document.valueAt(whole);
  return { ...rest, source: SOURCE, ...position, message: `${problem.message}${sayMore(problem, value)}` };
}

/** YAML makes numbers of commits such as `1234567`, which nobody expects. */
function sayMore({ code }: Problem, value: unknown): string {
  if (code === 'key-missing') return ' It belongs to the `facts` of the case or to `defaults`.';
  if (code !== 'wrong-type' || (typeof value !== 'number' && typeof value !== 'boolean')) return '';
  return ' If it is a name, write it in quotes.';
}

/** Each once: what is wrong in the defaults is wrong in every case. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const each = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...each.values()].toSorted(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
}
