/**
 * Deliveries that are on disk when they are answered, in the whole App, beside a bare Probot App that keeps nothing.
 * The payloads are GitHub's examples of the events that come most; in the App each goes on to be taken in, by the same
 * process, and asks no question that GitHub would have to be read for.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { newWebhookSecret, startAppProcess } from '../../src/cli/demo/app-process.ts';
import { DATABASE_FILE } from '../../src/store/connect-sqlite.ts';
import { startStandin } from '../../standin/start.ts';
import { type Payload, type Sender, sendTo, signed } from './deliver.ts';
import { type Bench, quantile, type Row, ratiosOf, timed } from './measure.ts';

const EVENTS = ['check_run', 'check_suite', 'workflow_job', 'workflow_run', 'deployment_status', 'issues', 'status'];
const EXAMPLES_OF_EACH = 3;
const WARM_UP_MS = 1_500;
const ROUND_MS = 2_000;
const MOST_RUNS = 5;
const RATE = 200;
const RATE_MS = 10_000;
const MOST_P99_MS = 50;

export const intakeBench: Bench = {
  name: 'intake',
  async run({ runs }) {
    const secret = newWebhookSecret();
    const payloads = payloadsFor(secret);
    await using ours = await startOurs(secret);
    await using bare = await startBare(secret, ours.privateKey);
    const senders = { ours: sendTo(ours.url, payloads), bare: sendTo(bare.url, payloads) };
    try {
      return [
        ...(await throughput(senders, Math.min(runs, MOST_RUNS))),
        await restUntilTakenIn(ours.dataFolder),
        ...(await atRate(senders)),
        ...writesTo(ours.dataFolder),
      ];
    } finally {
      senders.ours.close();
      senders.bare.close();
    }
  },
};

interface Senders {
  readonly ours: Sender;
  readonly bare: Sender;
}

async function throughput({ ours, bare }: Senders, rounds: number): Promise<readonly Row[]> {
  await bare.asManyAsTaken(WARM_UP_MS);
  await ours.asManyAsTaken(WARM_UP_MS);
  const own: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds; round++) {
    others.push(await bare.asManyAsTaken(ROUND_MS));
    own.push(await ours.asManyAsTaken(ROUND_MS));
  }
  const against = 'bare Probot';
  return [
    { what: 'deliveries answered by a bare Probot that keeps nothing', times: others, unit: '/s' },
    {
      what: 'deliveries on disk and answered',
      times: own,
      unit: '/s',
      limit: { kind: 'least', against, least: 1, ratios: ratiosOf(own, others) },
    },
  ];
}

const LOOKS_EVERY_MS = 250;
const MOST_REST_MS = 60_000;

/** What was answered before has to be out of the way. */
async function restUntilTakenIn(dataFolder: string): Promise<Row> {
  const database = new DatabaseSync(join(dataFolder, DATABASE_FILE), { readOnly: true });
  const waiting = database.prepare("select count(*) as count from delivery where state = 'waiting'");
  const startedAt = performance.now();
  const left = Number(waiting.get()?.['count']);
  while (Number(waiting.get()?.['count']) > 0) {
    if (performance.now() - startedAt > MOST_REST_MS) throw new Error('deliveries are not taken in');
    await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY_MS));
  }
  database.close();
  return { what: `until the last ${left} of these were taken in, too`, times: [performance.now() - startedAt] };
}

async function atRate({ ours, bare }: Senders): Promise<readonly Row[]> {
  const own = await ours.atRate(RATE, RATE_MS);
  const others = await bare.atRate(RATE, RATE_MS);
  const limit = { kind: 'time', milliseconds: MOST_P99_MS } as const;
  return [
    { what: `answer of a bare Probot at ${RATE}/s, p99`, times: [quantile(others, 0.99)] },
    { what: `answer at ${RATE}/s, p50`, times: [quantile(own, 0.5)] },
    { what: `answer at ${RATE}/s, p99`, times: [quantile(own, 0.99)], limit },
  ];
}

const WRITES = 200;
/** A delivery in the write-ahead log. */
const WRITTEN = Buffer.alloc(16 * 1024, 'x');

/** What no answer can be faster than: written and on disk, with nothing else around it. */
function writesTo(dataFolder: string): readonly Row[] {
  const file = openSync(join(dataFolder, 'written'), 'w');
  const times = Array.from({ length: WRITES }, () =>
    timed(() => {
      writeSync(file, WRITTEN);
      fsyncSync(file);
    }),
  ).map(({ time }) => time);
  closeSync(file);
  return [0.5, 0.99].map((share) => ({
    what: `16 KiB written to this disk and synced, p${share * 100}`,
    times: [quantile(times, share)],
  }));
}

interface Example {
  readonly name: string;
  readonly examples: readonly object[];
}

/** The examples have no installation, without which nothing would be looked up. */
function payloadsFor(secret: string): readonly Payload[] {
  const all = examples as unknown as readonly Example[];
  return EVENTS.flatMap((event) => {
    const found = all.find(({ name }) => name === event)?.examples ?? [];
    if (found.length === 0) throw new Error(`there is no example of ${event}`);
    return found
      .slice(0, EXAMPLES_OF_EACH)
      .map((example) => signed(event, { ...example, installation: { id: 1, node_id: 'x' } }, secret));
  });
}

interface Running extends AsyncDisposable {
  readonly url: string;
}

async function startOurs(
  webhookSecret: string,
): Promise<Running & { readonly privateKey: string; readonly dataFolder: string }> {
  const github = await startStandin({ app: { webhookSecret } });
  const dataFolder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  const privateKey = github.app.privateKey ?? '';
  const app = await startAppProcess({
    ...{ entry: fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), dataFolder, isClockMovable: false },
    ...{ gitHubHost: github.host, appId: github.app.id, privateKey, webhookSecret },
  });
  return {
    url: app.webhookUrl,
    privateKey,
    dataFolder,
    [Symbol.asyncDispose]: async () => {
      await app.kill();
      await github.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function startBare(webhookSecret: string, privateKey: string): Promise<Running> {
  const script = fileURLToPath(new URL('bare-probot.ts', import.meta.url));
  const env = { ...process.env, WEBHOOK_SECRET: webhookSecret, PRIVATE_KEY: privateKey, LOG_FORMAT: 'json' } as const;
  const child = fork(script, [], { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.stdout?.resume();
  child.stderr?.resume();
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}/api/github/webhooks`,
    [Symbol.asyncDispose]: async () => void child.kill('SIGKILL'),
  };
}
