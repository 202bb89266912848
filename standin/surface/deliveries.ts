/** What a test sees of webhook deliveries. */

/** One attempt to deliver one webhook. A redelivery is a record of its own with the same `guid`. */
export interface DeliveryRecord {
  readonly id: number;
  /** `X-GitHub-Delivery`; the same in a redelivery. */
  readonly guid: string;
  /** `X-GitHub-Event` of the webhook as it happened, e.g. `pull_request`. */
  readonly event: string;
  readonly action: string | null;
  readonly repository: string | null;
  readonly redelivery: boolean;
  /** `pending` is queued or under way; `failed` got no 2xx in time. Without a URL no delivery is made at all. */
  readonly state: 'pending' | 'held' | 'dropped' | 'delivered' | 'failed';
  /** HTTP status of the receiver; null when there was no answer. */
  readonly status: number | null;
  /** Milliseconds since 1970 on the stand-in's clock. */
  readonly deliveredAt: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** All given keys have to match. */
export interface DeliveryFilter {
  readonly event?: string;
  readonly action?: string;
  readonly repository?: string;
}
