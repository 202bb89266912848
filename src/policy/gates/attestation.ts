/** The requirement `attestation`: what is deployed was attested by the workflow that the gate names, for this very commit. */
import type { AttestationFact, Facts } from '../../domain/facts.ts';
import { isSameName } from '../names.ts';
import type { Requirements } from '../schema.ts';
import { isUnknownCommit } from '../unknown-commit.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';

type Asked = NonNullable<Requirements['attestation']>;

export function judgeAttestations(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const { attestation } = active.gate.require;
    return attestation === undefined ? [] : [[active, judge(attestation, facts)] as const];
  });
  return new Map(findings);
}

/** Paths are compared exactly, as git does; repositories without case, as GitHub does. */
function judge({ signer }: Asked, facts: Facts): Finding {
  const { digest, sha } = facts.candidate;
  if (digest === undefined) return finding('pending', { code: 'digest-unknown', signer });
  const own = (facts.attestations ?? []).filter((each) => each.digest === digest);
  const [other] = own;
  if (other === undefined) return finding('pending', { code: 'attestation-missing', signer, digest });
  if (!isUnknownCommit(facts) && own.some((each) => isWanted(each, signer, facts))) {
    return finding('met', { code: 'attested', signer, digest, sha });
  }
  const by = { signer: other.signer, repository: other.repository, sha: other.sha };
  return finding('pending', { code: 'attested-elsewhere', signer, digest, sha, by, others: own.length - 1 });
}

function isWanted(each: AttestationFact, signer: string, { repository, candidate }: Facts): boolean {
  return each.signer === signer && each.sha === candidate.sha && isSameName(each.repository, repository);
}

function finding(status: Finding['status'], reason: Finding['reason']): Finding {
  return { kind: 'attestation', status, reason };
}
