/** The commits of a planned release that gates know of. */
import type { Facts } from '../../domain/facts.ts';
import { epochMs, type Instant } from '../../domain/instant.ts';
import type { PastDecision, Store } from '../ports.ts';
import { recordNumber } from '../record-number.ts';
import type { PlannedCommit } from './plan-view.ts';

/** Gates that are looked through: of the last few days, where many are asked. */
const MOST_GATES = 40;
const MOST_COMMITS = 10;

type Kept = Pick<Store, 'keptIssue' | 'pastDecisions' | 'releaseRecordsOf' | 'rollbacks'>;

export async function commitsOfPlan(
  store: Kept,
  repositoryId: number,
  milestone: number,
): Promise<readonly PlannedCommit[]> {
  const { decisions } = await store.pastDecisions({ repositoryId }, MOST_GATES);
  const own = decisions.filter(({ facts }) => bringsPartOf(facts, milestone));
  const commits = Map.groupBy(own, ({ facts }) => facts.candidate.sha);
  const found: PlannedCommit[] = [];
  for (const [sha, gates] of [...commits].slice(0, MOST_COMMITS)) {
    const backAt = await takenBackAt(store, repositoryId, gates);
    const record = gates[0] === undefined ? null : await recordNumber(gates[0].question, sha, store);
    found.push({ sha, lanes: lanesOf(gates), record, ...(backAt === undefined ? {} : { backAt }) });
  }
  return found;
}

/** What goes back brings nothing; and of a plan that is past nothing belongs to it now. */
function bringsPartOf({ direction, plans = [] }: Facts, milestone: number): boolean {
  return direction !== 'backward' && plans.some(({ number, past }) => number === milestone && past === undefined);
}

/** Undefined: it was not. */
async function takenBackAt(
  store: Kept,
  repositoryId: number,
  gates: readonly PastDecision[],
): Promise<Instant | undefined> {
  const ends: Instant[] = [];
  for (const { question } of gates) {
    const kept = await store.rollbacks(repositoryId, question.environment);
    const back = kept.findLast(
      ({ state, failedDeploymentId }) => state === 'verified' && failedDeploymentId === question.deploymentId,
    );
    if (back?.endedAt != null) ends.push(back.endedAt);
  }
  return ends.toSorted((one, other) => epochMs(one) - epochMs(other)).at(-1);
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
