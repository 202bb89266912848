import type { GroupRecord } from '../state/branch-rules.ts';
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showPushedCommit } from './commit.ts';
import type { Shown } from './place.ts';

export function showGroup(world: World, repository: RepositoryRecord, group: GroupRecord): Shown {
  const { branch, baseSha, headSha } = group;
  const base = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]+$/.exec(branch)?.[1] ?? '';
  return {
    head_sha: headSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: baseSha,
    base_ref: `refs/heads/${base}`,
    head_commit: showPushedCommit(world, repository, repository.git.get(headSha)),
  };
}
