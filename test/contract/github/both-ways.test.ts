/** What GraphQL tells at once is what the REST API tells piece by piece; and half an answer is none. */
import { expect, test } from 'vitest';
import type { CorruptAnswer, Repository } from '../../../standin/start.ts';
import { type Connected, connected } from './connected.ts';

const ANY = { isTrusted: () => true, sha: 'none' };

/** Pull requests in all the ways there are to merge them, with whatever one may have. */
function build({ shop }: Connected): { readonly base: string } {
  const base = shop.head();
  merged(shop, 'squash', 'plain', { 'src/plain.ts': '1\n' });
  merged(shop, 'merge', 'side', { 'src/side.ts': '1\n', 'README.md': null });
  merged(shop, 'merge', 'line', { 'src/line.ts': '1\n' });
  merged(shop, 'squash', 'renamed', { 'src/basket.ts': { from: 'src/cart.ts' } });
  stacked(shop);
  shop.push({ message: 'fix: direct', author: 'ben', files: { 'direct.txt': '1\n' } });
  shop.push({ message: 'fix: by nobody', author: 'A B <a@b.example>', files: { 'nobody.txt': '1\n' } });
  shop.push({ branch: 'open', message: 'feat: open', author: 'anna', files: { 'open.txt': '1\n' } });
  shop.openPullRequest({ head: 'open', title: 'feat: open', author: 'anna' });
  return { base };
}

type Files = Parameters<Repository['push']>[0]['files'];

function merged(shop: Repository, method: 'squash' | 'merge', branch: string, files: Files): void {
  shop.push({ branch, message: `feat: ${branch}`, author: 'anna', coAuthors: ['cleo', 'X Y <x@y.example>'], files });
  const more = { [`${branch}.txt`]: '1\n' };
  shop.push({ branch, message: 'fix: more', author: 'C D <c@d.example>', pusher: 'anna', files: more });
  const pull = shop.openPullRequest({ head: branch, title: `feat: ${branch}`, body: 'why', author: 'anna' });
  const { id } = pull.review({ by: 'ben', state: 'approved' });
  pull.dismissReview(id, 'ben');
  pull.review({ by: 'cleo', state: 'commented' });
  for (const by of ['cleo', 'ben']) {
    pull.label('payments', by);
    if (by === 'cleo') pull.unlabel('payments', by);
  }
  pull.label('hot', 'cleo');
  pull.push({ author: 'anna', message: 'fix: later', files: { [`${branch}-later.txt`]: '1\n' } });
  pull.review({ by: 'ben', state: 'approved' });
  pull.merge({ by: 'ben', method });
}

/** One pull request merged into the branch of another. */
function stacked(shop: Repository): void {
  shop.push({ branch: 'below', message: 'feat: below', author: 'anna', files: { 'below.txt': '1\n' } });
  shop.push({ branch: 'above', from: 'below', message: 'feat: above', author: 'ben', files: { 'above.txt': '1\n' } });
  const below = shop.openPullRequest({ head: 'below', title: 'feat: below', author: 'anna' });
  shop.openPullRequest({ head: 'above', base: 'below', title: 'feat: above', author: 'ben' }).merge({
    by: 'ben',
    method: 'merge',
  });
  below.merge({ by: 'anna', method: 'merge' });
}

async function withoutGraphql<T>({ standin }: Connected, read: () => Promise<T>): Promise<T> {
  standin.fault({ operation: 'graphql', kind: 'status', status: 502, times: 1000 });
  try {
    return await read();
  } finally {
    standin.clearFaults();
  }
}

test('the changes of a range are the same both ways, forward and backward', async () => {
  await using world = await connected();
  const { github, shop, standin } = world;
  const { base } = build(world);
  for (const [from, to] of [
    [base, shop.head()],
    [shop.head(), base],
  ] as const) {
    const before = standin.requests.length;
    const atOnce = await github.changes(from, to);
    const calls = standin.requests.length - before;
    const byPiece = await withoutGraphql(world, () => github.changes(from, to));
    expect(atOnce).toEqual(byPiece);
    expect(atOnce.changes.map((change) => (change.kind === 'commit' ? change.message : change.title))).toEqual([
      'feat: plain',
      'feat: side',
      'feat: line',
      'feat: renamed',
      'feat: below',
      'feat: above',
      'fix: direct',
      'fix: by nobody',
    ]);
    // Compared, asked twice, the files of the renamed one, and the two commits of nobody's pull request.
    expect(calls).toBeLessThanOrEqual(7);
  }
  standin.assertClean();
});

test('people, the repository, its policy and what became of deployments are the same both ways', async () => {
  await using world = await connected();
  const { github, shop, standin } = world;
  shop.setPermission('dora', 'maintain');
  for (const state of ['success', 'failure', 'success'] as const) {
    const { id } = shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
    shop.setDeploymentStatus(id, 'in_progress');
    shop.setDeploymentStatus(id, state);
  }
  standin.createRepository({ owner: 'acme', name: '.github', files: { '.github/tidegate-org.yml': 'version: 1\n' } });
  const file = '.github/tidegate.yml';
  const read = async () => {
    const { owner, ...repository } = await github.repository(file);
    return {
      repository,
      owner,
      file: await github.file(file, repository.sha),
      organisation: await github.organisationFile('.github/tidegate-org.yml', owner),
      deployments: await github.deployments('staging', ANY),
      people: await github.people(['ANNA', 'ben', 'cleo', 'dora', 'nobody', 'tidegate[bot]'], ['cab', 'none']),
    };
  };
  const atOnce = await read();
  expect(atOnce).toEqual(await withoutGraphql(world, read));
  expect(atOnce.people['dora']).toMatchObject({ permission: 'maintain' });
  expect(atOnce.deployments.map(({ state }) => state)).toEqual(['success']);
  standin.assertClean();
});

test('a label that nobody is known to have set has a setter who may nothing, both ways', async () => {
  await using world = await connected();
  const { github, shop, standin } = world;
  const base = shop.head();
  shop.push({ branch: 'one', message: 'feat: one', author: 'anna', files: { 'a.txt': '1\n' } });
  const pull = shop.openPullRequest({ head: 'one', title: 'feat: one', author: 'anna', labels: ['old'] });
  pull.label('new', 'ben');
  pull.merge({ by: 'anna', method: 'squash' });
  // GitHub lists no event for labels from before it kept them, and none of accounts that are gone.
  standin.corruptAnswers(withoutEventsOf('old'));
  const labeledBy = { old: 'ghost', new: 'ben' };
  const read = () => github.changes(base, shop.head());
  expect((await read()).changes).toMatchObject([{ labels: ['old', 'new'], labeledBy }]);
  expect((await withoutGraphql(world, read)).changes).toMatchObject([{ labels: ['old', 'new'], labeledBy }]);
});

function withoutEventsOf(label: string): CorruptAnswer {
  const isOf = (item: unknown) => isObject(item) && isObject(item['label']) && item['label']['name'] === label;
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => !isOf(item)).map(without);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, without(item)]))
      : value;
  };
  return ({ operation, status, body }) => {
    return { status, body: operation === 'graphql' || operation === 'issues/list-events' ? without(body) : body };
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes every object of the GraphQL answers that has this key. */
function replacing(key: string, value: unknown): CorruptAnswer {
  const replaced = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(replaced);
    if (!isObject(given)) return given;
    return Object.fromEntries(
      Object.entries(given).map(([name, item]) => [name, name === key ? value : replaced(item)]),
    );
  };
  return ({ operation, status, body }) => ({ status, body: operation === 'graphql' ? replaced(body) : body });
}

const ofAnotherRepository: CorruptAnswer = ({ operation, status, body }) => {
  const { data } = body as { data?: { repository?: object } };
  const repository = { ...data?.repository, databaseId: 1 };
  return { status, body: operation === 'graphql' ? { data: { ...data, repository } } : body };
};

const MORE = { hasNextPage: true, hasPreviousPage: true };

test.each<[string, CorruptAnswer]>([
  [
    'has an error in it',
    (answer) => {
      const { status, body } = replacing('title', 'half of it')(answer);
      const errors = answer.operation === 'graphql' ? { errors: [{ message: 'x' }] } : {};
      return { status, body: Array.isArray(body) ? body : { ...(body as object), ...errors } };
    },
  ],
  ['is not there', replacing('data', null)],
  ['has a node that could not be resolved', replacing('associatedPullRequests', null)],
  ['has no pull request where there is one', replacing('nodes', [null])],
  ['does not tell the files', replacing('files', null)],
  ['does not tell who reviewed what', replacing('reviews', null)],
  ['is longer than its pages', replacing('pageInfo', MORE)],
  ['has pull requests of which there are more', replacing('totalCount', 99)],
  ['does not say whose a commit is', replacing('user', null)],
])('an answer that %s is made up for by the REST API', async (_, corrupt) => {
  await using world = await connected();
  const { github, shop, standin } = world;
  const { base } = build(world);
  const expected = await withoutGraphql(world, () => github.changes(base, shop.head()));
  standin.corruptAnswers(corrupt);
  expect(await github.changes(base, shop.head())).toEqual(expected);
});

test.each<[string, CorruptAnswer]>([
  ['is not there', replacing('data', null)],
  ['shows no collaborators', replacing('edges', [])],
  ['shows a permission that there is not', replacing('permission', 'OWNER')],
  ['is of somebody else', replacing('login', 'mallory')],
  ['has more members than it shows', replacing('pageInfo', MORE)],
  ['is of another repository', ofAnotherRepository],
])('an answer about people that %s is made up for by the REST API', async (_, corrupt) => {
  await using world = await connected();
  const read = () => world.github.people(['anna', 'ben', 'cleo'], ['cab']);
  const expected = await withoutGraphql(world, read);
  world.standin.corruptAnswers(corrupt);
  expect(await read()).toEqual(expected);
});

test('being limited is waited for and not gone around', async () => {
  await using world = await connected();
  world.standin.corruptAnswers(({ operation, status, body }) => ({
    status,
    body: operation === 'graphql' ? { errors: [{ type: 'RATE_LIMITED', message: 'limit' }] } : body,
  }));
  await expect(world.github.people(['anna'], [])).rejects.toMatchObject({ kind: 'rate-limited' });
});
