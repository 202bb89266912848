/** What was attested of what is deployed: of the digest that the deployment names, else of what its run uploaded. */
import type { Candidate, Facts } from '../../domain/facts.ts';
import { deployedArtifacts } from '../../policy/gates/deployed-artifacts.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import type { GitHub } from '../ports.ts';

interface Asked {
  readonly digest?: string | undefined;
  readonly runId?: number | undefined;
}

/** Nobody asks what a run uploaded where no gate does, or where the deployment names what it deploys. */
export async function gatherArtifacts(
  github: GitHub,
  { attestation }: WantedFacts,
  { digest, runId }: Asked,
): Promise<Pick<Candidate, 'artifacts'>> {
  if (!attestation || digest !== undefined || runId === undefined) return {};
  const artifacts = await github.artifacts(runId);
  return artifacts === null ? {} : { artifacts };
}

/** Nothing is attested of an artefact that is not known. */
export async function gatherAttestations(
  github: GitHub,
  { attestation, artifacts }: WantedFacts,
  candidate: Pick<Candidate, 'sha' | 'digest' | 'artifacts'>,
): Promise<Pick<Facts, 'attestations'>> {
  if (!attestation) return {};
  const deployed = artifacts.map((artifact) => deployedArtifacts(candidate, { artifact }));
  const digests = deployed.flatMap((each) => (each.kind === 'known' ? each.artifacts.map(({ digest }) => digest) : []));
  if (digests.length === 0) return {};
  const attested = [];
  for (const digest of new Set(digests)) attested.push(...(await github.attestations(digest)));
  return { attestations: attested };
}
