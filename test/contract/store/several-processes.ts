import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { delivery, gate, SHOP, T0 } from './samples.ts';
import type { Place } from './store-under-test.ts';
import type { Said } from './work-until-done.ts';

const CHILD = fileURLToPath(new URL('work-until-done.ts', import.meta.url));
const PROCESSES = 4;
const DELIVERIES = 40;
/** Of each delivery, so that lanes are fought for. */
const ENVIRONMENTS = ['production', 'staging', 'qa'];
const QUESTIONS = DELIVERIES * ENVIRONMENTS.length;
/** Longer than the whole test: nobody may lose a claim to a slow machine. */
const LONG_LEASE_MS = 120_000;
/** Shorter than the work of a killed process is missed. */
const SHORT_LEASE_MS = 300;
const KILLS = 6;

export function processCases(newPlace: () => Promise<Place>): void {
  it('lets four processes work: nothing is handled twice, nothing at once with its lane', {
    timeout: 120_000,
  }, async () => {
    const place = await withWork();
    const workers = Array.from({ length: PROCESSES }, () => startWorker(place, LONG_LEASE_MS));
    const said = (await Promise.all(workers.map(endOf))).flat();
    const taken = said.flatMap((one) => (one.kind === 'taken' ? [one.delivery] : []));
    expect(taken.length).toBe(DELIVERIES);
    expect(new Set(taken).size).toBe(DELIVERIES);
    const answered = said.flatMap((one) => (one.kind === 'answered' ? [one] : []));
    expect(answered.length).toBe(QUESTIONS);
    expect(new Set(answered.map((one) => one.key)).size).toBe(QUESTIONS);
    for (const lane of ENVIRONMENTS) expect(overlapsOf(answered.filter((one) => one.lane === lane))).toEqual([]);
    await expectAllDoneOnce(place);
  });

  it('loses nothing and does nothing twice when working processes are killed', { timeout: 120_000 }, async () => {
    const place = await withWork();
    for (let kill = 0; kill < KILLS; kill++) await killWorking(place);
    await Promise.all([startWorker(place, SHORT_LEASE_MS), startWorker(place, SHORT_LEASE_MS)].map(endOf));
    await expectAllDoneOnce(place);
  });

  async function withWork(): Promise<Place> {
    const place = await newPlace();
    const store = await place.open();
    for (let count = 0; count < DELIVERIES; count++) {
      const questions = ENVIRONMENTS.map((name, nth) => gate(count * ENVIRONMENTS.length + nth + 1, name));
      await store.acceptDelivery(
        delivery(`d-${count}`, { receivedAt: T0, body: Buffer.from(JSON.stringify(questions)) }),
      );
    }
    await store.close();
    return place;
  }
}

/** Every gate was let through once and has one final answer; the log of the installation has no gaps. */
async function expectAllDoneOnce(place: Place): Promise<void> {
  const entries = (await place.auditLines(SHOP.installationId)).map((line) => JSON.parse(line));
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index));
  const countOf = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
  expect([countOf('answer'), countOf('effect'), countOf('outcome')]).toEqual([QUESTIONS, QUESTIONS, QUESTIONS]);
  const store = await place.open();
  const opened = await Promise.all(ENVIRONMENTS.map((name) => store.openedGates(SHOP.id, name)));
  expect(new Set(opened.flat().map(({ deploymentId }) => deploymentId)).size).toBe(QUESTIONS);
  expect(await store.openGates(SHOP.id)).toEqual([]);
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Times of claims in one lane that began before the one before them was given back. */
function overlapsOf(spans: readonly Span[]): readonly Span[] {
  const inOrder = [...spans].sort((one, other) => (BigInt(one.from) < BigInt(other.from) ? -1 : 1));
  return inOrder.filter((span, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && BigInt(span.from) < BigInt(before.to);
  });
}

function startWorker(place: Place, leaseMs: number): ChildProcess {
  return spawn(process.execPath, [CHILD, place.opener, place.address, String(leaseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function endOf(child: ChildProcess): Promise<Said[]> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Said);
}

/** Kills it some random milliseconds after the first thing it did. */
async function killWorking(place: Place): Promise<void> {
  const child = startWorker(place, SHORT_LEASE_MS);
  child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 60));
  child.stdout?.resume();
  await once(child, 'close');
}
