/** Opens an issue of ours again, once for each time that it was closed: nobody is contradicted twice. */
import type { Outcome, ReopenIssue } from '../../domain/effect.ts';
import { Failure } from '../../domain/failure.ts';
import { ask, type Connection, once } from '../client.ts';
import { readIssueState } from '../reads/read-issue-state.ts';

export async function reopenIssue(connection: Connection, effect: ReopenIssue): Promise<Outcome> {
  const { octokit, owner, repo } = connection;
  const { issueNumber, closedAt } = effect;
  try {
    const issue = await readIssueState(connection, issueNumber);
    if (issue === null) return { kind: 'superseded', because: `issue #${issueNumber} is gone` };
    if (issue.closedAt === null) return { kind: 'done', note: `#${issueNumber} is open` };
    if (issue.closedAt !== closedAt) return { kind: 'superseded', because: `#${issueNumber} was closed again` };
    await ask(`Opening issue #${issueNumber} again`, () =>
      octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
        owner,
        repo,
        issue_number: issueNumber,
        state: 'open',
        request: once(),
      }),
    );
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'retry', because: error.message, afterMs: error.retryAfterMs };
  }
}
