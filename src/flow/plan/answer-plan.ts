/** What is to be said of a planned release in its record, and which of its dates comes next? */
import type { KeepIssue } from '../../domain/effect.ts';
import { type EpochMs, epochMs } from '../../domain/instant.ts';
import type { GateQuestion, PlanQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { isPlanned } from '../../policy/plan/planned.ts';
import { type Answer, recordOf } from '../answer.ts';
import { readPolicyState } from '../policies.ts';
import type { MilestoneState, Ports } from '../ports.ts';
import { endedPlan, endingFor } from './ended-plan.ts';
import { isHeldOver, keptPlan } from './kept-plan.ts';
import { nextStep } from './next-step.ts';
import { planNotices, windowMoments } from './plan-notices.ts';
import { bodyOfPlan, titleOfPlan } from './plan-text.ts';
import type { PlanView } from './plan-view.ts';
import { keyOfPlan, readPlan } from './read-plan.ts';

/** A policy that cannot be applied is corrected soon. */
const LOOK_AGAIN_MS = 600_000;
/** What else a record tells, such as the plan of another repository, makes no event here. */
const TOLD_ANEW_MS = 86_400_000;
/** How often a release of it that is under way is looked at. */
const FOLLOWED_MS = 3_600_000;

export async function answerPlan(question: PlanQuestion, ports: Ports): Promise<Answer> {
  const at = ports.clock.now();
  const { repository } = question;
  const github = await ports.github(repository, 'report');
  const policy = await readPolicyState(ports, repository, github);
  if (policy.kind === 'invalid' || policy.kind === 'org-policy-unreadable') {
    return { record: recordOf(at, 'Not told: no policy is in force.'), dueAt: at + LOOK_AGAIN_MS };
  }
  const policies = policy.kind === 'in-force' ? policy.policies : [];
  const known = (await ports.store.plansOf(repository.id)).find(({ number }) => number === question.milestone);
  const milestone = await github.milestone(question.milestone);
  const ending = endingOf(milestone, policies);
  if (milestone === null || ending !== undefined) {
    return endedPlan(question, known, endingFor(known, policies, ending ?? GONE, at));
  }
  const issue = await ports.store.keptIssue(repository.id, keyOfPlan(milestone.number));
  // Closed before anybody planned by it: no record of it is begun now.
  if (!milestone.isOpen && known === undefined) {
    return endedPlan(question, known, endingFor(known, policies, 'the milestone is closed', at));
  }
  const view = await readPlan({ question, milestone, known, policies, github, ports, issue, at });
  const isNews = known?.title !== milestone.title || known.date !== (view.dates?.date ?? null);
  const questions = isNews ? await ports.store.openGates(repository.id) : [];
  return told(view, { policies, questions, issue });
}

const GONE = 'the milestone was deleted';

/** Undefined: it is a planned release, if it is there. */
function endingOf(milestone: MilestoneState | null, policies: readonly PolicyInForce[]): string | undefined {
  if (milestone === null) return GONE;
  const inForce = policies.map(({ policy }) => policy);
  return isPlanned(inForce, milestone.title) ? undefined : 'the policy does not plan by a milestone of this title';
}

interface Told {
  readonly policies: readonly PolicyInForce[];
  /** Gates that may judge by it. */
  readonly questions: readonly GateQuestion[];
  readonly issue: number | null;
}

function told(view: PlanView, { policies, questions, issue }: Told): Answer {
  const { repository, milestone, at } = view;
  const isOver = view.over !== null && !isHeldOver(view);
  const effect: KeepIssue = {
    kind: 'keep-issue',
    repository,
    key: keyOfPlan(milestone.number),
    number: issue,
    title: titleOfPlan(milestone.title),
    label: 'tidegate:release',
    body: bodyOfPlan(view),
    seed: '',
    isOver,
    ...(view.assignees.length === 0 ? {} : { assignees: view.assignees }),
  };
  const record = recordOf(at, nextStep(view), {
    effects: [effect],
    notices: planNotices(view, policies),
    questions,
    plan: keptPlan(view),
    final: isOver,
  });
  return { record, dueAt: isOver ? null : nextLook(view, policies) };
}

function nextLook(view: PlanView, policies: readonly PolicyInForce[]): EpochMs {
  const { dates, at } = view;
  const whileItGoes = nextOfRelease(view);
  // A go that is still to come by this clock counts when it comes.
  const said = view.decisions.map((each) => epochMs(each.at));
  if (dates === null) return Math.min(whileItGoes, ...said.filter((moment) => moment > at));
  const moments = [
    ...dates.stages.flatMap(({ from, until }) => [from, until]),
    dates.productionAt,
    dates.until,
    ...windowMoments(dates, policies),
    ...said,
  ];
  return Math.min(whileItGoes, ...moments.filter((moment) => moment > at));
}

/** Its own record tells at once how a release goes; here it is enough to follow. */
function nextOfRelease({ standing, release, at }: PlanView): EpochMs {
  const { state, until } = standing;
  const isMoving = release !== null && ['held', 'releasing', 'verifying', 'watching'].includes(state);
  const ends = until !== null && until > at ? [until] : [];
  return Math.min(at + TOLD_ANEW_MS, ...ends, ...(isMoving ? [at + FOLLOWED_MS] : []));
}
