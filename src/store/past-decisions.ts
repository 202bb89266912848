import { sql } from 'kysely';
import type { Decision } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { GateQuestion } from '../domain/question.ts';
import type { PastDecision, PastDecisions } from '../flow/ports.ts';
import type { Database } from './tables.ts';

/** Facts that are read at once, in characters: judging takes time in proportion, and the process does nothing else. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** Gates of other installations are read and left out; so far back at most. */
const MOST_LOOKED_AT = 2000;

type Of = { readonly repositoryId: number } | { readonly installationId: number };

export async function pastDecisions(db: Database, of: Of, limit: number): Promise<PastDecisions> {
  const decisions: PastDecision[] = [];
  let left = MOST_CHARACTERS;
  for (const question of await newestGates(db, of, limit)) {
    if (decisions.length === limit) break;
    const size = await sizeOf(db, keyOf(question));
    if (size === null) continue;
    if (size > left) return { decisions, isCut: true };
    left -= size;
    const decided = await lastDecided(db, keyOf(question));
    if (decided !== null) decisions.push({ question, ...decided });
  }
  return { decisions, isCut: false };
}

function keyOf({ repository, deploymentId }: GateQuestion): string {
  return `${repository.id}/gate/${deploymentId}`;
}

/** Those that wait, and those that ended last: ids of deployments grow, and tell which is newer. */
async function newestGates(db: Database, of: Of, limit: number): Promise<readonly GateQuestion[]> {
  const isOne = 'repositoryId' in of;
  const gates = db.selectFrom('question').select('body').where('kind', '=', 'gate');
  const wanted = isOne ? gates.where('repository_id', '=', of.repositoryId) : gates;
  // Some that ended last were never decided about.
  const most = isOne ? 2 * limit : MOST_LOOKED_AT;
  const waiting = await wanted.where('final_at', 'is', null).limit(most).execute();
  const ended = await wanted.where('final_at', 'is not', null).orderBy('final_at', 'desc').limit(most).execute();
  return [...waiting, ...ended]
    .map(({ body }) => JSON.parse(body) as GateQuestion)
    .filter(({ repository }) => isOne || repository.installationId === of.installationId)
    .sort((one, other) => other.deploymentId - one.deploymentId);
}

function decidedAbout(db: Database, key: string) {
  return db
    .selectFrom('record')
    .where('question_key', '=', key)
    .where('decision', 'is not', null)
    .where('facts', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1);
}

async function sizeOf(db: Database, key: string): Promise<number | null> {
  const row = await decidedAbout(db, key).select(sql<number | null>`length(facts)`.as('size')).executeTakeFirst();
  return row?.size ?? null;
}

async function lastDecided(
  db: Database,
  key: string,
): Promise<{ readonly facts: Facts; readonly decision: Decision } | null> {
  const row = await decidedAbout(db, key).select(['facts', 'decision']).executeTakeFirst();
  if (!row?.facts || !row.decision) return null;
  return { facts: JSON.parse(row.facts) as Facts, decision: JSON.parse(row.decision) as Decision };
}
