/**
 * The history of a repository as DORA events, in slices: whoever reads it keeps the cursor and the events of each slice
 * together, and goes on from there after a crash, or some days later with what happened since.
 */
import type { DoraEvent } from '../../domain/dora-event.ts';
import type { PastEvents } from '../ports.ts';
import { type HistoryCursor, nextRun } from './cursor.ts';
import type { HistoryRequest } from './request.ts';
import { takeStep } from './step.ts';

export interface HistorySlice {
  /** Deployments and incidents; not in the order in which they happened. */
  readonly events: readonly DoraEvent[];
  /** JSON. Where the next slice begins. */
  readonly cursor: HistoryCursor;
  readonly isDone: boolean;
}

/**
 * @param cursor null for the beginning; that of a history that is done begins a run for what happened since.
 * @param budget how many times the port is asked: each takes a few requests, `changes` some more. At least 1.
 */
export async function readHistorySlice(
  past: PastEvents,
  request: HistoryRequest,
  cursor: HistoryCursor | null,
  budget: number,
): Promise<HistorySlice> {
  const events: DoraEvent[] = [];
  let now = cursor === null || cursor.stage === 'done' ? nextRun(cursor, request) : cursor;
  for (let spent = 0; spent < budget && now.stage !== 'done'; spent += 1) {
    const step = await takeStep(past, request, now);
    events.push(...step.events);
    now = step.cursor;
  }
  return { events, cursor: now, isDone: now.stage === 'done' };
}
