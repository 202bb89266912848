/** A pull request as `documents.ts` asks for it. What is missing, or longer than a page, makes it none. */
import { z } from 'zod';

const whole = z.object({ pageInfo: z.object({ hasNextPage: z.literal(false) }) });
const actor = z.object({ __typename: z.string(), login: z.string(), databaseId: z.number().nullish() }).nullable();
const signature = z
  .object({ email: z.string().nullable(), user: z.object({ login: z.string() }).nullable() })
  .nullable();

const file = z.object({
  path: z.string(),
  additions: z.number(),
  deletions: z.number(),
  changeType: z.enum(['ADDED', 'CHANGED', 'COPIED', 'DELETED', 'MODIFIED', 'RENAMED']),
});

const review = z.object({
  fullDatabaseId: z.union([z.string().regex(/^\d+$/), z.number()]),
  state: z.string(),
  submittedAt: z.string().nullable(),
  commit: z.object({ oid: z.string() }).nullable(),
  author: actor,
});

const labelled = z.object({ label: z.object({ name: z.string() }), actor });

/** What is linked and not shown to us is left out, or null. */
export const linkedIssues = z.object({
  nodes: z.array(z.object({ number: z.number(), repository: z.object({ nameWithOwner: z.string() }) }).nullable()),
});

/** `owner/name#12` each. */
export function namesOfIssues({ nodes }: z.infer<typeof linkedIssues>): readonly string[] {
  return nodes.flatMap((issue) => (issue === null ? [] : [`${issue.repository.nameWithOwner}#${issue.number}`]));
}

export const pullRequestParts = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  baseRefName: z.string(),
  headRefOid: z.string(),
  mergedAt: z.string().nullable(),
  changedFiles: z.number(),
  repository: z.object({ databaseId: z.number() }),
  milestone: z.object({ number: z.number() }).nullish(),
  /** Absent where nobody asks for them. */
  closingIssuesReferences: linkedIssues.optional(),
  author: actor,
  labels: whole.extend({ nodes: z.array(z.object({ name: z.string() })) }),
  files: z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(file) }),
  commits: z.object({
    totalCount: z.number(),
    nodes: z.array(
      z.object({
        commit: z.object({
          authoredDate: z.string().optional(),
          message: z.string(),
          author: signature,
          committer: signature,
        }),
      }),
    ),
  }),
  reviews: whole.extend({ nodes: z.array(review) }),
  timelineItems: z.object({
    pageInfo: z.object({ hasPreviousPage: z.literal(false) }),
    nodes: z.array(labelled),
  }),
});

export type PullRequestParts = z.infer<typeof pullRequestParts>;
export type ActorParts = z.infer<typeof actor>;
export type SignatureParts = z.infer<typeof signature>;
