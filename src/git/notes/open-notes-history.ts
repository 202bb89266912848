/** A local clone as what release notes are read from. */
import type { ChangedFile, Direction } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { NotesRange, RangeCommit } from '../../domain/notes-range.ts';
import type { NotesHistory } from '../../flow/ports.ts';
import { type Clone, openClone } from '../open-clone.ts';
import { readChanges } from '../read-changes.ts';
import { askGit } from '../run-git.ts';
import { findLanded } from './find-landed.ts';
import { type RangeEnds, RangeReading } from './range-reading.ts';
import { readCommits, type SidedCommits } from './read-commits.ts';

export interface CloneHistory extends NotesHistory {
  /** `owner/name` of the remote `origin`; without one, `local/` and the name of the folder. */
  readonly repository: string;
  /** Where GitHub shows it; null: not known. */
  readonly repositoryUrl: string | null;
  /** A file in `.github` of the newest commit of the branch that is checked out, or null. */
  file(path: string): Promise<string | null>;
  /** Ends what is still being read. */
  [Symbol.dispose](): void;
}

/**
 * Opens the clone. With `ends` git is reading the range and who was there before it when this is done, so that it goes on
 * while the rest of the program loads. Throws `Failure` as `openClone` does; what is wrong with revisions `range` tells.
 */
export async function openNotesHistory(dir: string, ends?: RangeEnds): Promise<CloneHistory> {
  const reading = new RangeReading(dir);
  const begun = ends === undefined ? undefined : reading.begin(ends).catch(() => undefined);
  const files = readNamesOfFiles(dir);
  try {
    const [clone, names] = await Promise.all([openClone(dir), files, begun]);
    return historyOf(dir, { ...clone, file: async (path) => (names.has(path) ? clone.file(path) : null) }, reading);
  } catch (error) {
    reading.stop();
    throw error;
  }
}

function historyOf(dir: string, { repository, repositoryUrl, file }: Clone, reading: RangeReading): CloneHistory {
  return {
    repository,
    repositoryUrl,
    file,
    async range({ withFiles, ...ends }) {
      const { from, to, commits: read } = await reading.begin(ends);
      const commits = await read;
      const gained = withFiles ? await withFilesOf(dir, commits.gained) : commits.gained;
      const lost = withFiles ? await withFilesOf(dir, commits.lost) : commits.lost;
      return rangeOf(repository, { from, to }, { gained, lost });
    },
    commits: (shas) => readCommits(dir, shas),
    landed: (asked, before) => findLanded(dir, asked, before),
    newcomers: (people, before) => reading.newcomers(people, before),
    [Symbol.dispose]: () => reading.stop(),
  };
}

function rangeOf(
  repository: string,
  { from, to }: Pick<NotesRange, 'from' | 'to'>,
  { gained, lost }: SidedCommits,
): NotesRange {
  const direction = directionOf(from?.sha ?? null, to.sha, gained.length > 0, lost.length > 0);
  return { repository, from, to, direction, commits: gained, lost, pullRequests: [], links: [], complete: true };
}

function directionOf(from: string | null, to: string, hasOwn: boolean, hasLost: boolean): Direction {
  if (from === null) return 'first';
  if (from === to) return 'same';
  if (hasOwn) return hasLost ? 'diverged' : 'forward';
  return 'backward';
}

/** Two-way renames as `readChanges` tells them: a file removed and one added. */
async function withFilesOf(dir: string, commits: readonly RangeCommit[]): Promise<readonly RangeCommit[]> {
  const files = new Map<string, readonly ChangedFile[]>();
  // Newest first takes git less time.
  const names = commits.map(({ sha }) => sha).toReversed();
  for await (const change of readChanges(dir, names, { withFiles: true })) {
    files.set(change.kind === 'commit' ? change.sha : change.headSha, change.files);
  }
  return commits.map((commit) => {
    const changed = files.get(commit.sha);
    // A commit of which nothing is known must not pass for one that changes nothing.
    if (changed === undefined)
      throw new Failure('unavailable', `git did not tell the files of ${commit.sha}. Run it again.`);
    return { ...commit, files: changed };
  });
}

/** What there is in the folder that all the files asked for are in: one process instead of one for each that is not there. */
async function readNamesOfFiles(dir: string): Promise<ReadonlySet<string>> {
  try {
    const args = ['ls-tree', '-z', '--full-tree', '--name-only', 'HEAD', '.github/'];
    return new Set((await askGit({ dir, args })).split('\0'));
  } catch (error) {
    // Nothing has been committed to the branch; what is wrong with the clone itself is told when it is opened.
    if (error instanceof Failure && error.kind !== 'unavailable') return new Set();
    throw error;
  }
}
