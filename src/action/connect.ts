/** The token of the job to the GitHub port. */
import type { RepositoryRef } from '../domain/repository.ts';
import type { GitHub } from '../flow/ports.ts';
import { connectGitHub } from '../github/connect.ts';
import { InputError } from './inputs.ts';

/** Loaded when it is needed: what only looks at the workspace starts without a client. */
export async function connect(token: string, repository: RepositoryRef): Promise<GitHub> {
  if (token === '')
    throw new InputError('Input "github-token" is empty: leave it out, or give a token that can read the repository.');
  const { getOctokit } = await import('@actions/github');
  return connectGitHub(getOctokit(token), repository, { self: 'github-actions[bot]', appId: null });
}
