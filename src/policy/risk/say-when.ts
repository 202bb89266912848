/** The words for a `when` whose rule has no `because`. */
import type { When } from '../schema.ts';
import { type Asked, eitherOf } from './match.ts';

/** They stand in a line of a check. */
const LONGEST = 200;

type Wording = { readonly [Key in keyof Asked]: (value: Asked[Key]) => string };

const WORDING: Wording = {
  labels: (names) => `labels: ${names.join(', ')}`,
  type: (types) => `type: ${types.join(', ')}`,
  author: (logins) => `author: ${logins.join(', ')}`,
  'author-in': (teams) => `author in team ${eitherOf(teams)}`,
  bot: (wanted) => (wanted ? 'opened by a bot' : 'not opened by a bot'),
  base: (branches) => `base: ${branches.join(', ')}`,
  commits: (ranges) => `commits ${eitherOf(ranges)}`,
  files: (ranges) => `files ${eitherOf(ranges)}`,
  lines: (ranges) => `lines ${eitherOf(ranges)}`,
  title: (patterns) => `title: ${patterns.join(', ')}`,
  dependency: (bumps) => `${eitherOf(bumps)} bump of a dependency`,
  unreviewed: (wanted) => (wanted ? 'no pull request or no review' : 'reviewed'),
  paths: (globs) => `paths: ${globs.join(', ')}`,
  'only-paths': (globs) => `only-paths: ${globs.join(', ')}`,
  release: (counts) =>
    `release with ${Object.entries(counts)
      .map(([noun, ranges]) => `${noun} ${eitherOf(ranges ?? [])}`)
      .join(', ')}`,
};

/** The keys stand in the order of the schema. */
export function sayWhen(when: When): string {
  const parts = (Object.keys(when) as (keyof When)[]).flatMap((key) => say(key, when));
  const text = parts.join('; ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
}

function say<Key extends keyof Asked>(key: Key, when: When): readonly string[] {
  const value = when[key] as Asked[Key] | undefined;
  return value === undefined ? [] : [WORDING[key](value)];
}
