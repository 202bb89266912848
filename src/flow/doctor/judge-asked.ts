/** Whether the installation granted what the gates of a policy read. */
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Requirements } from '../../policy/schema.ts';
import type { Check } from './check.ts';
import type { Levels } from './judge-grants.ts';
import { PERMISSIONS } from './needs.ts';

/** By permission: what a gate asks that takes it, as the policy spells it. */
const ASKED: Readonly<Record<string, { readonly key: string; readonly isIn: (required: Requirements) => boolean }>> = {
  security_events: { key: 'alerts.code-scanning', isIn: ({ alerts }) => alerts?.['code-scanning'] !== undefined },
  vulnerability_alerts: { key: 'alerts.dependabot', isIn: ({ alerts }) => alerts?.dependabot !== undefined },
  attestations: { key: 'attestation', isIn: ({ attestation }) => attestation !== undefined },
};

/** @param page where the account accepts permissions. */
export function judgeAsked(policies: readonly PolicyInForce[], granted: Levels, page: string): readonly Check[] {
  const gates = policies.flatMap(({ policy }) => policy.gates);
  return Object.entries(ASKED).flatMap(([permission, { key, isIn }]) => {
    const asking = gates.filter((gate) => isIn(gate.require)).map(({ name }) => name);
    if (asking.length === 0 || granted[permission] !== undefined) return [];
    return [
      {
        code: 'permission-asked-for',
        level: 'problem',
        subject: permission,
        what: `The policy asks for \`${key}\` (gate ${asking.join(', gate ')}), and the installation has not granted "${permission}: read"`,
        why: PERMISSIONS[permission]?.without ?? '',
        fix: `Accept the permission on ${page}; where the App does not ask for it yet, give it to the App first`,
      },
    ];
  });
}
