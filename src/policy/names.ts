/** Names of environments and logins compare without case; environments may be globs. */
import { compileGlob, type Glob } from './glob.ts';
import type { EnvironmentEntry, Policy } from './schema.ts';

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

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

/**
 * What a policy says about an environment: the entry of exactly that name, else the first whose glob matches.
 * Undefined: it has no entry.
 */
export function entryFor(policy: Pick<Policy, 'environments'>, environment: string): EnvironmentEntry | undefined {
  const entries = Object.entries(policy.environments ?? {});
  const own = entries.find(([name]) => isSameName(name, environment));
  return (own ?? entries.find(([name]) => environmentGlob(name)(environment)))?.[1];
}
