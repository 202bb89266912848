/**
 * The merged pull requests that GitHub lists for commits, as release notes need them: many commits at once, in halves
 * where that takes GitHub too long. Of those for which there is no answer nothing is said, and the caller reads them by
 * REST.
 */
import { z } from 'zod';
import type { ChangedFile } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { KnownPullRequest } from '../../domain/notes-range.ts';
import type { Connection } from '../client.ts';
import { NOBODY_KNOWN } from '../pulls/labelers.ts';
import { MOST_PULLS_OF_COMMIT, NOTED_PULLS } from './documents.ts';
import { runQuery } from './run-query.ts';

export interface AskedCommit {
  readonly sha: string;
  readonly nodeId: string;
}

export interface FoundPulls {
  /** Numbers by commit; a commit that is missing was not answered. */
  readonly pullsOf: Map<string, readonly number[]>;
  /** By number. With `files` where they were asked for and all of them are known. */
  readonly pulls: Map<number, KnownPullRequest>;
}

/** GitHub has 10 s for an answer, and gives none ("502") when it takes longer. */
const MOST_AT_ONCE = 50;

export async function findNotedPulls(
  connection: Connection,
  commits: readonly AskedCommit[],
  withFiles: boolean,
): Promise<FoundPulls> {
  const found: FoundPulls = { pullsOf: new Map(), pulls: new Map() };
  let size = MOST_AT_ONCE;
  for (let at = 0; at < commits.length; ) {
    const asked = commits.slice(at, at + size);
    const nodes = await ask(connection, asked, withFiles);
    if (nodes === null && size > 1) {
      size = Math.ceil(size / 2);
      continue;
    }
    for (const node of nodes ?? []) note(connection, found, node);
    at += asked.length;
    // A single commit that GitHub cannot answer says nothing of the others, and one after another takes for ever.
    if (nodes === null) return found;
  }
  return found;
}

const answered = z.object({ nodes: z.array(z.unknown()) });

async function ask(
  connection: Connection,
  commits: readonly AskedCommit[],
  hasFiles: boolean,
): Promise<readonly unknown[] | null> {
  const answer = await runQuery(connection, 'Reading the pull requests of commits', NOTED_PULLS, {
    ids: commits.map(({ nodeId }) => nodeId),
    hasFiles,
  });
  // A commit that GitHub's index does not have yet is an error of its own; the others are answered.
  const parsed = answered.safeParse(answer?.data);
  return parsed.success ? parsed.data.nodes : null;
}

const file = z.object({ path: z.string(), additions: z.number(), deletions: z.number(), changeType: z.string() });

const notedPull = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  baseRefName: z.string(),
  lastEditedAt: z.string().nullable(),
  mergedAt: z.string().nullable(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  repository: z.object({ databaseId: z.number() }),
  author: z.object({ __typename: z.string(), login: z.string() }).nullable(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  files: z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(file) }).nullish(),
});
type NotedPull = z.infer<typeof notedPull>;

const notedCommit = z.object({
  oid: z.string(),
  associatedPullRequests: z.object({ totalCount: z.number(), nodes: z.array(notedPull) }),
});

function note({ repository }: Connection, { pullsOf, pulls }: FoundPulls, node: unknown): void {
  const commit = notedCommit.safeParse(node);
  if (!commit.success || commit.data.associatedPullRequests.totalCount > MOST_PULLS_OF_COMMIT) return;
  const { oid, associatedPullRequests } = commit.data;
  // A fork may hold the same commit and have a pull request of this number; an open one explains nothing.
  const merged = associatedPullRequests.nodes.filter(
    (pull) => pull.mergedAt !== null && pull.repository.databaseId === repository.id,
  );
  pullsOf.set(
    oid,
    merged.map(({ number }) => number),
  );
  for (const pull of merged) pulls.set(pull.number, knownPull(pull));
}

function knownPull(pull: NotedPull): KnownPullRequest {
  const { author } = pull;
  const files = filesOf(pull);
  return {
    number: pull.number,
    title: pull.title.toWellFormed(),
    body: pull.body.toWellFormed(),
    // GraphQL leaves out what marks a bot elsewhere.
    author: author === null ? NOBODY_KNOWN : author.__typename === 'Bot' ? `${author.login}[bot]` : author.login,
    labels: (pull.labels?.nodes ?? []).map(({ name }) => name.toWellFormed()),
    ...(isEditedLater(pull) ? { isBodyLater: true } : {}),
    mergedAt: pull.mergedAt as Instant | null,
    mergeCommitSha: pull.mergeCommit?.oid ?? null,
    base: pull.baseRefName,
    ...(files === null ? {} : { files }),
  };
}

/** GitHub counts edits of the body; the title has no date. */
function isEditedLater({ lastEditedAt, mergedAt }: NotedPull): boolean {
  return lastEditedAt !== null && mergedAt !== null && Date.parse(lastEditedAt) > Date.parse(mergedAt);
}

/** Null where a file had another name, or where there are more files than we see: the REST API tells these. */
function filesOf({ files }: NotedPull): readonly ChangedFile[] | null {
  if (!files || files.pageInfo.hasNextPage) return null;
  if (files.nodes.some(({ changeType }) => changeType === 'RENAMED' || changeType === 'COPIED')) return null;
  return files.nodes.map(({ path, changeType, additions, deletions }) => {
    return { path: path.toWellFormed(), status: FILE_STATUS[changeType] ?? 'modified', additions, deletions };
  });
}

const FILE_STATUS: Readonly<Record<string, ChangedFile['status'] | undefined>> = { ADDED: 'added', DELETED: 'removed' };
