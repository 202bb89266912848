/** The deployments of a repository to all of its environments, newest first, with what became of each. */
import { epochMs, type Instant } from '../../../domain/instant.ts';
import type { DeploymentsPage, PastGitHubDeployment } from '../../../flow/ports.ts';
import { ask, type Connection, once, PAGE_SIZE } from '../../client.ts';
import { type FoundStatus, findStatuses } from '../../graphql/find-statuses.ts';
import { type ListedDeployment, readStatuses } from '../deployment-history.ts';
import { effectiveSha } from '../gate-deployment.ts';

export async function listPastDeployments(
  connection: Connection,
  since: Instant | null,
  page: string | null,
): Promise<DeploymentsPage> {
  const number = page === null ? 1 : Number(page);
  const listed = await listPage(connection, number);
  const within = listed.filter(({ created_at: at }) => since === null || Date.parse(at) >= epochMs(since));
  const found = await findStatuses(
    connection,
    within.map((each) => each.node_id),
  );
  const items: PastGitHubDeployment[] = [];
  const unended: DeploymentsPage['unended'][number][] = [];
  for (const each of within) {
    const statuses = found.get(each.node_id) ?? (await readStatuses(connection, Number(each.id)));
    const ended = endOf(statuses);
    const own = { id: Number(each.id), startedAt: each.created_at as Instant };
    if (ended === null) unended.push(own);
    else items.push({ ...own, ...named(each), ...ended });
  }
  const isLast = listed.length < PAGE_SIZE || within.length < listed.length;
  return { items, unended, listed: listed.length, next: isLast ? null : String(number + 1) };
}

type Listed = ListedDeployment & { readonly node_id: string; readonly environment: string; readonly ref: string };

async function listPage({ octokit, owner, repo }: Connection, page: number): Promise<readonly Listed[]> {
  const { data } = await ask('Reading the deployments', () =>
    octokit.request('GET /repos/{owner}/{repo}/deployments', {
      owner,
      repo,
      per_page: PAGE_SIZE,
      page,
      request: once(),
    }),
  );
  return data;
}

function named({ environment, ref, sha, payload }: Listed): Pick<PastGitHubDeployment, 'environment' | 'ref' | 'sha'> {
  return { environment: environment.toWellFormed(), ref: ref.toWellFormed(), sha: effectiveSha(payload, sha) };
}

type End = Pick<PastGitHubDeployment, 'state' | 'finishedAt'>;

/**
 * The first success; where there was none, the first failure. `inactive` only says that another one came later, and
 * the deployment's own `updated_at` changes with it.
 *
 * @param statuses newest first.
 */
function endOf(statuses: readonly FoundStatus[]): End | null {
  const success = statuses.findLast(({ state }) => state === 'success');
  if (success) return { state: 'success', finishedAt: success.createdAt as Instant };
  const failure = statuses.findLast(({ state }) => state === 'failure' || state === 'error');
  return failure ? { state: 'failure', finishedAt: failure.createdAt as Instant } : null;
}
