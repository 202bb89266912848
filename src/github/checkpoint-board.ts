/**
 * Checkpoints of an audit log as comments on an issue of ours: hashes only, and everybody who can read the issue has
 * them from then on, with the time that GitHub gives.
 */
import { Failure } from '../domain/failure.ts';
import type { CheckpointBoard } from '../flow/ports.ts';
import { ask, askOrNull, type Connection, listAll, once } from './client.ts';

/** GitHub takes 2,500 comments on an issue. */
const MOST_COMMENTS = 2400;
const PAGE_SIZE = 100;
const TITLE = 'Checkpoints of the audit log';

/** The board of the log called `origin` in the repository of the connection. Its issue is made with the first checkpoint. */
export function openCheckpointBoard(connection: Connection, origin: string): CheckpointBoard {
  return {
    newest: async (known) => {
      const issues = await findIssues(connection, origin, known);
      return { place: issues[0]?.number ?? null, notes: await newestNotes(connection, issues) };
    },
    publish: async (body, known) => {
      const [newest] = await findIssues(connection, origin, known);
      const isFull = newest === undefined || newest.comments >= MOST_COMMENTS;
      const number = isFull ? await openIssue(connection, origin) : newest.number;
      await comment(connection, number, body);
      return number;
    },
  };
}

interface Issue {
  readonly number: number;
  readonly comments: number;
}

/** One that was opened and not written on, because we were stopped in between, says nothing; the one before it does. */
const MOST_LOOKED_AT = 3;

async function newestNotes(connection: Connection, issues: readonly Issue[]): Promise<readonly string[]> {
  for (const issue of issues.slice(0, MOST_LOOKED_AT)) {
    const notes = await newestComments(connection, issue);
    if (notes.length > 0) return notes;
  }
  return [];
}

/**
 * Our own issues with the mark, newest first: anybody can write the mark into theirs. Without the one that is known to be
 * there, or where not all can be looked through, a log could get a second history: that is a `Failure`.
 */
async function findIssues(connection: Connection, origin: string, known: number | null): Promise<readonly Issue[]> {
  const { octokit, owner, repo, self } = connection;
  const { items, complete } = await listAll('Reading our issues', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      creator: self,
      state: 'all',
      ...page,
      request: once(),
    }),
  );
  const ours = items
    .filter(({ number, user, body }) => user?.login === self && (number === known || isMarked(body, origin)))
    .map(({ number, comments }): Issue => ({ number, comments }));
  if (known !== null && !ours.some(({ number }) => number === known)) {
    ours.push(complete ? gone(connection, known) : await readKnown(connection, known));
  }
  if (ours.length === 0 && !complete) throw new Failure('rejected', sayCut(connection));
  return ours.toSorted((one, other) => other.number - one.number);
}

function isMarked(body: string | null | undefined, origin: string): boolean {
  return (body ?? '').includes(markOf(origin));
}

async function readKnown(connection: Connection, number: number): Promise<Issue> {
  const { octokit, owner, repo, self } = connection;
  const where = { owner, repo, issue_number: number, request: once() };
  const read = () => octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', where);
  const answer = await askOrNull(`Reading #${number}`, read);
  if (answer?.data.number !== number || answer.data.user?.login !== self) return gone(connection, number);
  return { number, comments: answer.data.comments };
}

function gone({ owner, repo }: Connection, number: number): never {
  throw new Failure(
    'rejected',
    `${owner}/${repo}#${number}, where its checkpoints were published, is gone: nothing says any more what the log has to go on from. Nothing is signed. Find out who deleted or moved the issue, and check the log against a copy of its checkpoints.`,
  );
}

function sayCut({ owner, repo }: Connection): string {
  return `${owner}/${repo} has more issues of this App than can be looked through, so the one with its checkpoints may be among them. Nothing is signed.`;
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
