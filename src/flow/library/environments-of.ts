/** What runs where in a repository, from the store alone: nothing is read from GitHub, and unknown is null. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { entryFor } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';
import { commitsOf } from '../dispatched/commits.ts';
import { knownEvents } from '../history/known-events.ts';
import type { Store } from '../ports.ts';
import { driftOf, probeSight, sightsIn } from './drift.ts';
import { drillOf } from './drill.ts';
import { effectivePolicies, type PolicyMemory } from './effective-policies.ts';
import type { EnvironmentLane } from './environment-lane.ts';
import { inProgressIn } from './in-progress.ts';
import { laneUndeployed } from './lane-undeployed.ts';
import { type Lane, type LaneStore, lanesIn } from './lanes-of.ts';
import { MOST_GATES } from './limits.ts';
import { openedBy } from './opened.ts';
import { restrictionsOf } from './restrictions.ts';
import { eventsOf, type LaneFacts, lastKnownGood, type Ran, whatCameAfter, whatRuns } from './running.ts';

export type LibraryReads = LaneStore &
  PolicyMemory &
  Pick<Store, 'rollbacks' | 'releaseGates' | 'restrictions' | 'undeployed' | 'lastProbe'>;

/** @param policies those in force, the organisation's first; not given: as they were last valid. */
export async function environmentsOf(
  store: LibraryReads,
  repository: RepositoryRef,
  policies?: readonly Policy[],
): Promise<readonly EnvironmentLane[]> {
  const known = await readRepository(store, repository, policies);
  const lanes = lanesIn({ ...known, repository, settings: known.guarded.map(({ name }) => name) });
  const told: EnvironmentLane[] = [];
  for (const lane of lanes) told.push(await laneOf(store, repository, lane, known));
  return told;
}

type Known = Awaited<ReturnType<typeof readRepository>>;

async function readRepository(store: LibraryReads, { id }: RepositoryRef, given?: readonly Policy[]) {
  const [posture] = await store.postures([id]);
  return {
    policies: given ?? (await effectivePolicies(store, id, posture?.posture ?? null)),
    events: await knownEvents(store, id),
    gates: await store.libraryGates(id, MOST_GATES),
    guarded: posture?.posture.environments ?? [],
    unguarded: new Set(posture?.posture.unguarded.last.map(({ deploymentId }) => deploymentId)),
    restrictions: await store.restrictions(id),
    undeployed: await store.undeployed(id),
  };
}

async function laneOf(store: LibraryReads, { id }: RepositoryRef, lane: Lane, known: Known): Promise<EnvironmentLane> {
  const { environment } = lane;
  const isHere = (name: string): boolean => name.toLowerCase() === environment.toLowerCase();
  const rollbacks = await store.rollbacks(id, environment);
  const { newest: verifications } = await store.verifications(id, environment);
  const facts: LaneFacts = {
    events: eventsOf(known.events, environment),
    verifications,
    gates: known.gates.filter((gate) => isHere(gate.environment)),
    commits: commitsOf(rollbacks),
  };
  const ran = whatRuns(facts);
  const { quarantined, holds, freezes } = restrictionsOf(known.restrictions, environment);
  const sights = [...sightsIn(facts), ...probeSight(await store.lastProbe(id, environment))];
  const guard = known.guarded.find(({ name }) => isHere(name));
  return {
    ...lane,
    running: ran === null ? null : { ...ran, ...(await passedAs(store, id, ran, facts, known)) },
    after: whatCameAfter(facts, ran),
    lastKnownGood: lastKnownGood(facts, new Set(quarantined.map(({ sha }) => sha))),
    ...{ quarantined, holds, freezes },
    inProgress: inProgressIn(facts.gates, rollbacks),
    drift: driftOf(ran, sights, facts),
    strategy: known.policies.map((policy) => entryFor(policy, environment)?.strategy).findLast(Boolean) ?? null,
    drill: await drillOf(store, id, known.policies, environment),
    undeployed: laneUndeployed(known.undeployed, environment, ran),
    guard: guard === undefined ? null : { isGated: guard.isGated, hasOurRule: guard.hasOurRule },
  };
}

async function passedAs(store: LibraryReads, id: number, { deploymentId, sha }: Ran, facts: LaneFacts, known: Known) {
  if (deploymentId === null) return { opened: { how: 'unknown' as const, by: [] }, verification: null };
  const gate = facts.gates.find((each) => each.deploymentId === deploymentId) ?? null;
  const kept = (await store.releaseGates(id, { deploymentId }))[0] ?? null;
  const said = facts.verifications.find((each) => each.deploymentId === deploymentId && each.sha === sha);
  const decision = kept?.decided?.decision;
  return {
    opened: openedBy({ gate, kept, isUnguarded: known.unguarded.has(deploymentId) }),
    verification: said === undefined ? null : { verdict: said.verdict, at: said.at },
    ...(decision === undefined ? {} : { tier: decision.tier, type: decision.releaseType }),
  };
}
