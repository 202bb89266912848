/** A step of a job in acme/shop, with a token that may what it says. */
import type { JobGitHub } from '../../../../src/action/connect.ts';
import type { Runner } from '../../../../src/action/runner.ts';
import { connectGitHub } from '../../../../src/github/connect.ts';
import type { Permissions, Repository, Standin } from '../../../../standin/start.ts';
import { refOf } from '../../../contract/github/connected.ts';
import { plainClient } from '../../../standin/clients.ts';

export const MAY_PUBLISH = {
  actions: 'read',
  checks: 'read',
  contents: 'write',
  deployments: 'read',
  issues: 'write',
  pull_requests: 'write',
  statuses: 'read',
} as const satisfies Permissions;

export function jobIn(standin: Standin, shop: Repository, permissions: Permissions = MAY_PUBLISH): JobGitHub {
  const octokit = plainClient(standin, standin.jobToken({ repository: shop.fullName, permissions }));
  const repository = { ...refOf(shop), installationId: 0 };
  const identity = { self: 'github-actions[bot]', appId: null };
  return {
    github: connectGitHub(octokit, repository, identity),
    connection: { octokit, repository, owner: shop.owner, repo: shop.name, ...identity },
  };
}

export function runnerIn(shop: Repository, reportDir: string, parts: Partial<Runner> = {}): Runner {
  return {
    repository: { ...refOf(shop), installationId: 0 },
    repositoryUrl: 'https://github.com/acme/shop',
    eventName: 'push',
    ref: 'refs/heads/main',
    workflow: '.github/workflows/deploy.yml',
    isOfFork: false,
    sha: shop.head(),
    runId: 42,
    runAttempt: 1,
    actors: ['anna'],
    deployment: null,
    workspace: reportDir,
    reportDir,
    summaryFile: undefined,
    ...parts,
  };
}
