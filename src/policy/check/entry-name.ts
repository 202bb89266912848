/** Which entry of `environments` speaks for an environment that is named. */

import type { Path } from '../../document/parse.ts';
import { suggest } from '../../document/suggestion.ts';
import { isGlob } from '../glob.ts';
import { environmentGlob, isSameName } from '../names.ts';
import type { ProblemCode } from '../problem-codes.ts';
import type { Policy } from '../schema.ts';
import { error, type Findings } from './finding.ts';

export interface Entries {
  readonly names: readonly string[];
  /** The entry that speaks for an environment: that of its name, else the first whose glob matches. */
  readonly nameFor: (environment: string) => string | undefined;
}

/** Each glob is compiled once. */
export function entriesOf(policy: Pick<Policy, 'environments'>): Entries {
  const names = Object.keys(policy.environments ?? {});
  const globs = names.map((name) => ({ name, matches: environmentGlob(name) }));
  const nameFor = (environment: string): string | undefined =>
    names.find((name) => isSameName(name, environment)) ?? globs.find(({ matches }) => matches(environment))?.name;
  return { names, nameFor };
}

export interface Use {
  readonly environment: string;
  readonly path: Path;
  readonly code: ProblemCode;
  /** Why a glob cannot be meant. */
  readonly one: string;
  /** What could never happen in an environment that is none. */
  readonly never: string;
}

/** @param entries undefined: every environment is governed, so every name may be one. */
export function* checkUse({ environment, path, code, one, never }: Use, entries: Entries | undefined): Findings {
  if (isGlob(environment)) {
    yield error(code, path, `\`${environment}\` is a glob, and ${one}, so ${never}. Write its name.`);
  } else if (entries !== undefined && entries.nameFor(environment) === undefined) {
    const how = suggest(environment, entries.names, 'Defined');
    yield error(code, path, `No entry of \`environments\` is \`${environment}\`, so ${never}. ${how}`);
  }
}
