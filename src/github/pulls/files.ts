/** The files of a pull request, under both names. */
import type { ChangedFile } from '../../domain/facts.ts';
import { type Connection, listAll, once } from '../client.ts';

/** GitHub lists at most 3,000 files of a pull request. */
export async function readFiles({ octokit, owner, repo }: Connection, number: number): Promise<readonly ChangedFile[]> {
  const { items } = await listAll(`Reading the files of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      owner,
      repo,
      pull_number: number,
      ...page,
      request: once(),
    }),
  );
  return items.map(changedFile);
}

interface ListedFile {
  readonly filename: string;
  readonly previous_filename?: string | undefined;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
}

export function changedFile(file: ListedFile): ChangedFile {
  const previous = file.previous_filename?.toWellFormed();
  return {
    path: file.filename.toWellFormed(),
    ...(previous === undefined ? {} : { previousPath: previous }),
    status: FILE_STATUS[file.status] ?? 'modified',
    additions: file.additions,
    deletions: file.deletions,
  };
}

const FILE_STATUS: Readonly<Record<string, ChangedFile['status'] | undefined>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};
