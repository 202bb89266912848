/** The policies that a job is judged by: the repository's, from its default branch, and the organisation's. */
import type { EpochMs } from '../domain/instant.ts';
import type { Problem } from '../domain/problem.ts';
import { type JoinedPolicies, joinPolicies, policyOf } from '../flow/policies.ts';
import { NO_MEMORY, readOrganisationPolicy } from '../flow/policy/organisation-policy.ts';
import type { RepositoryPolicy } from '../flow/policy/repository-policy.ts';
import type { GitHub } from '../flow/ports.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { Policy } from '../policy/schema.ts';
import type { GateInputs } from './inputs.ts';
import { readWorkspaceFile } from './read-file.ts';

export interface JobPolicies {
  readonly joined: JoinedPolicies;
  readonly warnings: readonly Problem[];
}

/** @param connect is not called where the file of a dry run is missing: there is nothing to try out. */
export async function readJobPolicies(
  { policyFile: file, isDryRun }: Pick<GateInputs, 'policyFile' | 'isDryRun'>,
  workspace: string,
  connect: () => Promise<GitHub>,
  at: EpochMs,
): Promise<JobPolicies> {
  const tried = isDryRun ? await readWorkspaceFile(workspace, file) : undefined;
  if (tried === null) return { joined: { kind: 'none' }, warnings: [] };
  const github = await connect();
  const { sha, owner } = await github.repository();
  const organisation = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
  const text = tried ?? (await github.file(file, sha))?.text ?? null;
  const own = ownPolicy(text, file, policyOf(organisation));
  return { joined: joinPolicies(organisation, own), warnings: own.kind === 'in-force' ? own.problems : [] };
}

function ownPolicy(text: string | null, file: string, organisation: Policy | undefined): RepositoryPolicy {
  if (text === null) return { kind: 'none' };
  const parsed = parsePolicy(text, { source: 'policy', file }, organisation);
  if (parsed.kind === 'invalid') return parsed;
  return {
    kind: 'in-force',
    policy: { source: 'repository', file, policy: parsed.policy },
    problems: parsed.warnings,
  };
}
