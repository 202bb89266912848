/** The environments that a planned release is planned for: production, as the policies say what that is. */

import { isGlob } from '../../policy/glob.ts';
import type { Policy } from '../../policy/schema.ts';
import { isProduction } from '../history/request.ts';

/** Names, not globs. Where the policies name none, the one that people mean by production. */
export function productionOf(policies: readonly Policy[]): readonly string[] {
  const names = policies.flatMap((policy) => Object.keys(policy.environments ?? {}));
  const own = names.filter((name) => !isGlob(name) && isProduction({ policies }, name));
  const unique = [...new Map(own.map((name) => [name.toLowerCase(), name])).values()];
  return unique.length === 0 ? ['production'] : unique;
}
