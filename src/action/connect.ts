/** The token of the job to the GitHub port. */
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub } from '../flow/ports.ts';
import type { Connection } from '../github/client.ts';
import { connectGitHub } from '../github/connect.ts';
import { InputError } from './inputs.ts';

/** Under which what a job writes appears, and no App. */
const IDENTITY = { self: 'github-actions[bot]', appId: null } as const;

export interface JobGitHub {
  readonly github: GitHub;
  /** For what only a job reads: it has no memory of its own. */
  readonly connection: Connection;
}

export async function connect(token: string, repository: RepositoryRef): Promise<GitHub> {
  return (await connectJob(token, repository)).github;
}

/** Loaded when it is needed: what only looks at the workspace starts without a client. */
export async function connectJob(token: string, repository: RepositoryRef): Promise<JobGitHub> {
  if (token === '')
    throw new InputError('Input "github-token" is empty: leave it out, or give a token that can read the repository.');
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token);
  const { owner, name: repo } = repository;
  return {
    github: connectGitHub(octokit, repository, IDENTITY),
    connection: { octokit, repository, owner, repo, ...IDENTITY },
  };
}
