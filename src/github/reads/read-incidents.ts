/** Open issues that a label makes incidents. */
import type { IncidentFact } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Connection, listAll, once } from '../client.ts';

/** @param labels an issue with any of them is one. GitHub's filter asks for all, so each is asked for alone. */
export async function readIncidents(
  connection: Connection,
  labels: readonly string[],
): Promise<readonly IncidentFact[]> {
  const found = new Map<number, IncidentFact>();
  for (const label of await spelledAsThere(connection, labels)) {
    for (const incident of await readOpenIssues(connection, label)) found.set(incident.number, incident);
  }
  return [...found.values()].sort((one, other) => one.number - other.number);
}

/** Names of labels compare without case, and whether the filter does is not documented. One not there has no issue. */
export async function spelledAsThere(
  { octokit, owner, repo }: Connection,
  labels: readonly string[],
): Promise<readonly string[]> {
  const what = 'Reading the labels';
  const { items, complete } = await listAll(what, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/labels', { owner, repo, ...page, request: once() }),
  );
  if (!complete) throw new Failure('rejected', `${what}: there are more than ${items.length}, which are not all read.`);
  return items.map(({ name }) => name).filter((name) => labels.some((label) => isSame(label, name)));
}

async function readOpenIssues({ octokit, owner, repo }: Connection, label: string): Promise<readonly IncidentFact[]> {
  const what = `Reading the open issues labelled ${label}`;
  // A comma would divide the name into two.
  const filter = label.includes(',') ? {} : { labels: label };
  const { items, complete } = await listAll(what, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      state: 'open',
      ...filter,
      ...page,
      request: once(),
    }),
  );
  // Pull requests are in the list, too.
  const incidents = items.filter((issue) => issue.pull_request === undefined).map(incidentFact);
  const labelled = incidents.filter((incident) => incident.labels.some((each) => isSame(each, label)));
  if (labelled.length > 0 || complete) return labelled;
  throw new Failure('rejected', `${what}: there are more than ${items.length}, which are not all read.`);
}

interface ListedIssue {
  readonly number: number;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly created_at: string;
  readonly closed_at: string | null;
}

function incidentFact({ number, labels, created_at, closed_at }: ListedIssue): IncidentFact {
  return {
    number,
    labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')).toWellFormed()),
    openedAt: created_at as Instant,
    ...(closed_at === null ? {} : { closedAt: closed_at as Instant }),
  };
}

export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
