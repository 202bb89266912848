/** Lanes as they were known at an instant. */
import type { EpochMs } from '../../domain/instant.ts';
import type { Attempt } from '../record.ts';
import { countBefore } from './count-before.ts';
import type { LaneLog } from './lanes.ts';
import { LaneReplay } from './replay.ts';
import type { Run } from './run.ts';

export interface LanePast {
  readonly service: string;
  readonly environment: string;
  /** When the first attempt that is on record ended. */
  readonly observedFrom: EpochMs;
  readonly runs: readonly Run[];
  /** Attempts that did not succeed, in the order in which they ended. */
  readonly failures: readonly Attempt[];
}

/** The deployments that verifications and people name; only these are looked up, which keeps the tables small. */
export interface Named {
  readonly ids: ReadonlySet<string>;
  readonly shas: ReadonlySet<string>;
}

export interface Pasts {
  readonly lanes: readonly LanePast[];
  /** Null: an attempt that failed. */
  readonly byId: ReadonlyMap<string, Run | null>;
  /** By lane; of a commit that was deployed itself, and of one that came as a change. */
  readonly bySha: ReadonlyMap<LanePast, ReadonlyMap<string, readonly Run[]>>;
}

/** Of what ended before `until`. A lane of which nothing was known by then is left out. */
export function pastsOf(lanes: readonly LaneLog[], until: EpochMs, named: Named): Pasts {
  const byId = new Map<string, Run | null>();
  const bySha = new Map<LanePast, ReadonlyMap<string, readonly Run[]>>();
  for (const { service, environment, attempts } of lanes) {
    const known = attempts.slice(
      0,
      countBefore(attempts, until, ({ finishedAt }) => finishedAt),
    );
    const [first] = known;
    if (first === undefined) continue;
    const shas = new Map<string, Run[]>();
    const replay = new LaneReplay();
    for (const attempt of known) {
      const run = replay.take(attempt);
      if (named.ids.has(attempt.id)) byId.set(attempt.id, run);
      if (run !== null && named.shas.size > 0) noteShas(run, attempt, named, shas);
    }
    const { runs, failures } = replay;
    bySha.set({ service, environment, observedFrom: first.finishedAt, runs, failures }, shas);
  }
  return { lanes: [...bySha.keys()], byId, bySha };
}

function noteShas(run: Run, attempt: Attempt, named: Named, shas: Map<string, Run[]>): void {
  for (const sha of [attempt.sha, ...attempt.changes.map(({ key }) => key)]) {
    if (typeof sha !== 'string' || !named.shas.has(sha)) continue;
    const runs = shas.get(sha) ?? [];
    if (runs.at(-1) !== run) runs.push(run);
    shas.set(sha, runs);
  }
}
