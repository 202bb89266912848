/** An answer about a gate: a hold says who is paged should it go wrong, and an opening settles it. */

import { isFinal } from '../../domain/gate-life.ts';
import type { GateQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { sayLeftOut } from '../../policy/explain.ts';
import type { Answer } from '../answer.ts';
import type { OpeningNews, Ports } from '../ports.ts';
import { recordNumber } from '../record-number.ts';
import { escalationLines, rulesAhead } from './escalation-lines.ts';
import { settledBy } from './rules.ts';
import { pagesAhead, roomFor, withPages } from './with-pages.ts';

export async function withWhoIsPaged(question: GateQuestion, answer: Answer, ports: Ports): Promise<Answer> {
  const { record, tell } = answer;
  if (tell === undefined) return answer;
  const { repository, environment, deploymentId } = question;
  const { policies } = tell;
  const faultOf = (variable: string) => ports.pageFault?.(variable, repository) ?? null;
  const ahead = pagesAhead(rulesAhead(policies, environment), escalationLines(policies, environment), faultOf);
  const isReported = record.effects.some(({ kind }) => kind === 'report-gate');
  const left = isReported ? sayLeftOut(await recordNumber(question, tell.gate.sha, ports.store)) : '';
  const effects = record.effects.map((effect) =>
    effect.kind === 'report-gate'
      ? { ...effect, comment: withPages(effect.comment, ahead, roomFor(deploymentId), left) }
      : effect,
  );
  const opens = record.effects.some(({ kind }) => kind === 'open-gate');
  const opening = opens ? await openingOf(question, policies, ports) : undefined;
  return { ...answer, record: { ...record, effects, ...(opening === undefined ? {} : { opening }) } };
}

async function openingOf(
  { repository, environment, deploymentId, runId }: GateQuestion,
  policies: readonly PolicyInForce[],
  { store, clock }: Ports,
): Promise<OpeningNews> {
  const lane = await store.laneGates(repository.id, environment, clock.now());
  const beside = lane.filter((each) => each.question.runId === runId && !isFinal(each.life));
  const deploymentIds = [...new Set([deploymentId, ...beside.map((each) => each.question.deploymentId)])];
  return { deploymentIds, settled: settledBy(policies, environment) };
}
