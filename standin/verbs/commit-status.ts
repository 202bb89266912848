/** Commit statuses: the older way to say how CI went. Each report is kept; the newest of a context counts. */
import { showStatusEvent } from '../render/commit-status.ts';
import type { Account, CommitStatusRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

export function addCommitStatus(
  world: World,
  repository: RepositoryRecord,
  report: Pick<CommitStatusRecord, 'sha' | 'context' | 'state'> & { readonly creator: Account },
): CommitStatusRecord {
  repository.git.get(report.sha);
  const status = { ...report, id: world.nextId(), at: world.clock.now() };
  repository.commitStatuses.push(status);
  const content = showStatusEvent(world, repository, status);
  const { installation } = repository;
  world.tell({ webhook: 'status', repository, installation, sender: report.creator, content });
  return status;
}

/** Newest of each context, newest first. */
export function statusesOf(repository: RepositoryRecord, sha: string): readonly CommitStatusRecord[] {
  const newestFirst = repository.commitStatuses.filter((status) => status.sha === sha).reverse();
  return newestFirst.filter((status) => status === newestFirst.find((other) => other.context === status.context));
}
