/** No verification arrived in time, or none can arrive: kept, told, and asked whether the environment goes back. */
import type { DeploymentFact } from '../../domain/facts.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { WatchQuestion } from '../../domain/question.ts';
import type { Verification } from '../../domain/verification.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type Answer, recordOf } from '../answer.ts';
import type { EndOfRun } from '../dispatched/end-of-run.ts';
import { missingVerification } from '../notify/missing-verification.ts';
import type { Ports } from '../ports.ts';

/** A deployment that nothing verified, or nothing that counts. */
export interface Watched {
  readonly question: WatchQuestion;
  readonly deployment: DeploymentFact;
  readonly policies: readonly PolicyInForce[];
  readonly end: EndOfRun;
  /** In words, what passed and does not count; null: nothing did. */
  readonly uncounted: string | null;
  readonly at: EpochMs;
}

export async function foundMissing(
  { question, deployment, policies, end, uncounted, at }: Watched,
  because: string,
  ports: Ports,
): Promise<Answer> {
  const { repository, environment, deploymentId } = question;
  const { sha } = deployment;
  const verification: Verification = {
    repositoryId: repository.id,
    deploymentId,
    environment,
    sha,
    verdict: 'missing',
    failedChecks: [],
    ...(end.kind === 'cancelled' ? { reasonCode: 'cancelled' } : {}),
    at: toInstant(at),
  };
  const isWanted = end.kind !== 'cancelled';
  const why = isWanted ? because : `${because}; its run was cancelled${end.by}, so nothing goes back by itself`;
  const record = recordOf(
    at,
    `Deployment ${deploymentId} is not verified: ${why}.${uncounted === null ? '' : ` ${uncounted}`}`,
    {
      verifications: [verification],
      notices: missingVerification(question, { ...deployment, uncounted }, policies, at),
      questions: [
        ...(await ports.store.openGates(repository.id)),
        ...(isWanted ? [{ kind: 'rollback', repository, environment, deploymentId } as const] : []),
      ],
      final: true,
    },
  );
  return { record, dueAt: null };
}
