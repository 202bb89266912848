/** Which planned release does a comment speak of? */
import { isPlanned } from '../../../policy/plan/planned.ts';
import { verdictOf } from '../../../policy/plan/verdicts.ts';
import type { Policy } from '../../../policy/schema.ts';
import { heldPulls } from '../../no-goes.ts';
import type { KnownPlan } from '../../ports.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { CommandOf, Given } from './given.ts';
import { replyNoPlan, replyPlanOver, replySeveralPlans } from './stage-texts.ts';

export type Stage = Given<CommandOf<'go' | 'no-go'>>;

/** A plan as far as a decision needs it. */
export interface MeantPlan {
  readonly number: number;
  readonly title: string;
  /** As `due_on` or as a local date; null: it has none. */
  readonly due: string | null;
  /** As it was told last; undefined: it never was. */
  readonly known: KnownPlan | undefined;
}

/** That of the record, else of the milestone that the issue or pull request belongs to, else the only open one. */
export async function findPlan(
  given: Stage,
  policies: readonly Policy[],
): Promise<{ readonly plan: MeantPlan } | { readonly refusal: ReplyText }> {
  const { question, ports, github, command } = given;
  const known = await ports.store.plansOf(question.repository.id);
  const own = known.find(({ issue }) => issue === question.issueNumber);
  if (own?.state === 'over' && !isTakenBack(own, given)) return { refusal: replyPlanOver(own.title) };
  if (own !== undefined) return { plan: meant(own) };
  const milestone = (await github.issue(question.issueNumber))?.milestone ?? null;
  const belongsTo = milestone === null ? undefined : await planOf(given, milestone, policies, known);
  if (belongsTo !== undefined) return { plan: belongsTo };
  const holding = known.filter(
    (plan) => isTakenBack(plan, given) && heldPulls(plan, given.at).pulls.includes(question.issueNumber),
  );
  const [first, ...more] = holding;
  if (first !== undefined)
    return more.length > 0 ? { refusal: replySeveralPlans(command.kind, holding) } : { plan: meant(first) };
  const open = known.filter(({ state, title }) => state === 'open' && isPlanned(policies, title));
  const [only, ...others] = open;
  if (only === undefined) return { refusal: replyNoPlan() };
  if (others.length > 0) return { refusal: replySeveralPlans(command.kind, open) };
  return { plan: meant(only) };
}

/** A no-go stands until somebody takes it back, also where the milestone is closed or gone, or left by what it is about. */
function isTakenBack({ decisions }: KnownPlan, { command, at }: Stage): boolean {
  return command.kind === 'go' && verdictOf(command.stage, decisions, at).verdict === 'no-go';
}

/** As GitHub has it now: its date may have moved since it was last told. */
async function planOf(
  { github }: Stage,
  number: number,
  policies: readonly Policy[],
  known: readonly KnownPlan[],
): Promise<MeantPlan | undefined> {
  const milestone = await github.milestone(number);
  if (milestone === null || !milestone.isOpen || !isPlanned(policies, milestone.title)) return undefined;
  return { number, title: milestone.title, due: milestone.dueOn, known: known.find((each) => each.number === number) };
}

function meant(known: KnownPlan): MeantPlan {
  const { number, title, date, state } = known;
  return { number, title, due: state === 'over' ? null : date, known };
}
