/** Lists of people that name nobody, or let in more than their authors may think. */
import type { Path } from '../../document/parse.ts';
import { whoMayOverrideSomewhere } from '../release-owner.ts';
import type { Approvers, People, Policy } from '../schema.ts';
import { error, type Findings, warning } from './finding.ts';

type Listed = readonly [people: People | Approvers, path: Path, right: string];

export function* checkPeople(policy: Policy): Findings {
  if (policy.override === undefined || whoMayOverrideSomewhere(policy) !== undefined) return;
  const message =
    '`override` names nobody, and no environment has a `release-manager`, so nobody could break glass. Give `by`, or name a `release-manager`.';
  yield error('people-empty', ['override'], message, 'key');
}

export function* warnPeople(policy: Policy): Findings {
  for (const [people, path, right] of listsOf(policy)) {
    if (people.permission !== 'read') continue;
    const message = `Everybody with an account has \`read\` on a public repository, so anybody could ${right}. Use \`write\`, or name teams, unless the repository is private.`;
    yield warning('people-everybody', [...path, 'permission'], message);
  }
}

function listsOf(policy: Policy): readonly Listed[] {
  return [
    ...policy.gates.flatMap((gate, index): readonly Listed[] => {
      const { approvals } = gate.require;
      return approvals === undefined
        ? []
        : [[approvals.from, ['gates', index, 'require', 'approvals', 'from'], 'approve']];
    }),
    ...Object.entries(policy.environments ?? {}).flatMap(([name, { rollback, 'release-manager': manager }]) => [
      ...(rollback?.by === undefined
        ? []
        : [[rollback.by, ['environments', name, 'rollback', 'by'], 'roll back'] as const]),
      ...(manager === undefined
        ? []
        : [[manager, ['environments', name, 'release-manager'], 'act as release manager'] as const]),
    ]),
    ...(policy.override?.by === undefined ? [] : [[policy.override.by, ['override', 'by'], 'break glass'] as const]),
  ];
}
