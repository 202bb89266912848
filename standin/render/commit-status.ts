import type { CommitStatusRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount } from './account.ts';
import { showCommit } from './commit.ts';
import { instant, nodeId, repositoryApi, type Shown } from './place.ts';
import { showRepository } from './repository.ts';

export function showCommitStatus(world: World, repository: RepositoryRecord, status: CommitStatusRecord): Shown {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: repositoryApi(world, repository, `/statuses/${status.sha}`),
    avatar_url: showAccount(world, status.creator)['avatar_url'],
    context: status.context,
    state: status.state,
    description: null,
    target_url: null,
    created_at: instant(status.at),
    updated_at: instant(status.at),
  };
}

/** `all` are the statuses of the commit, one of each context. */
export function showCombinedStatus(
  world: World,
  repository: RepositoryRecord,
  sha: string,
  all: readonly CommitStatusRecord[],
): Shown {
  const url = repositoryApi(world, repository, `/commits/${sha}`);
  return {
    state: combined(all.map((status) => status.state)),
    sha,
    total_count: all.length,
    repository: showRepository(world, repository),
    commit_url: url,
    url: `${url}/status`,
  };
}

function combined(states: readonly CommitStatusRecord['state'][]): string {
  if (states.includes('failure') || states.includes('error')) return 'failure';
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success';
}

/** As the webhook `status` shows it. */
export function showStatusEvent(world: World, repository: RepositoryRecord, status: CommitStatusRecord): Shown {
  const { git, name, owner } = repository;
  const branches = [...git.branches].filter(([, head]) => git.contains(head, status.sha));
  return {
    ...showCommitStatus(world, repository, status),
    sha: status.sha,
    name: `${owner.login}/${name}`,
    commit: showCommit(world, repository, git.get(status.sha)),
    // At most ten.
    branches: branches.slice(0, 10).map(([branch, head]) => ({
      name: branch,
      commit: { sha: head, url: repositoryApi(world, repository, `/commits/${head}`) },
      protected: false,
    })),
  };
}
