/** Line 2 of the pipeline: one plain, storable snapshot of everything that a decision reads. */
import { type Change, type Facts, NOTHING_KNOWN, type OverrideFact } from '../domain/facts.ts';
import { type EpochMs, toInstant } from '../domain/instant.ts';
import { fullName, type RepositoryRef } from '../domain/repository.ts';
import { teamsOf } from '../policy/mentions.ts';
import type { Policy } from '../policy/schema.ts';
import { baselineOf, trusts } from './baseline.ts';
import type { GitHub, KeptOverride, PullRequestState } from './ports.ts';

export interface DeploymentInput {
  readonly repository: RepositoryRef;
  readonly environment: string;
  /** The effective commit. */
  readonly sha: string;
  readonly ref: string;
  /** Who started the run and who re-ran it; the first is the one who started it. */
  readonly actors: readonly string[];
  readonly deploymentId?: number | undefined;
  readonly runId?: number | undefined;
  readonly runAttempt?: number | undefined;
  readonly at: EpochMs;
  readonly overrides: readonly KeptOverride[];
  /** The deployments to the environment that our gate let through; empty where there is no such record. */
  readonly opened: readonly number[];
}

/** May this commit enter this environment? */
export async function gatherDeployment(
  github: GitHub,
  input: DeploymentInput,
  policies: readonly Policy[],
): Promise<Facts> {
  const isTrusted = trusts(input.opened);
  const known = await github.deployments(input.environment, isTrusted);
  const deployments = known.filter((deployment) => deployment.id !== input.deploymentId);
  const baseline = baselineOf(deployments.filter((deployment) => isTrusted(deployment.id)));
  const range = baseline
    ? await github.changes(baseline.sha, input.sha)
    : { direction: 'first' as const, changes: [], complete: true };
  const named = [...loginsOf(range.changes), ...input.actors, ...input.overrides.map((override) => override.user)];
  const people = await github.people(named, teamsOf(policies));
  const { environment, actors, deploymentId, runId, runAttempt } = input;
  return {
    ...emptyFacts(input.at, input.repository),
    question: { kind: 'deploy', environment, actor: actors[0] ?? '', actors, deploymentId, runId, runAttempt },
    candidate: { sha: input.sha, ref: input.ref },
    baseline,
    ...range,
    people,
    deployments,
    overrides: ownOverrides(input.overrides, people),
  };
}

/** Which tier has this pull request, and what is missing before it may merge? */
export async function gatherPullRequest(
  github: GitHub,
  input: { readonly repository: RepositoryRef; readonly pullRequest: PullRequestState; readonly at: EpochMs },
  policies: readonly Policy[],
): Promise<Facts> {
  const { change, headSha, base } = input.pullRequest;
  return {
    ...emptyFacts(input.at, input.repository),
    question: { kind: 'merge', pullRequest: change.number, base },
    candidate: { sha: headSha },
    changes: [change],
    complete: change.filesComplete,
    people: await github.people(loginsOf([change]), teamsOf(policies)),
  };
}

/** Those whose login is still the person's who stated them. */
function ownOverrides(kept: readonly KeptOverride[], people: Facts['people']): readonly OverrideFact[] {
  const ids = new Map(Object.entries(people).map(([login, { id }]) => [login.toLowerCase(), id]));
  return kept
    .filter(({ user, userId }) => ids.get(user.toLowerCase()) === userId)
    .map(({ userId: _, ...override }) => override);
}

/** Everybody whose identity or permission a decision may depend on. */
function loginsOf(changes: readonly Change[]): readonly string[] {
  return changes
    .flatMap((change) =>
      change.kind === 'commit'
        ? [change.author]
        : [
            change.author,
            ...change.contributors,
            ...change.reviews.map((review) => review.user),
            ...Object.values(change.labeledBy ?? {}),
          ],
    )
    .filter((login) => login !== '');
}

function emptyFacts(at: EpochMs, repository: RepositoryRef): Omit<Facts, 'question' | 'candidate'> {
  return {
    version: 1,
    at: toInstant(at),
    repository: fullName(repository),
    baseline: null,
    direction: 'forward',
    changes: [],
    complete: true,
    ...NOTHING_KNOWN,
  };
}
