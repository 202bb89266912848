/** Where an issue stands now. */
import type { Instant } from '../../domain/instant.ts';
import type { IssueState } from '../../flow/ports.ts';
import { askOrNull, type Connection, once } from '../client.ts';

export async function readIssueState({ octokit, owner, repo }: Connection, number: number): Promise<IssueState | null> {
  const answer = await askOrNull(`Reading issue #${number}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
      owner,
      repo,
      issue_number: number,
      request: once(),
    }),
  );
  // A transferred issue is answered with the one in its new repository, which has another number.
  if (answer === null || answer.data.number !== number || answer.data.pull_request !== undefined) return null;
  const { labels, created_at, closed_at, closed_by, state } = answer.data;
  return {
    number,
    labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')).toWellFormed()),
    openedAt: created_at as Instant,
    closedAt: state === 'open' ? null : ((closed_at ?? created_at) as Instant),
    closedBy: state === 'open' || !closed_by ? null : { id: Number(closed_by.id), login: closed_by.login },
  };
}
