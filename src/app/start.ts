/** Puts the App together: the store, the worker behind it, and the HTTP server in front. */
import { readSigningKey } from '../audit/crypto.ts';
import { questionKey } from '../domain/question.ts';
import { GITHUB_LIMITS, type Limit, NO_LIMITS } from '../domain/rate-budget.ts';
import { intake } from '../flow/intake.ts';
import type { AuditLogs, Clock, Ports, Store } from '../flow/ports.ts';
import { ALL_SWEEPS } from '../flow/sweep/all.ts';
import { checkpoints } from '../flow/sweep/checkpoints.ts';
import type { Sweep } from '../flow/sweep/sweep.ts';
import { parseWebhook } from '../github/webhook/parse.ts';
import { pageFault } from '../notify/page-fault.ts';
import { openStore } from '../store/open.ts';
import type { Config } from './config.ts';
import { createFront } from './front.ts';
import { gitHubHost } from './git-hub-host.ts';
import { createGitHubApp, type GitHubApp } from './github-app.ts';
import { listen } from './listen.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { startNotifier } from './notifier.ts';
import { createRequestLimits } from './request-limits.ts';
import { createSmokeRuns } from './smoke/smoke-runs.ts';
import { startSweeps } from './sweeps/start-sweeps.ts';
import { isWebhookEvent } from './webhook-events.ts';
import { startWorker, type Worker } from './worker.ts';

export interface RunningApp {
  /** The port it listens on, also when it was asked for any. */
  readonly port: number;
  /** The clock was moved: look at the agenda. */
  wake(): void;
  /** Takes in nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** One event may ask about hundreds of gates. */
const KEYS_LOGGED = 20;

export async function startApp(options: { config: Config; log: Log; clock: Clock }): Promise<RunningApp> {
  const { config, log, clock } = options;
  const opened = await openStore({ ...config, databaseUrl: config.databaseUrl?.reveal() });
  const metrics = createMetrics({ store: opened, clock });
  const store = keptTo(config.hasRateLimits ? GITHUB_LIMITS : NO_LIMITS, metrics.store);
  const limits = createRequestLimits({ store, clock });
  const gitHubApp = createGitHubApp({ ...config, log, limits });
  let worker: Worker | undefined;
  const smoke = createSmokeRuns({
    network: config.probeNetwork,
    proxyFrom: process.env,
    store,
    clock,
    log,
    onEnded: () => worker?.wake(),
  });
  const ports: Ports = {
    ...{ clock, store, github: gitHubApp.github, smoke: smoke.start },
    pageFault: (variable, repository) => pageFault(config.notify.allowed, variable, repository),
  };
  gitHubApp.onEvent(async ({ id, name, payload }) => {
    const event = parseWebhook(name, payload, config.apiUrl);
    const questions = await intake(id, event, ports);
    // With the keys of its questions a delivery can be followed to its answers and effects.
    const asked = questions.slice(0, KEYS_LOGGED).map(questionKey);
    if (asked.length > 0) log.info({ delivery: id, event: event.kind, questions: asked }, 'Taken in');
  });
  let isStopping = false;
  const front = createFront({
    config,
    store,
    metrics,
    clock,
    log,
    onAccepted: () => worker?.wake(),
    isStopping: () => isStopping,
  });
  const server = await listen(front, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  worker = startWorker({ ports, dispatch: gitHubApp.dispatch, log });
  const notifier = startNotifier({ settings: config.notify, apiUrl: config.apiUrl, store, clock, log });
  const sweeps = startSweeps({
    sweeps: [...ALL_SWEEPS, ...checkpointsOf(config, store, gitHubApp)],
    ports: {
      ...ports,
      store: {
        ...store,
        askNow: (questions, at, gates) => store.askNow(questions, at, gates).then(() => worker?.wake()),
      },
      app: gitHubApp.app,
      watch: gitHubApp.watch,
      pastEvents: gitHubApp.pastEvents,
      isTakenIn: isWebhookEvent,
    },
    log,
  });
  return {
    port: server.port,
    wake: () => {
      worker.wake();
      sweeps.wake();
    },
    stop: async () => {
      isStopping = true;
      await server.close();
      await Promise.all([worker.stop(), sweeps.stop(), notifier.stop(), smoke.stop()]);
      await store.close();
    },
  };
}

/** Whoever takes room of the store takes it within these limits. */
function keptTo(limits: readonly Limit[], store: Store): Store {
  return {
    ...store,
    admitEffect: (effect, at) => store.admitEffect(effect, at, limits),
    takeRoom: (installationId, wanted, at) => store.takeRoom(installationId, wanted, at, limits),
  };
}

/** Without a key nothing can be vouched for. */
function checkpointsOf({ auditSigningKey, apiUrl }: Config, logs: AuditLogs, app: GitHubApp): readonly Sweep[] {
  const key = auditSigningKey === undefined ? null : readSigningKey(auditSigningKey.reveal());
  if (key === null) return [];
  return [checkpoints({ key, host: gitHubHost(apiUrl), logs, openBoard: app.checkpointBoard })];
}
