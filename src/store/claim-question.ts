import type { EpochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { Claim } from '../flow/ports.ts';
import type { Database, Tx } from './tables.ts';

interface Candidate {
  readonly key: string;
  readonly lane: string;
  readonly dueAt: EpochMs | null;
}

/** Each lost lane means that another process won one, so this many in a row are many processes. */
const MOST_LOST_LANES = 20;

/**
 * Several processes ask at once: each skips the rows that another is about to take, and looks again when another got
 * the lane between its look and its grasp.
 */
export async function claimQuestion(db: Database, at: EpochMs, leaseUntil: EpochMs): Promise<Claim | null> {
  return await db.transaction().execute(async (tx) => {
    for (let lost = 0; lost < MOST_LOST_LANES; lost++) {
      const candidate = await mostUrgent(tx, at);
      if (!candidate) return null;
      const token = await takeLane(tx, candidate, at, leaseUntil);
      if (token !== undefined) return await startTry(tx, candidate.key, token, at);
    }
    return null;
  });
}

/** Gates before commands before all else: thousands of pull requests may be due at once. */
async function mostUrgent(tx: Tx, at: EpochMs): Promise<Candidate | undefined> {
  const gate = await dueQuestion(tx, at).where('kind', '=', 'gate').executeTakeFirst();
  const opening = await questionOfDueEffect(tx, at).where('kind', '=', 'open-gate').executeTakeFirst();
  if (gate || opening) return longestDue(gate, opening);
  const command = await dueQuestion(tx, at).where('kind', '=', 'command').executeTakeFirst();
  if (command) return command;
  return longestDue(await dueQuestion(tx, at).executeTakeFirst(), await questionOfDueEffect(tx, at).executeTakeFirst());
}

function longestDue(one: Candidate | undefined, other: Candidate | undefined): Candidate | undefined {
  if (!one || !other) return one ?? other;
  return (other.dueAt ?? 0) < (one.dueAt ?? 0) ? other : one;
}

/** The query, so that a test can ask the database how it would run it. */
export function dueQuestion(db: Database, at: EpochMs) {
  return db
    .selectFrom('question')
    .select(['key', 'lane', 'due_at as dueAt'])
    .where('due_at', '<=', at)
    .where('lane', 'not in', heldLanes(db, at))
    .orderBy('due_at')
    .orderBy('key')
    .limit(1)
    .forUpdate()
    .skipLocked();
}

/** Few: a lane is held by somebody who works. */
function heldLanes(db: Database, at: EpochMs) {
  return db.selectFrom('lane').select('key').where('leased_until', '>', at);
}

export function questionOfDueEffect(db: Database, at: EpochMs) {
  return db
    .selectFrom('effect')
    .select(['question_key as key', 'lane', 'due_at as dueAt'])
    .where('due_at', '<=', at)
    .where('lane', 'not in', heldLanes(db, at))
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked();
}

/** One statement decides who gets the lane, also where several processes ask at once. Undefined: somebody else. */
async function takeLane(tx: Tx, candidate: Candidate, at: EpochMs, leaseUntil: EpochMs): Promise<number | undefined> {
  const row = await tx
    .insertInto('lane')
    .values({ key: candidate.lane, question_key: candidate.key, token: 1, leased_until: leaseUntil })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((lane) => ({
          question_key: lane.ref('excluded.question_key'),
          token: lane('lane.token', '+', 1),
          leased_until: lane.ref('excluded.leased_until'),
        }))
        .where((lane) => lane.or([lane('lane.leased_until', 'is', null), lane('lane.leased_until', '<=', at)])),
    )
    .returning('token')
    .executeTakeFirst();
  return row?.token;
}

async function startTry(tx: Tx, key: string, token: number, at: EpochMs): Promise<Claim> {
  const row = await tx
    .updateTable('question')
    .set((old) => ({ failures: old('failures', '+', 1), claimed_touched: old.ref('touched') }))
    .where('key', '=', key)
    .returning(['body', 'failures', 'due_at'])
    .executeTakeFirstOrThrow();
  const isDue = row.due_at !== null && row.due_at <= at;
  const claim = { question: JSON.parse(row.body) as Question, key, token, failures: row.failures - 1 };
  return isDue ? claim : { ...claim, forEffects: { dueAt: row.due_at } };
}
