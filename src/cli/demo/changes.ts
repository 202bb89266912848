/** What people do with their changes: propose them, and merge them so that they are to be deployed. */
import type { PullRequest, Run } from '../../../standin/start.ts';
import type { Stage } from './stage.ts';

export interface Proposal {
  readonly branch: string;
  readonly title: string;
  readonly author: string;
  readonly coAuthors?: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Commit the branch starts at; undefined: the default branch. */
  readonly from?: string | undefined;
}

export function propose({ shop }: Stage, proposal: Proposal): PullRequest {
  const { branch, title, author, coAuthors = [], files, from } = proposal;
  shop.push({ branch, message: title, author, coAuthors, files, ...(from === undefined ? {} : { from }) });
  return shop.openPullRequest({ head: branch, title, author });
}

export function mergeAndDeploy({ shop }: Stage, pull: PullRequest, by: string): Run {
  pull.merge({ by, method: 'squash' });
  return shop.startRun({ environment: 'production', actor: by });
}

/** The commit that production runs: GitHub calls one deployment at most a success. */
export function running({ shop }: Stage): string {
  return shop.deployments('production').find(({ state }) => state === 'success')?.sha ?? '';
}
