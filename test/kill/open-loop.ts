/** The stage of a loop of kills: a GitHub, those who are told things, the processes, and what people do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWebhookSecret } from '../../src/cli/demo/app-process.ts';
import { type Standin, startStandin } from '../../standin/start.ts';
import { watchAudit } from './audit.ts';
import { type Kept, keptInFolder, keptInPostgres, type Lease } from './database.ts';
import type { Scene } from './findings.ts';
import { type Member, newMember } from './fleet.ts';
import { type Front, openFront } from './front.ts';
import type { MOMENTS, Trap } from './moment.ts';
import { PHASES, type Phase, type Snapshot } from './phase.ts';
import { type Random, randomFrom } from './random.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import { openShop } from './story/shop.ts';
import { type Story, startStory } from './story/story.ts';

export interface LoopOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly processes: number;
  /** A PostgreSQL that all processes share; undefined: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Told after each look at everything. */
  readonly tell?: (line: string) => void;
}

/** So many of the newest webhooks are delivered again by chance. */
const LATELY = 20;

export interface Loop {
  readonly random: Random;
  readonly github: Standin;
  readonly members: readonly Member[];
  readonly front: Front;
  readonly receiver: Receiver;
  readonly kept: Kept;
  readonly story: Story;
  readonly scene: (isComplete: boolean) => Scene;
  readonly acknowledged: () => ReadonlySet<string>;
  readonly audit: ReturnType<typeof watchAudit>;
  readonly phases: Map<Phase, number>;
  readonly snapshots: Snapshot[];
  /** Leases of the dead, perhaps, by what they are, with when they were first seen. */
  readonly leftovers: Map<string, { readonly lease: Lease; readonly seenAt: number }>;
  readonly starting: Set<Promise<void>>;
  moments: readonly (typeof MOMENTS)[number][];
  trap: Trap | undefined;
  kills: number;
  sentAgain: number;
  findings: readonly string[];
  close(): Promise<void>;
}

export async function openLoop({ seed, processes, databaseUrl }: LoopOptions): Promise<Loop> {
  const random = randomFrom(seed);
  const webhookSecret = newWebhookSecret();
  const github = await startStandin({ app: { webhookSecret } });
  const shop = openShop(github);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-kill-'));
  const dataFolder = join(folder, 'data');
  const { id: appId, privateKey } = github.app;
  const app = { appId, privateKey: privateKey ?? '', webhookSecret, gitHubHost: github.host };
  const watch = (member: Member) => (exchange: Parameters<Trap['seeExchange']>[1]) =>
    loop.trap?.seeExchange(member, exchange) ?? Promise.resolve();
  const receiver = await openReceiver();
  const members: Member[] = [];
  for (let number = 1; number <= processes; number++) {
    members.push(
      await newMember(
        `process ${number}`,
        { ...app, dataFolder, codeFolder: join(folder, 'code'), databaseUrl, receiver },
        watch,
      ),
    );
  }
  const front = await openFront({
    choose: () => {
      const alive = members.filter(isAlive);
      return alive[random.below(alive.length)];
    },
    watch: (letter) => loop.trap?.seeLetter(letter),
  });
  const acknowledged = (): ReadonlySet<string> =>
    new Set(
      front.letters.filter(({ state, isDelivery }) => isDelivery && state === 'acknowledged').map(({ id }) => id),
    );
  const story = startStory(shop, random, {
    jobsTell: front.url,
    deliverAgain: () => {
      const known = [...acknowledged()];
      const guid = known[known.length - 1 - random.below(Math.min(known.length, LATELY) || 1)];
      if (guid !== undefined) github.webhooks.redeliver(guid);
    },
  });
  const loop: Loop = {
    ...{ random, github, members, front, receiver, story, acknowledged, audit: watchAudit() },
    kept: databaseUrl === undefined ? keptInFolder(dataFolder, github.url) : keptInPostgres(databaseUrl, github.url),
    scene: (isComplete) => ({
      github,
      shop,
      story,
      acknowledged: acknowledged(),
      receipts: receiver.receipts,
      isComplete,
    }),
    phases: new Map(PHASES.map((phase) => [phase, 0])),
    ...{ snapshots: [], leftovers: new Map(), starting: new Set(), moments: [], trap: undefined },
    ...{ kills: 0, sentAgain: 0, findings: [] },
    close: async () => {
      await Promise.allSettled(loop.starting);
      await Promise.all(members.map((member) => member.kill()));
      for (const { wire } of members) wire.close();
      front.close();
      receiver.close();
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  github.sendWebhooksTo(front.url);
  await startAll(members).catch(async (error: unknown) => {
    await loop.close();
    throw error;
  });
  return loop;
}

/** The first one leaves its compiled code to all that come after, which start in half the time. */
async function startAll([first, ...others]: readonly Member[]): Promise<void> {
  await first?.start();
  await first?.stop();
  await Promise.all([first, ...others].map((member) => member?.start()));
}

export function isAlive(member: Member): boolean {
  return member.webhookUrl !== undefined;
}
