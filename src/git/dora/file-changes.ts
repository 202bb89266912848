/** When a file of a repository was changed, as its history tells. */
import type { EpochMs } from '../../domain/instant.ts';
import { readFields } from '../read-fields.ts';
import { streamGit } from '../run-git.ts';

export interface FileChange {
  readonly sha: string;
  /** When it was committed. */
  readonly at: EpochMs;
  readonly subject: string;
}

const FIELDS = 3;

export interface FileInHistory {
  readonly path: string;
  /** What the path is relative to: the folder that is asked, or the repository that it lies in. */
  readonly from: 'folder' | 'repository';
}

/**
 * The commits of the branch that is checked out that changed the file, oldest first; none where it was never there.
 * Throws `Failure` when `dir` lies in no repository or the repository has no commit.
 */
export async function fileChanges(dir: string, { path, from }: FileInHistory): Promise<readonly FileChange[]> {
  const args = [
    ...['log', '-z', '-s', '--reverse', '--no-color', '--no-decorate', '--no-show-signature', '--encoding=UTF-8'],
    ...['--format=tformat:%H%x00%ct%x00%s', 'HEAD', '--', `:(${from === 'folder' ? '' : 'top,'}literal)${path}`],
  ];
  const changes: FileChange[] = [];
  let fields: string[] = [];
  for await (const more of readFields(streamGit({ dir, args }), '\0')) {
    for (const field of more) {
      fields.push(field);
      if (fields.length < FIELDS) continue;
      const [sha = '', seconds = '', subject = ''] = fields;
      changes.push({ sha, at: Number(seconds) * 1000, subject });
      fields = [];
    }
  }
  return changes;
}
