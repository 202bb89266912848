/** A repository with a past, and the port that reads it. */
import { Octokit } from '@octokit/rest';
import type { PastEvents } from '../../../../src/flow/ports.ts';
import { connectPastEvents } from '../../../../src/github/reads/past-events/connect-past-events.ts';
import type { Permissions, Repository, SettableState, Standin } from '../../../../standin/start.ts';
import { movableClock, openShop } from '../../../standin/clients.ts';

export const READS: Permissions = {
  ...{ contents: 'read', deployments: 'read', issues: 'read', metadata: 'read', pull_requests: 'read' },
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface PastShop extends AsyncDisposable {
  readonly standin: Standin;
  readonly shop: Repository;
  readonly past: PastEvents;
  readonly token: string;
  readonly clock: ReturnType<typeof movableClock>;
  /** A commit without a pull request, a minute after what was before. */
  commit(message: string, path?: string): string;
  /** A squashed pull request; the commits of its branch, a minute each, are listed in `messages`. */
  merge(title: string, options?: MergeOptions): { readonly number: number; readonly sha: string };
  /** A deployment whose statuses come a minute after one another. */
  deploy(sha: string, states: readonly SettableState[], environment?: string): number;
}

export interface MergeOptions {
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly path?: string;
  readonly method?: 'merge' | 'squash';
}

export async function pastShop(): Promise<PastShop> {
  const clock = movableClock();
  const { github: standin, shop } = await openShop({ clock });
  const token = standin.jobToken({ repository: shop.fullName, permissions: READS });
  const octokit = new Octokit({ auth: token, baseUrl: standin.url, log: SILENT });
  const { id, owner, name } = shop;
  let count = 0;
  const push = (message: string, branch: string, path = `src/${count}.ts`): string => {
    clock.advance(MINUTE);
    count += 1;
    return shop.push({ branch, message, author: 'anna', files: { [path]: `${count}\n` } }).sha;
  };
  return {
    standin,
    shop,
    token,
    clock,
    past: connectPastEvents(octokit, { id, owner, name, installationId: 0 }),
    commit: (message, path) => push(message, 'main', path),
    merge(title, { body = '', labels = [], path, method = 'squash' } = {}) {
      const head = `topic-${count}`;
      push('first', head, path);
      push('second', head, path);
      clock.advance(HOUR);
      const pull = shop.openPullRequest({ head, title, body, author: 'anna', labels });
      clock.advance(HOUR);
      return { number: pull.number, sha: pull.merge({ by: 'ben', method }).sha };
    },
    deploy(sha, states, environment = 'production') {
      clock.advance(MINUTE);
      const { id: deployment } = shop.createDeployment({ environment, ref: sha, creator: 'anna' });
      for (const state of states) {
        clock.advance(MINUTE);
        shop.setDeploymentStatus(deployment, state);
      }
      return deployment;
    },
    [Symbol.asyncDispose]: () => standin.close(),
  };
}

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
