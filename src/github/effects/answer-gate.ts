/**
 * Answers our protection rule: approves or rejects it, for one deployment and all that wait beside it.
 *
 * GitHub's call names a run and an environment, neither commit nor attempt, and cannot be taken back: sent a moment
 * too late it answers whatever waits then. So the run, the statuses and what waits beside it are read again right
 * before, the call is sent once, and when its answer is lost the gate is read before anything else is sent. What was
 * answered on the run is not read again: only who has the lane answers for us, and that is the question that read it.
 */
import type { OpenGate, Outcome, RejectGate } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import type { GateState } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { deploymentMark } from '../reads/gate-answers.ts';
import { lookAtGate } from '../reads/read-gate.ts';
import { readSiblings, type Sibling } from '../reads/read-gate-surroundings.ts';

export interface GateAnswer {
  readonly connection: Connection;
  readonly effect: OpenGate | RejectGate;
  readonly state: 'approved' | 'rejected';
  /** Why it must not be sent after all, judged with all that it would answer. */
  readonly refuse: (siblings: readonly Sibling[]) => Outcome | null;
}

export async function answerGate(answer: GateAnswer): Promise<Outcome> {
  const { connection, effect } = answer;
  const look = connection.seen?.takeLook(effect.gate.deploymentId);
  const { gate, ...place } = await lookAtGate(connection, effect.gate, look?.answers);
  const refusal = refuse(answer, gate);
  if (refusal) return refusal;
  const siblings = await readSiblings(connection, effect.gate, place);
  if (!siblings.complete) {
    return { kind: 'superseded', because: 'there are more deployments of this commit than can be looked at' };
  }
  const beside = siblings.items;
  if (beside.some(({ sha }) => sha !== effect.headSha)) {
    return { kind: 'superseded', because: 'a deployment of another commit waits in the same run and environment' };
  }
  // Reading took its time, too: a window may have closed meanwhile.
  const lateRefusal = answer.refuse(beside);
  if (lateRefusal) return lateRefusal;
  try {
    await send(answer, [effect.gate.deploymentId, ...beside.map(({ id }) => id)]);
  } catch (error) {
    return afterFailure(answer, error);
  }
  // Whether it is in effect is looked at when the gate is asked about again: GitHub's list may lag.
  return { kind: 'done', note: `${answer.state}; GitHub took the answer` };
}

function refuse({ effect, state }: GateAnswer, gate: GateState): Outcome | null {
  if (gate.state === state) return { kind: 'done', note: `was ${state} before` };
  if (gate.state !== 'waiting')
    return { kind: 'superseded', because: `the gate does not wait any more (${gate.state})` };
  if (gate.runAttempt !== effect.runAttempt) return { kind: 'superseded', because: 'the run was started again' };
  if (gate.sha !== effect.headSha) return { kind: 'superseded', because: 'the deployment is of another commit' };
  return null;
}

async function send({ connection, effect, state }: GateAnswer, named: readonly [number, ...number[]]): Promise<void> {
  const { octokit, owner, repo } = connection;
  const { gate, comment } = effect;
  const doing = state === 'approved' ? 'Approving' : 'Rejecting';
  await ask(`${doing} the deployment to ${gate.environment}`, () =>
    octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
      owner,
      repo,
      run_id: gate.runId,
      environment_name: gate.environment,
      state,
      comment: `${comment}\n\n${deploymentMark(...named)}`,
      request: once(),
    }),
  );
}

/** Whether it was done cannot be told from the failure, only from the gate. */
async function afterFailure(answer: GateAnswer, error: unknown): Promise<Outcome> {
  if (!(error instanceof Failure)) throw error;
  const refusal = refuse(answer, (await lookAtGate(answer.connection, answer.effect.gate)).gate);
  if (refusal) return refusal;
  // 422 right after the webhook: GitHub has not registered the wait yet. The same call works a moment later.
  return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
}
