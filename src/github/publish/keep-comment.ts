/** One comment of ours on a pull request, kept up to date in place. */
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, listAll, once } from '../client.ts';

export interface OurComment {
  readonly id: number;
  readonly body: string;
}

/**
 * The oldest comment that our token wrote and that is the one: anybody can write our marks.
 *
 * @returns null: there is none; `too-many`: not all comments could be read, so nobody knows.
 */
export async function findComment(
  { octokit, owner, repo, self }: Connection,
  number: number,
  isTheOne: (body: string) => boolean,
): Promise<OurComment | null | 'too-many'> {
  const { items, complete } = await listAll(`Reading the comments of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: number,
      ...page,
      request: once(),
    }),
  );
  const ours = items.find((comment) => comment.user?.login === self && isTheOne(comment.body ?? ''));
  if (ours !== undefined) return { id: Number(ours.id), body: ours.body ?? '' };
  return complete ? null : 'too-many';
}

/** `locked`: somebody closed the conversation, and nobody may write in it. */
export type WrittenComment = 'written' | 'locked';

/** @param known the comment to change; null: a new one is made. */
export async function writeComment(
  connection: Connection,
  number: number,
  known: OurComment | null,
  body: string,
): Promise<WrittenComment> {
  try {
    if (known === null) await create(connection, number, body);
    else await update(connection, number, known.id, body);
    return 'written';
  } catch (error) {
    if (isLocked(error)) return 'locked';
    throw error;
  }
}

/** GitHub says so in words only; a missing permission is "Resource not accessible". */
function isLocked(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'forbidden' && /\block(?:ed)?\b/i.test(error.message);
}

async function create({ octokit, owner, repo }: Connection, number: number, body: string): Promise<void> {
  await ask(`Commenting on #${number}`, () =>
    octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: number,
      body,
      request: once(),
    }),
  );
}

async function update({ octokit, owner, repo }: Connection, number: number, id: number, body: string): Promise<void> {
  await ask(`Changing our comment on #${number}`, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner,
      repo,
      comment_id: id,
      body,
      request: once(),
    }),
  );
}
