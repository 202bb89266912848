/** Where GraphQL does not tell whose a commit is, the REST API is asked, and only there. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../src/github/client.ts';
import { type PullRequestParts, pullRequestParts } from '../../../src/github/graphql/pull-request-parts.ts';
import { toChange } from '../../../src/github/graphql/to-change.ts';

const DEPENDABOT = { __typename: 'Bot', login: 'dependabot', databaseId: 49_699_333 };
const ITS_ADDRESS = '49699333+dependabot[bot]@users.noreply.github.com';
const ANNA = { email: 'anna@acme.example', user: { login: 'anna' } };
const WEB = { email: 'noreply@github.com', user: null };

type Signature = PullRequestParts['commits']['nodes'][number]['commit']['author'];

function partsOf(author: PullRequestParts['author'], commit: { author: Signature; committer: Signature }) {
  return pullRequestParts.parse({
    number: 12,
    title: 'x',
    body: '',
    baseRefName: 'main',
    headRefOid: 'a'.repeat(40),
    mergedAt: null,
    changedFiles: 0,
    repository: { databaseId: 7 },
    author,
    labels: { pageInfo: { hasNextPage: false }, nodes: [] },
    files: { pageInfo: { hasNextPage: false }, nodes: [] },
    commits: { totalCount: 1, nodes: [{ commit: { message: 'x', ...commit } }] },
    reviews: { pageInfo: { hasNextPage: false }, nodes: [] },
    timelineItems: { pageInfo: { hasPreviousPage: false }, nodes: [] },
  });
}

/** The commits as the REST API tells them: whose they are, in the order given. */
function connectionTelling(login: string | null): { connection: Connection; asked: string[] } {
  const asked: string[] = [];
  const request = async (route: string) => {
    asked.push(route);
    const account = login === null ? null : { login };
    return { data: [{ commit: { message: 'x' }, author: account, committer: { login: 'web-flow' } }] };
  };
  const octokit = { request } as unknown as Connection['octokit'];
  const repository = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
  return {
    connection: { octokit, repository, owner: 'acme', repo: 'shop', self: 't[bot]', appId: 1, narrowed: null },
    asked,
  };
}

test.each<[string, PullRequestParts['author'], Signature, readonly string[], number]>([
  ['a person', { __typename: 'User', login: 'anna' }, ANNA, ['anna'], 0],
  ['a bot on its own pull request', DEPENDABOT, { email: ITS_ADDRESS, user: null }, ['dependabot[bot]'], 0],
  [
    'nobody that GitHub knows',
    { __typename: 'User', login: 'anna' },
    { email: 'x@y.example', user: null },
    ['anna'],
    1,
  ],
  ['an author without any address', { __typename: 'User', login: 'anna' }, null, ['anna'], 1],
])('a commit of %s needs no other read', async (_, author, signature, contributors, unknownContributors) => {
  const { connection, asked } = connectionTelling(null);
  const change = await toChange(connection, partsOf(author, { author: signature, committer: WEB }));
  expect(change).toMatchObject({ contributors, unknownContributors });
  expect(asked).toEqual([]);
});

test.each<[string, PullRequestParts['author'], string]>([
  ['a bot in a person’s pull request', { __typename: 'User', login: 'anna' }, ITS_ADDRESS],
  ['another number than the bot’s', DEPENDABOT, '1+dependabot[bot]@users.noreply.github.com'],
  ['an address that GitHub gives to people', DEPENDABOT, '198982749+Copilot@users.noreply.github.com'],
])('a commit of %s is asked about', async (_, author, email) => {
  const { connection, asked } = connectionTelling('someone[bot]');
  const commit = { author: { email, user: null }, committer: WEB };
  expect((await toChange(connection, partsOf(author, commit))).contributors).toContain('someone[bot]');
  expect(asked).toEqual(['GET /repos/{owner}/{repo}/pulls/{pull_number}/commits']);
  const unknown = connectionTelling(null);
  expect(await toChange(unknown.connection, partsOf(author, commit))).toMatchObject({ unknownContributors: 1 });
});

test('an account that is gone is shown as GitHub shows it, and its review is nobody’s', async () => {
  const { connection } = connectionTelling(null);
  const parts = partsOf(null, { author: ANNA, committer: ANNA });
  const review = { fullDatabaseId: '5', state: 'APPROVED', submittedAt: '2026-11-24T07:00:00Z', commit: null };
  const change = await toChange(connection, {
    ...parts,
    reviews: {
      ...parts.reviews,
      nodes: [
        { ...review, author: null },
        { ...review, author: DEPENDABOT },
      ],
    },
  });
  expect(change.author).toBe('ghost');
  expect(change.reviews).toMatchObject([{ id: 5, user: 'dependabot[bot]', commit: '' }]);
});
