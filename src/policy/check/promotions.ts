/** `promote`: the environment before exists, is another one, and no way leads in a circle. */

import { isGlob } from '../glob.ts';
import type { Policy } from '../schema.ts';
import { checkUse, type Entries, entriesOf } from './entry-name.ts';
import { error, type Findings } from './finding.ts';

export function* checkPromotions(policy: Policy): Findings {
  const entries = entriesOf(policy);
  for (const [name, { promote }] of Object.entries(policy.environments ?? {})) {
    if (promote === undefined) continue;
    const path = ['environments', name, 'promote', 'from'];
    const { from } = promote;
    if (isGlob(from) || entries.nameFor(from) === undefined) {
      const one = 'a commit is promoted from one environment';
      const never = 'nothing could ever be promoted from it';
      yield* checkUse({ environment: from, path, code: 'environment-unknown', one, never }, entries);
      continue;
    }
    const circle = circleFrom(policy, name, entries);
    if (circle === undefined) continue;
    const way = [...circle, circle[0]].map((each) => `\`${each}\``).join(' from ');
    const message = `${way}: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.`;
    yield error('promote-circle', path, message);
  }
}

/** The entries that lead back to `start`, `start` first; undefined when none do. */
function circleFrom(policy: Policy, start: string, entries: Entries): readonly string[] | undefined {
  const way: string[] = [];
  let at: string | undefined = start;
  while (at !== undefined && !way.includes(at)) {
    way.push(at);
    const from: string | undefined = policy.environments?.[at]?.promote?.from;
    at = from === undefined ? undefined : entries.nameFor(from);
  }
  return at === start ? way : undefined;
}
