import type { Selectable } from 'kysely';
import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { GateHistory } from '../flow/ports.ts';
import { lifeIn } from './lane-gates.ts';
import type { Database, GateTable, RecordTable } from './tables.ts';

/** Figures of a quarter are not made from more: reading them takes time, in which others wait. */
const MOST_GATES = 1000;
/** A gate that waits for days is answered again and again; the newest answers tell how it ended. */
const MOST_DECISIONS = 60;
/** Of decisions and facts, which is what takes the time: about a second. Gates beyond it are left out, oldest first. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** The gates that hold it, by name: what a record says beside its decision, so that figures need not parse that. */
export function holdingIn({ gates }: Decision): readonly string[] {
  return gates.filter(({ status }) => status === 'pending' || status === 'failed').map(({ name }) => name);
}

type GateRow = Selectable<GateTable> & { readonly finalAt: EpochMs | null };

export async function gateHistories(
  db: Database,
  repositoryId: number,
  since: EpochMs,
): Promise<readonly GateHistory[]> {
  const gates = await db
    .selectFrom('gate')
    .innerJoin('question', 'question.key', 'gate.question_key')
    .selectAll('gate')
    .select('question.final_at as finalAt')
    .where('gate.repository_id', '=', repositoryId)
    .where('gate.requested_at', '>=', since)
    .orderBy('gate.deployment_id', 'desc')
    .limit(MOST_GATES)
    .execute();
  const histories: GateHistory[] = [];
  let left = MOST_CHARACTERS;
  for (const gate of gates) {
    const { history, size } = await historyOf(db, gate);
    left -= size;
    if (left < 0) break;
    histories.push(history);
  }
  return histories.reverse();
}

/** `size`: characters that were read for it. */
async function historyOf(
  db: Database,
  gate: GateRow,
): Promise<{ readonly history: GateHistory; readonly size: number }> {
  const key = gate.question_key;
  const { decided, size } = await decidedOf(db, key);
  const last = await newest(db, key, 'decision');
  const facts = await newest(db, key, 'facts');
  const history: GateHistory = {
    deploymentId: gate.deployment_id,
    environment: gate.environment_key,
    life: lifeIn(gate),
    openedAt: await openedAt(db, key),
    endedAt: gate.finalAt,
    decided,
    decision: last === null ? null : (JSON.parse(last) as Decision),
    facts: facts === null ? null : (JSON.parse(facts) as Facts),
  };
  return { history, size: size + (last?.length ?? 0) + (facts?.length ?? 0) };
}

/** Of a record of an older version the decision says what held it. */
async function decidedOf(
  db: Database,
  key: string,
): Promise<{ readonly decided: GateHistory['decided']; readonly size: number }> {
  const rows = await db
    .selectFrom('record')
    .select(['at', 'holding'])
    .select((one) => one.case().when('holding', 'is', null).then(one.ref('decision')).end().as('unread'))
    .where('question_key', '=', key)
    .where('decision', 'is not', null)
    .orderBy('id', 'desc')
    .limit(MOST_DECISIONS)
    .execute();
  const decided = rows.reverse().map(({ at, holding, unread }) => ({
    at,
    holding: unread == null ? (JSON.parse(holding ?? '[]') as string[]) : holdingIn(JSON.parse(unread) as Decision),
  }));
  return { decided, size: rows.reduce((sum, { unread }) => sum + (unread?.length ?? 0), 0) };
}

async function newest(db: Database, key: string, what: 'decision' | 'facts'): Promise<RecordTable['facts']> {
  const row = await db
    .selectFrom('record')
    .select(what)
    .where('question_key', '=', key)
    .where(what, 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.[what as 'facts'] ?? null;
}

async function openedAt(db: Database, key: string): Promise<EpochMs | null> {
  const opened = await db
    .selectFrom('effect')
    .select('settled_at')
    .where('slot', '=', `${key}/open`)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return opened?.settled_at ?? null;
}
