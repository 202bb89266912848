import type { EpochMs } from '../domain/instant.ts';
import type { Question } from '../domain/question.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { Claim } from '../flow/ports.ts';
import { isOfSeen, lostRepositories, placeOf } from './lost-repositories.ts';
import type { Database, Tx } from './tables.ts';

interface Candidate {
  readonly key: string;
  readonly lane: string;
  readonly dueAt: EpochMs | null;
  /** Undefined: nobody waits for it, so no turn is counted. */
  readonly turn?: Turn;
}

type Turn = 'of-this-round' | 'of-the-next-round';

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
      if (token === undefined) continue;
      const claim = await startTry(tx, candidate.key, token, at);
      if (candidate.turn) await takeTurn(tx, claim.question.repository, candidate.turn);
      return claim;
    }
    return null;
  });
}

/** What holds deployments up before all else: thousands of pull requests may be due at once. */
async function mostUrgent(tx: Tx, at: EpochMs): Promise<Candidate | undefined> {
  const urgent = await longestDueUrgent(tx, at);
  if (urgent) {
    const inTurn = await longestDueUrgent(tx, at, hadTheirTurn(tx));
    return inTurn ? { ...inTurn, turn: 'of-this-round' } : { ...urgent, turn: 'of-the-next-round' };
  }
  return longestDue([
    await dueQuestion(tx, at).executeTakeFirst(),
    await questionOfDueEffect(tx, at).executeTakeFirst(),
  ]);
}

/** Whatever people and jobs said goes before gates of its repository; of several repositories the oldest is first. */
async function longestDueUrgent(tx: Tx, at: EpochMs, without?: Repositories): Promise<Candidate | undefined> {
  const found: (Candidate | undefined)[] = [];
  for (const kind of [...SAYING, 'gate'] as const) {
    found.push(await dueQuestion(tx, at, without).where('question.kind', '=', kind).executeTakeFirst());
  }
  found.push(await questionOfDueEffect(tx, at, without).where('effect.kind', '=', 'open-gate').executeTakeFirst());
  return longestDue(found);
}

function longestDue(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  const found = candidates.filter((each) => each !== undefined);
  return found.toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))[0];
}

/** The query, so that a test can ask the database how it would run it. */
export function dueQuestion(db: Database, at: EpochMs, without?: Repositories) {
  const due = db
    .selectFrom('question')
    .select(['question.key', 'question.lane', 'question.due_at as dueAt'])
    .where('question.due_at', '<=', at)
    .where('question.lane', 'not in', heldLanes(db, at))
    .where((row) =>
      row.or([row('question.kind', '<>', 'gate'), row('question.repository_id', 'not in', toldSomething(db, at))]),
    )
    // What people are paged for is told of to the end.
    .where((row) =>
      row.or([row('question.kind', '=', 'escalation'), row('question.repository_id', 'not in', lostRepositories(db))]),
    )
    .orderBy('question.due_at')
    .orderBy('question.key')
    .limit(1)
    .forUpdate()
    .skipLocked();
  return without ? due.where('question.repository_id', 'not in', without) : due;
}

/** Few: a lane is held by somebody who works. */
function heldLanes(db: Database, at: EpochMs) {
  return db.selectFrom('lane').select('key').where('leased_until', '>', at);
}

/** What may forbid what a gate would let go: a hold, a freeze, a rejection, a verification that failed. */
const SAYING = ['command', 'verification'] as const;
/** Of about two seconds, doubled each time. What fails more often than that may never be answered. */
const TRIES_WAITED_FOR = 5;

/**
 * Where somebody said something that was not answered yet, also when it is being answered, or when a try failed because
 * GitHub wants to be left alone: what its gates need is read from a share that is kept for them, and would be there first.
 */
function toldSomething(db: Database, at: EpochMs) {
  return db
    .selectFrom('question as said')
    .select('said.repository_id')
    .where('said.kind', 'in', SAYING)
    .where('said.due_at', 'is not', null)
    .where((row) =>
      row.or([
        row('said.due_at', '<=', at),
        row.and([row('said.failures', '>', 0), row('said.failures', '<=', TRIES_WAITED_FOR)]),
      ]),
    );
}

/** The repositories of all installations that were answered in this round. */
export function hadTheirTurn(db: Database) {
  const round = db.selectFrom('repository_turn as newest').select((row) => row.fn.max('newest.round').as('round'));
  const answered = db.selectFrom('repository_turn as now').select('now.installation_id').where('now.round', '=', round);
  return db
    .selectFrom('repository_turn as turn')
    .select('turn.repository_id')
    .where('turn.installation_id', 'in', answered);
}

type Repositories = ReturnType<typeof hadTheirTurn>;

export function questionOfDueEffect(db: Database, at: EpochMs, without?: Repositories) {
  const due = db
    .selectFrom('effect')
    .select(['effect.question_key as key', 'effect.lane', 'effect.due_at as dueAt'])
    .where('effect.due_at', '<=', at)
    .where('effect.lane', 'not in', heldLanes(db, at))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('question as asked')
            .select('asked.key')
            .whereRef('asked.key', '=', 'effect.question_key')
            .where('asked.kind', '=', 'gate')
            .where('asked.repository_id', 'in', toldSomething(db, at)),
        ),
      ),
    )
    .where(isOfSeen('effect'))
    .orderBy('effect.due_at')
    .orderBy('effect.id')
    .limit(1)
    .forUpdate()
    .skipLocked();
  if (!without) return due;
  return due.where((row) =>
    row.not(
      row.exists(
        row
          .selectFrom('question as owner')
          .select('owner.key')
          .whereRef('owner.key', '=', 'effect.question_key')
          .where('owner.repository_id', 'in', without),
      ),
    ),
  );
}

/** One row alone is written, so that two processes never wait for each other in a circle. */
async function takeTurn(tx: Tx, repository: RepositoryRef, turn: Turn): Promise<void> {
  const newest = await tx
    .selectFrom('repository_turn')
    .select((row) => row.fn.max('round').as('round'))
    .executeTakeFirst();
  const values = {
    installation_id: repository.installationId,
    round: Math.max(1, (newest?.round ?? 0) + (turn === 'of-the-next-round' ? 1 : 0)),
  };
  await tx
    .insertInto('repository_turn')
    .values({ repository_id: repository.id, ...values })
    .onConflict((conflict) => conflict.column('repository_id').doUpdateSet(values))
    .execute();
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
    .selectFrom('question')
    .select(['body', 'failures', 'due_at', 'touched', 'claimed_touched'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { failures, touched } = row;
  await tx
    .updateTable('question')
    .set({ failures: failures + 1, claimed_touched: touched })
    .where('key', '=', key)
    .execute();
  const asked = JSON.parse(row.body) as Question;
  // Whatever it was called when it was asked.
  const question = { ...asked, repository: await placeOf(tx, asked.repository) };
  const claim = { question, key, token, failures };
  if (row.due_at === null || row.due_at > at) return { ...claim, forEffects: { dueAt: row.due_at } };
  // What came before a try that failed was seen by that try alone.
  return { ...claim, isByTimerAlone: touched === row.claimed_touched && failures === 0 };
}
