/**
 * The login under which what the token writes appears: `github-actions[bot]` of a job's own token, another one where the
 * workflow gives the token of an App or of a person.
 */
import { z } from 'zod';
import type { Connection } from '../client.ts';
import { VIEWER } from './documents.ts';
import { runQuery, wholeData } from './run-query.ts';

const answered = z.object({ viewer: z.object({ login: z.string().min(1) }) });

/** Null: GitHub does not say. */
export async function findViewer(connection: Connection): Promise<string | null> {
  const answer = await runQuery(connection, 'Reading whom the token stands for', VIEWER, {});
  const parsed = answered.safeParse(wholeData(answer));
  return parsed.success ? parsed.data.viewer.login : null;
}
