/** Whether the way back was tried, where the policy asks for that. */
import { type Instant, toInstant } from '../../domain/instant.ts';
import { entryFor } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Store } from '../ports.ts';
import { lastTriedAt } from '../rollback/drills.ts';

export interface Drill {
  readonly in: string;
  readonly every: string;
  /** When the way back was last tried and went well there; null: never, as far as is known. */
  readonly lastAt: Instant | null;
}

export async function drillOf(
  store: Pick<Store, 'rollbacks'>,
  repositoryId: number,
  policies: readonly Policy[],
  environment: string,
): Promise<Drill | null> {
  const asked = policies.map((policy) => entryFor(policy, environment)?.rollback?.drill).findLast(Boolean);
  if (asked === undefined) return null;
  const lastAt = lastTriedAt(await store.rollbacks(repositoryId, asked.in));
  return { in: asked.in, every: asked.every, lastAt: lastAt === null ? null : toInstant(lastAt) };
}
