/** How many webhooks got through lately, each counted once however often it was sent. */
import { ask, type OctokitLike, once } from '../client.ts';
import { nextCursor } from './read-deliveries.ts';

export interface DeliveryCount {
  readonly delivered: number;
  /** Those that never got through, not even when sent again. */
  readonly failed: number;
  /** Why the newest delivery failed, in GitHub's words; null when it did not. */
  readonly newestFault: string | null;
  /** The same of the newest that failed. */
  readonly lastFault: string | null;
}

/** Of 100 deliveries each: more than these tell nothing new. */
const MOST_PAGES = 10;

interface Attempt {
  readonly guid: string;
  readonly fault: string | null;
}

/** @param since milliseconds since 1970. */
export async function countDeliveries(octokit: OctokitLike, since: number): Promise<DeliveryCount> {
  const attempts = await readAttempts(octokit, since);
  const arrived = new Set(attempts.filter(({ fault }) => fault === null).map(({ guid }) => guid));
  const lost = attempts.filter(({ guid }) => !arrived.has(guid));
  return {
    delivered: arrived.size,
    failed: new Set(lost.map(({ guid }) => guid)).size,
    newestFault: attempts[0]?.fault ?? null,
    lastFault: lost[0]?.fault ?? null,
  };
}

/** Newest first. */
async function readAttempts(octokit: OctokitLike, since: number): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  let cursor: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data, headers } = await readPage(octokit, cursor);
    const recent = data.filter(({ delivered_at: deliveredAt }) => Date.parse(deliveredAt) >= since);
    attempts.push(...recent.map(({ guid, status, status_code: code }) => ({ guid, fault: faultIn(status, code) })));
    cursor = nextCursor(headers.link);
    if (recent.length < data.length || cursor === null) break;
  }
  return attempts;
}

function readPage(octokit: OctokitLike, cursor: string | null) {
  return ask('Reading the log of deliveries', () =>
    octokit.request('GET /app/hook/deliveries', {
      per_page: 100,
      ...(cursor === null ? {} : { cursor }),
      request: once(),
    }),
  );
}

/** A status of 0 stands for no answer at all. */
function faultIn(status: string, code: number): string | null {
  if (code >= 200 && code < 300) return null;
  return code === 0 ? status : `answered ${code}`;
}
