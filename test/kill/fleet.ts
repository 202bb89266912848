/** The processes of the App, each with a wire of its own to GitHub, and with its own way to those who are told things. */
import { resolve } from 'node:path';
import { type AppProcess, type AppProcessOptions, startAppProcess } from '../../src/cli/demo/app-process.ts';
import type { Track, Watch } from './exchange.ts';
import type { Receiver } from './receiver.ts';
import { openWire, type Wire } from './wire.ts';

const ENTRY = resolve(import.meta.dirname, '../../src/cli.ts');

export interface Member {
  readonly name: string;
  readonly wire: Wire;
  /** What it is telling people. */
  readonly telling: Track;
  /** Undefined: it is not running. */
  readonly webhookUrl: string | undefined;
  start(): Promise<void>;
  /** SIGKILL, sent before this returns. */
  kill(): Promise<void>;
  /** SIGTERM: it ends by itself. */
  stop(): Promise<void>;
  logTail(): readonly string[];
}

export interface Place extends Omit<AppProcessOptions, 'entry' | 'isClockMovable'> {
  /** Where Node keeps compiled code between two starts. */
  readonly codeFolder: string;
  readonly receiver: Receiver;
}

/** Our own address, which the tokens of jobs are made for. */
export const AUDIENCE = 'https://tidegate.example.com';

export async function newMember(name: string, place: Place, watch: (member: Member) => Watch): Promise<Member> {
  let app: AppProcess | undefined;
  let lines: readonly string[] = [];
  const see: Watch = (exchange) => watch(member)(exchange);
  const wire: Wire = await openWire(`http://${place.gitHubHost}`, see);
  const { settings: told, track: telling } = place.receiver.connect(name, see);
  const settings = { RATE_LIMITS: 'none', BASE_URL: AUDIENCE, ...told };
  const environment = {
    ...{ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: wire.url, NO_PROXY: '' },
    NODE_COMPILE_CACHE: place.codeFolder,
  };
  const member: Member = {
    name,
    wire,
    telling,
    get webhookUrl() {
      return app?.webhookUrl;
    },
    start: async () => {
      wire.forget();
      telling.forget();
      app = await withEnvironment(environment, () =>
        startAppProcess({ ...place, entry: ENTRY, isClockMovable: false, settings }),
      );
    },
    kill: async () => {
      const killed = app;
      app = undefined;
      lines = killed?.logTail() ?? lines;
      await killed?.kill();
    },
    stop: async () => {
      const stopped = app;
      app = undefined;
      await stopped?.stop();
    },
    logTail: () => app?.logTail() ?? lines,
  };
  return member;
}

/** A process takes its environment from ours when it is made, which is before `make` first waits. */
function withEnvironment<T>(variables: Readonly<Record<string, string>>, make: () => T): T {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return make();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
