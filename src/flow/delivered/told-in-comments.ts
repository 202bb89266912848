/** What comments on pull requests tell besides the deployment itself. */
import type { DeploymentFact } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DeliveredQuestion } from '../../domain/question.ts';
import { isSameName } from '../../policy/names.ts';
import type { Decided, KeptGate, Ports } from '../ports.ts';
import { recordNumber } from '../record-number.ts';

/** As many deployments are looked through for the one that brought a pull request. */
const MOST_LOOKED_THROUGH = 50;

/** The release with which a pull request came. */
export interface Origin {
  readonly at: Instant;
  readonly sha: string;
  /** The number of the issue that is its record; null: there is none. */
  readonly record: number | null;
}

/** Null: no record is kept of the release, or its issue is not known yet. */
export async function readRecordNumber({ question, decided }: KeptGate, { store }: Ports): Promise<number | null> {
  return await recordNumber(question, decided?.facts.candidate.sha, store);
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
  deployments: readonly DeploymentFact[],
  { store }: Ports,
): Promise<ReadonlyMap<number, Origin>> {
  const origins = new Map<number, Origin>();
  if (facts.direction !== 'backward') return origins;
  const { decisions } = await store.pastDecisions({ repositoryId: repository.id }, MOST_LOOKED_THROUGH);
  for (const past of decisions) {
    const { direction, changes, candidate, at } = past.facts;
    if (direction === 'backward' || !isSameName(past.question.environment, environment)) continue;
    const came = changes.flatMap((change) => (change.kind === 'pull-request' ? change.number : []));
    const untold = came.filter((number) => !origins.has(number));
    if (untold.length === 0) continue;
    const record = await recordNumber(past.question, candidate.sha, store);
    const ended = deployments.find(({ id }) => id === past.question.deploymentId);
    const since = ended === undefined ? at : endOf(ended);
    for (const number of untold) origins.set(number, { at: since, sha: candidate.sha, record });
  }
  return origins;
}

/** Since when it runs: what the first comment said, the second one says again. */
export function endOf({ finishedAt, startedAt }: DeploymentFact): Instant {
  return finishedAt ?? startedAt;
}
