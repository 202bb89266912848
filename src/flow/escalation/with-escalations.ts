/** An answer, with the escalations that it makes due: what it found, and what may be over because of it. */
import type { EscalatedEvent, EscalationQuestion, GateQuestion, Question } from '../../domain/question.ts';
import type { Verification } from '../../domain/verification.ts';
import { isSameName } from '../../policy/names.ts';
import type { Answer } from '../answer.ts';
import type { Ports } from '../ports.ts';
import { endedBadly } from './finding.ts';

export async function withEscalations(question: Question, answer: Answer, ports: Ports): Promise<Answer> {
  const asked = [
    ...(await ofVerifications(question, answer, ports)),
    ...(await ofRollback(question, answer, ports)),
    ...(await ofTrain(answer, ports)),
  ];
  if (asked.length === 0) return answer;
  const { record } = answer;
  return { ...answer, record: { ...record, questions: [...record.questions, ...asked] } };
}

const FINDINGS: Readonly<Partial<Record<Verification['verdict'], EscalatedEvent>>> = {
  fail: 'verification-failed',
  missing: 'verification-missing',
};

/** What somebody cancelled needs nobody to come. */
async function ofVerifications(
  question: Question,
  { record: { verifications = [] } }: Answer,
  ports: Ports,
): Promise<readonly EscalationQuestion[]> {
  const asked: EscalationQuestion[] = [];
  for (const { environment, deploymentId, verdict, reasonCode } of verifications) {
    const event = reasonCode === 'cancelled' ? undefined : FINDINGS[verdict];
    const { repository } = question;
    if (event !== undefined) {
      const runId = runOf(question);
      asked.push({ kind: 'escalation', repository, environment, deploymentId, runId, event });
    }
    if (verdict === 'pass') asked.push(...(await openIn(question, environment, ports)));
  }
  return asked;
}

/** Of the run whose deployment was verified. */
function runOf(question: Question): number {
  if (question.kind === 'verification') return question.claim.runId;
  return 'runId' in question ? question.runId : 0;
}

async function ofRollback(
  question: Question,
  { record }: Answer,
  ports: Ports,
): Promise<readonly EscalationQuestion[]> {
  if (question.kind !== 'rollback' || !record.final) return [];
  const { repository, environment, deploymentId } = question;
  const ledger = [...(await ports.store.rollbacks(repository.id, environment)), ...(record.rollbacks ?? [])];
  const kept = ledger.findLast(({ failedDeploymentId }) => failedDeploymentId === deploymentId);
  if (kept === undefined) return [];
  if (kept.state === 'verified') return await openIn(question, environment, ports);
  if (!endedBadly(kept)) return [];
  const runId = kept.runId ?? kept.told?.failedRunId ?? 0;
  return [{ kind: 'escalation', repository, environment, deploymentId, runId, event: 'rollback-failed' }];
}

/** What went back with a train that does not go back any more: its members were well before, and nobody was told. */
async function ofTrain({ record: { train } }: Answer, ports: Ports): Promise<readonly EscalationQuestion[]> {
  if (train === undefined || train.back === null) return [];
  if (train.state === 'open' && train.back.state === 'under-way') return [];
  const asked: EscalationQuestion[] = [];
  for (const { repositoryId: id } of train.members) {
    if (id !== null) asked.push(...(await openIn({ repository: { id } }, train.environment, ports)));
  }
  return asked;
}

async function openIn(
  { repository }: { readonly repository: Pick<GateQuestion['repository'], 'id'> },
  environment: string,
  { store }: Pick<Ports, 'store'>,
): Promise<readonly EscalationQuestion[]> {
  const open = await store.openEscalations(repository.id);
  return open.map((each) => each.question).filter((each) => isSameName(each.environment, environment));
}
