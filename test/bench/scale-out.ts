/**
 * Gates that one process answers, and four on one PostgreSQL. GitHub's answers come 20 ms late, as over a network, and
 * the stand-in, all wires and the processes share the machine's processors.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWebhookSecret } from '../../src/cli/demo/app-process.ts';
import { type Repository, type Standin, startStandin } from '../../standin/start.ts';
import { dropDatabase, newDatabase } from '../contract/store/postgres-server.ts';
import type { Exchange } from '../kill/exchange.ts';
import { type Member, newMember } from '../kill/fleet.ts';
import { openFront } from '../kill/front.ts';
import { openReceiver } from '../kill/receiver.ts';
import { type Bench, ratiosOf } from './measure.ts';

const GATES = 24;
const WORKERS = 4;
/** Each gate is asked about once: what else a run tells has open gates looked at again. */
const EVENTS = ['deployment_protection_rule'];
const GITHUB_TAKES_MS = 20;
const MOST_RUNS = 3;
const ALL_WITHIN_MS = 120_000;

export const scaleOutBench: Bench = {
  name: 'scale-out',
  async run({ runs }) {
    const one: number[] = [];
    const several: number[] = [];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run++) {
      one.push(await gatesPerSecond(1));
      several.push(await gatesPerSecond(WORKERS));
    }
    const against = '1 process';
    return [
      { what: 'gates answered on PostgreSQL by 1 process', times: one, unit: '/s' },
      {
        what: `the same by ${WORKERS} processes, no gate by two at once`,
        times: several,
        unit: '/s',
        limit: { kind: 'least', against, least: 1, ratios: ratiosOf(several, one) },
      },
    ];
  },
};

/** Throws when two processes asked about one run at once, or when a gate got more than one approval. */
async function gatesPerSecond(workers: number): Promise<number> {
  const databaseUrl = await newDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  const webhookSecret = newWebhookSecret();
  const github = await startStandin({ app: { webhookSecret, events: EVENTS } });
  const shop = shopWithGates(github);
  const spans = watchSpans();
  const members: Member[] = [];
  const receiver = await openReceiver();
  try {
    const { id: appId, privateKey } = github.app;
    const app = { appId, privateKey: privateKey ?? '', webhookSecret, gitHubHost: github.host, databaseUrl };
    const place = { ...app, dataFolder: folder, codeFolder: join(folder, 'code'), receiver };
    for (let number = 0; number < workers; number++) {
      members.push(await newMember(`process ${number + 1}`, place, spans.watch));
    }
    await Promise.all(members.map((member) => member.start()));
    let turn = 0;
    const front = await openFront({ choose: () => members[turn++ % members.length], watch: () => undefined });
    github.sendWebhooksTo(front.url);
    const time = await timeToAnswer(github, shop);
    front.close();
    if (spans.overlaps.length > 0) throw new Error(`Handled by two at once: ${spans.overlaps.join(', ')}`);
    return (GATES * 1000) / time;
  } finally {
    await Promise.all(members.map((member) => member.kill()));
    for (const { wire } of members) wire.close();
    receiver.close();
    await github.close();
    await dropDatabase(databaseUrl);
    rmSync(folder, { recursive: true, force: true });
  }
}

function shopWithGates(github: Standin): Repository {
  github.createOrganization('acme').addMember(github.createUser('anna').login);
  const policy = 'version: 1\nenvironments: { "lane-*": {} }\n';
  const shop = github.createRepository({ owner: 'acme', name: 'shop', files: { '.github/tidegate.yml': policy } });
  shop.setPermission('anna', 'write');
  for (const environment of Array.from({ length: GATES }, (_, index) => `lane-${index}`)) {
    shop.enableRule(environment);
  }
  return shop;
}

async function timeToAnswer(github: Standin, shop: Repository): Promise<number> {
  const startedAt = performance.now();
  const runs = Array.from({ length: GATES }, (_, index) =>
    shop.startRun({ environment: `lane-${index}`, actor: 'anna', workflow: `deploy-${index}.yml` }),
  );
  const approvals = (): readonly number[] =>
    runs.map(({ reviews }) => reviews.filter(({ state }) => state === 'approved').length);
  while (approvals().includes(0)) {
    if (performance.now() - startedAt > ALL_WITHIN_MS) throw new Error('The gates were not answered in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const time = performance.now() - startedAt;
  await github.settled();
  if (approvals().some((times) => times > 1)) throw new Error('A gate was approved twice');
  return time;
}

/** Which process has which run in hand: while a request about it is under way. */
function watchSpans() {
  const holders = new Map<string, { readonly member: Member; underWay: number }>();
  const overlaps: string[] = [];
  function begin(run: string, member: Member): void {
    const holder = holders.get(run) ?? { member, underWay: 0 };
    if (holder.member !== member) overlaps.push(`run ${run} by ${holder.member.name} and ${member.name}`);
    holder.underWay += 1;
    holders.set(run, holder);
  }
  function end(run: string): void {
    const holder = holders.get(run);
    if (holder !== undefined && --holder.underWay === 0) holders.delete(run);
  }
  function watch(member: Member) {
    return async ({ stage, path }: Exchange): Promise<void> => {
      // Sweeps look at what runs wait for, beside whoever answers.
      const run = /\/actions\/runs\/(\d+)(?!.*\/pending_deployments)/.exec(path)?.[1];
      if (stage === 'sent' && run !== undefined) begin(run, member);
      if (stage === 'applied') await new Promise((resolve) => setTimeout(resolve, GITHUB_TAKES_MS));
      if (stage === 'answered' && run !== undefined) end(run);
    };
  }
  return { watch, overlaps };
}
