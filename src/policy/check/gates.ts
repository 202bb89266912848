/** `gates`: one of a name, windows that exist, and nothing that could never be asked or answered. */
import type { Path } from '../../document/parse.ts';
import { suggest } from '../../document/suggestion.ts';
import { isSameName } from '../names.ts';
import type { Gate, Policy } from '../schema.ts';
import { error, type Findings, warning } from './finding.ts';

export function* checkGates(policy: Policy): Findings {
  const first = new Map<string, number>();
  for (const [index, gate] of policy.gates.entries()) {
    yield* checkGate(policy, gate, index);
    if (first.has(gate.name)) {
      const message = `There are two gates \`${gate.name}\`; nobody could tell which one holds. Rename one.`;
      yield error('gate-duplicate', ['gates', index, 'name'], message);
    }
    first.set(gate.name, index);
  }
}

function* checkGate(policy: Policy, gate: Gate, index: number): Findings {
  for (const [item, name] of (gate.require.window ?? []).entries()) {
    if (Object.hasOwn(policy.windows, name)) continue;
    const message = `There is no window \`${name}\`, so it would never open. ${suggest(name, Object.keys(policy.windows), 'Defined')}`;
    yield error('window-unknown', ['gates', index, 'require', 'window', item], message);
  }
  if (gate.at === 'merge') yield* checkMergeGate(gate, ['gates', index]);
}

/** What a deployment alone has: a gate that asks for it when a pull request is merged could never open. */
const OF_DEPLOYMENTS = {
  strategy: 'Merging has no environment and so no strategy',
  attestation: 'Merging deploys nothing, so there is no digest that could be attested',
} as const;

function* checkMergeGate(gate: Gate, path: Path): Findings {
  if (gate.for?.environments !== undefined) {
    const message = 'Merging has no environment, so this gate would never apply. Remove `environments` or `at: merge`.';
    yield error('merge-environment', [...path, 'for', 'environments'], message, 'key');
  }
  for (const key of ['strategy', 'attestation'] as const) {
    if (gate.require[key] === undefined) continue;
    const message = `${OF_DEPLOYMENTS[key]}: no pull request could ever be merged. Remove \`${key}\` or \`at: merge\`.`;
    yield error('merge-environment', [...path, 'require', key], message, 'key');
  }
}

/** Names of the checks that are written from the decision itself. */
const OWN_CHECKS = ['tidegate', 'tidegate/policy'];

export function* warnGates(policy: Policy): Findings {
  for (const [index, gate] of policy.gates.entries()) {
    for (const [item, { name, app }] of (gate.require.checks ?? []).entries()) {
      const path = ['gates', index, 'require', 'checks', item];
      const isOwn = OWN_CHECKS.some((own) => isSameName(own, name)) && (app === undefined || app === 'tidegate');
      if (gate.at !== 'merge' || !isOwn) continue;
      const message = `\`${name}\` is Tidegate's own check and waits for this gate, which would wait for it. Remove it from \`checks\`.`;
      yield warning('check-of-its-own', path, message);
    }
  }
}
