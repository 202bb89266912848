/**
 * A file in the repository `.github` of the owner. GitHub answers "not found" alike for a repository that does not
 * exist and for one that we are not shown, and a file that we are not shown may hold rules that have to be kept to. So
 * absence is said only where it is known.
 */
import { Failure } from '../../domain/failure.ts';
import type { OrganisationFile, Owner } from '../../flow/ports.ts';
import { ask, type Connection, once } from '../client.ts';
import { findRepository } from '../graphql/find-repository.ts';
import { readFile, readHead } from './read-repository.ts';

const PLACE = '.github';

export async function readOrganisationFile(
  connection: Connection,
  path: string,
  owner: Owner,
): Promise<OrganisationFile> {
  try {
    const octokit = (await connection.narrowed?.forPlace(PLACE)) ?? connection.octokit;
    const place: Connection = { ...connection, octokit, repo: PLACE, ahead: undefined };
    const known = await readAtOnce(place, path, owner);
    if (known !== null) return known;
    const branch = await findDefaultBranch(place, owner);
    if (branch === null) return await whenNotShown(connection);
    const sha = await findHead(place, branch);
    const file = sha === null ? null : await readFile(place, path, sha);
    return file === null || sha === null ? { kind: 'absent' } : { kind: 'file', text: file.text, sha };
  } catch (error) {
    if (isRefused(error)) return { kind: 'unreadable', because: 'refused' };
    throw error;
  }
}

/** Null where it takes more questions: GraphQL says alike of much that it is not there. */
async function readAtOnce(place: Connection, path: string, owner: Owner): Promise<OrganisationFile | null> {
  const found = await findRepository(place, path);
  if (found?.owner.id !== owner.id || found.name.toLowerCase() !== PLACE) return null;
  if (found.text === undefined) return null;
  return found.text === null ? { kind: 'absent' } : { kind: 'file', text: found.text, sha: found.sha };
}

/** A token that is not valid any more (401) says nothing about the repository: it is asked again with another. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof Failure) || error.kind !== 'forbidden') return false;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 403;
}

/** Null when GitHub shows no such repository. A name that was given up leads to where it went: that is another one. */
async function findDefaultBranch(place: Connection, owner: Owner): Promise<string | null> {
  const { octokit, repo } = place;
  try {
    const { data } = await ask(`Reading the repository ${PLACE}`, () =>
      octokit.request('GET /repos/{owner}/{repo}', { owner: place.owner, repo, request: once() }),
    );
    const isIt = Number(data.owner.id) === owner.id && data.name.toLowerCase() === PLACE;
    return isIt ? data.default_branch : null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Null in a repository without any commit. */
async function findHead(place: Connection, branch: string): Promise<string | null> {
  try {
    return await readHead(place, branch);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'not-found' || !(await isEmpty(place))) throw error;
    return null;
  }
}

async function isEmpty({ octokit, owner, repo }: Connection): Promise<boolean> {
  const { data } = await ask(`Reading the branches of ${PLACE}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/branches', { owner, repo, per_page: 1, request: once() }),
  );
  return data.length === 0;
}

/**
 * An installation on all repositories is shown every one there is. What a job is shown tells nothing: its token is for
 * its own repository.
 */
async function whenNotShown({ narrowed }: Connection): Promise<OrganisationFile> {
  const selection = await narrowed?.selection();
  return selection === 'all' ? { kind: 'absent' } : { kind: 'unreadable', because: 'not-shown' };
}
