/** Line 2 of the pipeline: one plain, storable snapshot of everything that a decision reads. */
import type { DeployQuestion, Facts, MergeQuestion } from '../domain/facts.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { Policy } from '../policy/schema.ts';
import { wantedFacts } from '../policy/wanted-facts.ts';
import { askedLane, baselineOf, trusts } from './baseline.ts';
import { gatherArtifacts } from './gather/attested.ts';
import { gatherDependencies } from './gather/dependencies.ts';
import type { DeploymentInput } from './gather/deployment-input.ts';
import { emptyFacts } from './gather/empty-facts.ts';
import { gatherElsewhere, gatherEvidence } from './gather/evidence.ts';
import { withIssues } from './gather/linked-issues.ts';
import { ownDeployments } from './gather/own-deployments.ts';
import { gatherOwners } from './gather/owners.ts';
import { approvalsFrom, gatherPeople, loginsOf, ofSamePerson } from './gather/people.ts';
import { saidBy } from './gather/said.ts';
import { gatherHolds } from './gather/statements.ts';
import { type ReadVerifications, withVerifications } from './gather/verified.ts';
import type { ChangeRange, GitHub, PullRequestState, Statements } from './ports.ts';

/** May this commit enter this environment? */
export async function gatherDeployment(
  github: GitHub,
  input: DeploymentInput,
  policies: readonly Policy[],
): Promise<Facts> {
  const question = deployQuestion(input);
  const wanted = wantedFacts(policies, question);
  const lane = await askedLane(input);
  const isTrusted = trusts(lane);
  const read = input.verifications ?? NONE_SAID;
  const own = await ownDeployments(input, read);
  const { environment, sha } = input;
  const known = await github.deployments(environment, { isTrusted, sha, own, commits: lane.commits });
  const seen = known.filter((deployment) => deployment.id !== input.deploymentId);
  const deployments = await withVerifications(seen, environment, read);
  const baseline = baselineOf(deployments.filter(isTrusted));
  const { messages: _, ...range }: ChangeRange = baseline
    ? await github.changes(baseline.sha, input.sha, wanted)
    : { direction: 'first', changes: [], complete: true };
  const owners = await gatherOwners(github, wanted, range.changes, input.repository.owner);
  const artifacts = await gatherArtifacts(github, wanted, input);
  const stated = input.statements ?? NOTHING_STATED;
  const heard = [...input.overrides, ...input.reviews, ...stated.approvals].map(({ user }) => user);
  const named = [...loginsOf(range.changes), ...input.actors, ...heard];
  const people = await gatherPeople(github, named, policies, owners);
  return {
    ...emptyFacts(input.at, input.repository),
    question,
    candidate: { sha, ref: input.ref, ...(input.digest === undefined ? {} : { digest: input.digest }), ...artifacts },
    baseline,
    ...range,
    changes: await withIssues(github, wanted, range.changes),
    people,
    ...owners.fact,
    ...(await gatherEvidence(github, wanted, { ...input, ...artifacts, base: baseline?.sha })),
    deployments: [...deployments, ...(await gatherElsewhere(github, wanted, { ...input, read }))],
    dependencies: input.health === undefined ? [] : await gatherDependencies(wanted.dependencies, input.health),
    holds: await gatherHolds(github, stated.holds, input.sha),
    ordered: input.ordered,
    ...saidBy(
      people,
      { reviews: approvalsFrom(ofSamePerson(input.reviews, people), input), stated, overrides: input.overrides },
      input.at,
    ),
  };
}

const NONE_SAID: ReadVerifications = () => Promise.resolve({ isTold: false, newest: [] });
const NOTHING_STATED: Statements = { approvals: [], holds: [], freezes: [], liftedHoldAt: null };

function deployQuestion(input: DeploymentInput): DeployQuestion {
  const { environment, actors, deploymentId, runId, runAttempt } = input;
  return { kind: 'deploy', environment, actor: actors[0] ?? '', actors, deploymentId, runId, runAttempt };
}

/** Which tier has this pull request, and what is missing before it may merge? */
export async function gatherPullRequest(
  github: GitHub,
  input: { readonly repository: RepositoryRef; readonly pullRequest: PullRequestState; readonly at: EpochMs },
  policies: readonly Policy[],
): Promise<Facts> {
  const { change, headSha, base } = input.pullRequest;
  const question: MergeQuestion = { kind: 'merge', pullRequest: change.number, base };
  const wanted = wantedFacts(policies, question);
  const owners = await gatherOwners(github, wanted, [change], input.repository.owner);
  return {
    ...emptyFacts(input.at, input.repository),
    question,
    candidate: { sha: headSha },
    changes: await withIssues(github, wanted, [change]),
    complete: change.filesComplete,
    people: await gatherPeople(github, loginsOf([change]), policies, owners),
    ...owners.fact,
    ...(await gatherEvidence(github, wanted, { sha: headSha, at: input.at })),
  };
}
