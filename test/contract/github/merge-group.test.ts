import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { Repository } from '../../../standin/start.ts';
import { connected } from './connected.ts';

const QUEUE = 'gh-readonly-queue/main/pr-2';
const GITHUB = 'GitHub <noreply@github.com>';

function propose(shop: Repository, branch: string, from = 'main', base = 'main') {
  shop.push({ branch, from, message: `feat: ${branch}`, author: 'anna', files: { [`${branch}.txt`]: '1\n' } });
  return shop.openPullRequest({ head: branch, base, title: `feat: ${branch}`, author: 'anna' });
}

function groupOf(shop: Repository, headSha: string) {
  return { headSha, baseSha: shop.head(), base: 'main', madeAt: toInstant(0), isOver: false };
}

/** One commit of the queue's branch, as the queue makes it. */
function queue(shop: Repository, message: string, committer = GITHUB): string {
  const files = { 'queued.txt': message };
  return shop.push({ branch: QUEUE, message, author: 'anna', committer, pusher: 'web-flow', files }).sha;
}

test('the pull requests of a merge group are those whose heads are in it, not those on top of them', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const one = propose(shop, 'one');
  const two = propose(shop, 'two', 'one');
  propose(shop, 'three', 'two');
  propose(shop, 'elsewhere', 'two', 'one');
  expect(await github.mergeGroup?.(groupOf(shop, two.headSha))).toEqual({
    pullRequests: [one.number, two.number],
    unexplained: [],
    complete: true,
  });
  world.standin.assertClean();
});

test('a commit that the queue squashed names its pull request last; a line that people wrote tells nothing', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const one = propose(shop, 'one');
  queue(shop, `feat: one, as in (#77) (#${one.number})\n\n* feat: one (#78)`);
  const merged = queue(shop, 'Merge pull request #42 from acme/two\n\nfeat: two');
  expect(await github.mergeGroup?.(groupOf(shop, merged))).toEqual({
    pullRequests: [one.number, 42],
    unexplained: [],
    complete: true,
  });
  const rebased = queue(shop, `feat: sly (#${one.number})`, 'anna');
  const unnamed = queue(shop, 'feat: nothing told');
  expect(await github.mergeGroup?.(groupOf(shop, unnamed))).toMatchObject({ unexplained: [rebased, unnamed] });
  world.standin.assertClean();
});

test('commits that cannot be compared, or are not ahead, are not a whole group', async () => {
  await using world = await connected();
  const { shop, github } = world;
  expect(await github.mergeGroup?.(groupOf(shop, shop.head()))).toMatchObject({ complete: false });
  await expect(github.mergeGroup?.(groupOf(shop, 'd'.repeat(40)))).rejects.toMatchObject({ kind: 'not-found' });
  const { headSha } = propose(shop, 'one');
  const operation = 'repos/list-pull-requests-associated-with-commit';
  world.standin.fault({ operation, kind: 'status', status: 403, times: 1 });
  await expect(github.mergeGroup?.(groupOf(shop, headSha))).rejects.toMatchObject({ kind: 'forbidden' });
});
