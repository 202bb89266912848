/** Reads a policy file that somebody named on the command line. */
import type { Problem } from '../domain/problem.ts';
import type { PolicyInForce } from '../policy/decide.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { Policy } from '../policy/schema.ts';
import { readText } from './read-text.ts';

export type ReadPolicy =
  | { readonly kind: 'valid'; readonly policy: PolicyInForce; readonly warnings: readonly Problem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'absent'; readonly problem: Problem };

export type PolicySource = 'policy' | 'orgPolicy';

/** @param org the organisation's policy, which a repository's has to agree with. */
export async function readPolicy(file: string, source: PolicySource = 'policy', org?: Policy): Promise<ReadPolicy> {
  const read = await readText(file);
  if (read.kind === 'read') return policyIn(read.text, file, source, org);
  const problem = { severity: 'error', source, file, code: 'file-unreadable', line: 1, column: 1 } as const;
  const found = { ...problem, message: read.message };
  return read.isAbsent ? { kind: 'absent', problem: found } : { kind: 'invalid', problems: [found] };
}

export function policyIn(text: string, file: string, source: PolicySource = 'policy', org?: Policy): ReadPolicy {
  const parsed = parsePolicy(text, { source, file }, org);
  if (parsed.kind === 'invalid') return parsed;
  const policy = { source: source === 'orgPolicy' ? 'org' : 'repository', file, policy: parsed.policy } as const;
  return { kind: 'valid', policy, warnings: parsed.warnings };
}
