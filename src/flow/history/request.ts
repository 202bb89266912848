/** What the history of a repository is asked for, and what its policies say about reading it. */
import type { Instant } from '../../domain/instant.ts';
import { isProductionName } from '../../dora/production.ts';
import { entryFor, matchesEnvironment } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';

export interface HistoryRequest {
  /** `owner/name`. */
  readonly repository: string;
  /** Now: where the next run goes on from. */
  readonly at: Instant;
  /** Null: everything. */
  readonly since: Instant | null;
  /** Those in force, the organisation's first; none: neither tiers nor incidents are known. */
  readonly policies: readonly Policy[];
}

/** How far back the App reads: a year for a baseline, and a month. */
export const HISTORY_REACHES_MS = 400 * 86_400_000;

type Settings = NonNullable<Policy['dora']>;

/** The repository's own word, else its organisation's. */
export function settingOf<Key extends keyof Settings>(
  { policies }: Pick<HistoryRequest, 'policies'>,
  key: Key,
): Settings[Key] | undefined {
  return policies.findLast(({ dora }) => dora?.[key] !== undefined)?.dora?.[key];
}

export function isProduction(request: Pick<HistoryRequest, 'policies'>, environment: string): boolean {
  const named = settingOf(request, 'production');
  return named === undefined ? isProductionName(environment) : matchesEnvironment(named, environment);
}

/** The service that is deployed there; without a policy's word the whole repository, by its name. */
export function serviceOf(
  { policies, repository }: Pick<HistoryRequest, 'policies' | 'repository'>,
  environment: string,
): string {
  const named = policies.map((policy) => entryFor(policy, environment)?.service);
  return named.findLast((name) => name !== undefined) ?? repository.slice(repository.indexOf('/') + 1);
}

export function incidentLabelsOf(request: Pick<HistoryRequest, 'policies'>): readonly string[] {
  return settingOf(request, 'incident')?.labels ?? [];
}
