/** Says on a held deployment what it waits for. GitHub takes ten such reports per deployment, 1,024 characters each. */
import type { Outcome, ReportGate } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { GateState } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { deploymentMark, oursAmong } from '../reads/gate-answers.ts';
import { answeredState, lastReportIn, lookAtGate } from '../reads/read-gate.ts';

/** GitHub's limit for one report. */
const MOST_CHARACTERS = 1024;

/** Right after the webhook GitHub may not have registered the wait, and refuses what it takes a moment later. */
const REGISTERED_AFTER_MS = 300_000;

export async function reportGate(connection: Connection, effect: ReportGate, at: EpochMs): Promise<Outcome> {
  const comment = marked(effect.comment, deploymentMark(effect.gate.deploymentId));
  const gate = await seenGate(connection, effect.gate);
  if (gate.state !== 'waiting')
    return { kind: 'superseded', because: `the gate does not wait any more (${gate.state})` };
  if (gate.lastReport === comment) return { kind: 'done', note: 'was reported before' };
  try {
    await send(connection, effect, comment);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The eleventh, or one on a gate that stopped waiting: it will not be taken later either.
    const isNew =
      gate.lastReport === null && gate.requestedAt !== null && at - epochMs(gate.requestedAt) < REGISTERED_AFTER_MS;
    if (error.kind === 'rejected' && !isNew) return { kind: 'superseded', because: error.message };
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
  return { kind: 'done' };
}

/**
 * Who decided on a report that is new saw the gate wait a moment ago, and GitHub refuses a report on one that waits no
 * more. What is left from an earlier try is read anew: it may have been done.
 */
async function seenGate(
  connection: Connection,
  question: GateQuestion,
): Promise<Pick<GateState, 'state' | 'lastReport' | 'requestedAt'>> {
  const look = connection.seen?.takeLook(question.deploymentId) ?? null;
  if (look === null) return (await lookAtGate(connection, question)).gate;
  const ours = oursAmong(look.answers ?? [], connection, question);
  const state = answeredState(ours) ?? 'waiting';
  return { state, lastReport: lastReportIn(ours), requestedAt: look.requestedAt };
}

/** As many whole lines as fit with the mark, which tells our report from one on another attempt. */
function marked(text: string, mark: string): string {
  const whole = `${text}\n\n${mark}`;
  if (whole.length <= MOST_CHARACTERS) return whole;
  const end = `\n…\n\n${mark}`;
  const lines = text.split('\n');
  while (lines.length > 1 && lines.join('\n').length + end.length > MOST_CHARACTERS) lines.pop();
  return `${lines
    .join('\n')
    .slice(0, MOST_CHARACTERS - end.length)
    .toWellFormed()}${end}`;
}

async function send({ octokit, owner, repo }: Connection, { gate }: ReportGate, comment: string): Promise<void> {
  await ask(`Reporting on the deployment to ${gate.environment}`, () =>
    octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
      owner,
      repo,
      run_id: gate.runId,
      environment_name: gate.environment,
      comment,
      request: once(),
    }),
  );
}
