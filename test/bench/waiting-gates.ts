/**
 * What it costs to claim a gate that is due while others wait for their time: by an index it costs the same among
 * 100,000 as among 1,000.
 */
import { environmentLane, questionKey } from '../../src/domain/question.ts';
import type { Store } from '../../src/flow/ports.ts';
import type { Database } from '../../src/store/tables.ts';
import { newPostgresPlace } from '../contract/store/postgres-place.ts';
import { within } from '../contract/store/postgres-server.ts';
import { gate, SHOP } from '../contract/store/samples.ts';
import { newSqlitePlace } from '../contract/store/sqlite-place.ts';
import type { Place } from '../contract/store/store-under-test.ts';
import { type Bench, type Row, ratiosOf } from './measure.ts';

const FEW = 1_000;
const MANY = 100_000;
const WARM_UP = 50;
const CLAIMS = 200;
/** Deeper trees and colder caches are allowed, a scan is not: it would be a hundredfold. */
const MOST = 2;
const BATCH = 500;
const HOUR_MS = 3_600_000;

export const waitingGatesBench: Bench = {
  name: 'waiting-gates',
  async run() {
    const rows: Row[] = [];
    for (const [name, newPlace] of [
      ['SQLite', newSqlitePlace],
      ['PostgreSQL', () => newPostgresPlace('empty tables')],
    ] as const) {
      rows.push(...(await compare(name, newPlace)));
    }
    return rows;
  },
};

/** One claim here, one claim there, since machines are noisy. */
async function compare(name: string, newPlace: () => Promise<Place>): Promise<readonly Row[]> {
  const few = await withWaiting(await newPlace(), FEW);
  const many = await withWaiting(await newPlace(), MANY);
  try {
    const times: { few: number[]; many: number[] } = { few: [], many: [] };
    for (let claim = 0; claim < WARM_UP + CLAIMS; claim++) {
      times.few.push(await claimOnce(few.store));
      times.many.push(await claimOnce(many.store));
    }
    const base = times.few.slice(WARM_UP);
    const own = times.many.slice(WARM_UP);
    const against = 'among 1,000';
    return [
      { what: `${name}: claim and give back a due gate among 1,000`, times: base },
      {
        what: `${name}: the same among 100,000`,
        times: own,
        limit: { kind: 'ratio', against, most: MOST, ratios: ratiosOf(own, base) },
      },
    ];
  } finally {
    await few.remove();
    await many.remove();
  }
}

/** The look at the agenda, the claim, and giving it back for the next time. */
async function claimOnce(store: Store): Promise<number> {
  const now = Date.now();
  const startedAt = performance.now();
  const claim = await store.claimQuestion(now, now + HOUR_MS);
  if (claim === null) throw new Error('expected a due gate');
  await store.releaseClaim(claim, { dueAt: now });
  if ((await store.nextDueAt()) === null) throw new Error('expected a due gate');
  return performance.now() - startedAt;
}

async function withWaiting(place: Place, count: number): Promise<{ store: Store; remove(): Promise<void> }> {
  const store = await place.open();
  const raw = await place.raw();
  await insertWaiting(raw, count);
  await raw.destroy();
  // What a database server does by itself after some minutes.
  if (place.address.startsWith('postgres:')) await within(place.address, (client) => client.query('vacuum analyze'));
  return {
    store,
    remove: async () => {
      await store.close();
      await place.remove();
    },
  };
}

/** All due within the next month but ten, which are due now. */
async function insertWaiting(db: Database, count: number): Promise<void> {
  const now = Date.now();
  const rows = Array.from({ length: count }, (_, index) => {
    const question = gate(index + 1, `environment-${index}`);
    return {
      key: questionKey(question),
      kind: 'gate' as const,
      repository_id: SHOP.id,
      lane: environmentLane(SHOP.id, question.environment),
      body: JSON.stringify(question),
      due_at: index < 10 ? now - index : now + HOUR_MS + ((index * 7919) % (720 * HOUR_MS)),
      touched: 1,
      claimed_touched: 1,
      failures: 0,
      because: null,
      final_at: null,
    };
  });
  await db.transaction().execute(async (tx) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      await tx
        .insertInto('question')
        .values(rows.slice(start, start + BATCH))
        .execute();
    }
  });
}
