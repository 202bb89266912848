/** What people do with milestones. */
import { showMilestone } from '../render/milestone.ts';
import type { Account, IssueRecord, MilestoneRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { MilestoneChange, MilestoneOptions } from '../surface/milestones.ts';

export function addMilestone(world: World, repository: RepositoryRecord, options: MilestoneOptions): MilestoneRecord {
  const now = world.clock.now();
  const creator = world.account(options.by);
  const numbers = [...repository.milestones.keys()];
  const milestone: MilestoneRecord = {
    id: world.nextId(),
    number: Math.max(0, ...numbers) + 1,
    title: options.title,
    description: options.description ?? null,
    state: 'open',
    dueAt: timeOf(options.dueOn),
    creator,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.milestones.set(milestone.number, milestone);
  tell(world, repository, milestone, 'created', creator);
  return milestone;
}

export function editMilestone(
  world: World,
  repository: RepositoryRecord,
  milestone: MilestoneRecord,
  change: MilestoneChange,
  by: Account,
): void {
  const changes = {
    ...(change.title === undefined ? {} : { title: { from: milestone.title } }),
    ...(change.description === undefined ? {} : { description: { from: milestone.description ?? '' } }),
    ...(change.dueOn === undefined
      ? {}
      : { due_on: { from: milestone.dueAt === null ? '' : new Date(milestone.dueAt).toISOString() } }),
  };
  milestone.title = change.title ?? milestone.title;
  milestone.description = change.description ?? milestone.description;
  if (change.dueOn !== undefined) milestone.dueAt = timeOf(change.dueOn);
  milestone.updatedAt = world.clock.now();
  tell(world, repository, milestone, 'edited', by, { changes });
}

export function setMilestoneState(
  world: World,
  repository: RepositoryRecord,
  milestone: MilestoneRecord,
  state: 'open' | 'closed',
  by: Account,
): void {
  if (milestone.state === state) return;
  const now = world.clock.now();
  milestone.state = state;
  milestone.updatedAt = now;
  milestone.closedAt = state === 'closed' ? now : null;
  tell(world, repository, milestone, state === 'closed' ? 'closed' : 'opened', by);
}

export function removeMilestone(
  world: World,
  repository: RepositoryRecord,
  milestone: MilestoneRecord,
  by: Account,
): void {
  repository.milestones.delete(milestone.number);
  for (const issue of repository.issues.values()) if (issue.milestone === milestone.number) issue.milestone = null;
  tell(world, repository, milestone, 'deleted', by);
}

/** Puts an issue or pull request into a milestone, or out of every one. */
export function assignMilestone(
  world: World,
  repository: RepositoryRecord,
  issue: IssueRecord,
  number: number | null,
): void {
  if (number !== null && !repository.milestones.has(number)) throw new Error(`there is no milestone ${number}`);
  issue.milestone = number;
  issue.updatedAt = world.clock.now();
}

function tell(
  world: World,
  repository: RepositoryRecord,
  milestone: MilestoneRecord,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const content = { milestone: showMilestone(world, repository, milestone), ...more };
  world.tell({ webhook: `milestone/${action}`, repository, installation: repository.installation, sender, content });
}

/** Null: no due date. */
function timeOf(dueOn: string | null | undefined): number | null {
  return dueOn === undefined || dueOn === null ? null : Date.parse(dueOn);
}
