/**
 * Right before a rollback is dispatched: what it was decided on is read once more. Whatever has changed, nothing is
 * started; whatever cannot be read is read again later.
 */
import type { DispatchRun, Outcome } from '../../domain/effect.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import { isWorkflowName, workflowPath } from '../../domain/workflow-file.ts';
import type { GitHub, Ports, Sending } from '../ports.ts';
import { sayNotLetIn, workflowNotLetIn } from './let-in-workflow.ts';
import { hasMovedOn } from './moved-on.ts';
import { sayNoWorkflow, sayObstacle, startInputs } from './start-inputs.ts';
import { startedByHand } from './workflow-inputs.ts';

export async function applyDispatch(effect: DispatchRun, ports: Ports): Promise<Outcome> {
  const kept = await ports.store.rollback(effect.rollbackId);
  if (kept?.state !== 'ordered' || kept.dispatches + 1 !== effect.dispatch) {
    return stopped('moved-on', 'the ledger of rollbacks says otherwise by now');
  }
  const github = await ports.github(effect.repository, 'gate');
  const plan = await planOf(effect, kept, github);
  if ('kind' in plan) return plan;
  // A run that may have been started is looked for, whatever runs by now.
  const movedOn = plan.since === null ? await hasMovedOn(effect, ports, github) : null;
  if (movedOn !== null) return stopped('moved-on', movedOn);
  const { rollbackId, dispatch } = effect;
  const remember: Sending['remember'] = (sentAt) => ports.store.markDispatch(rollbackId, dispatch, sentAt);
  return await github.apply(effect, ports.clock.now(), false, { ...plan, remember });
}

type Plan = Omit<Sending, 'remember'>;

async function planOf(
  { workflow, targetSha, rollbackId, inputs: switched }: DispatchRun,
  kept: KeptRollback,
  github: GitHub,
): Promise<Plan | Outcome> {
  const { sentAt } = kept;
  if (!isWorkflowName(workflow)) return stopped('target-unavailable', sayNoWorkflow(workflow));
  const path = workflowPath(workflow);
  const { defaultBranch: ref, sha } = await github.repository(path);
  const plan = { since: sentAt ?? null, ref };
  const changed = sentAt === undefined ? await workflowNotLetIn(path, sha, kept, github) : null;
  if (changed !== null) return stopped('target-unavailable', sayNotLetIn(changed, kept));
  const file = await github.file(path, sha);
  const hand = file === null ? null : startedByHand(file.text);
  // What was sent is looked for even where the file is another one since.
  const obstacle = sentAt === undefined ? sayObstacle(path, hand, switched) : null;
  if (obstacle !== null) return stopped('target-unavailable', obstacle);
  const names = hand?.kind === 'inputs' ? hand.names : [];
  return { ...plan, ...startInputs(names, { targetSha, rollbackId, switched }) };
}

function stopped(code: 'moved-on' | 'target-unavailable', because: string): Outcome {
  return { kind: 'superseded', code, because };
}
