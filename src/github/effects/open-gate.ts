/**
 * Approves our protection rule for one deployment.
 *
 * GitHub's call names a run and an environment, neither commit nor attempt, and cannot be taken back: sent a moment
 * too late it releases whatever waits then. So the gate is read again right before, the call is sent once, and when
 * its answer is lost the gate is read before anything else is sent.
 */
import type { OpenGate, Outcome } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { GateState } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { deploymentMark, readGate, readOurAnswers } from '../reads/read-gate.ts';

const TOO_OLD: Outcome = { kind: 'superseded', because: 'the decision is too old to act on' };

export async function openGate(connection: Connection, effect: OpenGate, at: EpochMs): Promise<Outcome> {
  const isTooOld = tooOldFrom(at, effect);
  if (isTooOld()) return TOO_OLD;
  const refusal = refuse(effect, await readGate(connection, effect.gate));
  if (refusal) return refusal;
  // Reading took its time, too: a window may have closed meanwhile.
  if (isTooOld()) return TOO_OLD;
  try {
    await approve(connection, effect);
  } catch (error) {
    return afterFailure(connection, effect, error);
  }
  const isSeen = (await readOurAnswers(connection, effect.gate)).some((answer) => answer.state === 'approved');
  return { kind: 'done', note: isSeen ? 'approved and seen approved' : 'approved; GitHub does not list it yet' };
}

/** Counts from `at`, whatever the clock of the machine does. */
function tooOldFrom(at: EpochMs, { validUntil }: OpenGate): () => boolean {
  const startedAt = performance.now();
  return () => at + (performance.now() - startedAt) >= epochMs(validUntil);
}

function refuse(effect: OpenGate, gate: GateState): Outcome | null {
  if (gate.state === 'approved') return { kind: 'done', note: 'was approved before' };
  if (gate.state !== 'waiting')
    return { kind: 'superseded', because: `the gate does not wait any more (${gate.state})` };
  if (gate.runAttempt !== effect.runAttempt) return { kind: 'superseded', because: 'the run was started again' };
  if (gate.sha !== effect.headSha) return { kind: 'superseded', because: 'the deployment is of another commit' };
  return null;
}

async function approve({ octokit, owner, repo }: Connection, { gate, comment }: OpenGate): Promise<void> {
  await ask(`Approving the deployment to ${gate.environment}`, () =>
    octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
      owner,
      repo,
      run_id: gate.runId,
      environment_name: gate.environment,
      state: 'approved',
      comment: `${comment}\n\n${deploymentMark(gate.deploymentId)}`,
      request: once(),
    }),
  );
}

/** Whether it was done cannot be told from the failure, only from the gate. */
async function afterFailure(connection: Connection, effect: OpenGate, error: unknown): Promise<Outcome> {
  if (!(error instanceof Failure)) throw error;
  const refusal = refuse(effect, await readGate(connection, effect.gate));
  if (refusal) return refusal;
  // 422 right after the webhook: GitHub has not registered the wait yet. The same call works a moment later.
  return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
}
