/** The page that whoever is woken opens: where people answer, not the run that was green yesterday. */
import type { EscalationQuestion } from '../../domain/question.ts';
import type { Store } from '../ports.ts';
import { recordNumber } from '../record-number.ts';

/** Below the repository's address: the review of what was found, else the record of the release. Undefined: the run. */
export async function whereToLook(
  {
    repository,
    environment,
    deploymentId,
    runId,
  }: Pick<EscalationQuestion, 'repository' | 'environment' | 'deploymentId' | 'runId'>,
  sha: string,
  store: Pick<Store, 'keptIssue' | 'releaseRecordsOf'>,
): Promise<string | undefined> {
  const review = await store.keptIssue(repository.id, `rollback/${deploymentId}`);
  if (review !== null) return `issues/${review}`;
  const gate = { kind: 'gate', repository, environment, deploymentId, runId } as const;
  const record = await recordNumber(gate, sha, store);
  return record === null ? undefined : `issues/${record}`;
}
