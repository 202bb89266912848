/** What goes on by itself when a check, a branch or the time has moved. */
import type { World } from '../state/world.ts';
import { tendQueues } from './merge-queue.ts';
import { elapseTimers } from './waiting.ts';

/** A function that does it now, and never within itself. */
export function tenderOf(world: World): () => void {
  let isTending = false;
  return () => {
    if (isTending) return;
    isTending = true;
    try {
      elapseTimers(world);
      tendQueues(world);
    } finally {
      isTending = false;
    }
  };
}
