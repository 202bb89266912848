/** Approvals that count only after a verification, and the environment in which that is. */
import { environmentGlob, isSameName } from '../names.ts';
import type { Gate, Policy } from '../schema.ts';
import { checkUse, entriesOf } from './entry-name.ts';
import { error, type Findings, warning } from './finding.ts';

export function* checkAfterVerification(policy: Policy): Findings {
  const entries = policy.environments === undefined ? undefined : entriesOf(policy);
  for (const [index, gate] of policy.gates.entries()) {
    const environment = gate.require.approvals?.after?.verified;
    if (environment === undefined) continue;
    const path = ['gates', index, 'require', 'approvals', 'after', 'verified'];
    const one = 'a commit is signed off on what was tested in one environment';
    const never = 'no approval could ever count';
    yield* checkUse({ environment, path, code: 'environment-unknown', one, never }, entries);
    if (!onlyFor(gate, environment)) continue;
    const message = `This gate opens \`${environment}\`, and approvals count only after the commit was verified there, so it could never open. Name the environment before it, or remove \`after\`.`;
    yield error('approval-after-itself', path, message);
  }
}

function onlyFor(gate: Gate, environment: string): boolean {
  return gate.for?.environments?.every((each) => isSameName(each, environment)) ?? false;
}

/** A gate for others as well, that holds the very environment in which the commit has to be verified first. */
export function* warnAfterVerification(policy: Policy): Findings {
  for (const [index, gate] of policy.gates.entries()) {
    const environment = gate.require.approvals?.after?.verified;
    if (environment === undefined || gate.at === 'merge') continue;
    const patterns = gate.for?.environments;
    if (patterns !== undefined && !patterns.some((each) => environmentGlob(each)(environment))) continue;
    const path = ['gates', index, 'require', 'approvals', 'after', 'verified'];
    const message = `This gate holds \`${environment}\` as well, where nothing can be approved before it was verified there. Name the other environments in \`for: { environments: … }\`.`;
    yield warning('approval-after-itself', path, message);
  }
}
