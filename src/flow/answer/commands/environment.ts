/** The environment that a command names, as it is spelled where it is defined. */
import type { PolicyInForce } from '../../../policy/decide.ts';
import { isGlob } from '../../../policy/glob.ts';
import { isGoverned, isSameName } from '../../../policy/names.ts';
import type { GitHub } from '../../ports.ts';

export type NamedEnvironment =
  | { readonly kind: 'governed'; readonly name: string }
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

/**
 * One that GitHub has, or that a policy names before its first deployment. A misspelled name must not look as if
 * something were held back.
 */
export async function findEnvironment(
  github: GitHub,
  name: string,
  inForce: readonly PolicyInForce[],
): Promise<NamedEnvironment> {
  const policies = inForce.map(({ policy }) => policy);
  const keys = policies.flatMap((policy) => Object.keys(policy.environments ?? {})).filter((key) => !isGlob(key));
  const there = [...(await github.environments()), ...keys].filter((each) => isGoverned(policies, each));
  const found = there.find((each) => isSameName(each, name));
  if (found !== undefined) return { kind: 'governed', name: found };
  const known = there.filter((each, index) => there.findIndex((other) => isSameName(other, each)) === index);
  return { kind: 'unknown', known: known.toSorted() };
}
