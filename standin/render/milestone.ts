import type { MilestoneRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { instant, instantOrNull, nodeId, repositoryApi, repositoryPage, type Shown } from './place.ts';

export function showMilestone(world: World, repository: RepositoryRecord, milestone: MilestoneRecord): Shown {
  const { id, number, title, description, state, creator } = milestone;
  const url = repositoryApi(world, repository, `/milestones/${number}`);
  const issues = [...repository.issues.values()].filter((issue) => issue.milestone === number);
  return {
    id,
    node_id: nodeId('Milestone', id),
    number,
    title,
    description,
    state,
    url,
    labels_url: `${url}/labels`,
    html_url: repositoryPage(world, repository, `/milestone/${number}`),
    creator: showAccount(world, creator),
    open_issues: issues.filter((issue) => issue.state === 'open').length,
    closed_issues: issues.filter((issue) => issue.state === 'closed').length,
    created_at: instant(milestone.createdAt),
    updated_at: instant(milestone.updatedAt),
    closed_at: instantOrNull(milestone.closedAt),
    due_on: instantOrNull(milestone.dueAt),
  };
}

/** Null: it is in none. */
export function showMilestoneOf(world: World, repository: RepositoryRecord, number: number | null): Shown | null {
  const milestone = number === null ? undefined : repository.milestones.get(number);
  return milestone === undefined ? null : showMilestone(world, repository, milestone);
}
