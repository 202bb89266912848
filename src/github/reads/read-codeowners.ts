/** CODEOWNERS of the default branch, where GitHub looks for it. */
import { Failure } from '../../domain/failure.ts';
import { ask, askOrNull, type Connection, once } from '../client.ts';

/** In GitHub's order: the first that is there counts, and the others do not. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub does not load a larger one ("CODEOWNERS files must be under 3 MB in size"). */
const MOST_BYTES = 3 * 1024 * 1024;

/** Empty when there is none, so nobody owns anything. */
export async function readCodeowners(connection: Connection): Promise<string> {
  for (const path of PLACES) {
    const text = await readPlace(connection, path);
    if (text !== undefined) return text;
  }
  return '';
}

/** Undefined: it is not there. */
async function readPlace({ octokit, owner, repo }: Connection, path: string): Promise<string | undefined> {
  const what = `Reading ${path}`;
  const place = { owner, repo, path, request: once() };
  const answer = await askOrNull(what, () => octokit.request('GET /repos/{owner}/{repo}/contents/{path}', place));
  if (answer === null || Array.isArray(answer.data) || answer.data.type !== 'file') return undefined;
  const { size } = answer.data;
  if (size >= MOST_BYTES) {
    throw new Failure(
      'rejected',
      `${what}: it has ${size} bytes, and GitHub does not load one of 3 MB or more, so owners are not known.`,
    );
  }
  const isWhole = 'encoding' in answer.data && answer.data.encoding === 'base64';
  if (isWhole && 'content' in answer.data) return Buffer.from(answer.data.content, 'base64').toString('utf8');
  // Above 1 MB GitHub gives the text only as it is.
  const raw = await ask(what, () =>
    octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { ...place, mediaType: { format: 'raw' } }),
  );
  return String(raw.data);
}
