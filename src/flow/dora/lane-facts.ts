/** How often a lane failed, for `escalate`: counted as the figures are. What is not known is left out, which escalates. */
import type { LaneFact } from '../../domain/facts.ts';
import { type Duration, type EpochMs, parseDuration } from '../../domain/instant.ts';
import { DoraLog } from '../../dora/dora-log.ts';
import { type LaneFigures, laneFigures } from '../../dora/lane-figures.ts';
import type { Policy } from '../../policy/schema.ts';
import { wantedFacts } from '../../policy/wanted-facts.ts';
import { knownEvents } from '../history/known-events.ts';
import { HISTORY_REACHES_MS, serviceOf } from '../history/request.ts';
import type { Store } from '../ports.ts';
import { joinedPolicy } from './joined-policy.ts';

/** An older history may lack the very failures that matter. It is read every hour. */
const COUNTS_FOR_MS = 6 * 3_600_000;

export interface AskedLane {
  readonly repositoryId: number;
  /** `owner/name`. */
  readonly repository: string;
  readonly environment: string;
  readonly at: EpochMs;
}

export async function laneFacts(
  store: Pick<Store, 'doraEvents' | 'doraHistory' | 'decidedReleases' | 'outcomes' | 'verifications'>,
  lane: AskedLane,
  policies: readonly Policy[],
): Promise<readonly LaneFact[]> {
  const { environment, at } = lane;
  const { lanes: wanted } = wantedFacts(policies, { kind: 'deploy', environment, actor: '' });
  if (wanted.length === 0 || joinedPolicy(policies) === null) return [];
  const history = await store.doraHistory(lane.repositoryId);
  if (history === null || history.wholeAt === null || at - history.wholeAt > COUNTS_FOR_MS) return [];
  const log = new DoraLog();
  for (const event of await knownEvents(store, lane.repositoryId)) log.add(event);
  const service = serviceOf({ ...lane, policies }, environment);
  return wanted.flatMap((over) => laneFact({ log, service, over, ...lane }) ?? []);
}

interface Counted extends AskedLane {
  readonly log: DoraLog;
  readonly service: string;
  readonly over: Duration;
}

/** The history is whole, so that nothing was deployed there is known. */
const NOTHING: LaneFigures = { deployments: 0, failed: 0 };

function laneFact({ log, service, environment, over, at }: Counted): LaneFact | undefined {
  const window = parseDuration(over);
  if (window === undefined || window > HISTORY_REACHES_MS) return undefined;
  return { over, ...(laneFigures(log, { service, environment }, window, at) ?? NOTHING) };
}
