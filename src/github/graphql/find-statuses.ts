/** The statuses of several deployments in one question; of those that are not in the answer, the REST API tells. */
import { z } from 'zod';
import type { Connection } from '../client.ts';
import { DEPLOYMENTS } from './documents.ts';
import { runQuery, wholeData } from './run-query.ts';

export interface FoundStatus {
  /** As the REST API writes it: `in_progress`. */
  readonly state: string;
  readonly createdAt: string;
}

const deployment = z.object({
  id: z.string(),
  latestStatus: z.object({ id: z.string() }).nullable(),
  statuses: z.object({
    pageInfo: z.object({ hasNextPage: z.literal(false) }),
    nodes: z.array(z.object({ id: z.string(), state: z.string(), createdAt: z.string() })),
  }),
});

/** By node id, newest first. @param nodeIds at most 100. */
export async function findStatuses(
  connection: Connection,
  nodeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FoundStatus[]>> {
  const found = new Map<string, readonly FoundStatus[]>();
  // One by one is not more.
  if (nodeIds.length < 2) return found;
  const answer = await runQuery(connection, 'Reading what became of deployments', DEPLOYMENTS, { ids: nodeIds });
  const parsed = z.object({ nodes: z.array(z.unknown()) }).safeParse(wholeData(answer));
  for (const node of parsed.success ? parsed.data.nodes : []) {
    const one = deployment.safeParse(node);
    const statuses = one.success ? newestFirst(one.data) : null;
    if (one.success && statuses !== null) found.set(one.data.id, statuses);
  }
  return found;
}

/** The latest one is at one end, or else nothing is known of the order. */
function newestFirst({ statuses, latestStatus }: z.infer<typeof deployment>): readonly FoundStatus[] | null {
  const listed = statuses.nodes.map(({ state, createdAt }) => ({ state: state.toLowerCase(), createdAt }));
  const ids = statuses.nodes.map(({ id }) => id);
  if (ids.length === 0) return latestStatus === null ? [] : null;
  if (ids[0] === latestStatus?.id) return listed;
  return ids.at(-1) === latestStatus?.id ? listed.toReversed() : null;
}
