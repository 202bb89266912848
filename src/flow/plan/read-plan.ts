/** Reads what is to be told of a planned release. */
import type { EpochMs } from '../../domain/instant.ts';
import { peoplesPartOf } from '../../domain/kept-issue.ts';
import type { PlanQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { sayPeople } from '../../policy/people.ts';
import { planDates, zoneOfPlans } from '../../policy/plan/dates.ts';
import { expectedDowntime } from '../../policy/plan/downtime.ts';
import { planWarnings } from '../../policy/plan/warnings.ts';
import { releaseManagerOf } from '../../policy/release-owner.ts';
import type { People, Policy } from '../../policy/schema.ts';
import type { GitHub, MilestoneState, Ports } from '../ports.ts';
import type { PlanView } from './plan-view.ts';
import { productionOf } from './production.ts';
import { commitsOfPlan } from './releases.ts';
import { readSurroundings } from './surroundings.ts';

/** GitHub takes no more. */
const MOST_ASSIGNEES = 10;

export interface PlanReading {
  readonly question: PlanQuestion;
  readonly milestone: MilestoneState;
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
  /** The issue that is its record; null: none that we know of. */
  readonly issue: number | null;
  readonly at: EpochMs;
}

export async function readPlan(reading: PlanReading): Promise<PlanView> {
  const { question, milestone, github, ports, at } = reading;
  const { repository } = question;
  const { store } = ports;
  const policies = reading.policies.map(({ policy }) => policy);
  const decisions = await store.stageDecisions(repository.id, milestone.number);
  const around = await readSurroundings({ store, repository, policies, decisions, at });
  const dates = milestone.dueOn === null ? null : (planDates(milestone.title, milestone.dueOn, around) ?? null);
  const { items, complete } = await github.milestoneItems(milestone.number);
  const managers = managersOf(policies);
  const texts = [milestone.description, await readWritten(reading)];
  return {
    repository,
    milestone,
    dates,
    decisions,
    items,
    isCut: !complete,
    releases: await commitsOfPlan(store, repository.id, milestone.number),
    downtime: expectedDowntime(texts) ?? null,
    warnings: dates === null || !milestone.isOpen ? [] : planWarnings(dates, around),
    manager: managers.length === 0 ? null : [...new Set(managers.map(sayPeople))].join(', or '),
    assignees: [...new Set(managers.flatMap(({ users = [] }) => users))].slice(0, MOST_ASSIGNEES),
    over: milestone.isOpen ? null : 'the milestone is closed',
    zone: zoneOfPlans(policies),
    at,
  };
}

function managersOf(policies: readonly Policy[]): readonly People[] {
  return productionOf(policies).flatMap((environment) => releaseManagerOf(policies, environment) ?? []);
}

/** What people wrote around our part of the record. */
async function readWritten({ issue, github, question }: PlanReading): Promise<string> {
  const body = issue === null ? '' : ((await github.issue(issue))?.body ?? '');
  return peoplesPartOf(body, keyOfPlan(question.milestone));
}

/** Tells records apart, also in the issue. */
export function keyOfPlan(milestone: number): string {
  return `plan/${milestone}`;
}
