/** Deployments of all lanes by tier, release type or team. Who has none is in no group. */
import type { Run } from '../lane/run.ts';
import type { Attempt } from '../record.ts';
import type { LaneWindow } from './lane-window.ts';

export type NameOf = (deployment: Run | Attempt) => string | null;

/** Of each name, what the lanes have of it: lanes that have nothing of it are left out. */
export function groupsOf(windows: readonly LaneWindow[], nameOf: NameOf): ReadonlyMap<string, readonly LaneWindow[]> {
  const groups = new Map<string, LaneWindow[]>();
  for (const window of windows) {
    for (const part of partsOf(window, nameOf)) {
      const group = groups.get(part.name) ?? [];
      group.push(part.window);
      groups.set(part.name, group);
    }
  }
  return groups;
}

interface Part {
  readonly runs: Run[];
  readonly failures: Attempt[];
}

function partsOf({ lane, observed, runs, failures }: LaneWindow, nameOf: NameOf) {
  const parts = new Map<string, Part>();
  for (const run of runs) partOf(parts, nameOf(run))?.runs.push(run);
  for (const failure of failures) partOf(parts, nameOf(failure))?.failures.push(failure);
  return [...parts].map(([name, part]) => ({ name, window: { lane, observed, ...part } }));
}

function partOf(parts: Map<string, Part>, name: string | null): Part | undefined {
  if (name === null) return undefined;
  const part = parts.get(name) ?? { runs: [], failures: [] };
  parts.set(name, part);
  return part;
}
