/** What is looked at: everything that was done and told, and what people did. */
import type { Repository, Standin } from '../../../standin/start.ts';
import type { Receipt } from '../receiver.ts';
import type { Story } from '../story/story.ts';

export interface Scene {
  readonly github: Standin;
  readonly shop: Repository;
  readonly story: Story;
  /** Ids of deliveries that were answered with 2xx. */
  readonly acknowledged: ReadonlySet<string>;
  /** What people were told. */
  readonly receipts: readonly Receipt[];
  /** Everything was delivered at last, so everything has to be answered. */
  readonly isComplete: boolean;
}

type Payload = Readonly<Record<string, unknown>>;

export function isAcknowledged(scene: Scene, isAbout: (payload: Payload) => boolean, event: string): boolean {
  return scene.github.webhooks.deliveries.some(
    (one) => one.event === event && scene.acknowledged.has(one.guid) && isAbout(one.payload),
  );
}

export function idOf(thing: unknown): number {
  return (thing as { readonly id: number }).id;
}

/** Each once, with how often it is there: those that are there more than once. */
export function repeated(names: readonly string[]): readonly { readonly name: string; readonly times: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, times]) => ({ name, times })).filter(({ times }) => times > 1);
}
