/** The policy file as people write it, to the policy the engine reads. */
import { formatProblem, type Problem } from '../domain/problem.ts';
import { checkPolicy } from './check.ts';
import { type Path, readYaml, type YamlDocument } from './document/parse.ts';
import { type Issue, shapeProblems } from './document/shape.ts';
import type { ProblemCode } from './problem-codes.ts';
import { Policy, policyJsonSchema } from './schema.ts';

export type ParsedPolicy =
  | { readonly kind: 'valid'; readonly policy: Policy; readonly warnings: readonly Problem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface PolicyOrigin {
  readonly source: 'policy' | 'orgPolicy';
  /** The file as its author knows it, e.g. `.github/tidegate.yml`. */
  readonly file: string;
}

interface Located {
  readonly severity?: 'error' | 'warning';
  readonly code: ProblemCode;
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: string;
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
    return {
      kind: 'invalid',
      problems: locate(shapeProblems(issues, document.value, policyJsonSchema()), document, origin),
    };
  }
  const policy: Policy = shaped.data;
  const problems = locate(checkPolicy(policy, org), document, origin);
  if (problems.some((problem) => problem.severity === 'error')) return { kind: 'invalid', problems };
  return { kind: 'valid', policy, warnings: problems };
}

function locate(found: readonly Located[], document: YamlDocument, origin: PolicyOrigin): readonly Problem[] {
  const problems = found.map(({ severity = 'error', code, path, at, message }): Problem => {
    const position = at === 'key' ? document.keyAt(path) : document.valueAt(path);
    return { severity, ...origin, code, ...position, message };
  });
  return problems.toSorted(
    (one, other) =>
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      (formatProblem(one) < formatProblem(other) ? -1 : 1),
  );
}
