/** The open pull requests of a repository, the last changed first: so the first page tells whether anything changed. */
import type { OpenPullRequest, Tagged } from '../../flow/ports.ts';
import { type Connection, listAll, once } from '../client.ts';
import { unlessUnchanged } from './unless-unchanged.ts';

const MOST = 1000;
const PAGE = 100;

export async function readOpenPullRequests(
  { octokit, owner, repo }: Connection,
  etag: string | null,
): Promise<Tagged<readonly OpenPullRequest[]> | null> {
  const list = (page: number, headers: { readonly 'if-none-match'?: string }) =>
    octokit.request('GET /repos/{owner}/{repo}/pulls', {
      owner,
      repo,
      state: 'open',
      sort: 'updated',
      direction: 'desc',
      page,
      per_page: PAGE,
      headers,
      request: once(),
    });
  const what = 'Reading the open pull requests';
  const first = await unlessUnchanged(what, etag, (headers) => list(1, headers));
  if (first === null) return null;
  const more = first.data.length < PAGE ? [] : (await listAll(what, ({ page }) => list(page + 1, {}), MOST)).items;
  const value = [...first.data, ...more].map(({ number, head }) => ({ number, headSha: head.sha }));
  return { etag: first.headers.etag ?? null, value };
}
