/** A planned release that is none any more: its record says so and is closed, unless a no-go stands. */
import type { KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { PlanQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isPlanned } from '../../policy/plan/planned.ts';
import { type Answer, recordOf } from '../answer.ts';
import { heldPulls, standingNoGoes } from '../no-goes.ts';
import type { KnownPlan, StageDecision } from '../ports.ts';
import { sayPulls } from './changes-text.ts';
import { commandFor } from './command-for.ts';
import { sayHeld } from './next-step.ts';
import { titleOfPlan } from './plan-text.ts';
import { keyOfPlan, sayManager } from './read-plan.ts';

/** What the record says is for those who read it later. */
const TOLD_ANEW_MS = 86_400_000;

interface Ending {
  /** As part of a sentence. */
  readonly because: string;
  /** Whether the policies plan by the title that it had: where they do not any more, its no-goes hold nothing. */
  readonly isPolicyTheSame: boolean;
  /** Whom the policies name as release manager of production; null: nobody. */
  readonly manager: string | null;
  readonly at: EpochMs;
}

/** @param because as part of a sentence */
export function endingFor(
  known: KnownPlan | undefined,
  policies: readonly PolicyInForce[],
  because: string,
  at: EpochMs,
): Ending {
  const inForce = policies.map(({ policy }) => policy);
  const isPolicyTheSame = known !== undefined && isPlanned(inForce, known.title);
  return { because, isPolicyTheSame, manager: sayManager(inForce), at };
}

/** @param known undefined: it never was one, and nothing is said. */
export function endedPlan(question: PlanQuestion, known: KnownPlan | undefined, ending: Ending): Answer {
  const { because, at } = ending;
  if (known === undefined || (known.state === 'over' && known.isHeld !== true)) {
    return { record: recordOf(at, `No planned release: ${because}.`, { final: true }), dueAt: null };
  }
  const { decisions, leftOut: _, issue, ...plan } = known;
  const noGo = holdingNoGo(known, ending);
  const isHeld = noGo !== undefined;
  const effect: KeepIssue = {
    kind: 'keep-issue',
    repository: question.repository,
    key: keyOfPlan(question.milestone),
    number: issue,
    title: titleOfPlan(known.title),
    label: 'tidegate:release',
    body: [...(isHeld ? heldLines(known, noGo, ending) : overLines(known, ending)), '', whatItWas(known)].join('\n'),
    seed: '',
    isOver: !isHeld,
  };
  const ended = { ...plan, state: 'over' as const, isHeld, at: toInstant(at) };
  const summary = isHeld ? `Held by a no-go, although ${because}.` : `Over: ${because}.`;
  const record = recordOf(at, summary, { effects: [effect], plan: ended, final: !isHeld });
  return { record, dueAt: isHeld ? at + TOLD_ANEW_MS : null };
}

/** The first of them that holds something. */
function holdingNoGo(known: KnownPlan, { isPolicyTheSame, at }: Ending): StageDecision | undefined {
  const held = heldPulls(known, at);
  const isAnything = held.isCut || held.pulls.length > 0;
  return isPolicyTheSame && isAnything ? standingNoGoes(known.decisions, at)[0] : undefined;
}

function heldLines(known: KnownPlan, noGo: StageDecision, { because, manager, at }: Ending): readonly string[] {
  const { pulls, isCut } = heldPulls(known, at);
  const about = isCut
    ? 'every release that brings a pull request, since more belonged to it than could be read'
    : sayPulls(pulls);
  const stages = standingNoGoes(known.decisions, at).map(({ stage }) => `\`${commandFor(stage)}\``);
  return [
    `**${inertMarkdown(plainLine(sayHeld(noGo, { manager, over: because }), 500))}.**`,
    '',
    'State: held.',
    '',
    `A no-go ends by a decision alone. It holds ${about}.`,
    '',
    `To end it, comment ${stages.join(' and ')} here. \`/tidegate leave-out #NUMBER REASON\` here leaves one pull request out of it. Both are for the release manager of production, approvers of production and those who may override.`,
  ];
}

function overLines(known: KnownPlan, { because, at }: Ending): readonly string[] {
  return [
    `**Over: ${inertMarkdown(because)}.**`,
    '',
    'State: closed.',
    ...standingNoGoes(known.decisions, at).flatMap(({ user, stage }) => [
      '',
      `⚠️ The no-go of ${inertMarkdown(user)} at ${inertMarkdown(stage)} holds nothing any more.`,
    ]),
  ];
}

function whatItWas({ title, date, decisions }: KnownPlan): string {
  const planned = `It was planned as ${inertMarkdown(plainLine(title, 200))}${date === null ? '' : `, for ${date}`}.`;
  return decisions.length === 0
    ? `${planned} Nobody decided about a stage.`
    : `${planned} What was decided about its stages is in the comments and in the audit log (${decisions.length}).`;
}
