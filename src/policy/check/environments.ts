/** Names of environments and services: each that is used exists, and each exists once. */
import { suggest } from '../../document/suggestion.ts';
import { globProblem, isGlob } from '../glob.ts';
import { isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';
import { error, type Findings, type Written, warning, written } from './finding.ts';
import { overlapTest } from './globs-overlap.ts';

export function* checkEnvironments(policy: Policy): Findings {
  yield* checkServices(policy);
  if (policy.environments === undefined) return;
  const known = Object.keys(policy.environments);
  if (known.length === 0) {
    const message = '`environments` names none, so every deployment would be held. Name them or remove the key.';
    yield error('list-empty', ['environments'], message);
  }
  const refused = known.filter((name) => globProblem(name) !== undefined);
  for (const name of refused) {
    const message = `The glob \`${name}\` ${globProblem(name)}.`;
    yield error('glob-refused', ['environments', name], message, 'key');
  }
  yield* checkTwice(known, 'environments', 'environment-duplicate');
  if (refused.length === 0 && known.length > 0) yield* checkUses(policy, known);
}

function* checkTwice(
  names: readonly string[],
  section: 'environments' | 'services',
  code: 'environment-duplicate' | 'service-duplicate',
): Findings {
  const seen = new Set<string>();
  for (const name of names) {
    const isTwice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (!isTwice) continue;
    const message = `\`${name}\` is given twice in different letters; names compare without case, so which one holds would be a guess. Keep one.`;
    yield error(code, [section, name], message, 'key');
  }
}

function* checkUses(policy: Policy, known: readonly string[]): Findings {
  const exact = new Set(known.map((name) => name.toLowerCase()));
  const overlapsKnown = overlapTest(known, { ignoreCase: true });
  for (const [pattern, path] of usesOf(policy)) {
    if (exact.has(pattern.toLowerCase()) || overlapsKnown(pattern)) continue;
    const message = `No entry of \`environments\` is matched by \`${pattern}\`, so this never applies. ${suggest(pattern, known, 'Defined')}`;
    yield error('environment-unknown', path, message);
  }
}

function usesOf(policy: Policy): readonly Written[] {
  return [
    ...policy.freezes.flatMap((freeze, index) => written(freeze.environments, ['freezes', index, 'environments'])),
    ...policy.gates.flatMap((gate, index) => written(gate.for?.environments, ['gates', index, 'for', 'environments'])),
    ...written(policy.record?.for?.environments, ['record', 'for', 'environments']),
    ...(policy.escalation ?? []).flatMap((rule, index) =>
      written(rule.for?.environments, ['escalation', index, 'for', 'environments']),
    ),
  ];
}

/** Without a `services` section the name of a service is the name of a lane, and all paths are its own. */
function* checkServices(policy: Policy): Findings {
  const known = Object.keys(policy.services);
  yield* checkTwice(known, 'services', 'service-duplicate');
  if (known.length === 0) return;
  for (const [name, { service }] of Object.entries(policy.environments ?? {})) {
    if (service === undefined || known.some((each) => isSameName(each, service))) continue;
    const message = `There is no service \`${service}\` in \`services\`, so no paths are its own. ${suggest(service, known, 'Defined')}`;
    yield error('service-unknown', ['environments', name, 'service'], message);
  }
}

/** Groups that hold nothing together. */
export function* warnEnvironments(policy: Policy): Findings {
  const entries = Object.entries(policy.environments ?? {});
  for (const [name, { group }] of entries) {
    if (group === undefined || isGlob(name)) continue;
    const members = entries.filter(([, other]) => other.group === group);
    if (members.length > 1) continue;
    const message = `\`${name}\` is the only member of the group \`${group}\`, so the group holds nothing back. Name the other members, or remove the key.`;
    yield warning('group-of-one', ['environments', name, 'group'], message);
  }
}
