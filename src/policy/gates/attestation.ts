/** The requirement `attestation`: what is deployed was attested by the workflow that the gate names, for this very commit. */
import type { AttestationFact, Facts } from '../../domain/facts.ts';
import { isSameName } from '../names.ts';
import type { Requirements } from '../schema.ts';
import { isUnknownCommit } from '../unknown-commit.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { type DeployedArtifact, deployedArtifacts } from './deployed-artifacts.ts';

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
function judge(asked: Asked, facts: Facts): Finding {
  const { signer, artifact } = asked;
  const deployed = deployedArtifacts(facts.candidate, asked);
  if (deployed.kind === 'unknown') {
    const { because, names } = deployed;
    const more = artifact === undefined ? {} : { artifact };
    return finding('pending', { code: 'digest-unknown', signer, because, names, ...more });
  }
  const open = deployed.artifacts.map((each) => whyOpen(each, signer, facts)).find((each) => each !== null);
  if (open) return finding('pending', open);
  const names = deployed.artifacts.flatMap(({ name }) => name ?? []);
  const [first] = deployed.artifacts;
  const what = names.length === 0 ? {} : { artifacts: names };
  return finding('met', { code: 'attested', signer, digest: first?.digest ?? '', sha: facts.candidate.sha, ...what });
}

/** Null: it was attested as it has to be. */
function whyOpen({ digest, name }: DeployedArtifact, signer: string, facts: Facts): Finding['reason'] | null {
  const { sha } = facts.candidate;
  const what = name === undefined ? { digest } : { digest, artifact: name };
  const own = (facts.attestations ?? []).filter((each) => each.digest === digest);
  const [other] = own;
  if (other === undefined) return { code: 'attestation-missing', signer, ...what };
  if (!isUnknownCommit(facts) && own.some((each) => isWanted(each, signer, facts))) return null;
  const by = { signer: other.signer, repository: other.repository, sha: other.sha };
  return { code: 'attested-elsewhere', signer, ...what, sha, by, others: own.length - 1 };
}

function isWanted(each: AttestationFact, signer: string, { repository, candidate }: Facts): boolean {
  return each.signer === signer && each.sha === candidate.sha && isSameName(each.repository, repository);
}

function finding(status: Finding['status'], reason: Finding['reason']): Finding {
  return { kind: 'attestation', status, reason };
}
