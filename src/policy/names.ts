/** Names that people write compare as people expect: logins, teams and environments without case. */
import { compileGlob, type Glob } from './glob.ts';
import type { Policy } from './schema.ts';

/** Whether any of the patterns (globs, compared without case) matches the environment. No patterns: all. */
export function matchesEnvironment(patterns: readonly string[] | undefined, environment: string): boolean {
  if (patterns === undefined) return true;
  return patterns.some((pattern) => environmentGlob(pattern)(environment));
}

export function environmentGlob(pattern: string): Glob {
  return compileGlob(pattern, { ignoreCase: true });
}

/**
 * Whether the policies govern the environment: some `environments` section names it. Policies without that section
 * name none and exclude none.
 */
export function isGoverned(policies: readonly Pick<Policy, 'environments'>[], environment: string): boolean {
  const sections = policies.flatMap((policy) => (policy.environments === undefined ? [] : [policy.environments]));
  if (sections.length === 0) return true;
  return sections.some((section) => matchesEnvironment(Object.keys(section), environment));
}
