/** What waits, counted in one statement: each part of it walks along an index, past nothing that is done. */
import type { EpochMs } from '../domain/instant.ts';
import type { Backlog } from '../flow/ports.ts';
import { isOfSeen, lostRepositories } from './lost-repositories.ts';
import type { Database } from './tables.ts';

export async function backlog(db: Database, at: EpochMs): Promise<Backlog> {
  const row = await backlogQuery(db, at).executeTakeFirstOrThrow();
  return {
    ...row,
    deliveriesWaiting: row.deliveriesWaiting ?? 0,
    deliveriesSetAside: row.deliveriesSetAside ?? 0,
    gatesOpen: row.gatesOpen ?? 0,
    gatesFailing: row.gatesFailing ?? 0,
    effectsPending: row.effectsPending ?? 0,
    questionsDue: row.questionsDue ?? 0,
    effectsDeferred: row.effectsDeferred ?? 0,
  };
}

/** The query, so that a test can ask the database how it would run it. */
export function backlogQuery(db: Database, at: EpochMs) {
  return db.selectNoFrom([
    deliveries(db, 'waiting').as('deliveriesWaiting'),
    oldestDelivery(db).as('oldestDeliveryAt'),
    deliveries(db, 'set-aside').as('deliveriesSetAside'),
    gates(db).as('gatesOpen'),
    gates(db).where('because', 'is not', null).as('gatesFailing'),
    oldestGate(db).as('oldestGateAt'),
    pendingEffects(db)
      .select((effect) => effect.fn.countAll<number>().as('count'))
      .as('effectsPending'),
    pendingEffects(db)
      .select((effect) => effect.fn.min('decided_at').as('at'))
      .as('oldestEffectAt'),
    questionsDue(db, at).as('questionsDue'),
    effectsDeferred(db, at).as('effectsDeferred'),
    longestPause(db, at).as('pausedUntil'),
  ]);
}

function deliveries(db: Database, state: 'waiting' | 'set-aside') {
  return db
    .selectFrom('delivery')
    .select((delivery) => delivery.fn.countAll<number>().as('count'))
    .where('state', '=', state);
}

function oldestDelivery(db: Database) {
  return db.selectFrom('delivery').select('received_at').where('state', '=', 'waiting').orderBy('seq').limit(1);
}

function gates(db: Database) {
  return db
    .selectFrom('question')
    .select((question) => question.fn.countAll<number>().as('count'))
    .where('kind', '=', 'gate')
    .where('final_at', 'is', null)
    .where('repository_id', 'not in', lostRepositories(db));
}

/** The first answer of each gate that is open, and no other: a gate that waits for days has thousands. */
function oldestGate(db: Database) {
  const since = db
    .selectFrom('question')
    .select((question) =>
      question.fn
        .coalesce(
          question
            .selectFrom('record')
            .select('record.at')
            .whereRef('record.question_key', '=', 'question.key')
            .orderBy('record.id')
            .limit(1),
          'question.due_at',
        )
        .as('at'),
    )
    .where('kind', '=', 'gate')
    .where('final_at', 'is', null)
    .where('question.repository_id', 'not in', lostRepositories(db))
    .as('open_gate');
  return db.selectFrom(since).select((gate) => gate.fn.min('open_gate.at').as('at'));
}

/** What is pending has a time to be tried at, what is settled has none. A comparison is sure to use the index. */
function pendingEffects(db: Database) {
  return db.selectFrom('effect').where('due_at', '>=', 0).where(isOfSeen('effect'));
}

function questionsDue(db: Database, at: EpochMs) {
  return db
    .selectFrom('question')
    .select((question) => question.fn.countAll<number>().as('count'))
    .where('due_at', '<=', at)
    .where('repository_id', 'not in', lostRepositories(db));
}

function effectsDeferred(db: Database, at: EpochMs) {
  return db
    .selectFrom('deferred_effect')
    .innerJoin('effect', 'effect.id', 'deferred_effect.effect_id')
    .select((deferred) => deferred.fn.countAll<number>().as('count'))
    .where('effect.due_at', '>', at);
}

function longestPause(db: Database, at: EpochMs) {
  return db
    .selectFrom('installation_limit')
    .select((limit) => limit.fn.max('paused_until').as('at'))
    .where('paused_until', '>', at);
}
