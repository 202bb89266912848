/** Told to those who asked: a deployment went on without us. Whoever did it may have had a reason; nobody is held. */

import type { Notice } from '../../domain/notice.ts';
import { type GateQuestion, questionKey } from '../../domain/question.ts';
import { fullName } from '../../domain/repository.ts';
import { isGoverned } from '../../policy/names.ts';
import { readPolicyState } from '../policies.ts';
import type { AnswerRecord, Ports } from '../ports.ts';
import { plainNotices } from './plain-notices.ts';

export async function bypassFound(
  question: GateQuestion,
  { gate, at, summary }: AnswerRecord,
  ports: Ports,
): Promise<readonly Notice[]> {
  const isOff = gate?.reasons.includes('rule-off') ?? false;
  if (gate === undefined || (gate.state !== 'bypassed' && !isOff)) return [];
  const { repository, environment, deploymentId, runId } = question;
  const state = await readPolicyState(ports, repository, await ports.github(repository));
  if (state.kind !== 'in-force') return [];
  const { policies } = state;
  const inForce = policies.map(({ policy }) => policy);
  if (!isGoverned(inForce, environment)) return [];
  const where = `${fullName(repository)} ${gate.sha.slice(0, 7)} into ${environment}`;
  const fix = isOff
    ? `Switch our protection rule on again in the settings of ${environment}.`
    : 'It stands in the log as a bypass; say in the review of the release why it was needed.';
  const told = {
    environment,
    sha: gate.sha,
    deploymentId,
    runId,
    summary: `Past the gate: ${where} went on without our approval`,
    lines: [summary, `What to do: see in the run what was deployed. ${fix}`],
  };
  const subject = `gate/${deploymentId}`;
  return plainNotices(
    { repository, event: 'bypass-found', subject, content: questionKey(question), told, at },
    policies,
  );
}
