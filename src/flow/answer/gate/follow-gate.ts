/** What else a new answer about a gate makes due: the records of its release, and a review of how it was opened. */
import type { GateQuestion, Question } from '../../../domain/question.ts';
import { questionKey } from '../../../domain/question.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import type { Answer } from '../../answer.ts';
import { deliveredAsked } from '../../delivered/asked.ts';
import { parseRepositoryPolicy } from '../../policy/repository-policy.ts';
import type { AnswerRecord, Ports, Store } from '../../ports.ts';
import { recordAsked } from '../../release-record/asked.ts';
import { trainsOfGate } from '../../train/asked.ts';

export async function followGate(question: GateQuestion, answer: Answer, { store }: Ports): Promise<Answer> {
  const { record } = answer;
  if (await isKnown(question, record, store)) return answer;
  const questions = distinct([
    ...record.questions,
    ...(await recordsOf(question, answer, store)),
    ...(await reviewOf(question, record, store)),
    ...deliveredAsked(question, answer),
    ...(await trainsOfGate(question, record, store)),
    ...plansOf(question, record),
  ]);
  return { ...answer, record: { ...record, questions } };
}

/** A gate is asked about again and again, and mostly there is nothing new to tell. */
async function isKnown(question: GateQuestion, record: AnswerRecord, store: Store): Promise<boolean> {
  if (record.final) return false;
  const last = await store.lastAnswer(question);
  if (last === null || last.summary !== record.summary) return false;
  return outlineOf(last.decision) === outlineOf(record.decision);
}

function outlineOf(decision: AnswerRecord['decision']): string {
  if (decision === null) return '';
  const { tier, releaseType, override, verdict } = decision;
  const gates = decision.gates.map(({ name, status, requirements }) => [
    name,
    status,
    requirements.map(({ text, counted = [], ignored = [] }) => [text, counted, ignored]),
  ]);
  return JSON.stringify([tier, releaseType, verdict, override, gates]);
}

async function recordsOf(question: GateQuestion, { record, tell }: Answer, store: Store): Promise<readonly Question[]> {
  const sha = record.facts?.candidate.sha;
  const known = await store.releaseRecordsOf(question, sha);
  if (record.decision === null || sha === undefined) return known;
  const inForce = tell?.policies ?? (await lastOwnPolicy(question, store));
  return [...known, ...recordAsked(question, sha, record.decision, inForce)];
}

/** Where the answer does not tell: what was read for it was kept. */
async function lastOwnPolicy({ repository }: GateQuestion, store: Store): Promise<readonly PolicyInForce[]> {
  const kept = await store.lastValidPolicy(repository.id);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  if (parsed?.kind !== 'valid') return [];
  return [{ source: 'repository', file: '.github/tidegate.yml', policy: parsed.policy }];
}

/** Once GitHub shows that it was let through: by an override, or back to an older commit. */
async function reviewOf(question: GateQuestion, record: AnswerRecord, store: Store): Promise<readonly Question[]> {
  if (!record.final || record.gate?.state !== 'approved') return [];
  const { repository, deploymentId } = question;
  const [gate] = await store.releaseGates(repository.id, { deploymentId });
  if (!gate || gate.openedAt === null || gate.decided === null) return [];
  const { decision, facts } = gate.decided;
  if (decision.override === null && facts.direction !== 'backward') return [];
  return [{ kind: 'review', repository, deploymentId }];
}

/** What was planned is told by how far its release is. */
function plansOf({ repository }: GateQuestion, { facts }: AnswerRecord): readonly Question[] {
  const current = (facts?.plans ?? []).filter(({ past }) => past === undefined);
  return current.map(({ number: milestone }) => ({ kind: 'plan', repository, milestone }));
}

function distinct(questions: readonly Question[]): readonly Question[] {
  return [...new Map(questions.map((question) => [questionKey(question), question])).values()];
}
