/**
 * Checkpoints of an audit log as comments on an issue of ours: hashes only, and everybody who can read the issue has
 * them from then on, with the time that GitHub gives.
 */
import { Failure } from '../domain/failure.ts';
import type { CheckpointBoard } from '../flow/ports.ts';
import { ask, type Connection, listAll, once } from './client.ts';

/** GitHub takes 2,500 comments on an issue. */
const MOST_COMMENTS = 2400;
const PAGE_SIZE = 100;
const TITLE = 'Checkpoints of the audit log';

/** The board of the log called `origin` in the repository of the connection. Its issue is made with the first checkpoint. */
export function openCheckpointBoard(connection: Connection, origin: string): CheckpointBoard {
  return {
    newest: async () => {
      const issue = await findIssue(connection, origin);
      return issue === null ? [] : await newestComments(connection, issue);
    },
    publish: async (body) => {
      const known = await findIssue(connection, origin);
      const number =
        known === null || known.comments >= MOST_COMMENTS ? await openIssue(connection, origin) : known.number;
      await comment(connection, number, body);
    },
  };
}

interface Issue {
  readonly number: number;
  readonly comments: number;
}

/** The newest of our own issues with the mark: anybody can write the mark into theirs. */
async function findIssue({ octokit, owner, repo, self }: Connection, origin: string): Promise<Issue | null> {
  const { items } = await listAll('Reading our issues', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      creator: self,
      state: 'all',
      ...page,
      request: once(),
    }),
  );
  const ours = items.filter((issue) => issue.user?.login === self && (issue.body ?? '').includes(markOf(origin)));
  const newest = ours.toSorted((one, other) => other.number - one.number)[0];
  return newest === undefined ? null : { number: newest.number, comments: newest.comments };
}

function markOf(origin: string): string {
  return `<!-- tidegate:audit-log ${origin} -->`;
}

/** Comments are listed oldest first, so the newest are on the last page. */
async function newestComments(
  { octokit, owner, repo, self }: Connection,
  { number, comments }: Issue,
): Promise<readonly string[]> {
  const page = Math.max(1, Math.ceil(comments / PAGE_SIZE));
  const { data } = await ask(`Reading the comments of #${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: number,
      page,
      per_page: PAGE_SIZE,
      request: once(),
    }),
  );
  return data
    .filter((each) => each.user?.login === self)
    .map((each) => each.body ?? '')
    .toReversed();
}

async function openIssue({ octokit, owner, repo }: Connection, origin: string): Promise<number> {
  const { data } = await ask('Opening the issue of the audit log', () =>
    octokit.request('POST /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      title: TITLE,
      body: bodyOf(origin),
      request: once(),
    }),
  );
  if (typeof data.number !== 'number') throw new Failure('unavailable', 'GitHub did not number the issue.');
  return data.number;
}

function bodyOf(origin: string): string {
  return [
    `Each comment is a signed checkpoint of Tidegate's audit log \`${origin}\`: how many lines the log has, and a hash of them all. It tells nothing of what they say.`,
    '',
    'Keep a copy, and nobody can change a line of the log later without your noticing, whoever runs the server included:',
    '',
    '```sh',
    'tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey',
    '```',
    '',
    'Subscribe to this issue to get each checkpoint by mail. Nothing has to be done here; it may be closed, and comments go on.',
    '',
    markOf(origin),
  ].join('\n');
}

async function comment({ octokit, owner, repo }: Connection, number: number, body: string): Promise<void> {
  await ask('Publishing a checkpoint', () =>
    octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: number,
      body,
      request: once(),
    }),
  );
}
