import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import type { CommitLink } from '../../../../src/domain/notes-range.ts';
import type { Connection } from '../../../../src/github/client.ts';
import { comparePaged, parentsFirst } from '../../../../src/github/reads/notes/compare-paged.ts';
import { notesHistoryOn } from '../../../../src/github/reads/notes/notes-history.ts';
import { movableClock } from '../../../standin/clients.ts';
import { jobInShop, mergeOne, seeing } from './job-in-shop.ts';

function methodsOf(links: readonly CommitLink[], number: number): readonly string[] {
  return [...new Set(links.filter((link) => link.number === number).map(({ method }) => method))].toSorted();
}

test('a range has its commits, the pull requests that brought them, and how each was found', async () => {
  await using world = await jobInShop();
  const { shop, connection, standin } = world;
  const from = shop.tag('v1').sha;
  const squashed = mergeOne(shop, 'cart', { labels: ['payments'] });
  const merged = mergeOne(shop, 'search', { method: 'merge', texts: ['one', 'two'] });
  const direct = shop.push({ author: 'ben', message: 'fix: by hand', files: { 'by-hand.ts': 'x' } });
  shop.tag('v2');

  const range = await notesHistoryOn(connection).range({ from: 'v1', to: 'v2', withFiles: false });

  expect(range).toMatchObject({
    repository: 'acme/shop',
    from: { ref: 'v1', sha: from },
    to: { ref: 'v2', sha: direct.sha },
    direction: 'forward',
    complete: true,
    lost: [],
  });
  expect(range.commits).toHaveLength(5);
  expect(range.commits.at(-1)).toMatchObject({ sha: direct.sha, author: { login: 'ben' }, message: 'fix: by hand' });
  expect(range.pullRequests.map(({ number }) => number)).toEqual([squashed.number, merged.number]);
  expect(range.pullRequests[0]).toMatchObject({ title: 'feat: cart', author: 'anna', labels: ['payments'] });
  expect(range.links).toContainEqual({ sha: squashed.sha, number: squashed.number, method: 'associated' });
  expect(range.links).toContainEqual({ sha: merged.sha, number: merged.number, method: 'merge-commit' });
  expect(range.links.filter(({ number }) => number === merged.number)).toHaveLength(4);
  expect(range.links.map(({ sha }) => sha)).not.toContain(direct.sha);
  standin.assertClean();
});

test('of a rebase all the commits belong to the pull request', async () => {
  await using world = await jobInShop();
  const { shop, connection } = world;
  shop.tag('v1');
  const { number } = mergeOne(shop, 'cart', { method: 'rebase', texts: ['one', 'two', 'three'] });
  const { links, commits } = await notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  expect(commits).toHaveLength(3);
  for (const { sha } of commits) expect(links).toContainEqual({ sha, number, method: 'associated' });
});

test.each(['squash', 'merge', 'rebase'] as const)(
  'a pull request merged a moment ago (%s) is found although the index does not have it yet',
  async (method) => {
    await using world = await jobInShop();
    const { shop } = world;
    const connection = seeing(world.connection, () => []);
    shop.tag('v1');
    const { number } = mergeOne(shop, 'cart', { method, texts: ['one', 'two'] });
    const { links, commits, pullRequests } = await notesHistoryOn(connection).range({
      from: 'v1',
      to: 'main',
      withFiles: false,
    });
    expect(pullRequests).toMatchObject([{ number, title: 'feat: cart' }]);
    expect(methodsOf(links, number)).toEqual(['recently-merged']);
    expect(links).toContainEqual({ sha: commits.at(-1)?.sha, number, method: 'recently-merged' });
    expect(links).toHaveLength(method === 'rebase' ? 2 : 1);
  },
);

test('neither the pull request of a fork nor an open one explains a commit, whatever their numbers', async () => {
  await using world = await jobInShop();
  const { shop } = world;
  shop.tag('v1');
  const { number } = mergeOne(shop, 'cart');
  const connection = seeing(world.connection, (nodes) =>
    nodes.flatMap((node) => [
      { ...node, title: 'of a fork', repository: { databaseId: shop.id + 1 } },
      { ...node, number: number + 1, title: 'open', mergedAt: null },
      node,
    ]),
  );
  const { pullRequests, links } = await notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  expect(pullRequests.map(({ title }) => title)).toEqual(['feat: cart']);
  expect(methodsOf(links, number)).toEqual(['associated', 'merge-commit']);
  expect(links.every((link) => link.number === number)).toBe(true);
});

test('what runs no more is told with its pull requests', async () => {
  await using world = await jobInShop();
  const { shop, connection } = world;
  shop.tag('v1');
  const { number, sha } = mergeOne(shop, 'cart');
  const back = await notesHistoryOn(connection).range({ from: sha, to: 'v1', withFiles: false });
  expect(back).toMatchObject({ direction: 'backward', commits: [], lost: [{ sha }] });
  expect(back.links).toContainEqual({ sha, number, method: 'associated' });
  shop.push({ branch: 'hotfix', from: 'v1', author: 'ben', message: 'fix: now', files: { 'now.ts': 'x' } });
  const aside = await notesHistoryOn(connection).range({ from: sha, to: 'hotfix', withFiles: false });
  expect(aside).toMatchObject({ direction: 'diverged', commits: [{ message: 'fix: now' }], lost: [{ sha }] });
});

test('a first deployment has nothing to compare with', async () => {
  await using world = await jobInShop();
  const first = await notesHistoryOn(world.connection).range({ from: null, to: 'main', withFiles: true });
  expect(first).toMatchObject({ from: null, direction: 'first', commits: [], pullRequests: [], complete: true });
});

test('more commits than one page are all read, and more than the limit is said', async () => {
  await using world = await jobInShop();
  const { shop, connection, standin } = world;
  shop.tag('v1');
  for (let each = 0; each < 130; each += 1) {
    shop.push({ author: 'anna', message: `feat: ${each}`, files: { [`${each}.ts`]: 'x' } });
  }
  const range = await notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  expect(range.commits.map(({ message }) => message)).toEqual(Array.from({ length: 130 }, (_, at) => `feat: ${at}`));
  expect(range.complete).toBe(true);
  expect(standin.countRequests({ operation: 'repos/compare-commits-with-basehead' })).toBe(2);
  expect(standin.countRequests({ operation: 'graphql' })).toBe(3);
  const cut = await comparePaged(connection, range.from?.sha ?? '', range.to.sha, 110);
  expect([cut.commits.length, cut.complete]).toEqual([110, false]);
});

test('a question that takes GitHub too long is asked in halves', async () => {
  await using world = await jobInShop();
  const { shop, connection, standin } = world;
  shop.tag('v1');
  const numbers = ['a', 'b', 'c', 'd'].map((name) => mergeOne(shop, name).number);
  standin.fault({ operation: 'graphql', kind: 'status', status: 502, times: 2 });
  const { pullRequests } = await notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  expect(pullRequests.map(({ number }) => number)).toEqual(numbers);
  expect(standin.countRequests({ operation: 'repos/list-pull-requests-associated-with-commit' })).toBe(0);
});

test('where GraphQL does not answer at all, each commit is asked about', async () => {
  await using world = await jobInShop();
  const { shop, connection, standin } = world;
  shop.tag('v1');
  const { number } = mergeOne(shop, 'cart');
  standin.fault({ operation: 'graphql', kind: 'status', status: 502, times: 20 });
  const { links } = await notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  expect(methodsOf(links, number)).toEqual(['associated', 'merge-commit']);
});

test('being told to wait ends the reading: nothing is guessed', async () => {
  await using world = await jobInShop();
  const { shop, connection, standin } = world;
  shop.tag('v1');
  mergeOne(shop, 'cart');
  const headers = { 'retry-after': '60' };
  standin.fault({ operation: 'graphql', kind: 'status', status: 403, headers });
  const reading = notesHistoryOn(connection).range({ from: 'v1', to: 'main', withFiles: false });
  await expect(reading).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 60_000 });
});

test('a revision that is not there is named', async () => {
  await using world = await jobInShop();
  const reading = notesHistoryOn(world.connection).range({ from: 'v0.9', to: 'main', withFiles: false });
  await expect(reading).rejects.toThrow(Failure);
  await expect(reading).rejects.toMatchObject({ kind: 'not-found', message: expect.stringContaining('"v0.9"') });
});

test('files are those of the pull requests, and of the commits that none explains', async () => {
  await using world = await jobInShop();
  const { shop, connection } = world;
  shop.tag('v1');
  mergeOne(shop, 'cart');
  shop.push({ branch: 'moved', author: 'anna', message: 'move', files: { 'src/basket.ts': { from: 'src/cart.ts' } } });
  shop.openPullRequest({ head: 'moved', title: 'move', author: 'anna' }).merge({ by: 'ben', method: 'squash' });
  const direct = shop.push({ author: 'ben', message: 'fix: by hand', files: { 'by-hand.ts': 'x' } });
  const { pullRequests, commits } = await notesHistoryOn(connection).range({
    from: 'v1',
    to: 'main',
    withFiles: true,
  });
  expect(pullRequests.map(({ files }) => files)).toMatchObject([
    [{ path: 'src/cart/one.ts' }],
    [{ path: 'src/basket.ts', previousPath: 'src/cart.ts' }],
  ]);
  expect(commits.filter(({ files }) => files !== undefined)).toMatchObject([
    { sha: direct.sha, files: [{ path: 'by-hand.ts' }] },
  ]);
});

test('commits that messages speak of are found by short names; unknown ones are left out', async () => {
  await using world = await jobInShop();
  const { shop, connection } = world;
  const { sha } = mergeOne(shop, 'cart');
  shop.push({ branch: 'deadbee', author: 'anna', message: 'x', files: { 'x.ts': 'x' } });
  const found = await notesHistoryOn(connection).commits([sha.slice(0, 9), 'f'.repeat(40), 'deadbee', sha]);
  expect(found.map((commit) => commit.sha)).toEqual([sha]);
});

test('new is who has no commit in what ran before, by login and by address', async () => {
  await using world = await jobInShop();
  const { shop, connection } = world;
  shop.push({ author: 'Zoe Z <zoe@example.com>', message: 'early', files: { 'z.ts': 'z' } });
  mergeOne(shop, 'cart', { author: 'anna' });
  const before = shop.head();
  mergeOne(shop, 'search', { author: 'cleo' });
  const people = [
    { name: 'anna', email: '', login: 'anna' },
    { name: 'cleo', email: 'cleo@example.com', login: 'cleo' },
    { name: 'Zoe', email: 'zoe@example.com', login: null },
  ];
  const history = notesHistoryOn(connection);
  expect((await history.newcomers(people, before)).map(({ name }) => name)).toEqual(['cleo']);
  expect(await history.newcomers(people, null)).toEqual(people);
  const crowd = Array.from({ length: 101 }, (_, at) => ({ name: `p${at}`, email: '', login: `p${at}` }));
  expect(await history.newcomers(crowd, before)).toEqual([]);
});

test('parents come before children whatever their clocks say, and what is not related keeps its order', () => {
  const commits = [
    { sha: 'd', parents: ['b', 'c'] },
    { sha: 'x', parents: ['elsewhere'] },
    { sha: 'b', parents: ['a'] },
    { sha: 'c', parents: ['a'] },
    { sha: 'a', parents: [] },
  ];
  expect(parentsFirst(commits).map(({ sha }) => sha)).toEqual(['a', 'b', 'c', 'd', 'x']);
});

test.each([
  ['the index', (connection: Connection) => connection],
  ['the list of those merged last', (connection: Connection) => seeing(connection, () => [])],
])('a body that was edited after the merge is told apart: %s', async (_, seen) => {
  const clock = movableClock();
  await using world = await jobInShop(undefined, clock);
  const { shop } = world;
  shop.tag('v1');
  const typo = mergeOne(shop, 'typo');
  const other = mergeOne(shop, 'other');
  clock.advance(60_000);
  shop.pullRequest(typo.number).edit({ body: 'Reverts acme/shop#1' }, 'anna');
  const range = await notesHistoryOn(seen(world.connection)).range({ from: 'v1', to: 'main', withFiles: false });
  const told = range.pullRequests.map(({ number, isBodyLater }) => [number, isBodyLater]);
  expect(told.toSorted()).toEqual([
    [typo.number, true],
    [other.number, undefined],
  ]);
});
