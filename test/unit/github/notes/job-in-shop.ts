/** A job in acme/shop that reads GitHub's history, and people who merge. */
import type { Connection } from '../../../../src/github/client.ts';
import type { Permissions, Repository, Standin } from '../../../../standin/start.ts';
import { type movableClock, openShop, plainClient } from '../../../standin/clients.ts';

export interface JobInShop extends AsyncDisposable {
  readonly standin: Standin;
  readonly shop: Repository;
  readonly connection: Connection;
}

export async function jobInShop(
  permissions: Permissions = MAY_ALL,
  clock?: ReturnType<typeof movableClock>,
): Promise<JobInShop> {
  const { github: standin, shop } = await openShop(clock === undefined ? {} : { clock });
  const octokit = plainClient(standin, standin.jobToken({ repository: shop.fullName, permissions }));
  const { id, owner, name } = shop;
  const repository = { id, owner, name, installationId: 0 };
  const connection = { octokit, repository, owner, repo: name, self: 'github-actions[bot]', appId: null };
  return { standin, shop, connection, [Symbol.asyncDispose]: () => standin.close() };
}

const MAY_ALL = {
  contents: 'write',
  deployments: 'read',
  issues: 'write',
  pull_requests: 'write',
} as const satisfies Permissions;

/** A pull request with one commit for each text, merged at once. */
export function mergeOne(
  shop: Repository,
  name: string,
  how: {
    readonly method?: 'merge' | 'squash' | 'rebase';
    readonly author?: string;
    readonly texts?: readonly string[];
    readonly labels?: readonly string[];
  } = {},
): { readonly number: number; readonly sha: string } {
  const { method = 'squash', author = 'anna', texts = ['one'], labels = [] } = how;
  for (const text of texts) {
    shop.push({ branch: name, author, message: `feat: ${name} ${text}`, files: { [`src/${name}/${text}.ts`]: text } });
  }
  const pull = shop.openPullRequest({ head: name, title: `feat: ${name}`, author, labels });
  const { sha } = pull.merge({ by: 'ben', method });
  return { number: pull.number, sha };
}

type Pull = Readonly<Record<string, unknown>>;

/** The same GitHub, whose index of commits lists other pull requests: of a moment ago, or of another repository too. */
export function seeing(connection: Connection, listed: (pulls: readonly Pull[]) => readonly Pull[]): Connection {
  const { request } = connection.octokit;
  const altered = async (route: string, options: Record<string, unknown>): Promise<unknown> => {
    const answer = await request(route, options);
    if (route.endsWith('/graphql'))
      return { ...answer, data: { data: { nodes: nodesIn(answer.data).map(withOthers) } } };
    return route.endsWith('/pulls') && route.includes('/commits/') ? { ...answer, data: [] } : answer;
  };
  const withOthers = (node: Commit): Commit => {
    const nodes = listed(node.associatedPullRequests.nodes);
    return { ...node, associatedPullRequests: { totalCount: nodes.length, nodes } };
  };
  return { ...connection, octokit: { request: Object.assign(altered, request) as typeof request } };
}

interface Commit {
  readonly associatedPullRequests: { readonly totalCount: number; readonly nodes: readonly Pull[] };
}

function nodesIn(body: { readonly data: { readonly nodes: readonly Commit[] } }): readonly Commit[] {
  return body.data.nodes;
}
