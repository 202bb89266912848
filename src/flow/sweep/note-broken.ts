/** Whether the audit log is the one that was vouched for, kept as a finding of the repository in which that was done. */
import type { RepositoryRef } from '../../domain/repository.ts';
import type { Clock, Store } from '../ports.ts';

interface Keeper {
  readonly store: Pick<Store, 'saveFindings' | 'askNow'>;
  readonly clock: Clock;
}

/** Those who asked for it are told with the policy's own news. */
export async function noteBroken(
  repository: RepositoryRef,
  isBroken: boolean,
  { store, clock }: Keeper,
): Promise<void> {
  const at = clock.now();
  const found = isBroken ? [{ code: 'audit-broken', subject: '' }] : [];
  const changes = await store.saveFindings({ repositoryId: repository.id, codes: ['audit-broken'], found }, at);
  if (changes.appeared.length + changes.gone.length > 0) await store.askNow([{ kind: 'policy', repository }], at);
}
