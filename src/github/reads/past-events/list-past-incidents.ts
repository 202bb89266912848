/** Issues that a label makes incidents, with each time that they were open. */
import { Failure } from '../../../domain/failure.ts';
import { epochMs, type Instant } from '../../../domain/instant.ts';
import type { HistoryPage, PastIncident } from '../../../flow/ports.ts';
import { ask, type Connection, listAll, once, PAGE_SIZE } from '../../client.ts';
import { isSame, spelledAsThere } from '../read-incidents.ts';

/** Labels are asked for one after the other, since GitHub's filter asks for all: a page is `LABEL:NUMBER`. */
export async function listPastIncidents(
  connection: Connection,
  labels: readonly string[],
  since: Instant | null,
  page: string | null,
): Promise<HistoryPage<PastIncident>> {
  const [turn = 0, number = 1] = page === null ? [] : page.split(':').map(Number);
  const known = (await spelledAsThere(connection, labels)).toSorted();
  const label = known[turn];
  if (label === undefined) return { items: [], next: null };
  const listed = await listPage(connection, { label, since, page: number });
  const items: PastIncident[] = [];
  for (const issue of listed) {
    // Pull requests are in the list, too; and one with several of the labels is told under the first.
    const isTold = issue.pull_request === undefined && firstOf(known, labelsOf(issue)) === label;
    if (isTold) items.push(await incidentOf(connection, issue));
  }
  const isFull = listed.length === PAGE_SIZE;
  return { items, next: isFull ? `${turn}:${number + 1}` : turn + 1 < known.length ? `${turn + 1}:1` : null };
}

interface ListedIssue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly created_at: string;
  readonly closed_at: string | null;
  readonly pull_request?: unknown;
}

interface Asked {
  readonly label: string;
  readonly since: Instant | null;
  readonly page: number;
}

/** Oldest first: what is opened meanwhile comes last. `since` is of any change: GitHub has no other. */
async function listPage(
  { octokit, owner, repo }: Connection,
  { label, since, page }: Asked,
): Promise<readonly ListedIssue[]> {
  // A comma would divide the name into two.
  const filter = label.includes(',') ? {} : { labels: label };
  const { data } = await ask(`Reading the issues labelled ${label}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues', {
      ...{ owner, repo, state: 'all', sort: 'created', direction: 'asc', per_page: PAGE_SIZE, page },
      ...filter,
      ...(since === null ? {} : { since }),
      request: once(),
    }),
  );
  return data;
}

function labelsOf({ labels }: ListedIssue): readonly string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

function firstOf(known: readonly string[], labels: readonly string[]): string | undefined {
  return known.find((name) => labels.some((label) => isSame(label, name)));
}

async function incidentOf(connection: Connection, issue: ListedIssue): Promise<PastIncident> {
  const { number, title } = issue;
  const labels = labelsOf(issue).map((label) => label.toWellFormed());
  const intervals = intervalsOf(issue, await readTurns(connection, number));
  return { number, title: title.toWellFormed(), labels, intervals };
}

interface Turn {
  readonly isOpen: boolean;
  readonly at: Instant;
}

/** When it was closed and opened again, oldest first. Of an issue that moved away meanwhile nothing is told any more. */
async function readTurns({ octokit, owner, repo }: Connection, number: number): Promise<readonly Turn[]> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  try {
    const { items } = await listAll(`Reading the events of #${number}`, (page) =>
      octokit.request(route, { owner, repo, issue_number: number, ...page, request: once() }),
    );
    const turns = items.flatMap(({ event, created_at: at }) =>
      event === 'closed' || event === 'reopened' ? [{ isOpen: event === 'reopened', at: at as Instant }] : [],
    );
    return turns.sort((one, other) => epochMs(one.at) - epochMs(other.at));
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not-found') return [];
    throw error;
  }
}

type Interval = PastIncident['intervals'][number];

/** The incident begins when the issue is opened, whenever it got its label. The issue itself says how it stands now. */
function intervalsOf(issue: ListedIssue, turns: readonly Turn[]): readonly Interval[] {
  const intervals: Interval[] = [];
  let openedAt: Instant | null = issue.created_at as Instant;
  for (const { isOpen, at } of turns) {
    if (isOpen) openedAt ??= at;
    else if (openedAt !== null) {
      intervals.push({ openedAt, closedAt: at });
      openedAt = null;
    }
  }
  if (issue.state === 'open') return withOpenEnd(intervals, openedAt);
  if (openedAt === null) return intervals;
  return [...intervals, { openedAt, closedAt: (issue.closed_at ?? openedAt) as Instant }];
}

/** Open, although the last that is known is that it was closed: since when is not known, so it was never well. */
function withOpenEnd(intervals: readonly Interval[], openedAt: Instant | null): readonly Interval[] {
  if (openedAt !== null) return [...intervals, { openedAt }];
  const last = intervals.at(-1);
  return last === undefined ? [] : [...intervals.slice(0, -1), { openedAt: last.openedAt }];
}
