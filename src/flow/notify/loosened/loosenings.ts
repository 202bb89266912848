/**
 * What policies ask for less than before, in words. It compares what is written, and tells what may let more through:
 * whether it would have, a backtest says.
 */
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Gate, Policy } from '../../../policy/schema.ts';
import { isLonger, isMissing, isSame } from './comparison.ts';
import { loosenedEnvironments } from './environments.ts';
import { loosenedPractice } from './practice.ts';
import { loosenedRequirements } from './requirements.ts';

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
    ...(before.zone === after.zone
      ? []
      : [`Windows and freezes are on the clock of ${after.zone} instead of ${before.zone}.`]),
    ...loosenedEnvironments(before, after),
    ...ofOverride(before, after),
    ...ofRisk(before, after),
    ...loosenedPractice(before, after),
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

function ofOverride({ override: before }: Policy, { override: after }: Policy): readonly string[] {
  if (after === undefined) return [];
  if (before === undefined) return ['People may override now.'];
  return [
    ...(isSame(before.by, after.by) ? [] : ['Other people may override.']),
    ...(isLonger(after.expires, before.expires) ? [`An override counts for ${after.expires}.`] : []),
  ];
}

function ofRisk(before: Policy, after: Policy): readonly string[] {
  const services = Object.entries(before.services).filter(([name, service]) => !isSame(service, after.services[name]));
  const isFirst = before.risk === undefined && after.risk !== undefined;
  return [
    ...(isSame(before.tiers, after.tiers) ? [] : ['The tiers are others, or in another order.']),
    ...(isFirst ? ['Rules of `risk` set the tier instead of the type of the release: it may be lower.'] : []),
    ...(isMissing(before.risk, after.risk) ? ['Rules of `risk` are gone or were changed: tiers may be lower.'] : []),
    ...(isMissing(before.escalate, after.escalate)
      ? ['Rules of `escalate` are gone or were changed: tiers may be lower after failures.']
      : []),
    ...(isSame(before['release-types'], after['release-types']) ? [] : ['Other labels set the type of a release.']),
    ...services.map(([name]) => `The service "${name}" is gone or has other paths.`),
  ];
}
