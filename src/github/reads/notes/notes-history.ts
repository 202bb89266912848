/** The history that release notes are made from, as GitHub tells it. */
import type { CommitLink, KnownPullRequest, NotesRange, RangeCommit } from '../../../domain/notes-range.ts';
import type { NotesHistory } from '../../../flow/ports.ts';
import type { Connection } from '../../client.ts';
import { associateOnGitHub } from './associate-on-github.ts';
import { type Comparison, comparePaged, type ListedCommit } from './compare-paged.ts';
import { readNewcomers } from './newcomers.ts';
import { rangeCommit } from './range-commit.ts';
import { readTouchedFiles } from './read-touched-files.ts';
import { findCommit, resolveRevision } from './resolve-revision.ts';

/** What messages speak of is somebody's text: it must not be able to use up what a job may read. */
const MOST_MENTIONED = 100;

export function notesHistoryOn(connection: Connection): NotesHistory {
  return {
    range: (ends) => readRange(connection, ends),
    commits: (shas) => readMentioned(connection, shas),
    newcomers: (people, before) => readNewcomers(connection, people, before),
  };
}

const NOTHING: Comparison = { direction: 'first', commits: [], complete: true };

async function readRange(connection: Connection, ends: Parameters<NotesHistory['range']>[0]): Promise<NotesRange> {
  const to = await resolveRevision(connection, ends.to);
  const from = ends.from === null ? null : await resolveRevision(connection, ends.from);
  const gained = from === null ? NOTHING : await comparePaged(connection, from.sha, to.sha);
  const isOneWay = gained.direction !== 'backward' && gained.direction !== 'diverged';
  const lost = from === null || isOneWay ? NOTHING : await comparePaged(connection, to.sha, from.sha);
  const listed = [...gained.commits, ...lost.commits];
  const { pulls, links, complete } = await associateOnGitHub(connection, listed, ends.withFiles);
  const files = await filesOf(connection, listed, [...pulls.values()], links, ends.withFiles);
  const shown = ({ nodeId: _, ...commit }: ListedCommit): RangeCommit => {
    const touched = files.filesOf.get(commit.sha);
    return touched === undefined ? commit : { ...commit, files: touched };
  };
  return {
    repository: `${connection.owner}/${connection.repo}`,
    from,
    to,
    direction: gained.direction,
    commits: gained.commits.map(shown),
    lost: lost.commits.map(shown),
    pullRequests: files.pulls,
    links,
    complete: gained.complete && lost.complete && complete && files.complete,
  };
}

async function filesOf(
  connection: Connection,
  commits: readonly ListedCommit[],
  pulls: readonly KnownPullRequest[],
  links: readonly CommitLink[],
  withFiles: boolean,
): ReturnType<typeof readTouchedFiles> {
  if (!withFiles) return { pulls, filesOf: new Map(), complete: true };
  return readTouchedFiles(connection, commits, pulls, links);
}

async function readMentioned(connection: Connection, shas: readonly string[]): Promise<readonly RangeCommit[]> {
  const found = new Map<string, RangeCommit>();
  for (const sha of new Set(shas.slice(0, MOST_MENTIONED))) {
    const commit = await findCommit(connection, sha);
    // A branch may bear such a name.
    if (commit?.sha.startsWith(sha.toLowerCase())) found.set(commit.sha, rangeCommit(commit));
  }
  return [...found.values()];
}
