/**
 * What policies ask for less than before, in words. It compares what is written, and tells what may let more through:
 * whether it would have, a backtest says.
 */
import { parseDuration } from '../../domain/instant.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Gate, Policy } from '../../policy/schema.ts';
import { isSame, loosenedRequirements } from './loosened-requirements.ts';

/** Empty: nothing is asked for less. Plain text, one line each, in the order of the policies. */
export function loosenings(before: readonly PolicyInForce[], after: readonly PolicyInForce[]): readonly string[] {
  return before.flatMap(({ source, policy }) => {
    const now = after.find((each) => each.source === source);
    const whose = source === 'org' ? "The organisation's policy" : 'The policy';
    return now === undefined ? [`${whose} is gone.`] : ofPolicy(policy, now.policy);
  });
}

function ofPolicy(before: Policy, after: Policy): readonly string[] {
  return [
    ...(before.mode === 'enforce' && after.mode === 'observe'
      ? ['Nothing is held any more: `mode` is `observe`.']
      : []),
    ...before.gates.flatMap((gate) =>
      ofGate(
        gate,
        after.gates.find(({ name }) => name === gate.name),
      ),
    ),
    ...ofFreezes(before, after),
    ...ofWindows(before, after),
    ...ofEnvironments(before, after),
    ...ofOverride(before, after),
    ...ofRisk(before, after),
  ];
}

function ofGate(before: Gate, after: Gate | undefined): readonly string[] {
  const { name } = before;
  if (after === undefined) return [`The gate "${name}" is gone.`];
  return [
    ...(isSame(before.for, after.for) || after.for === undefined ? [] : [`The gate "${name}" is for other releases.`]),
    ...(isSame(before.at, after.at) ? [] : [`The gate "${name}" stands elsewhere.`]),
    ...(isSame(before.except, after.except) || after.except === undefined
      ? []
      : [`The gate "${name}" excepts other types of releases.`]),
    ...loosenedRequirements(name, before.require, after.require),
  ];
}

function ofFreezes(before: Policy, after: Policy): readonly string[] {
  const gone = before.freezes.filter((freeze) => !after.freezes.some((other) => isSame(freeze, other)));
  return gone.map(({ name }) => `The freeze "${name}" is gone or was changed.`);
}

function ofWindows(before: Policy, after: Policy): readonly string[] {
  return Object.keys(after.windows)
    .filter((name) => before.windows[name] !== undefined && !isSame(before.windows[name], after.windows[name]))
    .map((name) => `The window "${name}" has other times.`);
}

function ofEnvironments(before: Policy, after: Policy): readonly string[] {
  if (after.environments === undefined) return [];
  const names = Object.keys(before.environments ?? {});
  if (before.environments === undefined) return ['Only the environments that it names are governed.'];
  const { environments: now } = after;
  const gone = names.filter((name) => now[name] === undefined);
  const unverified = names.filter((name) => before.environments?.[name]?.verify && now[name] && !now[name].verify);
  return [
    ...gone.map((name) => `The environment ${name} is not governed any more.`),
    ...unverified.map((name) => `The environment ${name} asks for no verification any more.`),
  ];
}

function ofOverride({ override: before }: Policy, { override: after }: Policy): readonly string[] {
  if (after === undefined) return [];
  if (before === undefined) return ['People may override now.'];
  const lasts = (text: string): number => parseDuration(text) ?? 0;
  return [
    ...(isSame(before.by, after.by) ? [] : ['Other people may override.']),
    ...(lasts(after.expires) > lasts(before.expires) ? [`An override counts for ${after.expires}.`] : []),
  ];
}

function ofRisk(before: Policy, after: Policy): readonly string[] {
  const gone = (before.risk ?? []).filter((rule) => !(after.risk ?? []).some((other) => isSame(rule, other)));
  return gone.length === 0 ? [] : ['Rules of `risk` are gone or were changed: tiers may be lower.'];
}
