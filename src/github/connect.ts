/** The `GitHub` port over one repository and an Octokit. */
import type { Effect, Outcome } from '../domain/effect.ts';
import { Failure } from '../domain/failure.ts';
import type { EpochMs } from '../domain/instant.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub, Sending } from '../flow/ports.ts';
import { type Connection, type OctokitLike, PAGE_SIZE } from './client.ts';
import { applyEffect } from './effects/apply-effect.ts';
import { mayNotDispatch } from './effects/dispatch-run.ts';
import { findLinkedIssues } from './graphql/find-linked-issues.ts';
import { ReadAhead } from './graphql/read-ahead.ts';
import type { Narrowed } from './installation.ts';
import { readDeployment } from './reads/gate-deployment.ts';
import { readAlerts } from './reads/read-alerts.ts';
import { readArtifacts } from './reads/read-artifacts.ts';
import { readChanges, readOpenPullRequestsAt } from './reads/read-changes.ts';
import { readChecks } from './reads/read-checks.ts';
import { readCodeowners } from './reads/read-codeowners.ts';
import { readComment } from './reads/read-comment.ts';
import { readCommit, readContains } from './reads/read-commit.ts';
import { readDeployments } from './reads/read-deployments.ts';
import { readEnvironments } from './reads/read-environments.ts';
import { readFileChanges } from './reads/read-file-changes.ts';
import { readGate, readStillWaits } from './reads/read-gate.ts';
import { readIsUnderWay, readOtherRules } from './reads/read-gate-surroundings.ts';
import { readIncidents } from './reads/read-incidents.ts';
import { readIssueState } from './reads/read-issue-state.ts';
import { readJobDeployments } from './reads/read-job-deployments.ts';
import { readMergeGroup } from './reads/read-merge-group.ts';
import { readMilestone, readOpenMilestones } from './reads/read-milestone.ts';
import { readIssue, readMilestoneItems } from './reads/read-milestone-items.ts';
import { readOrganisationFile } from './reads/read-organisation-file.ts';
import { readPeople } from './reads/read-people.ts';
import { readPullRequest } from './reads/read-pull-request.ts';
import { readFile, readIsPublic, readRepository } from './reads/read-repository.ts';
import { readRun } from './reads/read-run.ts';
import { readWorkflowFiles } from './reads/read-workflow-files.ts';
import { SeenGates } from './reads/seen-gates.ts';
import { hasOurRule } from './watch/our-rule.ts';

export interface Identity {
  /** Login under which our writes appear, e.g. `tidegate[bot]`. */
  readonly self: string;
  /** The App's id; null in a job. */
  readonly appId: number | null;
  /** JSON, a trusted root a line: whose attestations count besides those of Sigstore's public instance. */
  readonly trustedRoots?: string | undefined;
}

/** `narrowed`: where there is a token for each thing, `octokit` is the one for reading. */
export function connectGitHub(
  octokit: OctokitLike,
  repository: RepositoryRef,
  identity: Identity,
  narrowed: Narrowed | null = null,
): GitHub {
  const { owner, name: repo } = repository;
  const known = { ahead: new ReadAhead(), seen: new SeenGates() };
  const connection: Connection = { octokit, repository, owner, repo, ...identity, narrowed, ...known };
  return {
    repository: (file) => readRepository(connection, file),
    organisationFile: (path, owner) => readOrganisationFile(connection, path, owner),
    isPublic: () => readIsPublic(connection),
    fileChanges: (path, since) => readFileChanges(connection, path, since, PAGE_SIZE),
    file: (path, sha) => readFile(connection, path, sha),
    gate: (question) => readGate(connection, question),
    stillWaits: (question, runAttempt) => readStillWaits(connection, question, runAttempt),
    otherRules: (question) => readOtherRules(connection, question),
    isGuarded: async (environment) => identity.appId !== null && (await hasOurRule(connection, environment)),
    isUnderWay: (deploymentId) => readIsUnderWay(connection, deploymentId),
    deployments: (environment, reach) => readDeployments(connection, environment, reach),
    deployment: (id) => readDeployment(connection, id),
    jobDeployments: (runId, environment) => readJobDeployments(connection, runId, environment),
    environments: () => readEnvironments(connection),
    checks: (sha) => readChecks(connection, sha),
    issue: (number) => readIssue(connection, number),
    alerts: (tools, of) => readAlerts(connection, tools, of),
    artifacts: (runId) => readArtifacts(connection, runId),
    // Few policies ask for it, and it brings cryptography of its own.
    attestations: async (digest) => {
      const { readAttestations } = await import('./attestations/read-attestations.ts');
      return readAttestations(connection, digest);
    },
    incidents: (labels) => readIncidents(connection, labels),
    workflowFiles: (sha) => readWorkflowFiles(connection, sha),
    codeowners: () => readCodeowners(connection),
    changes: (baseSha, headSha, wanted) => readChanges(connection, baseSha, headSha, wanted?.issues),
    linkedIssues: (number) => findLinkedIssues(connection, number),
    pullRequest: (number) => readPullRequest(connection, number),
    openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
    mergeGroup: (group) => readMergeGroup(connection, group),
    milestone: (number) => readMilestone(connection, number),
    openMilestones: () => readOpenMilestones(connection),
    milestoneItems: (number) => readMilestoneItems(connection, number),
    issueState: (number) => readIssueState(connection, number),
    people: (logins, teams) => readPeople(connection, logins, teams),
    commit: (digits) => readCommit(connection, digits),
    contains: (head, sha) => readContains(connection, head, sha),
    comment: (id) => readComment(connection, id),
    run: (runId) => readRun(connection, runId),
    apply: (effect, at, isNew = false, sending = undefined) =>
      applyNarrowed(isNew ? connection : { ...connection, seen: undefined }, effect, at, sending),
  };
}

/** A permission takes people to come. */
const LOOK_AGAIN_MS = 600_000;

async function applyNarrowed(
  connection: Connection,
  effect: Effect,
  at: EpochMs,
  sending: Sending | undefined,
): Promise<Outcome> {
  if (!connection.narrowed) return applyEffect(connection, effect, at, sending);
  try {
    const octokit = await connection.narrowed.forEffect(effect.kind);
    return await applyEffect({ ...connection, octokit }, effect, at, sending);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'forbidden') throw error;
    // A rollback that waits for people to click is none: they are told now.
    if (effect.kind === 'dispatch-run') return mayNotDispatch(error.message);
    return { kind: 'retry', because: error.message, afterMs: LOOK_AGAIN_MS };
  }
}
