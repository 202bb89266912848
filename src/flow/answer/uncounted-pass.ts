/** Does a pass count? Where the policy names a smoke file, one by that file does, and no other. */
import { digestOfText } from '../../domain/canonical.ts';
import type { VerificationQuestion } from '../../domain/question.ts';
import { repositoryPath } from '../../domain/repository-path.ts';
import type { KnownVerifications, UncountedPass } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { entryFor } from '../../policy/names.ts';
import { sayUncounted } from '../../policy/reasons/uncounted.ts';
import { readPolicyState } from '../policies.ts';
import type { GitHub, Ports } from '../ports.ts';

/** Null: it counts. What is no pass counts whatever ran it, and so does what failed. */
export async function uncountedPass(
  { repository, claim }: VerificationQuestion,
  ports: Ports,
  github: GitHub,
): Promise<UncountedPass | null> {
  if (claim.verdict !== 'pass') return null;
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind === 'none') return null;
  if (policy.kind !== 'in-force') return { code: 'policy-unknown', asked: null };
  const asked = smokeFileOf(policy.policies, claim.environment);
  if (asked === null) return null;
  const { smoke } = claim;
  if (smoke === undefined) return { code: 'unnamed', asked };
  if (repositoryPath(smoke.path) !== asked) return { code: 'other-file', asked };
  // The Action reads the file on the default branch, whatever commit is deployed.
  const digests = [await digestAt(asked, claim.sha, github), await digestAt(asked, policy.sha, github)];
  if (digests.includes(smoke.digest)) return null;
  return { code: digests.every((digest) => digest === null) ? 'no-such-file' : 'other-content', asked };
}

/** The repository's policy knows its own files better than the organisation's. Null: no policy names one. */
function smokeFileOf(policies: readonly PolicyInForce[], environment: string): string | null {
  const files = policies.flatMap(({ policy }) => entryFor(policy, environment)?.verify?.smoke ?? []);
  const file = files.at(-1);
  return file === undefined ? null : repositoryPath(file);
}

/** Null: the commit does not have the file. */
async function digestAt(path: string, sha: string, github: GitHub): Promise<string | null> {
  const file = await github.file(path, sha);
  return file === null ? null : digestOfText(file.text);
}

/** What passed of a deployment and counts as none, in words. Null: nothing did. */
export function uncountedIn({ uncounted = [] }: KnownVerifications, deploymentId: number): string | null {
  const said = uncounted.find((each) => each.deploymentId === deploymentId);
  return said?.uncounted === undefined ? null : sayUncounted({ ...said.uncounted, path: said.smoke?.path });
}
