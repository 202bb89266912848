/** The commits of a planned release that gates know of. */
import { releaseKey } from '../../domain/question.ts';
import type { PastDecision, Store } from '../ports.ts';
import type { PlannedCommit } from './plan-view.ts';

/** Gates that are looked through: of the last few days, where many are asked. */
const MOST_GATES = 40;
const MOST_COMMITS = 10;

type Kept = Pick<Store, 'keptIssue' | 'pastDecisions' | 'releaseRecordsOf'>;

export async function commitsOfPlan(
  store: Kept,
  repositoryId: number,
  milestone: number,
): Promise<readonly PlannedCommit[]> {
  const { decisions } = await store.pastDecisions({ repositoryId }, MOST_GATES);
  const own = decisions.filter(({ facts }) => (facts.plans ?? []).some(({ number }) => number === milestone));
  const commits = Map.groupBy(own, ({ facts }) => facts.candidate.sha);
  const found: PlannedCommit[] = [];
  for (const [sha, gates] of [...commits].slice(0, MOST_COMMITS)) {
    found.push({ sha, lanes: lanesOf(gates), record: await recordOf(store, gates[0], sha) });
  }
  return found;
}

/** The newest decision of each environment, which comes first. */
function lanesOf(gates: readonly PastDecision[]): PlannedCommit['lanes'] {
  const newest = new Map<string, PlannedCommit['lanes'][number]>();
  for (const { question, decision } of gates) {
    const key = question.environment.toLowerCase();
    if (!newest.has(key)) newest.set(key, { environment: question.environment, verdict: decision.verdict });
  }
  return [...newest.values()];
}

async function recordOf(store: Kept, gate: PastDecision | undefined, sha: string): Promise<number | null> {
  if (gate === undefined) return null;
  for (const record of await store.releaseRecordsOf(gate.question, sha)) {
    const number = await store.keptIssue(gate.question.repository.id, releaseKey(record));
    if (number !== null) return number;
  }
  return null;
}
