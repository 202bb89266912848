/** What comments on pull requests tell besides the deployment itself. */
import type { Instant } from '../../domain/instant.ts';
import { type DeliveredQuestion, releaseKey } from '../../domain/question.ts';
import { isSameName } from '../../policy/names.ts';
import type { Decided, KeptGate, Ports } from '../ports.ts';

/** As many deployments are looked through for the one that brought a pull request. */
const MOST_LOOKED_THROUGH = 50;

/** Null: no record is kept of the release, or its issue is not known yet. */
export async function readRecordNumber({ question, decided }: KeptGate, { store }: Ports): Promise<number | null> {
  const [record] = await store.releaseRecordsOf(question, decided?.facts.candidate.sha);
  return record === undefined ? null : await store.keptIssue(question.repository.id, releaseKey(record));
}

/** Of a rollback that we dispatched: what was found. */
export async function readReason({ question }: KeptGate, { store }: Ports): Promise<string> {
  const rollback = await store.rollbackOfRun(question.repository.id, question.runId);
  return rollback?.told?.finding ?? '';
}

/** Going back further than one release takes away what came with several. */
export async function readOrigins(
  { repository, environment }: DeliveredQuestion,
  { facts }: Decided,
  { store }: Ports,
): Promise<ReadonlyMap<number, { readonly at: Instant; readonly sha: string }>> {
  const origins = new Map<number, { readonly at: Instant; readonly sha: string }>();
  if (facts.direction !== 'backward') return origins;
  const { decisions } = await store.pastDecisions({ repositoryId: repository.id }, MOST_LOOKED_THROUGH);
  for (const past of decisions) {
    const { direction, changes, candidate, at } = past.facts;
    if (direction === 'backward' || !isSameName(past.question.environment, environment)) continue;
    for (const change of changes) {
      if (change.kind !== 'pull-request' || origins.has(change.number)) continue;
      origins.set(change.number, { at, sha: candidate.sha });
    }
  }
  return origins;
}
