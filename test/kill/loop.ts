/**
 * Kills processes of the App at chosen moments of real work, starts them again, and looks now and then whether anything
 * that was acknowledged was lost or done twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newWebhookSecret } from '../../src/cli/demo/app-process.ts';
import { type Standin, startStandin } from '../../standin/start.ts';
import { watchAudit } from './audit.ts';
import { type Kept, keptInFolder, keptInPostgres, type Lease, type Look } from './database.ts';
import { findingsIn, type Scene } from './findings.ts';
import { type Member, newMember } from './fleet.ts';
import { type Front, openFront } from './front.ts';
import { MOMENTS, setTrap, type Trap } from './moment.ts';
import { PHASES, type Phase, phasesOf, type Snapshot, snapshotOf } from './phase.ts';
import { type Random, randomFrom } from './random.ts';
import { openShop, type Story, startStory } from './story.ts';

export interface LoopOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly processes: number;
  /** A PostgreSQL that all processes share; undefined: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Told after each look at everything. */
  readonly tell?: (line: string) => void;
}

export interface LoopReport {
  readonly kills: number;
  /** How often a process was killed in each. */
  readonly phases: ReadonlyMap<Phase, number>;
  readonly acknowledged: number;
  /** Deliveries that nobody took in at first, and that were sent again. */
  readonly sentAgain: number;
  readonly findings: readonly string[];
}

/** Kills between two looks at everything. */
const EPISODE = 10;
/** A moment that does not come in this time is not waited for any longer. */
const MOMENT_COMES_WITHIN_MS = 1_500;
/** Meanwhile people go on. */
const NEXT_ACT_AFTER_MS = 250;
/** A round does no more than this: what waits has to be answered before anybody can look. */
const MOST_ACTS = 4;
const QUIET_WITHIN_MS = 120_000;
const LOOKS_EVERY_MS = 60;
/** A process that lives and did not move anything for so long does nothing. */
const STILL_MS = 400;

export async function killLoop(options: LoopOptions): Promise<LoopReport> {
  const loop = await openLoop(options);
  try {
    for (let done = 0; done < options.rounds && loop.findings.length === 0; done += EPISODE) {
      await episode(loop, Math.min(EPISODE, options.rounds - done));
      options.tell?.(`${loop.kills} kills, ${loop.acknowledged().size} deliveries acknowledged`);
    }
    return {
      kills: loop.kills,
      phases: loop.phases,
      acknowledged: loop.acknowledged().size,
      sentAgain: loop.sentAgain,
      findings: loop.findings,
    };
  } finally {
    await loop.close();
  }
}

interface Loop {
  readonly random: Random;
  readonly github: Standin;
  readonly members: readonly Member[];
  readonly front: Front;
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

async function openLoop({ seed, processes, databaseUrl }: LoopOptions): Promise<Loop> {
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
  const members: Member[] = [];
  for (let number = 1; number <= processes; number++) {
    members.push(
      await newMember(
        `process ${number}`,
        { ...app, dataFolder, codeFolder: join(folder, 'code'), databaseUrl },
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
  const story = startStory(shop, random);
  const acknowledged = (): ReadonlySet<string> =>
    new Set(front.letters.filter(({ state }) => state === 'acknowledged').map(({ id }) => id));
  const loop: Loop = {
    ...{ random, github, members, front, story, acknowledged, audit: watchAudit() },
    kept: databaseUrl === undefined ? keptInFolder(dataFolder) : keptInPostgres(databaseUrl),
    scene: (isComplete) => ({ github, shop, story, acknowledged: acknowledged(), isComplete }),
    phases: new Map(PHASES.map((phase) => [phase, 0])),
    ...{ snapshots: [], leftovers: new Map(), starting: new Set(), moments: [], trap: undefined },
    ...{ kills: 0, sentAgain: 0, findings: [] },
    close: async () => {
      await Promise.allSettled(loop.starting);
      await Promise.all(members.map((member) => member.kill()));
      for (const { wire } of members) wire.close();
      front.close();
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

function isAlive(member: Member): boolean {
  return member.webhookUrl !== undefined;
}

async function episode(loop: Loop, rounds: number): Promise<void> {
  loop.story.turnPage();
  for (let round = 0; round < rounds; round++) await killOnce(loop);
  await allStarted(loop);
  await untilQuiet(loop);
  await look(loop, false);
  if (loop.findings.length > 0) return;
  sendAgain(loop);
  await untilQuiet(loop);
  loop.story.approveAll();
  await untilQuiet(loop);
  await look(loop, true);
  loop.story.finishRuns();
  await untilQuiet(loop);
}

async function killOnce(loop: Loop): Promise<void> {
  const { random, members, front, kept, snapshots } = loop;
  if (members.length > 1) await atLeastAlive(loop, 2);
  const trap = setTrap(nextMoment(loop), random, (member) => {
    snapshots.push(snapshotOf(member, front.letters));
  });
  loop.trap = trap;
  await workUntilKilled(loop, trap);
  const victims = new Set(trap.close() ? [await trap.sprung] : []);
  loop.trap = undefined;
  if (victims.size === 0 || (members.length > 1 && random.below(4) === 0)) {
    const alive = members.filter(isAlive);
    const other = alive[random.below(alive.length)];
    if (other) victims.add(await killNow(loop, other));
  }
  const seen = await kept.lookAfterKill();
  remember(loop, seen.leases);
  for (const snapshot of snapshots.splice(0)) count(loop, phasesOf(snapshot, seen));
  for (const victim of victims) start(loop, victim);
  if (members.length === 1) await allStarted(loop);
  await endLeftovers(loop);
}

/** Goes on with the story until the moment comes. */
async function workUntilKilled({ random, story }: Loop, trap: Trap): Promise<void> {
  const endsAt = performance.now() + (trap.moment === 'anywhere' ? random.below(300) : MOMENT_COMES_WITHIN_MS);
  let acts = MOST_ACTS;
  let isSprung = false;
  void trap.sprung.then(() => {
    isSprung = true;
  });
  while (!isSprung && performance.now() < endsAt) {
    for (let some = 1 + random.below(2); some > 0 && acts > 0; some--, acts--) story.goOn();
    await Promise.race([trap.sprung, sleep(Math.min(NEXT_ACT_AFTER_MS, Math.max(endsAt - performance.now(), 0)))]);
  }
}

async function killNow(loop: Loop, member: Member): Promise<Member> {
  const killing = member.kill();
  loop.snapshots.push(snapshotOf(member, loop.front.letters));
  await killing;
  return member;
}

function count(loop: Loop, phases: readonly Phase[]): void {
  loop.kills += 1;
  for (const phase of phases) loop.phases.set(phase, (loop.phases.get(phase) ?? 0) + 1);
}

/** All of them, in an order of their own each time round. */
function nextMoment(loop: Loop): (typeof MOMENTS)[number] {
  if (loop.moments.length === 0) {
    loop.moments = MOMENTS.map((moment) => ({ moment, place: loop.random.below(1_000_000) }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ moment }) => moment);
  }
  const [moment = 'anywhere', ...rest] = loop.moments;
  loop.moments = rest;
  return moment;
}

function start(loop: Loop, member: Member): void {
  const starting = member.start().catch((error: unknown) => {
    loop.findings = [...loop.findings, `${member.name} did not start again: ${String(error)}`];
  });
  loop.starting.add(starting);
  void starting.then(() => loop.starting.delete(starting));
}

async function allStarted({ starting }: Loop): Promise<void> {
  await Promise.all(starting);
}

async function atLeastAlive({ members, starting }: Loop, number: number): Promise<void> {
  while (members.filter(isAlive).length < number && starting.size > 0) await Promise.race(starting);
}

function remember({ leftovers }: Loop, leases: readonly Lease[]): void {
  for (const lease of leases) {
    const key = JSON.stringify(lease);
    if (!leftovers.has(key)) leftovers.set(key, { lease, seenAt: performance.now() });
  }
}

/**
 * Lets the leases of the dead end, as the minutes for which they last would. Of several processes the living do nothing
 * then: what they had taken they would have given back, or taken anew, or their wires would move.
 */
async function endLeftovers({ members, kept, leftovers }: Loop): Promise<void> {
  const isAlone = members.length === 1;
  const before = performance.now() - (isAlone ? 0 : STILL_MS);
  if (!isAlone && members.some(({ wire }) => wire.lastMovedAt() > before || wire.underWay().length > 0)) return;
  const old = [...leftovers].filter(([, { seenAt }]) => seenAt <= before);
  if (old.length > 0) await kept.end(old.map(([, { lease }]) => lease));
  for (const [key] of old) leftovers.delete(key);
}

async function untilQuiet(loop: Loop): Promise<void> {
  const endsAt = Date.now() + QUIET_WITHIN_MS;
  for (;;) {
    await loop.github.settled();
    await endLeftovers(loop);
    const seen = await loop.kept.look();
    if (isQuiet(seen) && (await hasStayedQuiet(loop, seen))) return;
    if (loop.members.length > 1) remember(loop, seen.leases);
    if (Date.now() > endsAt) throw new Error(`Not quiet within ${QUIET_WITHIN_MS / 1000} s: ${tellOf(loop, seen)}`);
    await sleep(LOOKS_EVERY_MS);
  }
}

/** What the last effect made GitHub tell may have been on its way when GitHub was asked whether it had told everything. */
async function hasStayedQuiet({ github, kept }: Loop, before: Look): Promise<boolean> {
  await github.settled();
  const now = await kept.look();
  return isQuiet(now) && now.deliveries.size === before.deliveries.size;
}

function isQuiet({ deliveries, pending, leases, due }: Look): boolean {
  return pending.length === 0 && leases.length === 0 && due === 0 && ![...deliveries.values()].includes('waiting');
}

function tellOf({ members }: Loop, seen: Look): string {
  const waiting = [...seen.deliveries.values()].filter((state) => state === 'waiting').length;
  const counts = `${waiting} deliveries wait, ${seen.pending.length} effects, ${seen.due} questions are due, ${seen.leases.length} leases`;
  return [counts, ...members.flatMap((member) => [`${member.name}:`, ...member.logTail()])].join('\n');
}

async function look(loop: Loop, isComplete: boolean): Promise<void> {
  const seen = await loop.kept.look();
  const audit = loop.audit.look(await loop.kept.auditLines());
  const violations = loop.github.violations.map(({ operation, message }) => `${operation}: ${message}`);
  loop.findings = [...loop.findings, ...findingsIn(loop.scene(isComplete), seen), ...audit, ...violations];
}

/** As an operator or a sweep does with deliveries that GitHub lists as failed. */
function sendAgain(loop: Loop): void {
  const acknowledged = loop.acknowledged();
  const failed = new Set(
    loop.github.webhooks.deliveries.filter(({ guid }) => !acknowledged.has(guid)).map(({ guid }) => guid),
  );
  for (const guid of failed) loop.github.webhooks.redeliver(guid);
  loop.sentAgain += failed.size;
}
