/**
 * The policies that a report goes by. A gate stays closed where the organisation's policy cannot be read; a report
 * decides nothing, so it goes on with what it can read.
 */
import type { EpochMs } from '../../domain/instant.ts';
import type { Problem } from '../../domain/problem.ts';
import { policyOf } from '../../flow/policies.ts';
import { NO_MEMORY, readOrganisationPolicy } from '../../flow/policy/organisation-policy.ts';
import type { GitHub } from '../../flow/ports.ts';
import { BUILT_IN_POLICY } from '../../policy/built-in.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { parsePolicy } from '../../policy/parse.ts';
import type { Policy } from '../../policy/schema.ts';
import { type Outcome, undecided } from '../outcome.ts';
import { readWorkspaceFile } from '../read-file.ts';

export interface ReportingPolicies {
  /** The organisation's first; empty: there is none. */
  readonly policies: readonly PolicyInForce[];
  readonly warnings: readonly Problem[];
  /** Head of the default branch. */
  readonly headSha: string;
  /** Text of a file on the default branch, in a dry run of the workspace; null: there is none. */
  readonly file: (path: string) => Promise<string | null>;
}

export interface PolicyFile {
  readonly policyFile: string;
  readonly isDryRun: boolean;
}

/** An outcome: a policy is not valid, and a report by other rules would be another report. */
export async function readReportingPolicies(
  { policyFile, isDryRun }: PolicyFile,
  workspace: string,
  github: GitHub,
  at: EpochMs,
): Promise<ReportingPolicies | Outcome> {
  const { sha: headSha, owner } = await github.repository();
  const organisation = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
  if (organisation.kind === 'invalid') return invalid(organisation.problems, policyFile);
  const file = async (path: string): Promise<string | null> =>
    isDryRun ? readWorkspaceFile(workspace, path) : ((await github.file(path, headSha))?.text ?? null);
  const above: readonly PolicyInForce[] = organisation.kind === 'in-force' ? [organisation.policy] : [];
  const text = await file(policyFile);
  if (text === null) return { policies: above, warnings: [], headSha, file };
  const parsed = parsePolicy(text, { source: 'policy', file: policyFile }, policyOf(organisation));
  if (parsed.kind === 'invalid') return invalid(parsed.problems, policyFile);
  const own: PolicyInForce = { source: 'repository', file: policyFile, policy: parsed.policy };
  return { policies: [...above, own], warnings: parsed.warnings, headSha, file };
}

function invalid(problems: readonly Problem[], policyFile: string): Outcome {
  const broken = problems.find(({ severity }) => severity === 'error')?.file ?? policyFile;
  const text = `${broken} is not a valid policy, and without it nobody knows what to tell: correct it (${problems.length} found, listed with line and column).`;
  return undecided('policy-invalid', text, problems);
}

/** The repository's, with what its organisation says of notes where it is silent; else its organisation's, else an empty one. */
export function ownPolicy(policies: readonly PolicyInForce[]): Policy {
  const own = policies.at(-1)?.policy;
  if (own !== undefined) return { ...own, notes: policies.findLast(({ policy }) => policy.notes)?.policy.notes };
  return BUILT_IN_POLICY;
}

/** The one above {@link ownPolicy}; undefined: there is none. */
export function organisationPolicy(policies: readonly PolicyInForce[]): Policy | undefined {
  return policies.length > 1 ? policies[0]?.policy : undefined;
}
