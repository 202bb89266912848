/** Answers to `/tidegate go` and `/tidegate no-go`. */
import { nearest } from '../../../document/suggestion.ts';
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import { type PlanDates, type StageDate, sayDay } from '../../../policy/plan/dates.ts';
import { sayStageTime } from '../../plan/next-step.ts';
import type { KnownPlan, StatedStageDecision } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

/** @param letIn of a no-go: what it takes out nothing of, as Markdown. */
export function replyDecided(
  { stage, verdict, user, reason }: StatedStageDecision,
  title: string,
  at: StageDate,
  dates: PlanDates,
  letIn: readonly string[] = [],
): ReplyText {
  const because = reason === '' ? '' : `: ${inertMarkdown(reason)}`;
  const when = `${inertMarkdown(stage)} (${inertMarkdown(sayStageTime(at, dates))}) of ${nameOf(title)}, which is planned for ${sayDay(dates.date)}`;
  const then =
    verdict === 'go'
      ? 'A later word on this stage takes its place.'
      : `${letIn.length === 0 ? 'What belongs to it' : 'What of it has not gone out'} is held until somebody who may decide says go at this stage.`;
  return {
    summary: `${verdict} at ${plainLine(stage, 100)} of ${plainLine(title, 100)}, says ${user}.`,
    body: `**Recorded**: ${mention(user)} says ${verdict} at ${when}${because}. ${[...letIn, then].join(' ')}`,
  };
}

/** Of a stage that the planned release does not have now. */
export function replyTakenBack({ stage, user }: StatedStageDecision, title: string): ReplyText {
  return {
    summary: `go at ${plainLine(stage, 100)} of ${plainLine(title, 100)}, says ${user}.`,
    body: `**Recorded**: ${mention(user)} says go at ${inertMarkdown(plainLine(stage, 100))} of ${nameOf(title)}, which has no such stage any more. The no-go there holds nothing from now on.`,
  };
}

export function replyNoSuchStage(stage: string, title: string, known: readonly string[]): ReplyText {
  const meant = nearest(stage, known);
  const list = known.length === 0 ? 'The policy names none.' : `Its stages are ${known.map(inertMarkdown).join(', ')}.`;
  const guess = meant === undefined ? '' : ` Did you mean ${inertMarkdown(meant)}?`;
  return {
    summary: `No stage ${plainLine(stage, 100)}.`,
    body: `**Nothing was done**: ${nameOf(title)} has no stage ${inertMarkdown(plainLine(stage, 100))}. ${list}${guess}`,
  };
}

export function replyNoDate(title: string): ReplyText {
  return {
    summary: 'The planned release has no date.',
    body: `**Nothing was done**: the milestone ${nameOf(title)} has no due date, so it has no stages yet. Give it one, then write the command again.`,
  };
}

export function replyPlanOver(title: string): ReplyText {
  return {
    summary: 'The planned release is over.',
    body: `**Nothing was done**: the planned release ${nameOf(title)} is over, and no no-go of that name stands. Open its milestone again if it is not over.`,
  };
}

export function replyNoPlan(): ReplyText {
  return {
    summary: 'There is no planned release.',
    body: '**Nothing was done**: there is no open planned release: no open milestone has a title that `plan.milestones` of the policy matches. Make one, or correct its title.',
  };
}

const SHOWN = 20;

export function replySeveralPlans(kind: 'go' | 'no-go', plans: readonly KnownPlan[]): ReplyText {
  const listed = plans.slice(0, SHOWN).map(({ title, number, issue }) => {
    const where = issue === null ? `[milestone ${number}](../milestone/${number})` : `its record is #${issue}`;
    return `- ${nameOf(title)}: ${where}`;
  });
  const more = plans.length > SHOWN ? [`- … and ${plans.length - SHOWN} more`] : [];
  return {
    summary: 'There are several planned releases.',
    body: [
      `**Nothing was done**: there are ${plans.length} open planned releases, and this belongs to none of them. Write \`/tidegate ${kind}\` in the record of the one that you mean:`,
      '',
      ...listed,
      ...more,
    ].join('\n'),
  };
}

export function replyNobodyDecides(kind: 'go' | 'no-go' | 'leave-out'): ReplyText {
  return {
    summary: `Nobody may say ${kind}: the policy names nobody.`,
    body: `**Nothing was done**: the policy names nobody who may say ${kind}. Name a \`release-manager\` of the production environment.`,
  };
}

function nameOf(title: string): string {
  return inertMarkdown(plainLine(title, 200));
}
