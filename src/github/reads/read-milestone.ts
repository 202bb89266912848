/** Milestones, which may be planned releases. */
import type { Instant } from '../../domain/instant.ts';
import type { MilestoneState } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';

/** Whoever has more open at a time plans with something else. */
const MOST_MILESTONES = 300;

export async function readMilestone(connection: Connection, number: number): Promise<MilestoneState | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading milestone ${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/milestones/{milestone_number}', {
      owner,
      repo,
      milestone_number: number,
      request: once(),
    }),
  );
  return answer === null ? null : milestoneState(answer.data);
}

/** Those with the earliest date first, so that a list that is cut loses what is furthest away. */
export async function readOpenMilestones(connection: Connection): Promise<readonly MilestoneState[]> {
  const { octokit, owner, repo } = connection;
  const { items } = await listAll(
    'Reading the open milestones',
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/milestones', {
        owner,
        repo,
        state: 'open',
        sort: 'due_on',
        direction: 'asc',
        ...page,
        request: once(),
      }),
    MOST_MILESTONES,
  );
  return items.map(milestoneState);
}

interface ShownMilestone {
  readonly number: number;
  readonly title: string;
  readonly description: string | null;
  readonly due_on: string | null;
  readonly state: string;
  readonly open_issues: number;
  readonly closed_issues: number;
  readonly updated_at: string;
}

function milestoneState(shown: ShownMilestone): MilestoneState {
  return {
    number: shown.number,
    title: shown.title.toWellFormed(),
    description: (shown.description ?? '').toWellFormed(),
    dueOn: shown.due_on as Instant | null,
    isOpen: shown.state === 'open',
    openItems: shown.open_issues,
    closedItems: shown.closed_issues,
    updatedAt: shown.updated_at as Instant,
  };
}
