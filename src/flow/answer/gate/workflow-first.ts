/** The run of a rollback: it deploys what was let in once, and it has to do that with a workflow that was let in, too. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import { workflowPath } from '../../../domain/workflow-file.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { sayNotLetIn, workflowNotLetIn } from '../../dispatched/let-in-workflow.ts';
import { workflowOf } from '../../rollback/go-on.ts';
import type { AskedGate } from './asked-gate.ts';
import type { Hold } from './held-gate.ts';

/** A push may undo it. */
const LOOK_AGAIN_MS = 600_000;

/** What was looked at before it was started may have changed a moment before GitHub took it. */
export async function heldByWorkflow(asked: AskedGate, policies: readonly PolicyInForce[]): Promise<Hold | null> {
  const { own, gate, github, at } = asked;
  if (own === null) return null;
  const workflow = workflowPath(workflowOf(policies, own.environment));
  const changed = await workflowNotLetIn(workflow, gate.filedSha ?? gate.sha, own, github);
  if (changed === null) return null;
  return {
    reasons: ['workflow-not-let-in'],
    key: `workflow-not-let-in ${own.id}`,
    summary: `Rollback of ${own.failedSha.slice(0, 7)} to ${own.targetSha.slice(0, 7)}: ${changed} of its run was never let in here.`,
    comment: `**Held (\`workflow-not-let-in\`): this run of a rollback is not let go.** ${inertMarkdown(sayNotLetIn(changed, own))}.`,
    dueAt: at + LOOK_AGAIN_MS,
  };
}
