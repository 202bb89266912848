/**
 * Starts the run that goes back, and looks how it begins. A job that waited for a run of its own concurrency group would
 * wait for ever: so what has not begun within a minute is left alone, and the job ends.
 */
import type { DispatchEnding, DispatchRun } from '../../domain/effect.ts';
import type { EpochMs, Instant } from '../../domain/instant.ts';
import type { GitHub, RunState, Sending } from '../../flow/ports.ts';

export interface DispatchPorts {
  readonly github: Pick<GitHub, 'apply' | 'run'>;
  readonly now: () => EpochMs;
  readonly sleep: (ms: number) => Promise<void>;
  readonly say: (text: string) => void;
}

export interface StartedRun {
  readonly id: number;
  readonly url: string;
}

export type Dispatched =
  | { readonly kind: 'started'; readonly run: StartedRun }
  | { readonly kind: 'not-started'; readonly code: DispatchEnding; readonly because: string };

/** As long as GitHub's list of runs may lag, and a little more. */
const LONGEST_SEARCH_MS = 150_000;
const PAUSE_MS = 10_000;

/** Sends it once; where GitHub's answer is lost, the run is looked for and nothing is sent again. */
export async function startRollback(
  effect: DispatchRun,
  told: Pick<Sending, 'ref' | 'inputs' | 'mark'>,
  { github, now, sleep, say }: DispatchPorts,
): Promise<Dispatched> {
  const until = now() + LONGEST_SEARCH_MS;
  let since: Instant | null = null;
  const remember = async (sentAt: Instant | null): Promise<boolean> => {
    since = sentAt;
    return true;
  };
  for (;;) {
    const outcome = await github.apply(effect, now(), true, { ...told, since, remember });
    if (outcome.kind === 'done' && outcome.run !== undefined) return { kind: 'started', run: outcome.run };
    if (outcome.kind === 'done') return lost('GitHub did not say which run it started.');
    if (outcome.kind === 'superseded')
      return { kind: 'not-started', code: outcome.code ?? 'moved-on', because: outcome.because };
    const pause = outcome.afterMs ?? PAUSE_MS;
    if (now() + pause > until) return lost(`${outcome.because}.`);
    say(`${outcome.because}; looking again in ${Math.ceil(pause / 1000)} s`);
    await sleep(pause);
  }
}

function lost(because: string): Dispatched {
  return { kind: 'not-started', code: 'dispatch-unknown', because };
}

/** `dispatched`: it has not begun, or nobody waits for its end. `unknown`: it did not end in time. */
export type RunVerdict = 'dispatched' | 'succeeded' | 'failed' | 'unknown';

/** After this the group that the job is in may be what holds the run back. */
const BEGINS_WITHIN_MS = 60_000;
const POLL_MS = 5000;
const LONGEST_POLL_MS = 30_000;

export async function waitForRun(run: StartedRun, waitMs: number, ports: DispatchPorts): Promise<RunVerdict> {
  const { github, now, sleep, say } = ports;
  const startedAt = now();
  for (let poll = POLL_MS; ; poll = Math.min(poll * 2, LONGEST_POLL_MS)) {
    const state = waitMs === 0 ? null : await github.run(run.id);
    const verdict = verdictOf(state, now() - startedAt, waitMs);
    if (verdict !== undefined) return verdict;
    const limit = state?.state === 'running' ? waitMs : Math.min(waitMs, BEGINS_WITHIN_MS);
    const pause = Math.max(1000, Math.min(poll, startedAt + limit - now()));
    say(`run ${run.id} is ${state?.state ?? 'not shown yet'}, looking again in ${Math.ceil(pause / 1000)} s`);
    await sleep(pause);
  }
}

/** Undefined: it is worth waiting for. */
function verdictOf(state: RunState | null, waitedMs: number, waitMs: number): RunVerdict | undefined {
  if (state?.state === 'ended') return verdictOfEnded(state);
  const hasBegun = state?.state === 'running';
  if (waitedMs >= Math.min(waitMs, BEGINS_WITHIN_MS) && !hasBegun) return 'dispatched';
  return waitedMs >= waitMs ? 'unknown' : undefined;
}

export function verdictOfEnded({ conclusion }: { readonly conclusion: string | null }): RunVerdict {
  return conclusion === 'success' ? 'succeeded' : 'failed';
}
