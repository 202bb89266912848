/** Who owns the members of a train where it goes, what to do there, and where each release of it is told. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { releaseManagerOf, runbookOf, whoMayRollBack } from '../../policy/release-owner.ts';
import type { People, Policy } from '../../policy/schema.ts';
import { parseRepositoryPolicy } from '../policy/repository-policy.ts';
import type { Store } from '../ports.ts';
import { recordNumber } from '../record-number.ts';
import type { TrainMember } from './read-members.ts';

export interface MemberOwner {
  /** Null: the policies name nobody. */
  readonly manager: People | null;
  /** Of each policy that names somebody: all of them have to agree that it goes back. */
  readonly mayGoBack: readonly People[];
  /** A path of the repository; null: the policies name none. */
  readonly runbook: string | null;
  /** The issue that is the record of its newest release; null: none that we know of. */
  readonly record: number | null;
}

type Reads = Pick<Store, 'lastValidPolicy' | 'releaseRecordsOf' | 'keptIssue'>;

/** By name as in the train. Of what not everybody may read nothing is told, and what the App does not know has none. */
export async function memberOwners(
  { members, hidden }: { readonly members: readonly TrainMember[]; readonly hidden: ReadonlySet<string> },
  { environment, organisation }: { readonly environment: string; readonly organisation: Policy | undefined },
  store: Reads,
): Promise<ReadonlyMap<string, MemberOwner>> {
  const owners = new Map<string, MemberOwner>();
  for (const { repository, ref, gates } of members) {
    if (ref === null || hidden.has(repository)) continue;
    const policies = await policiesOf(ref, organisation, store);
    owners.set(repository, {
      manager: releaseManagerOf(policies, environment) ?? null,
      mayGoBack: policies.flatMap((policy) => whoMayRollBack(policy, environment) ?? []),
      runbook: runbookOf(policies, environment) ?? null,
      record: await recordOf(ref, gates[0], store),
    });
  }
  return owners;
}

/** As they were last valid: nobody is named by a file that cannot be read. */
async function policiesOf(
  { id }: RepositoryRef,
  organisation: Policy | undefined,
  store: Reads,
): Promise<readonly Policy[]> {
  const kept = await store.lastValidPolicy(id);
  const own = kept && parseRepositoryPolicy(kept.text, undefined);
  return [organisation, own?.kind === 'valid' ? own.policy : undefined].filter((policy) => policy !== undefined);
}

async function recordOf(
  repository: RepositoryRef,
  gate: TrainMember['gates'][number] | undefined,
  store: Reads,
): Promise<number | null> {
  if (gate === undefined) return null;
  const { deploymentId, runId, environment, sha } = gate;
  return await recordNumber({ kind: 'gate', repository, deploymentId, runId, environment }, sha, store);
}
