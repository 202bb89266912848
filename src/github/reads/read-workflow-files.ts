/** The workflow files of a repository. */
import { isWorkflowName, workflowPath } from '../../domain/workflow-file.ts';
import { askOrNull, type Connection, once } from '../client.ts';

/** Their paths at a commit; GitHub lists at most 1,000 files of a folder. */
export async function readWorkflowFiles({ octokit, owner, repo }: Connection, sha: string): Promise<readonly string[]> {
  const path = '.github/workflows';
  const answer = await askOrNull('Listing the workflow files', () =>
    octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: sha, request: once() }),
  );
  if (answer === null || !Array.isArray(answer.data)) return [];
  return answer.data.flatMap(({ type, name }) => (type === 'file' && isWorkflowName(name) ? [workflowPath(name)] : []));
}
