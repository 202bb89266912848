/** Reads what is to be told of a planned release. */
import type { EpochMs } from '../../domain/instant.ts';
import { peoplesPartOf } from '../../domain/kept-issue.ts';
import type { PlanQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { planDates, zoneOfPlans } from '../../policy/plan/dates.ts';
import { expectedDowntime } from '../../policy/plan/downtime.ts';
import { planWarnings } from '../../policy/plan/warnings.ts';
import { releaseManagerOf, sayReleaseManager } from '../../policy/release-owner.ts';
import type { People, Policy } from '../../policy/schema.ts';
import { heldPulls, keptAbout, pullsOf, standingNoGoes } from '../no-goes.ts';
import { assignable } from '../owner/assignees.ts';
import type { GitHub, KnownPlan, MilestoneState, Ports } from '../ports.ts';
import { trainLines } from '../train/plan-lines.ts';
import { planState } from './plan-state.ts';
import type { PlanView } from './plan-view.ts';
import { productionOf } from './production.ts';
import { commitsOfPlan } from './releases.ts';
import { readSurroundings } from './surroundings.ts';

export interface PlanReading {
  readonly question: PlanQuestion;
  readonly milestone: MilestoneState;
  /** As it was told last; undefined: it never was. */
  readonly known: KnownPlan | undefined;
  readonly policies: readonly PolicyInForce[];
  readonly github: GitHub;
  readonly ports: Ports;
  /** The issue that is its record; null: none that we know of. */
  readonly issue: number | null;
  readonly at: EpochMs;
}

export async function readPlan(reading: PlanReading): Promise<PlanView> {
  const { question, milestone, known, github, ports, at } = reading;
  const { repository } = question;
  const { store } = ports;
  const policies = reading.policies.map(({ policy }) => policy);
  const decisions = await store.stageDecisions(repository.id, milestone.number);
  const around = await readSurroundings({ store, repository, policies, decisions, at });
  const dates = milestone.dueOn === null ? null : (planDates(milestone.title, milestone.dueOn, around) ?? null);
  const items = await github.milestoneItems(milestone.number);
  const about = keptAbout(known === undefined ? undefined : { ...known, decisions }, pullsOf(items), at);
  const releases = await commitsOfPlan(store, repository.id, milestone.number);
  const held = heldPulls({ decisions, about, leftOut: known?.leftOut }, at);
  const isHolding = milestone.isOpen || held.isCut || held.pulls.length > 0;
  const isNoGo = isHolding && standingNoGoes(decisions, at).length > 0;
  const managers = managersOf(policies);
  const texts = [milestone.description, await readWritten(reading)];
  return {
    repository,
    milestone,
    dates,
    decisions,
    items: items.items,
    isCut: !items.complete,
    about,
    held,
    releases,
    ...(await planState({
      ...reading,
      repository,
      releases,
      production: around.production,
      isNoGo,
      isMilestoneOpen: milestone.isOpen,
    })),
    trains: milestone.isOpen ? await trainLines({ ...reading, repository, title: milestone.title }) : [],
    downtime: expectedDowntime(texts) ?? null,
    warnings: dates === null || !milestone.isOpen ? [] : planWarnings(dates, around),
    manager: sayManager(policies),
    assignees: assignable(managers),
    over: milestone.isOpen ? null : 'the milestone is closed',
    zone: zoneOfPlans(policies),
    at,
  };
}

/** Null: the policies name nobody. */
export function sayManager(policies: readonly Policy[]): string | null {
  const managers = managersOf(policies);
  return managers.length === 0 ? null : [...new Set(managers.map(sayReleaseManager))].join(' or ');
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
