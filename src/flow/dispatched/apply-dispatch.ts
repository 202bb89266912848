/**
 * Right before a rollback is dispatched: what it was decided on is read once more. Whatever has changed, nothing is
 * started; whatever cannot be read is read again later.
 */
import type { DispatchRun, Outcome } from '../../domain/effect.ts';
import type { KeptRollback } from '../../domain/rollback.ts';
import type { GitHub, Ports, Sending } from '../ports.ts';
import { sayNotLetIn, workflowNotLetIn } from './let-in-workflow.ts';
import { hasMovedOn } from './moved-on.ts';
import { type StartedByHand, startedByHand } from './workflow-inputs.ts';

/** The input that names the commit. */
const COMMIT = 'sha';
/** The input that names the rollback, where the workflow declares it: a `run-name` can show it. */
const MARK = 'tidegate';

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
  { workflow, targetSha, rollbackId }: DispatchRun,
  kept: KeptRollback,
  github: GitHub,
): Promise<Plan | Outcome> {
  const { sentAt } = kept;
  const path = `.github/workflows/${workflow}`;
  if (!/^[\w.-]{1,200}\.ya?ml$/.test(workflow)) {
    return stopped('target-unavailable', `"${workflow}" is no name of a file in .github/workflows, such as deploy.yml`);
  }
  const { defaultBranch: ref, sha } = await github.repository(path);
  const plan = { since: sentAt ?? null, ref };
  const changed = sentAt === undefined ? await workflowNotLetIn(path, sha, kept, github) : null;
  if (changed !== null) return stopped('target-unavailable', sayNotLetIn(changed, kept));
  const file = await github.file(path, sha);
  const hand = file === null ? null : startedByHand(file.text);
  if (hand?.kind === 'unreadable') return { ...plan, inputs: { [COMMIT]: targetSha }, mark: null };
  // What was sent is looked for even where the file is another one since.
  const obstacle = sentAt === undefined ? sayObstacle(path, hand) : null;
  if (obstacle !== null) return stopped('target-unavailable', obstacle);
  const names = hand?.kind === 'inputs' ? hand.names : [];
  const mark = names.includes(MARK) ? rollbackId : null;
  return { ...plan, inputs: { [COMMIT]: targetSha, ...(mark === null ? {} : { [MARK]: mark }) }, mark };
}

function sayObstacle(path: string, hand: StartedByHand | null): string | null {
  if (hand?.kind !== 'inputs') return sayNotStartable(path, hand === null);
  return hand.names.includes(COMMIT) ? null : sayNoCommit(path);
}

function sayNotStartable(path: string, isAbsent: boolean): string {
  if (isAbsent)
    return `the default branch has no ${path}. Add it, or name another file as \`rollback.workflow\` of the policy`;
  return `${path} on the default branch cannot be started: add the line \`workflow_dispatch: { inputs: { sha: { type: string, required: true } } }\` under \`on:\``;
}

function sayNoCommit(path: string): string {
  return `${path} on the default branch takes no commit: add the line \`sha: { type: string, required: true }\` under \`on: workflow_dispatch: inputs:\`, and check out that commit`;
}

function stopped(code: 'moved-on' | 'target-unavailable', because: string): Outcome {
  return { kind: 'superseded', code, because };
}
