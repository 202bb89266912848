/**
 * Kills processes of the App at chosen moments of real work, starts them again, and looks now and then whether anything
 * that was acknowledged was lost or done twice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { findingsIn } from './findings.ts';
import type { Member } from './fleet.ts';
import { isTelling, MOMENTS, setTrap, type Trap } from './moment.ts';
import { isAlive, type Loop, type LoopOptions, openLoop } from './open-loop.ts';
import { type Phase, phasesOf, snapshotOf } from './phase.ts';
import { endLeftovers, remember, untilQuiet } from './quiet.ts';
import type { Random } from './random.ts';

export interface LoopReport {
  readonly kills: number;
  /** How often a process was killed in each. */
  readonly phases: ReadonlyMap<Phase, number>;
  readonly acknowledged: number;
  /** Deliveries that nobody took in at first, and that were sent again. */
  readonly sentAgain: number;
  /** Notices that people got. */
  readonly told: number;
  /** Of them: those that came again, as the process was killed before it wrote down that it told them. */
  readonly toldAgain: number;
  readonly findings: readonly string[];
}

/** Kills between two looks at everything. */
const EPISODE = 10;
/** A moment that does not come in this time is not waited for any longer. */
const MOMENT_COMES_WITHIN_MS = 1_500;
/** Who is told things looks once a second whether there is something to tell. */
const NOTICE_COMES_WITHIN_MS = 2_500;
/** Meanwhile people go on. */
const NEXT_ACT_AFTER_MS = 250;
/** A round does no more than this: what waits has to be answered before anybody can look. */
const MOST_ACTS = 4;

export async function killLoop(options: LoopOptions): Promise<LoopReport> {
  const loop = await openLoop(options);
  try {
    for (let done = 0; done < options.rounds && loop.findings.length === 0; done += EPISODE) {
      if (done > 0) await turnPage(loop);
      await episode(loop, Math.min(EPISODE, options.rounds - done));
      options.tell?.(`${loop.kills} kills, ${loop.acknowledged().size} deliveries acknowledged`);
    }
    const { receipts } = loop.receiver;
    return {
      kills: loop.kills,
      phases: loop.phases,
      acknowledged: loop.acknowledged().size,
      sentAgain: loop.sentAgain,
      told: receipts.length,
      toldAgain: receipts.length - new Set(receipts.map(({ identity }) => identity)).size,
      findings: loop.findings,
    };
  } finally {
    await loop.close();
  }
}

async function episode(loop: Loop, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) await killOnce(loop);
  await allStarted(loop);
  await untilQuiet(loop);
  await look(loop, false);
  if (loop.findings.length > 0) return;
  sendAgain(loop);
  await loop.story.tellAgain();
  await untilQuiet(loop);
  await loop.story.approveAll();
  await untilQuiet(loop);
  await loop.story.finishRuns();
  await loop.kept.passMinutes();
  await untilQuiet(loop);
  await look(loop, true);
}

/** Nobody is killed meanwhile: what is begun anew afterwards is not mixed with what was before. */
async function turnPage(loop: Loop): Promise<void> {
  loop.story.turnPage();
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
  for (const { name } of victims) loop.receiver.noteKilled(name, seen.untold);
  for (const snapshot of snapshots.splice(0)) count(loop, phasesOf(snapshot, seen));
  for (const victim of victims) start(loop, victim);
  if (members.length === 1) await allStarted(loop);
  await endLeftovers(loop);
}

/** Goes on with the story until the moment comes. */
async function workUntilKilled({ random, story }: Loop, trap: Trap): Promise<void> {
  const endsAt = performance.now() + patienceWith(trap, random);
  let acts = MOST_ACTS;
  if (isTelling(trap.moment)) story.haveTold();
  let isSprung = false;
  void trap.sprung.then(() => {
    isSprung = true;
  });
  while (!isSprung && performance.now() < endsAt) {
    for (let some = 1 + random.below(2); some > 0 && acts > 0; some--, acts--) story.goOn();
    await Promise.race([trap.sprung, sleep(Math.min(NEXT_ACT_AFTER_MS, Math.max(endsAt - performance.now(), 0)))]);
  }
}

function patienceWith({ moment }: Trap, random: Random): number {
  if (moment === 'anywhere') return random.below(300);
  return isTelling(moment) ? NOTICE_COMES_WITHIN_MS : MOMENT_COMES_WITHIN_MS;
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

async function look(loop: Loop, isComplete: boolean): Promise<void> {
  const seen = { ...(await loop.kept.look()), ...(await loop.kept.ledger()) };
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
