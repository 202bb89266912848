/** What was said of past deployments, one by one and in its time: what a rollback would have been decided on. */
import type { EpochMs } from '../../../domain/instant.ts';
import type { Cause, Event, UnsureVerdict } from '../read-event.ts';

export type PastFinding =
  | { readonly kind: 'verification'; readonly id: string; readonly at: EpochMs; readonly verdict: PastVerdict }
  /** An incident whose cause is known; `at` is when it was first opened. */
  | { readonly kind: 'incident'; readonly cause: Cause; readonly at: EpochMs };

export type PastVerdict = 'pass' | 'fail' | UnsureVerdict;

/** At most one. */
export function pastFinding(event: Event): readonly PastFinding[] {
  switch (event.kind) {
    case 'verified':
      return [{ kind: 'verification', id: event.id, at: event.at, verdict: 'pass' }];
    case 'unsure':
      return [{ kind: 'verification', id: event.id, at: event.at, verdict: event.verdict }];
    case 'failed':
      if (event.by === 'incident') return [{ kind: 'incident', cause: event.cause, at: event.at }];
      return 'id' in event.cause ? [{ kind: 'verification', id: event.cause.id, at: event.at, verdict: 'fail' }] : [];
    default:
      return [];
  }
}
