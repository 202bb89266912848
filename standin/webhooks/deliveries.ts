/** The log of deliveries and the queue they leave by: one after another, as things happened. */
import { randomUUID } from 'node:crypto';
import type { World } from '../state/world.ts';
import type { DeliveryFilter, DeliveryRecord } from '../surface/deliveries.ts';
import type { WebhookControl } from '../surface/standin.ts';
import type { Announcement } from './announce.ts';
import { postLetter } from './post.ts';

export type Delivery = { -readonly [Key in keyof DeliveryRecord]: DeliveryRecord[Key] } & {
  readonly announcement: Announcement;
  readonly body: string;
  sentEvent: string;
  /** Milliseconds the receiver took. */
  tookMs: number;
  /** Why there was no answer; null while there is one, or none is expected yet. */
  silence: 'timed-out' | 'failed-to-connect' | null;
};

/** Docs, "Redelivering webhooks": deliveries of the past 3 days. */
const KEPT_MS = 3 * 86_400_000;

interface Trick {
  readonly filter: DeliveryFilter;
  times: number;
  readonly kind: 'drop' | 'duplicate' | 'rename' | 'alter';
  readonly event?: string;
  readonly change?: (payload: Record<string, unknown>) => unknown;
}

export interface Receiver {
  url: string | null;
  readonly secret: string;
  readonly timeoutMs: number;
}

export class Deliveries implements WebhookControl {
  readonly log: Delivery[] = [];
  private readonly world: World;
  private readonly receiver: Receiver;
  private tricks: Trick[] = [];
  private isHolding = false;
  private queue: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(world: World, receiver: Receiver) {
    this.world = world;
    this.receiver = receiver;
  }

  /** What GitHub still knows of: three days of what it sent, oldest first. The log of tests forgets nothing. */
  get remembered(): readonly Delivery[] {
    const oldest = this.world.clock.now() - KEPT_MS;
    return this.log.filter(({ state, deliveredAt }) => {
      const isSent = state === 'delivered' || state === 'failed';
      return isSent && deliveredAt >= oldest;
    });
  }

  /** As the settings of the App show it: of the secret, that there is one. */
  get config(): Readonly<Record<string, string>> {
    const { url } = this.receiver;
    return { ...(url === null ? {} : { url }), content_type: 'json', insecure_ssl: '0', secret: '********' };
  }

  get deliveries(): readonly DeliveryRecord[] {
    return this.log;
  }

  announce(announcement: Announcement): void {
    if (this.receiver.url === null) return;
    const altered = this.take('alter', announcement)?.change?.({ ...announcement.payload });
    const delivery = this.newDelivery(announcement, JSON.stringify(altered ?? announcement.payload), randomUUID());
    delivery.sentEvent = this.take('rename', announcement)?.event ?? announcement.event;
    if (this.take('drop', announcement) !== null) {
      delivery.state = 'dropped';
      return;
    }
    const copy = this.take('duplicate', announcement) === null ? null : this.copyOf(delivery, false);
    for (const one of copy === null ? [delivery] : [delivery, copy]) {
      if (this.isHolding) one.state = 'held';
      else this.enqueue(one);
    }
  }

  private newDelivery(announcement: Announcement, body: string, guid: string): Delivery {
    const delivery: Delivery = {
      id: this.world.nextId(),
      guid,
      event: announcement.event,
      action: announcement.action,
      repository: announcement.repository,
      redelivery: false,
      state: 'pending',
      status: null,
      deliveredAt: this.world.clock.now(),
      payload: announcement.payload,
      announcement,
      body,
      sentEvent: announcement.event,
      tookMs: 0,
      silence: null,
    };
    this.log.push(delivery);
    return delivery;
  }

  private copyOf(original: Delivery, redelivery: boolean): Delivery {
    const copy = this.newDelivery(original.announcement, original.body, original.guid);
    copy.redelivery = redelivery;
    copy.sentEvent = original.sentEvent;
    return copy;
  }

  private enqueue(delivery: Delivery): void {
    delivery.state = 'pending';
    this.queue = this.queue.then(() => this.send(delivery));
  }

  private async send(delivery: Delivery): Promise<void> {
    if (this.isClosed || this.receiver.url === null) return;
    delivery.deliveredAt = this.world.clock.now();
    const startedAt = performance.now();
    const { url, secret, timeoutMs } = this.receiver;
    const { guid, body, sentEvent } = delivery;
    const letter = { url, secret, timeoutMs, guid, body, event: sentEvent, appId: this.world.app.id };
    const posted = await postLetter(letter);
    delivery.status = posted.kind === 'answered' ? posted.status : null;
    delivery.silence = posted.kind === 'answered' ? null : posted.kind;
    delivery.tookMs = performance.now() - startedAt;
    const isDone = delivery.status !== null && delivery.status >= 200 && delivery.status < 300;
    delivery.state = isDone ? 'delivered' : 'failed';
  }

  private take(kind: Trick['kind'], announcement: Announcement): Trick | null {
    const trick = this.tricks.find((one) => one.kind === kind && matches(one.filter, announcement));
    if (trick === undefined) return null;
    trick.times -= 1;
    this.tricks = this.tricks.filter((one) => one.times > 0);
    return trick;
  }

  async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.queue; ) {
      seen = this.queue;
      await seen;
    }
  }

  close(): void {
    this.isClosed = true;
  }

  hold(): void {
    this.isHolding = true;
  }

  release(order: 'as-happened' | 'reversed' = 'as-happened'): void {
    this.isHolding = false;
    const held = this.log.filter((delivery) => delivery.state === 'held');
    for (const delivery of order === 'reversed' ? held.reverse() : held) this.enqueue(delivery);
  }

  drop(filter: DeliveryFilter, times = 1): void {
    this.tricks.push({ kind: 'drop', filter, times });
  }

  duplicate(filter: DeliveryFilter, times = 1): void {
    this.tricks.push({ kind: 'duplicate', filter, times });
  }

  renameEvent(filter: DeliveryFilter, event: string): void {
    this.tricks.push({ kind: 'rename', filter, times: 1, event });
  }

  alter(filter: DeliveryFilter, change: (payload: Record<string, unknown>) => unknown): void {
    this.tricks.push({ kind: 'alter', filter, times: 1, change });
  }

  redeliver(guid: string): void {
    const original = this.log.find((delivery) => delivery.guid === guid);
    if (original === undefined) throw new Error(`there was no delivery ${guid}`);
    if (original.deliveredAt < this.world.clock.now() - KEPT_MS) throw new Error(`${guid} is more than 3 days old`);
    this.enqueue(this.copyOf(original, true));
  }
}

function matches(filter: DeliveryFilter, announcement: Announcement): boolean {
  if (filter.event !== undefined && filter.event !== announcement.event) return false;
  if (filter.action !== undefined && filter.action !== announcement.action) return false;
  return filter.repository === undefined || filter.repository === announcement.repository;
}
