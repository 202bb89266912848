/** The log of webhook deliveries of the App, newest first. */
import type { DeliveryPage } from '../../flow/ports.ts';
import { ask, type OctokitLike, once } from '../client.ts';

/** Without the filter `status`: its `failure` leaves out deliveries that nobody answered. */
export async function readDeliveries(octokit: OctokitLike, cursor: string | null): Promise<DeliveryPage> {
  const { data, headers } = await ask('Reading the log of deliveries', () =>
    octokit.request('GET /app/hook/deliveries', {
      per_page: 100,
      ...(cursor === null ? {} : { cursor }),
      request: once(),
    }),
  );
  return {
    deliveries: data.map(({ id, guid, event, delivered_at: deliveredAt }) => ({
      id: String(id),
      guid,
      event,
      deliveredAt: Date.parse(deliveredAt),
    })),
    next: nextCursor(headers.link),
  };
}

/** The header `Link` is the only place where GitHub names the cursor of the next page. */
export function nextCursor(link: string | undefined): string | null {
  const next = /<([^>]*)>;\s*rel="next"/.exec(link ?? '')?.[1];
  return (next && URL.parse(next)?.searchParams.get('cursor')) || null;
}
