/** What the sweep of deliveries remembers; `/metrics` reads it, too. */
import type { EpochMs } from '../../domain/instant.ts';
import { recall } from './sweep.ts';

export interface DeliveriesMemory {
  /** When the last whole walk through the log began. Null: there was none. */
  readonly walkedTo: EpochMs | null;
  /** A walk that is not at its end. */
  readonly walk: { readonly begunAt: EpochMs; readonly cursor: string } | null;
  /** By GUID. */
  readonly missing: Readonly<Record<string, Missing>>;
  /** For how long, in all, deliveries could be missed without anybody being able to tell. */
  readonly gapMs: number;
}

export interface Missing {
  /** Of the attempt that is asked for again. */
  readonly id: string;
  /** When GitHub tried to deliver it. */
  readonly at: EpochMs;
  readonly tries: number;
  readonly dueAt: EpochMs;
}

const NOTHING: DeliveriesMemory = { walkedTo: null, walk: null, missing: {}, gapMs: 0 };

export function recallDeliveries(memory: string | null): DeliveriesMemory {
  return recall(memory, (value) => 'walkedTo' in value && 'missing' in value && 'gapMs' in value, NOTHING);
}
