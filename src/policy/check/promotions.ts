/** `promote`: the environment before exists, is another one, and no way leads in a circle. */
import { suggest } from '../../document/suggestion.ts';
import { environmentGlob, isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';
import { error, type Findings } from './finding.ts';

export function* checkPromotions(policy: Policy): Findings {
  const known = Object.keys(policy.environments ?? {});
  const entryNameFor = entryFinder(known);
  for (const [name, { promote }] of Object.entries(policy.environments ?? {})) {
    if (promote === undefined) continue;
    const path = ['environments', name, 'promote', 'from'];
    const { from } = promote;
    if (/[*?]/.test(from)) {
      const message = `\`${from}\` is a glob, and a commit is promoted from one environment, so nothing could ever be promoted from it. Write its name.`;
      yield error('environment-unknown', path, message);
      continue;
    }
    if (entryNameFor(from) === undefined) {
      const message = `No entry of \`environments\` is \`${from}\`, so nothing could ever be promoted from it. ${suggest(from, known, 'Defined')}`;
      yield error('environment-unknown', path, message);
      continue;
    }
    const circle = circleFrom(policy, name, entryNameFor);
    if (circle === undefined) continue;
    const way = [...circle, circle[0]].map((each) => `\`${each}\``).join(' from ');
    const message = `${way}: each waits for another, so no commit could enter any of them. Let one of them take commits from nowhere.`;
    yield error('promote-circle', path, message);
  }
}

type EntryFinder = (environment: string) => string | undefined;

/** The entry that speaks for an environment: that of its name, else the first whose glob matches. */
function entryFinder(names: readonly string[]): EntryFinder {
  const globs = names.map((name) => ({ name, matches: environmentGlob(name) }));
  return (environment) =>
    names.find((name) => isSameName(name, environment)) ?? globs.find(({ matches }) => matches(environment))?.name;
}

/** The entries that lead back to `start`, `start` first; undefined when none do. */
function circleFrom(policy: Policy, start: string, entryNameFor: EntryFinder): readonly string[] | undefined {
  const way: string[] = [];
  let at: string | undefined = start;
  while (at !== undefined && !way.includes(at)) {
    way.push(at);
    const from: string | undefined = policy.environments?.[at]?.promote?.from;
    at = from === undefined ? undefined : entryNameFor(from);
  }
  return at === start ? way : undefined;
}
