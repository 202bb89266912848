/** Merged changes that wait, as figures. */
import type { Change } from '../../domain/facts.ts';
import { epochMs, type Instant, toInstant } from '../../domain/instant.ts';
import type { WaitingChanges } from '../ports.ts';

/** The oldest is the one that was merged first. Of one whose time is not known nothing is guessed. */
export function waitingIn(changes: readonly Change[], isComplete: boolean): WaitingChanges {
  const timed = changes.flatMap((change) => {
    const at = mergedAt(change);
    return at === undefined ? [] : [{ change, at: epochMs(at) }];
  });
  const [oldest] = timed.sort((one, other) => one.at - other.at);
  const lines = changes.flatMap(({ files }) => files.map(({ additions, deletions }) => additions + deletions));
  return {
    changes: changes.length,
    oldestAt: oldest === undefined ? null : toInstant(oldest.at),
    oldest: oldest === undefined ? null : nameOf(oldest.change),
    lines: lines.reduce((sum, each) => sum + each, 0),
    isComplete,
  };
}

function mergedAt(change: Change): Instant | undefined {
  return change.kind === 'commit' ? change.at : change.mergedAt;
}

function nameOf(change: Change): string {
  return change.kind === 'commit' ? change.sha.slice(0, 7) : `#${change.number}`;
}
