/** The ledger's entry for what was decided. */
import { toInstant } from '../../domain/instant.ts';
import type { KeptRollback, ToldRollback } from '../../domain/rollback.ts';
import { rollbackId } from '../../rollback/decide.ts';
import type { DecidedRollback } from './case/gather-case.ts';

/** How long an approval is waited for before whoever is on call is told. */
const ASKED_FOR_MS = 900_000;

interface Place {
  readonly group: string | null;
  readonly position: number;
}

const ALONE: Place = { group: null, position: 0 };

/** Null: there is nothing to go back to. */
export function keptOf(
  decided: DecidedRollback,
  state: 'asked' | 'ordered',
  told: ToldRollback,
  place: Place = ALONE,
): KeptRollback | null {
  const { question, decision, failed, rollbackCase, at } = decided;
  const { target } = decision;
  if (target === null || failed === undefined) return null;
  const { repository, environment, deploymentId } = question;
  const { trigger } = rollbackCase;
  return {
    id: rollbackId(environment, deploymentId, target.sha),
    repositoryId: repository.id,
    environment,
    failedDeploymentId: deploymentId,
    failedSha: failed.sha,
    targetSha: target.sha,
    orderedBy: trigger.kind === 'requested' ? trigger.by : null,
    trigger: trigger.kind === 'requested' ? 'requested' : trigger.verdict,
    ...place,
    state,
    decidedAt: toInstant(at),
    answerBy: state === 'asked' ? toInstant(at + ASKED_FOR_MS) : null,
    dispatches: 0,
    runId: null,
    runUrl: null,
    dispatchedAt: null,
    endedAt: null,
    told,
  };
}
