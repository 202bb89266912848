/** Until when a member that is out and well is watched: until then all of the train may have to go back. */
import { type EpochMs, epochMs, parseDuration } from '../../domain/instant.ts';
import { entryFor } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';
import type { PlannedGate } from '../ports.ts';
import type { MemberRecord } from './member-state.ts';

/** From when it was known to be good, for as long as the policy that asks for most says. Null: none asks for it. */
export function watchedUntilOf(
  { verifications }: Pick<MemberRecord, 'verifications'>,
  gates: readonly PlannedGate[],
  policies: readonly Policy[],
  environment: string,
): EpochMs | null {
  const watches = policies.flatMap((policy) => entryFor(policy, environment)?.verify?.watch ?? []);
  const lengths = watches.flatMap((watch) => parseDuration(watch.for) ?? []);
  const [newest] = gates;
  if (lengths.length === 0 || newest === undefined) return null;
  const passes = verifications.filter(
    ({ verdict, sha, deploymentId }) => verdict === 'pass' && sha === newest.sha && deploymentId >= newest.deploymentId,
  );
  const since = [...passes.map(({ at }) => epochMs(at)), newest.openedAt ?? Number.NEGATIVE_INFINITY];
  return Math.max(...since) + Math.max(...lengths);
}
