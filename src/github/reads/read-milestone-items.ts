/** What belongs to a milestone, and which milestone an issue belongs to. */
import type { MilestoneItem } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';

/** What belongs to it has to be known in full while a no-go is about it; ten requests at most tell that. */
const MOST_ITEMS = 1000;

export async function readMilestoneItems(
  connection: Connection,
  number: number,
): Promise<{ readonly items: readonly MilestoneItem[]; readonly complete: boolean }> {
  const { octokit, owner, repo } = connection;
  const { items, complete } = await listAll(
    `Reading what belongs to milestone ${number}`,
    (page) =>
      octokit.request('GET /repos/{owner}/{repo}/issues', {
        owner,
        repo,
        milestone: `${number}`,
        state: 'all',
        ...page,
        request: once(),
      }),
    MOST_ITEMS,
  );
  return {
    items: items.map((issue) => ({
      kind: issue.pull_request === undefined ? 'issue' : 'pull-request',
      number: issue.number,
      title: issue.title.toWellFormed(),
      isOpen: issue.state === 'open',
      ...(issue.pull_request?.merged_at == null ? {} : { isMerged: true }),
    })),
    complete,
  };
}

export async function readIssue(
  connection: Connection,
  number: number,
): Promise<{ readonly body: string; readonly milestone: number | null } | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading issue ${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
      owner,
      repo,
      issue_number: number,
      request: once(),
    }),
  );
  if (answer === null) return null;
  return { body: (answer.data.body ?? '').toWellFormed(), milestone: answer.data.milestone?.number ?? null };
}
