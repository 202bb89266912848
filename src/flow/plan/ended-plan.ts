/** A planned release that is none any more: its record says so and is closed. */
import type { KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { PlanQuestion } from '../../domain/question.ts';
import { verdictOf } from '../../policy/plan/verdicts.ts';
import type { Answer } from '../answer/answer.ts';
import { recordOf } from '../answer/record-of.ts';
import type { KnownPlan } from '../ports.ts';
import { titleOfPlan } from './plan-text.ts';
import { keyOfPlan } from './read-plan.ts';

/** What belonged to it is held by it no longer, which nobody said go to. */
function standingNoGo(decisions: KnownPlan['decisions']): readonly string[] {
  const stages = [...new Set(decisions.map(({ stage }) => stage.toLowerCase()))];
  return stages.flatMap((name) => {
    const { verdict, standing } = verdictOf(name, decisions);
    const last = standing.at(-1);
    if (verdict !== 'no-go' || last === undefined) return [];
    const { user, stage } = last;
    return [`⚠️ The no-go of ${inertMarkdown(user)} at ${inertMarkdown(stage)} holds nothing any more.`, ''];
  });
}

/** @param known undefined: it never was one, and nothing is said. */
export function endedPlan(
  { repository, milestone }: PlanQuestion,
  known: KnownPlan | undefined,
  because: string,
  at: EpochMs,
): Answer {
  if (known === undefined || known.state === 'over') {
    return { record: recordOf(at, `No planned release: ${because}.`, { final: true }), dueAt: null };
  }
  const { decisions, issue, ...plan } = known;
  const effect: KeepIssue = {
    kind: 'keep-issue',
    repository,
    key: keyOfPlan(milestone),
    number: issue,
    title: titleOfPlan(known.title),
    label: 'tidegate:release',
    body: [
      `**Over: ${inertMarkdown(because)}**`,
      '',
      ...standingNoGo(decisions),
      `It was planned as ${inertMarkdown(plainLine(known.title, 200))}${known.date === null ? '' : `, for ${known.date}`}. ${decisions.length === 0 ? 'Nobody decided about a stage.' : `What was decided about its stages is in the comments and in the audit log (${decisions.length}).`}`,
    ].join('\n'),
    seed: '',
    isOver: true,
  };
  const ended = { ...plan, state: 'over' as const, at: toInstant(at) };
  return { record: recordOf(at, `Over: ${because}.`, { effects: [effect], plan: ended, final: true }), dueAt: null };
}
