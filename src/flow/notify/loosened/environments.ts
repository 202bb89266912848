/** What is asked for less than before of what enters an environment, and of how it comes back. */
import { isGlob } from '../../../policy/glob.ts';
import { entryFor, isSameName } from '../../../policy/names.ts';
import type { EnvironmentEntry, Policy } from '../../../policy/schema.ts';
import { isLonger, isSame } from './comparison.ts';
import { loosenedRollback } from './rollback.ts';

/** As they are in force: a new name may take an environment out of a glob, which is compared with what the glob said. */
export function loosenedEnvironments(before: Policy, after: Policy): readonly string[] {
  const were = Object.keys(before.environments ?? {});
  const are = Object.keys(after.environments ?? {});
  const added = are.filter((name) => !were.some((other) => isSameName(name, other)));
  const lines = [...were, ...added].flatMap((name) => ofName(name, before, after));
  const isNarrower = before.environments === undefined && after.environments !== undefined;
  return [
    ...(isNarrower ? ['Only the environments that it names are governed.'] : []),
    ...lines,
    ...(isReordered(were, are) ? ['The environments stand in another order: other globs may match first.'] : []),
  ];
}

/** Without the key all are governed, and nothing more is asked of any. One that is governed at last was free before. */
function ofName(name: string, before: Policy, after: Policy): readonly string[] {
  const was = before.environments === undefined ? {} : entryFor(before, name);
  const is = entryFor(after, name);
  if (was === undefined) return [];
  if (is !== undefined || after.environments === undefined) return ofEntry(name, was, is ?? {});
  return [`The environment ${name} is not governed any more.`];
}

function isReordered(were: readonly string[], are: readonly string[]): boolean {
  const globs = were.filter((name) => isGlob(name) && are.includes(name));
  return !isSame(
    globs,
    are.filter((name) => globs.includes(name)),
  );
}

function ofEntry(name: string, was: EnvironmentEntry, is: EnvironmentEntry): readonly string[] {
  return [
    ...ofPromotion(name, was.promote, is.promote),
    ...ofPreflight(name, was.preflight, is.preflight),
    ...ofVerification(name, was.verify, is.verify),
    ...loosenedRollback(name, was.rollback, is.rollback),
    ...(isSame(was['release-manager'], is['release-manager'])
      ? []
      : [`Other people own the releases to ${name}: who may override or roll back may follow from it.`]),
    ...(was.group === undefined || was.group === is.group
      ? []
      : [`The environment ${name} is not held together with the group "${was.group}" any more.`]),
    ...(was.service === is.service ? [] : [`The environment ${name} is of another service.`]),
    ...(is.strategy === undefined || was.strategy === is.strategy
      ? []
      : [`The environment ${name} is said to be released to as ${is.strategy}: gates that ask for it may be met.`]),
  ];
}

function ofPromotion(
  name: string,
  was: EnvironmentEntry['promote'],
  is: EnvironmentEntry['promote'],
): readonly string[] {
  if (was === undefined) return [];
  if (is === undefined) return [`Nothing has to be verified elsewhere before it enters ${name}.`];
  return [
    ...(was.from === is.from ? [] : [`What enters ${name} has to be verified in ${is.from} instead of ${was.from}.`]),
    ...(isLonger(was.soak, is.soak)
      ? [`What enters ${name} soaks for ${is.soak ?? 'no time'} instead of ${was.soak}.`]
      : []),
  ];
}

function ofPreflight(name: string, was: string | undefined, is: string | undefined): readonly string[] {
  if (was === undefined || was === is) return [];
  return [
    is === undefined ? `Nothing is run before ${name} is opened.` : `Another file is run before ${name} is opened.`,
  ];
}

function ofVerification(
  name: string,
  was: EnvironmentEntry['verify'],
  is: EnvironmentEntry['verify'],
): readonly string[] {
  if (was === undefined) return [];
  if (is === undefined) return [`The environment ${name} asks for no verification any more.`];
  return [
    ...(was.within === undefined || is.within !== undefined ? [] : [`No verification of ${name} is missed any more.`]),
    ...(was.within !== undefined && isLonger(is.within, was.within)
      ? [`A verification of ${name} is missed after ${is.within} instead of ${was.within}.`]
      : []),
    ...(was.smoke === undefined || was.smoke === is.smoke ? [] : [`Another smoke file verifies ${name}, or any does.`]),
    ...(isLonger(was.watch?.for, is.watch?.for)
      ? [`The environment ${name} is watched for ${is.watch?.for ?? 'no time'} instead of ${was.watch?.for}.`]
      : []),
    ...(isProbedLess(was, is) ? [`The environment ${name} is probed less often while it is watched.`] : []),
  ];
}

type Verification = NonNullable<EnvironmentEntry['verify']>;

function isProbedLess({ watch: was }: Verification, { watch: is }: Verification): boolean {
  if (was?.every === undefined || is === undefined) return false;
  return is.every === undefined || isLonger(is.every, was.every);
}
