/** An answer, with the records that have something new to tell by it: what was found, who was woken, what went back. */
import type { Question } from '../../domain/question.ts';
import { questionKey } from '../../domain/question.ts';
import type { Answer } from '../answer.ts';
import type { AnswerRecord, Ports } from '../ports.ts';

interface Told {
  readonly sha: string;
  readonly environment: string;
  readonly deploymentId: number;
}

/** Only of records that there are: what a policy wants is asked for by its gates. */
export async function withRecordsAsked(question: Question, answer: Answer, { store }: Ports): Promise<Answer> {
  const { record } = answer;
  const asked = new Map<string, Question>();
  for (const { sha, ...place } of toldIn(record)) {
    const gate = { kind: 'gate', repository: question.repository, runId: 0, ...place } as const;
    for (const each of await store.releaseRecordsOf(gate, sha)) asked.set(questionKey(each), each);
  }
  for (const plan of await plansOf(question, record, store)) asked.set(questionKey(plan), plan);
  for (const known of [question, ...record.questions]) asked.delete(questionKey(known));
  if (asked.size === 0) return answer;
  return { ...answer, record: { ...record, questions: [...record.questions, ...asked.values()] } };
}

function toldIn({ rollbacks = [], verifications = [], escalation }: AnswerRecord): readonly Told[] {
  return [
    ...rollbacks.map(({ failedSha: sha, environment, failedDeploymentId: deploymentId }) => {
      return { sha, environment, deploymentId };
    }),
    ...verifications.map(({ sha, environment, deploymentId }) => ({ sha, environment, deploymentId })),
    ...(escalation === undefined ? [] : [{ ...escalation.question, sha: escalation.sha }]),
  ].map(({ sha, environment, deploymentId }) => ({ sha, environment, deploymentId }));
}

/** Plans tell how their releases go. Each is read from GitHub anew, so those alone that the deployment brought part of. */
async function plansOf(
  { repository }: Question,
  { rollbacks = [], verifications = [] }: AnswerRecord,
  store: Pick<Ports['store'], 'plansOf' | 'releaseGates'>,
): Promise<readonly Question[]> {
  const deployments = [
    ...rollbacks.map(({ failedDeploymentId }) => failedDeploymentId),
    ...verifications.map(({ deploymentId }) => deploymentId),
  ];
  const brought = new Set<number>();
  for (const deploymentId of new Set(deployments)) {
    const gates = await store.releaseGates(repository.id, { deploymentId });
    const plans = gates.flatMap(({ decided }) => decided?.facts.plans ?? []);
    for (const { number, past } of plans) if (past === undefined) brought.add(number);
  }
  if (brought.size === 0) return [];
  const open = (await store.plansOf(repository.id)).filter(
    ({ number, state }) => state === 'open' && brought.has(number),
  );
  return open.map(({ number: milestone }) => ({ kind: 'plan', repository, milestone }));
}
