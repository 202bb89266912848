/** What is known of how deliveries went: GitHub's history, what our gate decided, and what was said afterwards. */
import type { DeploymentEvent, DoraEvent, IncidentEvent } from '../../domain/dora-event.ts';
import type { Verification } from '../../domain/verification.ts';
import type { DecidedRelease, KeptOutcome, Store } from '../ports.ts';
import { whatRan } from './what-ran.ts';

export type EventStore = Pick<Store, 'doraEvents' | 'decidedReleases' | 'outcomes' | 'verifications'>;

/** Each event once, for the figures. */
export async function knownEvents(store: EventStore, repositoryId: number): Promise<readonly DoraEvent[]> {
  const events = await store.doraEvents(repositoryId);
  const decided = new Map(
    (await store.decidedReleases(repositoryId)).map((release) => [`${release.deploymentId}`, release]),
  );
  const outcomes = await store.outcomes(repositoryId);
  const causes = causesIn(outcomes);
  const told = events.map((event) => {
    if (event.kind === 'deployment') return asDecided(event, decided.get(event.id));
    return event.kind === 'incident' ? withCause(event, causes) : event;
  });
  const verified = await verificationsOf(store, repositoryId, events);
  const said = verified.map(({ deploymentId, verdict, at }) => {
    return { kind: 'verification', deploymentId: `${deploymentId}`, verdict, at } as const;
  });
  return [...whatRan(told, verified), ...said, ...recoveriesIn(outcomes)];
}

/**
 * GitHub files a run that was started by hand against the head of a branch; we know what it deployed. What the history
 * says of the changes of another commit is not about this one.
 */
function asDecided(event: DeploymentEvent, decided: DecidedRelease | undefined): DeploymentEvent {
  if (decided === undefined) return event;
  const { changes: _, previousSha: __, ...bare } = event;
  const known = decided.sha === event.sha ? event : { ...bare, sha: decided.sha };
  const strategy = event.strategy ?? decided.strategy;
  return {
    ...known,
    ...(decided.tier === null ? {} : { tier: decided.tier }),
    ...(decided.type === null ? {} : { type: decided.type }),
    ...(strategy == null ? {} : { strategy }),
  };
}

type Causes = ReadonlyMap<string, NonNullable<IncidentEvent['cause']>>;

/** By the id that the history gives to issues. The newest word counts. */
function causesIn(outcomes: readonly KeptOutcome[]): Causes {
  const said = outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'cause') return [];
    const cause =
      outcome.cause === 'external' ? ('external' as const) : { deploymentId: `${outcome.cause.deploymentId}` };
    return [[`issue/${outcome.issueNumber}`, cause] as const];
  });
  return new Map(said);
}

function withCause(event: IncidentEvent, causes: Causes): IncidentEvent {
  const cause = causes.get(event.id);
  return cause === undefined ? event : { ...event, cause };
}

function recoveriesIn(outcomes: readonly KeptOutcome[]): readonly DoraEvent[] {
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'recovered'
      ? [{ kind: 'recovered' as const, deploymentId: `${outcome.deploymentId}`, at: outcome.at, by: outcome.user }]
      : [],
  );
}

/** Of deployments that the history knows already; the others are told with it. */
async function verificationsOf(
  store: EventStore,
  repositoryId: number,
  events: readonly DoraEvent[],
): Promise<readonly Verification[]> {
  const deployments = events.filter((event) => event.kind === 'deployment');
  const known = new Set(deployments.map(({ id }) => id));
  const said: Verification[] = [];
  for (const environment of new Set(deployments.map((event) => event.environment.toLowerCase()))) {
    const { newest } = await store.verifications(repositoryId, environment);
    said.push(...newest.filter(({ deploymentId }) => known.has(`${deploymentId}`)));
  }
  return said;
}
