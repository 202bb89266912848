/** Two runs in a row failed: the deployment is not well any more, and what that means is decided as for any verification. */
import type { Verification } from '../../domain/verification.ts';
import { type Answer, recordOf } from '../answer.ts';
import type { KeptProbe } from '../ports.ts';
import { rollbacksAsked } from '../rollback/asked.ts';
import type { Watched } from './rules.ts';

export async function failedWhileWatched(
  { question, deployment, ports, at }: Watched,
  last: KeptProbe,
): Promise<Answer> {
  const { repository, environment, deploymentId } = question;
  const { failedChecks, liveSha, because } = last;
  const verification: Verification = {
    repositoryId: repository.id,
    deploymentId,
    environment,
    sha: deployment.sha,
    verdict: 'fail',
    failedChecks,
    ...(liveSha === null ? {} : { liveSha }),
    at: last.at,
  };
  const why = because === null ? '' : ` ${because}`;
  const record = recordOf(at, `Deployment ${deploymentId} failed while it was watched, twice in a row.${why}`, {
    verifications: [verification],
    questions: [
      ...(await ports.store.openGates(repository.id)),
      ...(await rollbacksAsked({ repository, claim: { environment, verdict: 'fail' } }, deploymentId, ports)),
    ],
    final: true,
  });
  return { record, dueAt: null };
}
