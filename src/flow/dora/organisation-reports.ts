/** The figures of each repository of an organisation, or why they are not known. Nothing is read from GitHub for it. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { RepositoryReport } from '../../dora/render/organisation.ts';
import type { Policy } from '../../policy/schema.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { Ports, Store } from '../ports.ts';
import { joinedPolicy } from './joined-policy.ts';
import { type FiguresStore, recentFigures } from './recent-figures.ts';

/** It is read every hour, where it can be read. */
const COUNTS_FOR_MS = 2 * 86_400_000;

export type ReportStore = FiguresStore & Pick<Store, 'doraHistory' | 'lastValidPolicy'>;

/** A question is claimed for two minutes, and somebody else would begin with it again. */
const MOST_MS = 60_000;

export async function organisationReports(
  { store, clock }: { readonly store: ReportStore; readonly clock: Ports['clock'] },
  repositories: readonly RepositoryRef[],
  organisation: Policy,
  at: EpochMs,
): Promise<readonly RepositoryReport[]> {
  const reports: RepositoryReport[] = [];
  for (const repository of repositories) {
    const isLate = clock.now() - at > MOST_MS;
    const late = 'there are too many repositories to count all of them in a minute';
    reports.push(isLate ? unknown(fullName(repository), late) : await reportOf(store, repository, organisation, at));
  }
  return reports;
}

async function reportOf(
  store: ReportStore,
  repository: RepositoryRef,
  organisation: Policy,
  at: EpochMs,
): Promise<RepositoryReport> {
  const name = fullName(repository);
  const policies = [organisation, ...(await ownPolicy(store, repository.id))];
  const policy = joinedPolicy(policies) ?? organisation;
  if (policy.dora?.issue === false) return unknown(name, 'its policy wants no issue of figures');
  const history = await store.doraHistory(repository.id);
  if (history === null || history.wholeAt === null) return unknown(name, 'its history is being read');
  if (at - history.wholeAt > COUNTS_FOR_MS) {
    return unknown(name, `its history could last be read at ${toInstant(history.wholeAt)}`);
  }
  const report = await recentFigures(store, { repositoryId: repository.id, policies, at });
  return { repository: name, report, targets: policy.dora?.targets };
}

/** As it was last seen: whoever asks about a gate reads it anew, and this is no gate. */
async function ownPolicy(store: Pick<Store, 'lastValidPolicy'>, repositoryId: number): Promise<readonly Policy[]> {
  const kept = await store.lastValidPolicy(repositoryId);
  const parsed = kept && parseRepositoryPolicy(kept.text, undefined);
  return parsed?.kind === 'valid' ? [parsed.policy] : [];
}

function unknown(repository: string, because: string): RepositoryReport {
  return { repository, report: null, because };
}
