/** The issues that a pull request closes, by its text or linked by hand. The REST API does not tell them. */
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import type { Connection } from '../client.ts';
import { LINKED_ISSUES } from './documents.ts';
import { linkedIssues, namesOfIssues } from './pull-request-parts.ts';
import { runQuery, wholeData } from './run-query.ts';

const answered = z.object({
  repository: z.object({
    databaseId: z.number(),
    pullRequest: z.object({ closingIssuesReferences: linkedIssues }).nullable(),
  }),
});

/** @returns `owner/name#12` each. Throws where GitHub does not tell: no link that is seen is not the same as none. */
export async function findLinkedIssues(connection: Connection, number: number): Promise<readonly string[]> {
  const what = `Reading the issues that #${number} is linked to`;
  const { owner, repo: name } = connection;
  const answer = await runQuery(connection, what, LINKED_ISSUES, { owner, name, number });
  const parsed = answered.safeParse(wholeData(answer));
  const linked = parsed.data?.repository.pullRequest?.closingIssuesReferences;
  if (linked === undefined) throw new Failure('unavailable', `${what}: GitHub gave no whole answer.`);
  return namesOfIssues(linked);
}
