/**
 * What was attested of an artefact. Whoever has `attestations: write` can upload what they like: an attestation counts
 * by its signature, whose certificate GitHub's token of a job stands behind, and by nothing that GitHub lists beside it.
 */
import type { AttestationFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Connection } from '../client.ts';
import { lacksPermission } from '../reads/lacks-permission.ts';
import { listByCursor } from '../reads/list-by-cursor.ts';
import { ListedAttestation, Statement } from './schema.ts';
import { trustedRoots } from './trusted-roots.ts';
import { type Root, type Signed, verifyBundle } from './verify-bundle.ts';

/** More attestations of one artefact than this are no longer evidence, but noise. */
const MOST = 500;

/** @param digest `sha256:HEX`. Those that verify, of builds of this repository; a `Failure` where none of several does. */
export async function readAttestations(connection: Connection, digest: string): Promise<readonly AttestationFact[]> {
  const { octokit, owner, repo } = connection;
  const what = `Reading the attestations of ${digest.slice(0, 19)}`;
  const listed = await lacksPermission('attestations', () =>
    listByCursor({
      what,
      most: MOST,
      page: (cursor) =>
        octokit.request('GET /repos/{owner}/{repo}/attestations/{subject_digest}', {
          owner,
          repo,
          subject_digest: digest,
          ...cursor,
        }),
      items: (data) => data.attestations ?? [],
    }),
  );
  return verified(listed ?? [], {
    what,
    digest,
    repositoryId: connection.repository.id,
    roots: trustedRoots(connection.trustedRoots),
  });
}

interface Asked {
  readonly what: string;
  readonly digest: string;
  readonly repositoryId: number;
  readonly roots: readonly Root[];
}

/** Exported for its tests. @param listed what GitHub lists, none of it believed. */
export function verified(listed: readonly unknown[], asked: Asked): readonly AttestationFact[] {
  const signed = listed.map((each) => signedIn(each, asked.roots));
  const facts = signed.flatMap((each) => (each === null ? [] : (factOf(each, asked) ?? [])));
  if (listed.length > 0 && signed.every((each) => each === null)) throw noneVerifies(asked.what, listed.length);
  return facts.filter((fact, index) => facts.findIndex((other) => isSame(fact, other)) === index);
}

function signedIn(listed: unknown, roots: readonly Root[]): Signed | null {
  const attestation = ListedAttestation.safeParse(listed);
  return attestation.success ? verifyBundle(attestation.data.bundle, roots) : null;
}

function noneVerifies(what: string, count: number): Failure {
  return new Failure(
    'rejected',
    `${what}: GitHub lists ${count}, and no signature of them could be checked: they are not signed by Sigstore's public ` +
      'instance, or with keys newer than this version. For private repositories, give ATTESTATION_TRUSTED_ROOTS what ' +
      '`gh attestation trusted-root` prints.',
  );
}

/** What GitHub's jobs identify themselves with. */
const ISSUER = 'https://token.actions.githubusercontent.com';
/** A file may have an `@` in its name: what follows the path has to be a whole ref or a commit, which no name of a file is. */
const WORKFLOW = /^https:\/\/github\.com\/([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/@]+)@(?:refs\/.+|[0-9a-f]{40})$/;
/** Of a build: what else a workflow may say of an artefact, a list of parts or a test, does not say where it comes from. */
const PROVENANCE = 'https://slsa.dev/provenance/v1';

/** Numbers of Fulcio's extensions: the commit that was built, and the id of the repository that it is of. */
const SOURCE_COMMIT = 13;
const SOURCE_REPOSITORY_ID = 15;
const SHA = /^[0-9a-f]{40}$/;

/** Null: it is of something else, or of another repository. */
function factOf(
  { statement, workflow, issuer, claims }: Signed,
  { digest, repositoryId }: Asked,
): AttestationFact | null {
  if (issuer !== ISSUER || claims.get(SOURCE_REPOSITORY_ID) !== String(repositoryId)) return null;
  const [, repository, signer] = WORKFLOW.exec(workflow) ?? [];
  const sha = claims.get(SOURCE_COMMIT) ?? '';
  if (repository === undefined || signer === undefined || !SHA.test(sha)) return null;
  return isAbout(statement, digest) ? { digest, signer, repository, sha } : null;
}

function isAbout(text: string, digest: string): boolean {
  const statement = Statement.safeParse(parseJson(text));
  if (!statement.success || statement.data.predicateType !== PROVENANCE) return false;
  return statement.data.subject.some((subject) => `sha256:${subject.digest['sha256']}` === digest);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSame(one: AttestationFact, other: AttestationFact): boolean {
  return one.signer === other.signer && one.repository === other.repository && one.sha === other.sha;
}
