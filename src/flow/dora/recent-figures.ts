/** The delivery figures of the last 90 days, or of another stretch of time, from what the App knows of a repository. */
import type { EpochMs } from '../../domain/instant.ts';
import { DoraLog } from '../../dora/dora-log.ts';
import type { DoraReport, Mark } from '../../dora/report.ts';
import { type DoraRequest, summariseDora } from '../../dora/summarise.ts';
import type { Span } from '../../dora/weeks.ts';
import type { Policy } from '../../policy/schema.ts';
import { type EventStore, knownEvents } from '../history/known-events.ts';
import type { GateHistory, Store } from '../ports.ts';
import { countingOf } from './counting.ts';
import { gateEvents } from './gate-event.ts';
import { joinedPolicy } from './joined-policy.ts';
import { type ProcessStore, processFacts } from './process-facts.ts';

export const WINDOW_MS = 90 * 86_400_000;

export type FiguresStore = EventStore & ProcessStore & Pick<Store, 'gateHistories'>;

export interface AskedFigures {
  readonly repositoryId: number;
  /** Those in force, the organisation's first. */
  readonly policies: readonly Policy[];
  readonly at: EpochMs;
  /** Changes of the process; undefined: nobody looked for them. */
  readonly marks?: readonly Mark[] | undefined;
}

export async function recentFigures(
  store: FiguresStore,
  { repositoryId, policies, at, marks }: AskedFigures,
): Promise<DoraReport> {
  const span = { from: at - WINDOW_MS, until: at };
  const { log, request } = await logOf(store, repositoryId, policies, span);
  return summariseDora(log, { ...request, marks });
}

export interface ReadLog {
  readonly log: DoraLog;
  readonly request: DoraRequest;
  /** Of the deployments that asked for a gate from the beginning of the stretch on. */
  readonly gates: readonly GateHistory[];
}

/** What is known of a stretch of time, and how its figures are to be made. */
export async function logOf(
  store: FiguresStore,
  repositoryId: number,
  policies: readonly Policy[],
  span: Span,
): Promise<ReadLog> {
  const log = new DoraLog();
  for (const event of await knownEvents(store, repositoryId)) log.add(event);
  const gates = await store.gateHistories(repositoryId, span.from);
  for (const event of gateEvents(gates)) log.add(event);
  const known = await processFacts(store, repositoryId, policies, span);
  const counting = countingOf(joinedPolicy(policies));
  return { log, gates, request: { ...counting, ...known, window: span.until - span.from, until: span.until } };
}
