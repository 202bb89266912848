/** The real App, as a process of its own: what the demo shows is what an operator runs. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';

export interface AppProcessOptions {
  /** The command line's entry, run again with `serve`. */
  readonly entry: string;
  readonly dataFolder: string;
  readonly gitHubHost: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Whether its clock can be moved with {@link AppProcess.moveClock}. */
  readonly isClockMovable: boolean;
  /** Further variables of the environment. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** A PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
}

export interface AppProcess {
  readonly webhookUrl: string;
  moveClock(to: number): Promise<void>;
  /** The last lines it logged, for when something went wrong. */
  logTail(): readonly string[];
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const STARTS_WITHIN_MS = 20_000;
const STOPS_WITHIN_MS = 12_000;
const LINES_KEPT = 20;

export function newWebhookSecret(): string {
  return randomBytes(32).toString('hex');
}

export async function startAppProcess(options: AppProcessOptions): Promise<AppProcess> {
  const child = fork(options.entry, ['serve'], {
    env: { ...process.env, ...environmentOf(options) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines = keepLines(child);
  const port = await listeningPort(child, lines);
  return {
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    moveClock: (to) => moveClock(child, to),
    logTail: () => [...lines],
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function environmentOf(options: AppProcessOptions): Record<string, string> {
  return {
    APP_ID: String(options.appId),
    PRIVATE_KEY: options.privateKey,
    WEBHOOK_SECRET: options.webhookSecret,
    GHE_HOST: options.gitHubHost,
    GHE_PROTOCOL: 'http',
    TIDEGATE_DATA: options.dataFolder,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
    // Test runners set it to something else.
    BASE_URL: '',
    ...(options.isClockMovable ? { TIDEGATE_MOVABLE_CLOCK: '1' } : {}),
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.settings,
  };
}

function keepLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
    });
  }
  return lines;
}

function listeningPort(child: ChildProcess, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`The App ${what}.\n${lines.join('\n')}`));
    const timer = setTimeout(() => fail('did not start in time'), STARTS_WITHIN_MS);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('listeningOn' in message)) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(Number(message.listeningOn));
    });
  });
}

function moveClock(child: ChildProcess, to: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !('clockIsAt' in message)) return;
      child.off('message', onMessage);
      resolve();
    };
    child.on('message', onMessage);
    child.send({ moveClockTo: to }, (error) => error && reject(error));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
