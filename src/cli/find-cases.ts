/** Reads a case file with the policies that its cases are decided by. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { checkCases } from '../policy/cases/check.ts';
import { type PolicyCase, parseCases, type ReadCases } from '../policy/cases/parse.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { POLICY_FILE } from './policy-file.ts';
import { type PolicySource, type ReadPolicy, readPolicy } from './read-policy.ts';
import { readText } from './read-text.ts';

export interface FoundCases {
  readonly kind: 'valid';
  readonly cases: readonly PolicyCase[];
  /** The organisation's first. */
  readonly policies: readonly PolicyInForce[];
  readonly warnings: readonly Problem[];
}

type Invalid = { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** What is wrong in the file, in a policy that it names, or between the two. */
export async function findCases(file: string): Promise<FoundCases | Invalid> {
  const read = await readText(file);
  if (read.kind === 'unreadable') return invalid(problem(file, 'file-unreadable', read.message));
  const parsed = parseCases(read.text, file);
  if (parsed.kind === 'invalid') return parsed;
  const found = await findPolicies(parsed);
  if (found.kind === 'invalid') return found;
  const unknown = checkCases(parsed, found.policies);
  return unknown.length > 0 ? { kind: 'invalid', problems: unknown } : { ...found, cases: parsed.cases };
}

async function findPolicies(read: ReadCases): Promise<Omit<FoundCases, 'cases'> | Invalid> {
  const org = read.orgPolicy === undefined ? undefined : await readNamed(read, 'orgPolicy', read.orgPolicy);
  const inForce = org?.kind === 'valid' ? org.policy.policy : undefined;
  const file = read.policy === undefined ? nearestPolicy(read.file) : beside(read.file, read.policy);
  if (file === undefined && org === undefined) return invalid(noPolicy(read.file));
  const own = file === undefined ? [] : [placed(await readPolicy(file, 'policy', inForce), read, 'policy')];
  const policies = [...(org === undefined ? [] : [org]), ...own];
  const problems = policies.flatMap((each) => (each.kind === 'invalid' ? each.problems : []));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const valid = policies.flatMap((each) => (each.kind === 'valid' ? [each] : []));
  return {
    kind: 'valid',
    policies: valid.map(({ policy }) => policy),
    warnings: valid.flatMap(({ warnings }) => warnings),
  };
}

async function readNamed(read: ReadCases, source: PolicySource, path: string): Promise<ReadPolicy> {
  return placed(await readPolicy(beside(read.file, path), source), read, 'org-policy');
}

/** A policy that is not there is a mistake of the file that names it. */
function placed(policy: ReadPolicy, { file, document }: ReadCases, key: 'policy' | 'org-policy'): ReadPolicy {
  if (policy.kind !== 'absent') return policy;
  const message = `There is no file ${policy.problem.file}, so there is nothing to test. Correct the path; it begins in the folder of this file.`;
  return invalid(problem(file, 'policy-missing', message, document.valueAt([key])));
}

function beside(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

/** `tidegate.yml` beside the file, else `.github/tidegate.yml` in its folder or one above, up to the repository's. */
function nearestPolicy(file: string): string | undefined {
  const own = beside(file, 'tidegate.yml');
  if (existsSync(own)) return own;
  for (let folder = dirname(file); ; folder = join(folder, '..')) {
    const policy = join(folder, POLICY_FILE);
    if (existsSync(policy)) return policy;
    if (existsSync(join(folder, '.git')) || resolve(folder) === resolve(folder, '..')) return undefined;
  }
}

function noPolicy(file: string): Problem {
  const message = `There is no policy to test: neither tidegate.yml beside this file nor ${POLICY_FILE} in a folder above. Name it: \`policy: path/to/tidegate.yml\`, from the folder of this file.`;
  return problem(file, 'policy-missing', message);
}

function problem(file: string, code: string, message: string, place = { line: 1, column: 1 }): Problem {
  return { severity: 'error', source: 'facts', file, code, ...place, message };
}

function invalid(one: Problem): Invalid {
  return { kind: 'invalid', problems: [one] };
}
