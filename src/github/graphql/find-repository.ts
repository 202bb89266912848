/** A repository, the head of its default branch and one file there, in one question instead of three. */
import { z } from 'zod';
import type { Connection } from '../client.ts';
import { REPOSITORY } from './documents.ts';
import { runQuery, wholeData } from './run-query.ts';

export interface FoundRepository {
  readonly id: number;
  readonly name: string;
  readonly owner: { readonly id: number; readonly isOrganisation: boolean };
  readonly defaultBranch: string;
  /** Head of the default branch. */
  readonly sha: string;
  /** Null: there is no such file. Undefined: there is something that is no plain text, or not all of it. */
  readonly text: string | null | undefined;
}

const entry = z.object({
  mode: z.number(),
  object: z.object({ byteSize: z.number(), isTruncated: z.literal(false), text: z.string() }),
});

const repository = z.object({
  databaseId: z.number(),
  name: z.string(),
  owner: z.object({ __typename: z.string(), databaseId: z.number() }),
  defaultBranchRef: z.object({ name: z.string(), target: z.object({ oid: z.string(), file: z.unknown() }) }),
});

/** Null: ask the REST API. It tells apart what is not there, what is not shown, and what has no commit yet. */
export async function findRepository(connection: Connection, file: string): Promise<FoundRepository | null> {
  const { owner, repo: name } = connection;
  const answer = await runQuery(connection, `Reading the repository ${name}`, REPOSITORY, { owner, name, file });
  const parsed = z.object({ repository }).safeParse(wholeData(answer));
  if (!parsed.success) return null;
  const { databaseId, owner: account, defaultBranchRef, name: seenName } = parsed.data.repository;
  const { oid: sha, file: found } = defaultBranchRef.target;
  return {
    id: databaseId,
    name: seenName,
    // Whatever GitHub calls the account of an owner: only of a person we know that there is no organisation.
    owner: { id: account.databaseId, isOrganisation: account.__typename !== 'User' },
    defaultBranch: defaultBranchRef.name,
    sha,
    text: found === null ? null : textIn(found),
  };
}

const FILE_MODES: ReadonlySet<number> = new Set([0o100644, 0o100755]);

function textIn(file: unknown): string | undefined {
  const parsed = entry.safeParse(file);
  if (!parsed.success) return undefined;
  const { mode, object } = parsed.data;
  return FILE_MODES.has(mode) && Buffer.byteLength(object.text) === object.byteSize ? object.text : undefined;
}
