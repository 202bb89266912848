/** The `PastEvents` port over one repository and an Octokit. */
import { Failure } from '../../../domain/failure.ts';
import type { RepositoryRef } from '../../../domain/repository.ts';
import type { PastEvents } from '../../../flow/ports.ts';
import type { Connection, OctokitLike } from '../../client.ts';
import { readPeople } from '../read-people.ts';
import { listPastDeployments } from './list-past-deployments.ts';
import { listPastIncidents } from './list-past-incidents.ts';
import { listPastReleases } from './list-past-releases.ts';
import { readPastRange } from './read-past-range.ts';

/** Reads only, so that it needs no identity under which something would be written. */
export function connectPastEvents(octokit: OctokitLike, repository: RepositoryRef): PastEvents {
  const { owner, name: repo } = repository;
  const connection: Connection = { octokit, repository, owner, repo, self: '', appId: null };
  const people = rememberPeople(connection);
  return {
    deployments: (since, page) => listPastDeployments(connection, since, page),
    releases: (since, page) => listPastReleases(connection, since, page),
    incidents: (labels, since, page) => listPastIncidents(connection, labels, since, page),
    changes: (baseSha, headSha, options) => readPastRange(connection, baseSha, headSha, options),
    people,
  };
}

type People = NonNullable<Awaited<ReturnType<PastEvents['people']>>>;

/** The same people made a year of changes. */
function rememberPeople(connection: Connection): PastEvents['people'] {
  const known = new Map<string, People[string] | null>();
  let isRefused = false;
  let knownTeams = '';
  return async (logins, teams) => {
    if (isRefused) return null;
    const wanted = JSON.stringify(teams);
    if (wanted !== knownTeams) known.clear();
    knownTeams = wanted;
    const missing = logins.filter((login) => !known.has(login.toLowerCase()));
    const found = missing.length === 0 ? {} : await unlessRefused(readPeople(connection, missing, teams));
    isRefused = found === null;
    if (found === null) return null;
    for (const login of missing) known.set(login.toLowerCase(), found[login] ?? null);
    const answers = logins.map((login) => [login, known.get(login.toLowerCase()) ?? null] as const);
    return Object.fromEntries(answers.flatMap(([login, person]) => (person === null ? [] : [[login, person]])));
  };
}

async function unlessRefused(read: Promise<People>): Promise<People | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'forbidden') return null;
    throw error;
  }
}
