/** What a retrospective needs besides the release itself. */
import { epochMs } from '../../domain/instant.ts';
import { writtenRecord } from '../gather/written-record.ts';
import { POLICY_FILE } from '../policy/repository-policy.ts';
import type { GitHub, Ports } from '../ports.ts';
import type { Afterwards } from './retrospective.ts';
import { newestGate, type ReleaseView } from './view.ts';

/** Null: it is no time to look back. What took the place of a release brings its changes, and is looked back on. */
export async function readAfterwards(view: ReleaseView, github: GitHub, { store }: Ports): Promise<Afterwards | null> {
  const { state } = view.standing;
  if (state !== 'closed' && state !== 'rolled back') return null;
  const { repository, sha, service } = view;
  const decided = view.stages.flatMap((stage) => newestGate(stage).decided ?? []);
  const since = decided.map(({ decision }) => decision.at).toSorted((one, other) => epochMs(one) - epochMs(other))[0];
  const changed = since === undefined ? [] : await github.fileChanges(POLICY_FILE, since);
  const last = view.stages.at(-1);
  const probe = last === undefined ? null : await store.lastProbe(repository.id, last.environment);
  const isOfThis = last?.gates.some(({ question }) => question.deploymentId === probe?.deploymentId) ?? false;
  return {
    policyChanges: changed.filter(({ at }) => since !== undefined && epochMs(at) > epochMs(since)),
    probe: probe !== null && isOfThis ? { verdict: probe.verdict, at: probe.at } : null,
    written: await writtenRecord({ store, github, repositoryId: repository.id, service, sha }),
  };
}
