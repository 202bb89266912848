/** Which artefacts are deployed: as the deployment says, else those of its run that the gate names. Never guessed. */
import type { ArtifactFact, Candidate } from '../../domain/facts.ts';
import { compileGlob } from '../glob.ts';
import type { Requirements } from '../schema.ts';

type Asked = Pick<NonNullable<Requirements['attestation']>, 'artifact'>;

export interface DeployedArtifact {
  readonly digest: string;
  /** Of the run's; absent: the deployment names the digest. */
  readonly name?: string | undefined;
}

export type DeployedArtifacts =
  | { readonly kind: 'known'; readonly artifacts: readonly DeployedArtifact[] }
  | { readonly kind: 'unknown'; readonly because: WhyUnknown; readonly names: readonly string[] };

/**
 * `not-read`: neither a digest nor a run is known; `none`: the run uploaded nothing, or nothing of that name; `several`:
 * and the gate names none; `no-digest`: GitHub has none of it, or it has expired; `too-many`: not all were looked at.
 */
export type WhyUnknown = 'not-read' | 'none' | 'several' | 'no-digest' | 'too-many';

/** Each one is a question to GitHub, every time that the gate is looked at. */
const MOST = 20;

export function deployedArtifacts({ digest, artifacts }: Candidate, { artifact }: Asked): DeployedArtifacts {
  if (digest !== undefined) return { kind: 'known', artifacts: [{ digest }] };
  if (artifacts === undefined) return unknown('not-read', []);
  const isNamed = artifact === undefined ? () => true : compileGlob(artifact);
  const named = artifacts.uploaded.filter(({ name }) => isNamed(name));
  if (!artifacts.complete || named.length > MOST) return unknown('too-many', []);
  if (named.length === 0) return unknown('none', artifacts.uploaded);
  // Also where one of them alone has a digest: what has none, or has expired, may be what is deployed.
  if (artifact === undefined && named.length > 1) return unknown('several', named);
  const withDigest = named.flatMap(digestOf);
  if (withDigest.length < named.length)
    return unknown(
      'no-digest',
      named.filter((each) => each.digest === undefined),
    );
  return { kind: 'known', artifacts: withDigest };
}

function digestOf({ name, digest }: ArtifactFact): readonly DeployedArtifact[] {
  return digest === undefined ? [] : [{ name, digest }];
}

function unknown(because: WhyUnknown, of: readonly { readonly name?: string | undefined }[]): DeployedArtifacts {
  return { kind: 'unknown', because, names: of.flatMap(({ name }) => name ?? []) };
}
