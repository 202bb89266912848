/** Changes of the process, for the time line of the figures: the commits that changed the policy. */
import type { Instant } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Mark } from '../../dora/report.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import type { GitHub } from '../ports.ts';

const LONGEST_SUMMARY = 200;

/** Oldest first; the newest hundred. */
export async function policyMarks(github: Pick<GitHub, 'fileChanges'>, since: Instant): Promise<readonly Mark[]> {
  const changes = await github.fileChanges(POLICY_FILE, since);
  return changes
    .map(({ sha, at, subject }): Mark => ({ at, what: 'policy', sha, summary: plainLine(subject, LONGEST_SUMMARY) }))
    .toReversed();
}
