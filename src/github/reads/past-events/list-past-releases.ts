/** Published releases, with the commits that their tags are of. */
import { Failure } from '../../../domain/failure.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import type { PastRelease, ReleasesPage } from '../../../flow/ports.ts';
import { ask, askOrNull, type Connection, once, PAGE_SIZE } from '../../client.ts';

/** GitHub lists the newest 1,000 releases, and answers 500 to who asks for more (release-drafter, `RELEASE_COUNT_LIMIT`). */
const MOST_PAGES = 10;

export async function listPastReleases(
  connection: Connection,
  since: Instant | null,
  page: string | null,
): Promise<ReleasesPage> {
  const { octokit, owner, repo } = connection;
  const number = page === null ? 1 : Number(page);
  const { data } = await ask('Reading the releases', () =>
    octokit.request('GET /repos/{owner}/{repo}/releases', {
      owner,
      repo,
      per_page: PAGE_SIZE,
      page: number,
      request: once(),
    }),
  );
  const items: PastRelease[] = [];
  let untagged = 0;
  for (const { id, tag_name: tag, draft, prerelease, published_at: at } of data) {
    // "This release will be labeled as non-production ready", says GitHub where a prerelease is made.
    if (draft || prerelease || !at || (since !== null && Date.parse(at) < epochMs(since))) continue;
    const sha = await commitOf(connection, tag);
    if (sha === null) untagged += 1;
    else items.push({ id: Number(id), tag: tag.toWellFormed(), sha, publishedAt: at as Instant });
  }
  const isFull = data.length === PAGE_SIZE;
  const isCut = isFull && number >= MOST_PAGES;
  // The list is in the order in which the commits were made, so an old one says nothing of those after it.
  return { items, untagged, isCut, next: isFull && !isCut ? String(number + 1) : null };
}

/** Null: the tag is gone. */
async function commitOf({ octokit, owner, repo }: Connection, tag: string): Promise<string | null> {
  const read = () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', {
      owner,
      repo,
      ref: `tags/${tag}`,
      per_page: 1,
      request: once(),
    });
  try {
    return (await askOrNull(`Looking for tag ${tag}`, read))?.data.sha ?? null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'rejected') return null;
    throw error;
  }
}
