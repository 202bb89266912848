/** What is asked for less than before of what enters an environment, and of how it comes back. */
import type { EnvironmentEntry, Policy } from '../../../policy/schema.ts';
import { isLonger, isMissing, isSame } from './comparison.ts';

export function loosenedEnvironments(before: Policy, after: Policy): readonly string[] {
  if (after.environments === undefined) return [];
  if (before.environments === undefined) return ['Only the environments that it names are governed.'];
  const { environments: now } = after;
  return Object.entries(before.environments).flatMap(([name, entry]) => {
    const is = now[name];
    return is === undefined ? [`The environment ${name} is not governed any more.`] : ofEntry(name, entry, is);
  });
}

function ofEntry(name: string, was: EnvironmentEntry, is: EnvironmentEntry): readonly string[] {
  return [
    ...ofPromotion(name, was.promote, is.promote),
    ...ofPreflight(name, was.preflight, is.preflight),
    ...ofVerification(name, was.verify, is.verify),
    ...ofRollback(name, was.rollback, is.rollback),
    ...(isSame(was['release-manager'], is['release-manager'])
      ? []
      : [`Other people own the releases to ${name}: who may override or roll back may follow from it.`]),
    ...(was.group === undefined || was.group === is.group
      ? []
      : [`The environment ${name} is not held together with the group "${was.group}" any more.`]),
    ...(was.service === is.service ? [] : [`The environment ${name} is of another service.`]),
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

function ofRollback(
  name: string,
  was: EnvironmentEntry['rollback'],
  is: EnvironmentEntry['rollback'],
): readonly string[] {
  if (was === undefined) return [];
  if (is === undefined) return [`Nothing rolls ${name} back any more.`];
  const unasked = Object.entries(is.authorise).filter(
    ([tier, how]) => how === 'auto' && was.authorise[tier] !== 'auto',
  );
  return [
    ...(isMissing(was.on, is.on) ? [`Fewer verdicts may roll ${name} back.`] : []),
    ...unasked.map(([tier]) => `Rollbacks of tier ${tier} in ${name} ask nobody.`),
    ...(isSame(was.by, is.by) ? [] : [`Other people may roll ${name} back.`]),
    ...(isSame(was.barriers, is.barriers) || was.barriers === undefined
      ? []
      : [`Other changes in ${name} are taken back unasked.`]),
    ...(isSame(was.limit, is.limit) || was.limit === undefined ? [] : [`Rollbacks of ${name} have another limit.`]),
    ...(was.drill !== undefined && (is.drill === undefined || isLonger(is.drill.every, was.drill.every))
      ? [`The way back of ${name} is tried less often.`]
      : []),
  ];
}
