/** What is asked less before an environment goes back: a rollback passes gates that hold what goes forward. */
import type { RollbackRules } from '../../../policy/schema.ts';
import { isLonger, isMissing, isSame } from './comparison.ts';

export function loosenedRollback(
  name: string,
  was: RollbackRules | undefined,
  is: RollbackRules | undefined,
): readonly string[] {
  if (is === undefined) return was === undefined ? [] : [`Nothing rolls ${name} back any more.`];
  const unasked = Object.entries(is.authorise).filter(
    ([tier, how]) => how === 'auto' && was?.authorise[tier] !== 'auto',
  );
  const alone = unasked.map(([tier]) => `Rollbacks of tier ${tier} in ${name} ask nobody.`);
  if (was === undefined) return [`The environment ${name} may be rolled back now.`, ...alone];
  return [
    ...(isMissing(was.on, is.on) ? [`Fewer verdicts may roll ${name} back.`] : []),
    ...alone,
    ...(isSame(was.by, is.by) ? [] : [`Other people may roll ${name} back.`]),
    ...(isSame(was.barriers, is.barriers) || was.barriers === undefined
      ? []
      : [`Other changes in ${name} are taken back unasked.`]),
    ...(isSame(was.limit, is.limit) ? [] : [`Rollbacks of ${name} have another limit.`]),
    ...(isSame(wayOf(was), wayOf(is)) ? [] : [`The environment ${name} goes back in another way.`]),
    ...ofDrill(name, was.drill, is.drill),
  ];
}

function wayOf({ workflow, mode, inputs }: RollbackRules) {
  return { workflow, mode, inputs };
}

function ofDrill(name: string, was: RollbackRules['drill'], is: RollbackRules['drill']): readonly string[] {
  if (was === undefined) return [];
  return [
    ...(is === undefined || isLonger(is.every, was.every) ? [`The way back of ${name} is tried less often.`] : []),
    ...(is === undefined || is.in === was.in
      ? []
      : [`The way back of ${name} is tried in ${is.in} instead of ${was.in}.`]),
  ];
}
