/** The policy file as people write it, to the policy the engine reads. */
import { locate } from '../document/locate.ts';
import { readYaml } from '../document/parse.ts';
import { type Grammar, type Issue, shapeProblems } from '../document/shape.ts';
import type { Problem } from '../domain/problem.ts';
import { checkPolicy } from './check.ts';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.ts';
import { Policy, policyJsonSchema } from './schema.ts';

export type ParsedPolicy =
  | { readonly kind: 'valid'; readonly policy: Policy; readonly warnings: readonly Problem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface PolicyOrigin {
  readonly source: 'policy' | 'orgPolicy';
  /** The file as its author knows it, e.g. `.github/tidegate.yml`. */
  readonly file: string;
}

/**
 * Every problem is found in one go, in the order of the file. A policy with warnings only is valid.
 *
 * @param org the organisation's policy, for a repository's that has to agree with it.
 */
export function parsePolicy(text: string, origin: PolicyOrigin, org?: Policy): ParsedPolicy {
  const read = readYaml(text);
  if (read.kind === 'unreadable')
    return { kind: 'invalid', problems: [{ severity: 'error', ...origin, ...read.problem }] };
  const { document } = read;
  const shaped = Policy.safeParse(document.value);
  if (!shaped.success) {
    const issues: readonly Issue[] = shaped.error.issues;
    return { kind: 'invalid', problems: locate(shapeProblems(issues, document.value, grammar()), document, origin) };
  }
  const policy: Policy = shaped.data;
  const problems = locate(
    checkPolicy(policy, { isOfOrganisation: origin.source === 'orgPolicy', org }),
    document,
    origin,
  );
  if (problems.some((problem) => problem.severity === 'error')) return { kind: 'invalid', problems };
  return { kind: 'valid', policy, warnings: problems };
}

let made: Grammar<ProblemCode> | undefined;

/** Made when the first policy is wrong, and kept. */
function grammar(): Grammar<ProblemCode> {
  made ??= { schema: policyJsonSchema(), codes: PROBLEM_CODES };
  return made;
}
