import { expect, test } from 'vitest';
import type { Reply, WriteCheck } from '../../../src/domain/effect.ts';
import { type Connected, connected } from './connected.ts';

function repositoryOf({ shop }: Connected) {
  return { id: shop.id, owner: shop.owner, name: shop.name, installationId: shop.installationId ?? 0 };
}

function check(world: Connected, parts: Partial<WriteCheck> = {}): WriteCheck {
  return {
    kind: 'write-check',
    repository: repositoryOf(world),
    name: 'tidegate',
    headSha: world.shop.head(),
    externalId: 'pull-request/1',
    status: 'in_progress',
    title: 'Waiting',
    summary: 'for a review',
    annotations: [],
    ...parts,
  };
}

const DONE = { status: 'completed', conclusion: 'success', title: 'Open' } as const;

test('one check per subject and commit, updated in place', async () => {
  await using world = await connected();
  for (const effect of [check(world), check(world, DONE), check(world, DONE)]) {
    expect(await world.github.apply(effect, Date.now())).toEqual({ kind: 'done' });
  }
  expect(world.standin.countRequests({ operation: 'checks/create' })).toBe(1);
  expect(world.shop.checks(world.shop.head())).toMatchObject([
    { name: 'tidegate', title: 'Open', conclusion: 'success' },
  ]);
  world.standin.assertClean();
});

test('a completed check that has to wait again is followed by a new one', async () => {
  await using world = await connected();
  await world.github.apply(check(world, DONE), Date.now());
  await world.github.apply(check(world), Date.now());
  expect(world.standin.countRequests({ operation: 'checks/create' })).toBe(2);
  expect(world.shop.checks(world.shop.head())).toMatchObject([{ status: 'in_progress', title: 'Waiting' }]);
});

test('a check whose answer was lost is not created twice', async () => {
  await using world = await connected();
  world.standin.fault({ operation: 'checks/create', kind: 'reset-after' });
  expect(await world.github.apply(check(world), Date.now())).toMatchObject({ kind: 'retry' });
  expect(await world.github.apply(check(world), Date.now())).toEqual({ kind: 'done' });
  expect(world.standin.countRequests({ operation: 'checks/create' })).toBe(1);
});

test('a check whose answer was lost does not get its annotations twice', async () => {
  await using world = await connected();
  const one = { path: 'a.yml', line: 1, column: 1, level: 'failure', title: 'code', message: 'text' } as const;
  const effect = check(world, { ...DONE, annotations: [one] });
  world.standin.fault({ operation: 'checks/create', kind: 'reset-after' });
  for (const kind of ['retry', 'done']) {
    expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind });
  }
  expect(world.shop.checks(world.shop.head())).toMatchObject([{ annotations: [{ start_line: 1 }] }]);
  expect(world.shop.checks(world.shop.head())[0]?.annotations).toHaveLength(1);
});

test('more problems and more text than GitHub takes are cut, not refused', async () => {
  await using world = await connected();
  const one = { path: 'a.yml', line: 1, column: 1, level: 'failure', title: 'code', message: 'text' } as const;
  const effect = check(world, {
    ...DONE,
    summary: 'x'.repeat(70_000),
    annotations: Array.from({ length: 80 }, () => one),
  });
  expect(await world.github.apply(effect, Date.now())).toEqual({ kind: 'done' });
  world.standin.assertClean();
});

test('a command is answered once, also when the answer to our answer was lost', async () => {
  await using world = await connected();
  const issue = world.shop.openIssue({ title: 'a', author: 'anna' });
  const comment = issue.comment('/tidegate override production why', 'anna');
  const effect: Reply = {
    kind: 'reply',
    repository: repositoryOf(world),
    issueNumber: issue.number,
    commentId: comment.id,
    body: 'Done.',
  };
  issue.comment(`<!-- tidegate:reply ${comment.id} -->`, 'anna');
  world.standin.fault({ operation: 'issues/create-comment', kind: 'reset-after' });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'retry' });
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'done' });
  expect(issue.comments.filter((each) => each.user === 'tidegate[bot]')).toHaveLength(1);
  world.standin.assertClean();
});
