/** An answer, with the records that have something new to tell by it: what was found, who was woken, what went back. */
import type { Question } from '../../domain/question.ts';
import { questionKey } from '../../domain/question.ts';
import type { Answer } from '../answer/answer.ts';
import type { AnswerRecord, Ports } from '../ports.ts';

/** Of a repository that plans far ahead, the newest. */
const MOST_PLANS = 10;

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

/** Plans tell how their releases go; which of the open ones it is they know best. */
async function plansOf(
  { repository }: Question,
  { rollbacks = [], verifications = [] }: AnswerRecord,
  store: Pick<Ports['store'], 'plansOf'>,
): Promise<readonly Question[]> {
  if (rollbacks.length + verifications.length === 0) return [];
  const open = (await store.plansOf(repository.id)).filter(({ state }) => state === 'open').slice(0, MOST_PLANS);
  return open.map(({ number: milestone }) => ({ kind: 'plan', repository, milestone }));
}
