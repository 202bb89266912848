/** `GET /app/hook/deliveries` and what belongs to it. */
import { instant } from '../render/place.ts';
import { type Answer, type Call, type Handler, notFound, numberOf } from '../serve/call.ts';
import type { Deliveries, Delivery } from '../webhooks/deliveries.ts';

export function deliveryRoutes(deliveries: Deliveries): Readonly<Record<string, Handler>> {
  const named = (call: Call): Delivery => {
    const delivery = deliveries.remembered.find((one) => one.id === numberOf(call, 'delivery_id'));
    if (delivery === undefined) throw notFound();
    return delivery;
  };
  return {
    'apps/get-webhook-config-for-app': () => ({ status: 200, body: deliveries.config }),
    'apps/list-webhook-deliveries': (call) => listDeliveries(call, deliveries.remembered),
    'apps/get-webhook-delivery': (call) => {
      const delivery = named(call);
      const request = { headers: { 'X-GitHub-Delivery': delivery.guid }, payload: delivery.payload };
      return { status: 200, body: { ...showItem(delivery), request, response: { headers: null, payload: null } } };
    },
    'apps/redeliver-webhook-delivery': (call) => {
      deliveries.redeliver(named(call).guid);
      return { status: 202, body: {} };
    },
  };
}

/** Newest first; `cursor` is the id before which to go on. Failure means a status of 400 and more: no answer is neither. */
function listDeliveries(call: Call, log: readonly Delivery[]): Answer {
  const { cursor, per_page: perPage, status } = call.query;
  const matching = log.toReversed().filter((one) => {
    if (status === 'failure') return one.status !== null && one.status >= 400;
    return status !== 'success' || one.state === 'delivered';
  });
  const found = matching.findIndex((one) => cursor === undefined || one.id < Number(cursor));
  const start = found === -1 ? matching.length : found;
  const items = matching.slice(start, start + Number(perPage ?? 30));
  const last = items.at(-1);
  const hasMore = start + items.length < matching.length;
  const next = new URLSearchParams({ ...call.query, cursor: String(last?.id) });
  return {
    status: 200,
    body: items.map(showItem),
    headers: hasMore ? { link: `<${call.address}?${next}>; rel="next"` } : {},
  };
}

function showItem(delivery: Delivery): Record<string, unknown> {
  const { announcement } = delivery;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: instant(delivery.deliveredAt),
    redelivery: delivery.redelivery,
    duration: Math.round(delivery.tookMs) / 1000,
    status: statusOf(delivery),
    status_code: delivery.status ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: announcement.installationId,
    repository_id: announcement.repositoryId,
    throttled_at: null,
  };
}

const SILENCES = { 'timed-out': 'timed out', 'failed-to-connect': 'failed to connect to host' } as const;

function statusOf({ state, status, silence }: Delivery): string {
  if (silence !== null) return SILENCES[silence];
  return state === 'delivered' ? 'OK' : `Invalid HTTP Response: ${status}`;
}
