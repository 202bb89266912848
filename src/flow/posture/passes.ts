/** What passed without us, and how much that is of all: counted from what the store knows. Pure. */
import type { DeploymentEvent, DoraEvent } from '../../domain/dora-event.ts';
import { type EpochMs, epochMs, type Instant } from '../../domain/instant.ts';
import { isUnguarded } from '../library/is-unguarded.ts';
import type { GuardedEnvironment, LibraryGate, Posture, UnguardedDeployment } from '../ports.ts';

const PASSES_WINDOW_MS = 90 * 86_400_000;
const MOST_SHOWN = 20;

export interface KnownPasses {
  readonly events: readonly DoraEvent[];
  readonly gates: readonly LibraryGate[];
  /** Deployments that we let through, also those whose gate was never seen. */
  readonly opened: ReadonlySet<number>;
  readonly environments: readonly GuardedEnvironment[];
  readonly at: EpochMs;
}

export function countPasses(known: KnownPasses): Pick<Posture, 'unguarded' | 'passes'> {
  const unguarded = unguardedIn(known).sort((one, other) => other.deploymentId - one.deploymentId);
  const from = known.at - PASSES_WINDOW_MS;
  const isRecent = (at: Instant): boolean => epochMs(at) >= from;
  const through = new Set<number>();
  const past = new Set(unguarded.filter(({ at }) => isRecent(at)).map(({ deploymentId }) => deploymentId));
  for (const { deploymentId, state, reasons, since } of known.gates) {
    if (!isRecent(since)) continue;
    if (state === 'approved') through.add(deploymentId);
    if (state === 'bypassed' || (state === 'ended' && reasons.includes('rule-off'))) past.add(deploymentId);
  }
  return {
    unguarded: { count: unguarded.length, last: unguarded.slice(0, MOST_SHOWN) },
    passes: { n: new Set([...through, ...past]).size, withoutUs: past.size },
  };
}

function unguardedIn(known: KnownPasses): UnguardedDeployment[] {
  const gates = new Map(known.gates.map((gate) => [gate.deploymentId, gate]));
  const since = new Map(known.environments.map((each) => [each.name.toLowerCase(), governedSince(each, known.gates)]));
  return known.events.flatMap((event) => {
    const deploymentId = event.kind === 'deployment' ? Number(event.id) : Number.NaN;
    // Releases that stand for deployments have other ids, and no gate is asked about them.
    if (event.kind !== 'deployment' || !Number.isSafeInteger(deploymentId)) return [];
    const because = isUnguarded({
      deployment: event,
      hasOurRule: ruleOf(event, known.environments),
      governedSince: since.get(event.environment.toLowerCase()) ?? null,
      gate: gates.get(deploymentId) ?? null,
      wasOpened: known.opened.has(deploymentId),
    });
    const { environment, sha, finishedAt: at } = event;
    return because === null ? [] : [{ deploymentId, environment, sha, at, because }];
  });
}

function ruleOf({ environment }: DeploymentEvent, environments: readonly GuardedEnvironment[]): boolean {
  return environments.some((each) => each.name.toLowerCase() === environment.toLowerCase() && each.hasOurRule);
}

/** By the first gate that we were asked about there, or since a policy was first seen to name it. */
function governedSince(
  { name, gatedSince, isGated, hasOurRule }: GuardedEnvironment,
  gates: readonly LibraryGate[],
): EpochMs | null {
  if (!isGated && !hasOurRule) return null;
  const own = gates.filter(({ environment }) => environment.toLowerCase() === name.toLowerCase());
  const asked = own.map(({ requestedAt }) => epochMs(requestedAt));
  const known = gatedSince === null ? asked : [...asked, epochMs(gatedSince)];
  return known.length === 0 ? null : known.reduce((one, other) => Math.min(one, other));
}
