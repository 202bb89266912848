/**
 * A process of its own: takes in deliveries and answers questions until nothing is left, and says what it does when.
 * Arguments: opener, address, milliseconds of a lease. A delivery's body lists its questions.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '../../../src/domain/question.ts';
import type { Claim, Store } from '../../../src/flow/ports.ts';
import { answer, openGate } from './samples.ts';

export type Said =
  | { readonly kind: 'taken'; readonly delivery: string }
  /** The time of the claim, on the clock that all processes of a machine share, in nanoseconds. */
  | {
      readonly kind: 'answered';
      readonly key: string;
      readonly lane: string;
      readonly from: string;
      readonly to: string;
    };

const [opener = '', address = '', leaseMs = ''] = process.argv.slice(2);
const LEASE_MS = Number(leaseMs);
const { open } = (await import(opener)) as { open: (address: string) => Promise<Store> };
const store = await open(address);
while (await workOnce()) await sleep(1);
await store.close();

async function workOnce(): Promise<boolean> {
  const now = Date.now();
  const deliveries = await store.claimDeliveries(now, now + LEASE_MS, 3);
  for (const { id, body } of deliveries) {
    say({ kind: 'taken', delivery: id });
    await store.finishDelivery(id, JSON.parse(Buffer.from(body).toString()) as Question[], now);
  }
  const claim = await store.claimQuestion(Date.now(), Date.now() + LEASE_MS);
  if (claim) await answerClaim(claim, process.hrtime.bigint());
  if (claim || deliveries.length > 0) return true;
  await sleep(5);
  return (await store.nextDueAt()) !== null || (await store.waitingDeliveries(1)).length > 0;
}

async function answerClaim(claim: Claim, from: bigint): Promise<void> {
  const { question } = claim;
  if (question.kind !== 'gate') throw new Error('expected gates');
  await sleep(Math.random() * 6);
  const isOurs = await store.saveRecord(claim, answer({ at: Date.now(), effects: [openGate(question)], final: true }));
  for (const effect of isOurs ? await store.pendingEffects(claim.key, Date.now()) : []) {
    await store.settleEffect(effect, { kind: 'done' }, Date.now());
  }
  const to = process.hrtime.bigint();
  await store.releaseClaim(claim, { dueAt: null });
  say({ kind: 'answered', key: claim.key, lane: question.environment, from: String(from), to: String(to) });
}

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}
