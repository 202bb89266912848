import type { Policy } from '../../policy/schema.ts';

/** One policy for the figures: the repository's, with what its organisation says of figures where it is silent. */
export function joinedPolicy(policies: readonly Policy[]): Policy | null {
  const own = policies.at(-1);
  if (own === undefined) return null;
  const said = policies.flatMap(({ dora }) => dora ?? []);
  const [first, ...others] = said;
  return first === undefined ? own : { ...own, dora: Object.assign({}, first, ...others) };
}
