/** `rollback`: drills that can be made, and rollbacks that somebody may answer. */
import { isSameName } from '../names.ts';
import type { Policy } from '../schema.ts';
import { checkUse, entriesOf } from './entry-name.ts';
import { error, type Findings, warning } from './finding.ts';

export function* checkRollbacks(policy: Policy): Findings {
  const entries = entriesOf(policy);
  for (const [name, { rollback }] of Object.entries(policy.environments ?? {})) {
    const environment = rollback?.drill?.in;
    if (environment === undefined) continue;
    const path = ['environments', name, 'rollback', 'drill', 'in'];
    const one = 'a rollback is tried in one environment';
    yield* checkUse({ environment, path, code: 'drill-unknown', one, never: 'no drill could ever be found' }, entries);
    if (!isSameName(environment, name)) continue;
    const message = `A drill in \`${environment}\` itself takes away what its users have, so it would be a rollback and no drill. Name an environment before it.`;
    yield error('drill-unknown', path, message);
  }
}

export function* warnRollbacks(policy: Policy): Findings {
  for (const [name, entry] of Object.entries(policy.environments ?? {})) {
    const { rollback } = entry;
    if (rollback === undefined) continue;
    if (rollback.mode === 'switch' && rollback.workflow === undefined) {
      const message =
        'Nothing is switched: the inputs are passed to a workflow, and none is named. Give `workflow`, or remove `mode` and `inputs`.';
      yield warning('rollback-inputs', ['environments', name, 'rollback', 'mode'], message);
    }
    if (rollback.by !== undefined || entry['release-manager'] !== undefined || policy.override?.by !== undefined)
      continue;
    const asked = policy.tiers.filter((tier) => rollback.authorise[tier] !== 'auto');
    if (asked.length === 0) continue;
    const message = `A rollback that takes away tier ${asked.map((tier) => `\`${tier}\``).join(', ')} has to be approved, and nobody may: there is no \`rollback.by\`, \`release-manager\` or \`override.by\`. Name people in one of them.`;
    yield warning('rollback-unanswerable', ['environments', name, 'rollback'], message, 'key');
  }
}
