/** Runs the App in this process until it is told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { createMovableClock, type MovableClock, systemClock } from './clock.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { createLog } from './log.ts';
import type { Secret } from './secret.ts';
import { type RunningApp, startApp } from './start.ts';

/** How long what is under way may take to end: container platforms kill after 10 s or more. */
const STOPS_WITHIN_MS = 10_000;

/** Exit code: 0 after an orderly stop, 1 when it could not start. */
export async function serve(env: Environment): Promise<number> {
  const read = readConfig(env);
  if (read.kind === 'invalid') {
    for (const { variable, message } of read.problems) process.stderr.write(`${variable}: ${message}\n`);
    return 1;
  }
  const { config } = read;
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  const movable = config.hasMovableClock ? createMovableClock() : undefined;
  const app = await startApp({ config, log, clock: movable ?? systemClock }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
  });
  if (!app) return 1;
  const place = config.databaseUrl === undefined ? { data: config.dataFolder } : { database: 'postgresql' };
  log.info({ port: app.port, api: config.apiUrl, ...place }, 'Tidegate listens');
  if (movable) followParent(app, movable);
  process.send?.({ listeningOn: app.port });
  await untilToldToStop();
  log.info('Stopping: nothing new is taken in');
  const isStopped = await Promise.race([app.stop().then(() => true), sleep(STOPS_WITHIN_MS, false, { ref: false })]);
  if (!isStopped) {
    log.warn('Stopped in the middle of something: it is done again after the next start');
    process.exit(0);
  }
  // An open channel to the process that started us would keep this one alive.
  if (process.connected) process.disconnect();
  return 0;
}

function secretsOf(config: Config): readonly Secret[] {
  return [
    ...config.webhookSecrets,
    config.privateKey,
    ...config.notify.secrets,
    ...config.pagerDutySecrets,
    ...[config.databaseUrl, config.auditSigningKey, config.libraryToken].filter((secret) => secret !== undefined),
  ];
}

/** Lets the process that started us move our clock. The configuration allows it only against a GitHub on loopback. */
function followParent(app: RunningApp, clock: MovableClock): void {
  process.on('message', (message) => {
    if (typeof message !== 'object' || message === null || !('moveClockTo' in message)) return;
    clock.moveTo(Number(message.moveClockTo));
    app.wake();
    process.send?.({ clockIsAt: clock.now() });
  });
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    // Started by another process of ours, we do not outlive it.
    process.once('disconnect', () => resolve());
  });
}
