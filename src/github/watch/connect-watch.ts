/** What sweeps read of one repository, over an Octokit. */
import type { RepositoryRef } from '../../domain/repository.ts';
import type { RepositoryWatch } from '../../flow/ports.ts';
import type { Connection, OctokitLike } from '../client.ts';
import type { Identity } from '../connect.ts';
import { hasOurRule } from './our-rule.ts';
import { readOpenPullRequests } from './read-open-pull-requests.ts';
import { readSettings } from './read-settings.ts';
import { readWaitingGates } from './read-waiting-gates.ts';
import { readWaitingRuns } from './read-waiting-runs.ts';

/** Lives for one look: what it read of an environment's rules it does not read again. */
export function connectWatch(octokit: OctokitLike, repository: RepositoryRef, identity: Identity): RepositoryWatch {
  const { owner, name: repo } = repository;
  const connection: Connection = { octokit, repository, owner, repo, ...identity, narrowed: null };
  const rules = new Map<string, Promise<boolean>>();
  const isOurs = (environment: string): Promise<boolean> => {
    const known = rules.get(environment) ?? hasOurRule(connection, environment);
    rules.set(environment, known);
    return known;
  };
  return {
    waitingRuns: (etag) => readWaitingRuns(connection, etag),
    waitingGates: (run) => readWaitingGates(connection, run, isOurs),
    openPullRequests: (etag) => readOpenPullRequests(connection, etag),
    settings: () => readSettings(connection, isOurs),
  };
}
