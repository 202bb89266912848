/** Milestones: the list has the open ones unless asked, the one that is due first before the others. */
import { showMilestone } from '../render/milestone.ts';
import { type Handler, listed, notFound, numberOf, repositoryOf } from '../serve/call.ts';
import type { MilestoneRecord } from '../state/records.ts';

export const MILESTONE_ROUTES: Readonly<Record<string, Handler>> = {
  'issues/list-milestones': (call) => {
    const repository = repositoryOf(call);
    const { state = 'open', direction } = call.query;
    const matching = [...repository.milestones.values()].filter((each) => state === 'all' || each.state === state);
    const byDate = matching.toSorted((one, other) => dueOf(one) - dueOf(other));
    const ordered = direction === 'desc' ? byDate.toReversed() : byDate;
    return listed(call, ordered, (milestone) => showMilestone(call.world, repository, milestone));
  },
  'issues/get-milestone': (call) => {
    const repository = repositoryOf(call);
    const milestone = repository.milestones.get(numberOf(call, 'milestone_number'));
    if (milestone === undefined) throw notFound();
    return { status: 200, body: showMilestone(call.world, repository, milestone) };
  },
};

function dueOf({ dueAt }: MilestoneRecord): number {
  return dueAt ?? Number.MAX_SAFE_INTEGER;
}
