/**
 * The smoke files that the App runs itself, beside the worker: a few at a time, each within its deadline, and none
 * when it stops. What a run found is kept, and then the question that waits for it is asked again.
 */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Network } from '../../domain/probe.ts';
import type { AskedSmoke, Clock, NewProbe, StartSmoke, Store } from '../../flow/ports.ts';
import { portsOfRun, type Variables } from '../../probe/run-ports.ts';
import { type FoundBySmoke, found } from '../../smoke/found.ts';
import { allowedNetwork } from '../../smoke/reach/allowed-network.ts';
import { runSmoke } from '../../smoke/run.ts';
import type { Log } from '../log.ts';
import { probingOnly } from './probing-only.ts';

export interface SmokeRunsOptions {
  /** How far the operator lets the App reach. A file may keep it nearer, and never take it further. */
  readonly network: Network;
  /** The variables that name a proxy. */
  readonly proxyFrom: Variables;
  readonly store: Pick<Store, 'keepProbe' | 'askNow'>;
  readonly clock: Clock;
  readonly log: Log;
  /** A question is due. */
  readonly onEnded: () => void;
}

export interface SmokeRuns {
  readonly start: StartSmoke;
  /** Ends what is under way; nothing of it is kept. */
  stop(): Promise<void>;
}

/** Each may have several requests under way, and the worker needs the machine, too. */
const MOST_AT_ONCE = 8;
/** Of one installation: whoever has slow pages probed all the time would keep the gates of everybody else closed. */
const MOST_OF_ONE = 4;

export function createSmokeRuns(options: SmokeRunsOptions): SmokeRuns {
  const running = new Map<string, Run>();
  const stopping = new AbortController();
  return {
    start(asked) {
      const key = keyOf(asked);
      if (running.has(key)) return 'running';
      const { installationId } = asked.askAgain.repository;
      const own = [...running.values()].filter((each) => each.installationId === installationId);
      const isFull = running.size >= MOST_AT_ONCE || own.length >= MOST_OF_ONE;
      if (isFull || stopping.signal.aborted) return 'full';
      const ended = runOne(asked, options, stopping.signal)
        .catch((error: unknown) => {
          options.log.error({ err: error, file: asked.file }, 'What a smoke run found could not be kept');
        })
        .finally(() => running.delete(key));
      running.set(key, { ended, installationId });
      return 'started';
    },
    async stop() {
      stopping.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

interface Run {
  readonly ended: Promise<void>;
  readonly installationId: number;
}

function keyOf({ repositoryId, deploymentId, purpose, file }: AskedSmoke): string {
  return `${repositoryId}/${deploymentId}/${purpose}/${file}`;
}

async function runOne(asked: AskedSmoke, options: SmokeRunsOptions, signal: AbortSignal): Promise<void> {
  const { store, clock, log, onEnded } = options;
  const startedAt = clock.now();
  const result = await resultOf(asked, options, signal);
  if (signal.aborted) return;
  const { repositoryId, environment, deploymentId, purpose, file, sha } = asked;
  const place = { repositoryId, environment, deploymentId, purpose, file, sha };
  const probe: NewProbe = { ...place, ...result, ...timesOf(startedAt, clock.now()) };
  await store.keepProbe(probe);
  await store.askNow([asked.askAgain], clock.now(), 'reminder');
  log.info({ ...place, verdict: probe.verdict, because: probe.because }, 'A smoke file was run');
  onEnded();
}

async function resultOf(
  { plan, environment, sha, file }: AskedSmoke,
  { network: ofRunner, proxyFrom, clock }: SmokeRunsOptions,
  signal: AbortSignal,
): Promise<FoundBySmoke> {
  const allowed = allowedNetwork(ofRunner, plan.network);
  if (allowed.kind === 'none') {
    const because = `${file} asks for network ${plan.network}, and the App may probe ${ofRunner} addresses (PROBE_NETWORK)`;
    return { verdict: 'error', failedChecks: [], because, liveSha: null };
  }
  const { network } = allowed;
  const real = portsOfRun({ network, proxyFrom, areCommandsAllowed: false, environment: {}, folder: '/' });
  const ports = { ...real, now: clock.now, probe: probingOnly(real.probe) };
  return found(await runSmoke(plan, { environment, sha }, ports, { signal }));
}

/** A clock that is set back does not end a run before it began. */
function timesOf(startedAt: EpochMs, endedAt: EpochMs): Pick<NewProbe, 'startedAt' | 'at'> {
  return { startedAt: toInstant(startedAt), at: toInstant(Math.max(startedAt, endedAt)) };
}
