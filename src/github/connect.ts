/** The `GitHub` port over one repository and an Octokit. */
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub } from '../flow/ports.ts';
import type { Connection, OctokitLike } from './client.ts';
import { applyEffect } from './effects/apply-effect.ts';
import { readChanges, readOpenPullRequestsAt } from './reads/read-changes.ts';
import { readChecks } from './reads/read-checks.ts';
import { readCodeowners } from './reads/read-codeowners.ts';
import { readComment } from './reads/read-comment.ts';
import { readCommit, readContains } from './reads/read-commit.ts';
import { readDeployments } from './reads/read-deployments.ts';
import { readEnvironments } from './reads/read-environments.ts';
import { readGate } from './reads/read-gate.ts';
import { readIncidents } from './reads/read-incidents.ts';
import { readMergeGroup } from './reads/read-merge-group.ts';
import { readOrganisationFile } from './reads/read-organisation-file.ts';
import { readPeople } from './reads/read-people.ts';
import { readPullRequest } from './reads/read-pull-request.ts';
import { readFile, readRepository } from './reads/read-repository.ts';

export interface Identity {
  /** Login under which our writes appear, e.g. `tidegate[bot]`. */
  readonly self: string;
  /** The App's id; null in a job. */
  readonly appId: number | null;
}

export function connectGitHub(octokit: OctokitLike, repository: RepositoryRef, identity: Identity): GitHub {
  const { owner, name: repo } = repository;
  const connection: Connection = { octokit, repository, owner, repo, ...identity };
  return {
    repository: () => readRepository(connection),
    organisationFile: (path, owner) => readOrganisationFile(connection, path, owner),
    file: (path, sha) => readFile(connection, path, sha),
    gate: (question) => readGate(connection, question),
    deployments: (environment, reach) => readDeployments(connection, environment, reach),
    environments: () => readEnvironments(connection),
    checks: (sha) => readChecks(connection, sha),
    incidents: (labels) => readIncidents(connection, labels),
    codeowners: () => readCodeowners(connection),
    changes: (baseSha, headSha) => readChanges(connection, baseSha, headSha),
    pullRequest: (number) => readPullRequest(connection, number),
    openPullRequestsAt: (sha) => readOpenPullRequestsAt(connection, sha),
    mergeGroup: (group) => readMergeGroup(connection, group),
    people: (logins, teams) => readPeople(connection, logins, teams),
    commit: (digits) => readCommit(connection, digits),
    contains: (head, sha) => readContains(connection, head, sha),
    comment: (id) => readComment(connection, id),
    apply: (effect, at) => applyEffect(connection, effect, at),
  };
}
