/** The policies that say what is production, an incident and a tier: from the default branch, as the App reads them. */
import type { EpochMs } from '../../domain/instant.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { policyOf } from '../../flow/policies.ts';
import { NO_MEMORY, readOrganisationPolicy } from '../../flow/policy/organisation-policy.ts';
import type { OctokitLike } from '../../github/client.ts';
import { connectGitHub } from '../../github/connect.ts';
import type { Policy } from '../../policy/schema.ts';
import { note, noteProblems } from '../output.ts';
import { POLICY_FILE } from '../policy-file.ts';
import { policyIn } from '../read-policy.ts';

/** The organisation's first. What is not valid, or may not be read, is told and not used: figures hold nothing back. */
export async function policiesOnGitHub(
  octokit: OctokitLike,
  repository: RepositoryRef,
  at: EpochMs,
): Promise<readonly Policy[]> {
  const github = connectGitHub(octokit, repository, { self: '', appId: null });
  const { sha, owner } = await github.repository(POLICY_FILE);
  const above = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
  if (above.kind === 'unreadable') {
    note(
      `Whether ${repository.owner} has a policy of its own is not shown to this token: tiers are those of ${POLICY_FILE} alone.`,
    );
  }
  if (above.kind === 'invalid') noteProblems(above.problems);
  const organisation = policyOf(above);
  const file = await github.file(POLICY_FILE, sha);
  const own = file === null ? null : policyIn(file.text, POLICY_FILE, 'policy', organisation);
  if (own === null)
    note(`${repository.owner}/${repository.name} has no ${POLICY_FILE}: no tiers and no incidents are told.`);
  if (own?.kind === 'invalid') {
    noteProblems(own.problems);
    note(`${POLICY_FILE} is not valid, so it is not used: name another file with --policy.`);
  }
  return [...(organisation === undefined ? [] : [organisation]), ...(own?.kind === 'valid' ? [own.policy.policy] : [])];
}
