/** The delivery figures of the last 90 days, from what the App knows of a repository. */
import type { EpochMs } from '../../domain/instant.ts';
import { DoraLog } from '../../dora/dora-log.ts';
import type { DoraReport, Mark } from '../../dora/report.ts';
import { summariseDora } from '../../dora/summarise.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Store } from '../ports.ts';
import { countingOf } from './counting.ts';
import { gateEvents } from './gate-event.ts';
import { type EventStore, knownEvents } from './known-events.ts';

export const WINDOW_MS = 90 * 86_400_000;

export interface AskedFigures {
  readonly repositoryId: number;
  readonly policy: Policy;
  readonly at: EpochMs;
  /** Changes of the process; undefined: nobody looked for them. */
  readonly marks?: readonly Mark[] | undefined;
}

export async function recentFigures(
  store: EventStore & Pick<Store, 'gateHistories'>,
  { repositoryId, policy, at, marks }: AskedFigures,
): Promise<DoraReport> {
  const log = new DoraLog();
  for (const event of await knownEvents(store, repositoryId)) log.add(event);
  for (const event of gateEvents(await store.gateHistories(repositoryId, at - WINDOW_MS))) log.add(event);
  return summariseDora(log, { window: WINDOW_MS, until: at, ...countingOf(policy), marks });
}
