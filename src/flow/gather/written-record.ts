/** What people wrote in the record of a release, around the part that we keep there. */
import { peoplesPartOf } from '../../domain/kept-issue.ts';
import { releaseKey } from '../../domain/question.ts';
import type { GitHub, Store } from '../ports.ts';

interface Release {
  readonly store: Pick<Store, 'keptIssue'>;
  readonly github: Pick<GitHub, 'issue'>;
  readonly repositoryId: number;
  readonly service: string | undefined;
  readonly sha: string;
}

/** Null: there is no record yet, or it is gone. */
export async function writtenRecord({ store, github, repositoryId, service, sha }: Release): Promise<string | null> {
  const key = releaseKey({ sha, service });
  const number = await store.keptIssue(repositoryId, key);
  const issue = number === null ? null : await github.issue(number);
  return issue === null ? null : peoplesPartOf(issue.body, key);
}
