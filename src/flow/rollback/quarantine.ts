/** The failed commit stays out, with everything that contains it: the branch still has it, and the next merge would ship it again. */
import { toInstant } from '../../domain/instant.ts';
import type { Statement, Statements } from '../ports.ts';
import type { DecidedRollback } from './case/gather-case.ts';
import { sayFinding } from './show/told.ts';

/** Whose word a hold is that no person set. */
export const OURS = { userId: 0, user: 'Tidegate' } as const;

/**
 * A hold like one of a person, and lifted like one. It stands in no comment: its number is that of the deployment, which
 * is held for once, below zero, where no comment is. So what was lifted is not held again for the same deployment.
 */
export function quarantineOf(decided: DecidedRollback): readonly Statement[] {
  const { question, decision, at } = decided;
  if (decision.quarantine === null) return [];
  const { repository, environment, deploymentId } = question;
  return [
    {
      kind: 'hold',
      repositoryId: repository.id,
      commentId: commentIdOf(deploymentId),
      ...OURS,
      environment,
      sha: decision.quarantine,
      reason: sayFinding(decided),
      at: toInstant(at),
    },
  ];
}

/** Whether what was found in this deployment is why the environment refuses a commit. */
export function isKeptOut(deploymentId: number, holds: Statements['holds']): boolean {
  return holds.some(({ commentId }) => commentId === commentIdOf(deploymentId));
}

function commentIdOf(deploymentId: number): number {
  return -deploymentId;
}
