/** Our clock against GitHub's, which every answer names in its header `Date`, refusals included. */
import { type OctokitLike, once } from '../client.ts';

export interface ClockReading {
  /** By how many milliseconds our clock is ahead; negative: behind. */
  readonly aheadMs: number;
  /** So much of it may be due to the way of the answer, and to GitHub telling whole seconds. */
  readonly giveMs: number;
}

/** Null: GitHub did not answer, or not with a time. @param octokit signed in as the App. */
export async function compareClocks(octokit: OctokitLike, now: () => number): Promise<ClockReading | null> {
  const askedAt = now();
  const date = await readDate(octokit);
  const answeredAt = now();
  const theirs = Date.parse(date ?? '');
  if (!Number.isFinite(theirs)) return null;
  const [middle, halfWay] = [(askedAt + answeredAt) / 2, (answeredAt - askedAt) / 2];
  return { aheadMs: middle - (theirs + 500), giveMs: halfWay + 500 };
}

async function readDate(octokit: OctokitLike): Promise<string | undefined> {
  try {
    const { headers } = await octokit.request('GET /app', { request: once() });
    return headers.date;
  } catch (error) {
    return dateOfRefusal(error);
  }
}

function dateOfRefusal(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const response = error.response as { readonly headers?: Readonly<Record<string, string>> } | undefined;
  return response?.headers?.['date'];
}
