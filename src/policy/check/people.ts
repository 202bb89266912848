/** Lists of people that let in more than their authors may think. */
import type { Path } from '../../document/parse.ts';
import type { Approvers, People, Policy } from '../schema.ts';
import { type Findings, warning } from './finding.ts';

type Listed = readonly [people: People | Approvers, path: Path, right: string];

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
    ...Object.entries(policy.environments ?? {}).flatMap(([name, { rollback }]): readonly Listed[] =>
      rollback?.by === undefined ? [] : [[rollback.by, ['environments', name, 'rollback', 'by'], 'roll back']],
    ),
    ...(policy.override === undefined ? [] : [[policy.override.by, ['override', 'by'], 'break glass'] as const]),
  ];
}
