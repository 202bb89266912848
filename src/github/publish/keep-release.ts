/** The release of a tag: made where there is none, else its text is changed and nothing else of it. */
import { Failure } from '../../domain/failure.ts';
import { ask, askOrNull, type Connection, listAll, once } from '../client.ts';

export interface SeenRelease {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly isDraft: boolean;
}

/** GitHub answers 500 beyond this many. */
const MOST_LISTED = 1000;

/** Published or a draft that people prepare; null: there is none. A draft is not found by its tag. */
export async function findRelease(connection: Connection, tag: string): Promise<SeenRelease | null> {
  const { octokit, owner, repo } = connection;
  const found = await askOrNull(`Reading the release of ${tag}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', { owner, repo, tag, request: once() }),
  );
  if (found !== null) return seen(found.data);
  const { items } = await listAll(
    'Reading the releases',
    (page) => octokit.request('GET /repos/{owner}/{repo}/releases', { owner, repo, ...page, request: once() }),
    MOST_LISTED,
  );
  const draft = items.find((release) => release.draft && release.tag_name === tag);
  return draft === undefined ? null : seen(draft);
}

interface ShownRelease {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null | undefined;
  readonly draft: boolean;
}

function seen({ id, html_url: url, body, draft }: ShownRelease): SeenRelease {
  return { id: Number(id), url, body: body ?? '', isDraft: draft };
}

/** Whether there is a tag of this name. */
export async function isTag({ octokit, owner, repo }: Connection, name: string): Promise<boolean> {
  if (name === '') return false;
  const found = await askOrNull(`Looking for the tag ${name}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { owner, repo, ref: `tags/${name}`, request: once() }),
  );
  return found !== null;
}

/** A version with something after a dash, such as `v1.2.0-rc.1` (semver.org, 9). */
const IS_PRERELEASE = /^\D*\d+(?:\.\d+){1,2}-/;

export async function createRelease(connection: Connection, tag: string, body: string): Promise<SeenRelease> {
  const { octokit, owner, repo } = connection;
  const { data } = await writing(connection, tag, `Creating the release of ${tag}`, () =>
    // No `target_commitish`: the tag is there, and naming a commit that changes workflows takes a permission more.
    octokit.request('POST /repos/{owner}/{repo}/releases', {
      owner,
      repo,
      tag_name: tag,
      name: tag,
      body,
      prerelease: IS_PRERELEASE.test(tag),
      // By version, so that a release of an older line does not become the latest one.
      make_latest: 'legacy',
      request: once(),
    }),
  );
  return seen(data);
}

export async function updateRelease(
  connection: Connection,
  tag: string,
  { id }: SeenRelease,
  body: string,
): Promise<SeenRelease> {
  const { octokit, owner, repo } = connection;
  const { data } = await writing(connection, tag, `Updating the release of ${tag}`, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/releases/{release_id}', {
      owner,
      repo,
      release_id: id,
      body,
      request: once(),
    }),
  );
  return seen(data);
}

/**
 * GitHub answers 404 or 403 to a release of a commit that changes workflow files, when the token may not change these;
 * and the token of a job never may. Nothing in the answer says so.
 */
async function writing<T>(connection: Connection, tag: string, what: string, request: () => Promise<T>): Promise<T> {
  try {
    return await ask(what, request);
  } catch (error) {
    if (!(error instanceof Failure) || (error.kind !== 'forbidden' && error.kind !== 'not-found')) throw error;
    const isWorkflow = await changesWorkflows(connection, tag);
    if (!isWorkflow) throw error;
    throw new Failure(
      'rejected',
      `${error.message}. The commit of ${tag} changes files in .github/workflows, and GitHub refuses releases of such a commit to tokens that may not change workflows, which the token of a job never may. Give "github-token" the token of an App, or of a person, with "contents: write" and "workflows: write"; or tag a commit that changes no workflow.`,
      { cause: error },
    );
  }
}

async function changesWorkflows({ octokit, owner, repo }: Connection, tag: string): Promise<boolean> {
  const found = await ask(`Reading the files of ${tag}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: `tags/${tag}`, request: once() }),
  ).catch(() => null);
  const files = found?.data.files ?? [];
  return files.some(({ filename }) => filename.startsWith('.github/workflows/'));
}
