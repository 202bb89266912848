import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { DOCUMENTS } from '../../src/github/graphql/documents.ts';
import { installationToken, openShop, plainClient, type Shop } from './clients.ts';

let stage: Shop;

beforeEach(async () => {
  stage = await openShop();
  const { github } = stage;
  onTestFinished(() => github.close());
});

async function asked(query: string, variables: object = {}, token?: string) {
  const client = plainClient(stage.github, token ?? (await installationToken(stage)));
  const { data } = await client.request('POST /graphql', { query, variables });
  return data as {
    data?: Record<string, unknown>;
    errors?: readonly { type?: string; path?: unknown; message: string }[];
  };
}

const REPOSITORY = { owner: 'acme', name: 'shop' };
const OF_SHOP = 'query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name)';

test('a repository is answered as the REST API answers it', async () => {
  const { data } = await asked(
    `${OF_SHOP} { databaseId name defaultBranchRef { name target { ... on Commit { oid file(path: "README.md") { mode object { ... on Blob { text } } } } } } } }`,
    REPOSITORY,
  );
  const target = { oid: stage.shop.head(), file: { mode: 33188, object: { text: '# shop\n' } } };
  expect(data).toEqual({
    repository: { databaseId: stage.shop.id, name: 'shop', defaultBranchRef: { name: 'main', target } },
  });
  stage.github.assertClean();
});

test.each([
  ['a field that GitHub does not have', `${OF_SHOP} { colour } }`, 'request', /Cannot query field "colour"/],
  ['a list without a length', `${OF_SHOP} { collaborators { edges { permission } } } }`, 'rule', /`first` or `last`/],
  ['too long a page', `${OF_SHOP} { collaborators(first: 101) { edges { permission } } } }`, 'rule', /limit of 100/],
  ['what is no query', 'query {', 'request', /Syntax Error/],
])('%s is refused and is a violation', async (_, query, kind, message) => {
  const { data, errors } = await asked(query, REPOSITORY);
  expect(data).toBeUndefined();
  expect(errors?.[0]?.message).toMatch(message);
  expect(stage.github.violations).toMatchObject([{ kind, operation: 'graphql' }]);
});

test('more than 100 ids, and more than 500,000 nodes, are refused', async () => {
  const pulls = 'associatedPullRequests(first: 100) { nodes { labels(first: 100) { nodes { name } } } }';
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Commit { ${pulls} } } }`;
  const ids = (count: number) => ({ ids: Array.from({ length: count }, (_, each) => `${each}`) });
  expect((await asked(query, ids(101))).errors?.[0]?.message).toMatch(/more than 100 node ids/);
  expect((await asked(query, ids(100))).errors?.[0]?.message).toMatch(/1010100 possible nodes/);
});

test('what the token may not see is null, with an error that says where', async () => {
  const token = stage.github.jobToken({ repository: 'acme/shop', permissions: { contents: 'read' } });
  const query = `${OF_SHOP} { name collaborators(first: 1) { edges { permission } } } organization(login: "acme") { team(slug: "cab") { slug } } }`;
  const { data, errors } = await asked(query, REPOSITORY, token);
  expect(data).toEqual({ repository: { name: 'shop', collaborators: null }, organization: { team: null } });
  expect(errors).toMatchObject([
    { type: 'FORBIDDEN', path: ['repository', 'collaborators'] },
    { type: 'FORBIDDEN', path: ['organization', 'team'] },
  ]);
  stage.github.assertClean();
});

test('a private repository that the token does not open is not found', async () => {
  stage.github.createRepository({ owner: 'acme', name: 'secret', private: true, installed: false });
  const { data, errors } = await asked(`${OF_SHOP} { name } }`, { ...REPOSITORY, name: 'secret' });
  expect(data).toEqual({ repository: null });
  expect(errors).toMatchObject([{ type: 'NOT_FOUND', path: ['repository'] }]);
});

test('each id that there is nothing for is null and an error; a bot has no [bot] in its name', async () => {
  const { github, shop } = stage;
  shop.push({ branch: 'one', message: 'feat: one', author: 'anna', files: { 'a.txt': '1\n' } });
  const pull = shop.openPullRequest({ head: 'one', title: 'feat: one', author: 'anna' });
  pull.review({ by: 'tidegate[bot]', state: 'commented' });
  const { rest } = plainClient(github, await installationToken(stage));
  const { node_id: id } = (await rest.pulls.get({ owner: 'acme', repo: 'shop', pull_number: pull.number })).data;
  const query =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest { reviews(first: 1) { nodes { author { __typename login } } } } } }';
  const { data, errors } = await asked(query, { ids: [id, 'nothing'] });
  expect(data).toEqual({
    nodes: [{ reviews: { nodes: [{ author: { __typename: 'Bot', login: 'tidegate' } }] } }, null],
  });
  expect(errors).toMatchObject([{ type: 'NOT_FOUND', path: ['nodes', 1] }]);
});

test('the App itself has no access, and faults are injected as for every operation', async () => {
  const { github } = stage;
  await expect(asked('query { repository(owner: "a", name: "b") { name } }', {}, 'nonsense')).rejects.toMatchObject({
    status: 401,
  });
  github.fault({ operation: 'graphql', kind: 'status', status: 502 });
  await expect(asked(`${OF_SHOP} { name } }`, REPOSITORY)).rejects.toMatchObject({ status: 502 });
  expect(github.countRequests({ operation: 'graphql' })).toBe(2);
});

test('the schema is cut from GitHub’s own, and our queries are valid in it', () => {
  const text = readFileSync(new URL('../../standin/graphql/schema.graphql', import.meta.url), 'utf8');
  expect(text).toMatch(/^# Cut by scripts\/standin-graphql.ts from @octokit\/graphql-schema@\d/);
  expect(text.length).toBeLessThan(20_000);
  const problems = DOCUMENTS.flatMap((document) => validate(buildSchema(text), parse(document)));
  expect(problems).toEqual([]);
});
