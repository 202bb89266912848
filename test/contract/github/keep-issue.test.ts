import { expect, test } from 'vitest';
import type { KeepIssue } from '../../../src/domain/effect.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { markOf } from '../../../src/domain/kept-issue.ts';
import { type Connected, connected } from './connected.ts';

const KEY = `release/${'a'.repeat(40)}`;

function record({ shop }: Connected, parts: Partial<KeepIssue> = {}): KeepIssue {
  return {
    kind: 'keep-issue',
    repository: { id: shop.id, owner: shop.owner, name: shop.name, installationId: shop.installationId ?? 0 },
    key: KEY,
    number: null,
    title: 'Release aaaaaaa',
    label: 'tidegate:release',
    body: '**Waiting for cab**',
    seed: '### Checklist\n\n- [ ] backup\n- [ ] people know\n',
    isOver: false,
    ...parts,
  };
}

function only({ shop }: Connected) {
  const issues = shop.issues();
  expect(issues).toHaveLength(1);
  const [issue] = issues;
  if (issue === undefined) throw new Error('there is no issue');
  return issue;
}

test('one issue per key, updated in place, by its number or without it', async () => {
  await using world = await connected();
  expect(await world.github.apply(record(world), Date.now())).toMatchObject({ kind: 'done', issue: 1 });
  expect(only(world)).toMatchObject({
    title: 'Release aaaaaaa',
    labels: ['tidegate:release'],
    author: 'tidegate[bot]',
  });
  expect(await world.github.apply(record(world, { body: 'two' }), Date.now())).toEqual({ kind: 'done', issue: 1 });
  expect(await world.github.apply(record(world, { number: 1, body: 'three' }), Date.now())).toMatchObject({ issue: 1 });
  expect(only(world).body).toContain('three');
  expect(only(world).body).not.toContain('two');
  expect(world.standin.countRequests({ operation: 'issues/update' })).toBe(2);
  await world.github.apply(record(world, { number: 1, body: 'three' }), Date.now());
  expect(world.standin.countRequests({ operation: 'issues/update' })).toBe(2);
  world.standin.assertClean();
});

test('boxes that people tick and what they write around our part survive, also with the line breaks of a browser', async () => {
  await using world = await connected();
  await world.github.apply(record(world), Date.now());
  const ticked = only(world).body.replace('- [ ] backup', '- [x] backup').replaceAll('\n', '\r\n');
  only(world).edit({ body: `Ben: I am on it.\r\n\r\n${ticked}\r\n\r\nAll good.` }, 'ben');
  await world.github.apply(record(world, { number: 1, body: 'now', seed: '' }), Date.now());
  const { body } = only(world);
  for (const kept of ['Ben: I am on it.', '- [x] backup', '- [ ] people know', 'All good.', 'now']) {
    expect(body).toContain(kept);
  }
  expect(body).not.toContain('Waiting for cab');
  expect(body.split('### Checklist')).toHaveLength(2);
});

test('the mark in an issue of somebody else makes it not ours', async () => {
  await using world = await connected();
  const body = `${markOf(KEY)}\nmine\n<!-- tidegate:end -->`;
  const spoofed = world.shop.openIssue({ title: 'x', body, author: 'cleo', labels: ['tidegate:release'] });
  expect(await world.github.apply(record(world), Date.now())).toMatchObject({ issue: 2 });
  expect(spoofed.body).toBe(body);
  expect(await world.github.apply(record(world, { number: spoofed.number }), Date.now())).toMatchObject({
    kind: 'superseded',
  });
  expect(spoofed.body).toBe(body);
});

test('when the answer to the creation was lost, the issue is found and not made again', async () => {
  await using world = await connected();
  world.standin.fault({ operation: 'issues/create', kind: 'reset-after' });
  const lost = await world.github.apply(record(world), Date.now());
  expect(lost).toMatchObject({ kind: 'retry' });
  expect(lost.kind === 'retry' && (lost.afterMs ?? 0)).toBeGreaterThanOrEqual(15_000);
  expect(await world.github.apply(record(world), Date.now())).toMatchObject({ kind: 'done', issue: 1 });
  only(world);
});

test('it is closed once; whoever opens it again has the last word, and it is never opened by us', async () => {
  await using world = await connected();
  await world.github.apply(record(world), Date.now());
  await world.github.apply(record(world, { number: 1, body: 'over', isOver: true }), Date.now());
  expect(only(world).state).toBe('closed');
  only(world).reopen('ben');
  await world.github.apply(record(world, { number: 1, body: 'over again', isOver: true }), Date.now());
  expect(only(world)).toMatchObject({ state: 'open' });
  expect(only(world).body).toContain('over again');
  only(world).close('ben');
  await world.github.apply(record(world, { number: 1, body: 'goes on', isOver: false }), Date.now());
  expect(only(world).state).toBe('closed');
});

test('an issue that was deleted is not made again', async () => {
  await using world = await connected();
  expect(await world.github.apply(record(world, { number: 77 }), Date.now())).toMatchObject({ kind: 'superseded' });
  expect(world.shop.issues()).toEqual([]);
});

test('what does not fit is cut by whole lines of our part, never of people’s', async () => {
  await using world = await connected();
  await world.github.apply(record(world), Date.now());
  only(world).edit({ body: `${only(world).body}\n${'y'.repeat(60_000)}` }, 'ben');
  const long = Array.from({ length: 1000 }, (_, index) => `- line ${index}`).join('\n');
  expect(await world.github.apply(record(world, { number: 1, body: long }), Date.now())).toMatchObject({ issue: 1 });
  const { body } = only(world);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('y'.repeat(60_000));
  expect(body).toContain('more is left out here');
  expect(body).toContain('<!-- tidegate:end -->');
  world.standin.assertClean();
});

test('what is added for people is added once, and their words in it stay', async () => {
  await using world = await connected();
  await world.github.apply(record(world), Date.now());
  const addition = { name: 'retrospective', text: '### Lessons\n\n- [ ] sleep' };
  await world.github.apply(record(world, { number: 1, body: 'over', addition }), Date.now());
  only(world).edit({ body: only(world).body.replace('- [ ] sleep', '- [x] sleep more') }, 'ben');
  await world.github.apply(record(world, { number: 1, body: 'over again', addition }), Date.now());
  expect(only(world).body).toContain('- [x] sleep more');
  expect(only(world).body.split('### Lessons')).toHaveLength(2);
  world.standin.assertClean();
});

test('an issue is made for its owners, and without them where GitHub refuses one', async () => {
  await using world = await connected();
  const assignees = Array.from({ length: 12 }, (_, nth) => `owner-${nth}`);
  world.standin.fault({ operation: 'issues/create', kind: 'status', status: 422, times: 1 });
  expect(await world.github.apply(record(world, { assignees }), Date.now())).toMatchObject({ kind: 'done', issue: 1 });
  only(world);
  expect(world.standin.countRequests({ operation: 'issues/create' })).toBe(2);
});

test('an issue that was closed is opened again once, and nobody who closes it again is contradicted', async () => {
  await using world = await connected();
  await world.github.apply(record(world), Date.now());
  const { repository } = record(world);
  only(world).close('ben');
  const state = await world.github.issueState?.(1);
  const closedAt = state?.closedAt;
  if (!closedAt) throw new Error('it is not closed');
  expect(state).toMatchObject({ number: 1, labels: ['tidegate:release'], closedBy: { login: 'ben' } });
  expect(state?.closedBy?.id).toBeGreaterThan(0);
  const effect = { kind: 'reopen-issue', repository, issueNumber: 1, closedAt } as const;
  expect(
    await world.github.apply({ ...effect, closedAt: '2020-01-01T00:00:00Z' as Instant }, Date.now()),
  ).toMatchObject({
    kind: 'superseded',
  });
  expect(only(world).state).toBe('closed');
  expect(await world.github.apply(effect, Date.now())).toEqual({ kind: 'done' });
  expect(only(world).state).toBe('open');
  expect(await world.github.apply(effect, Date.now())).toMatchObject({ kind: 'done', note: '#1 is open' });
  expect(await world.github.issueState?.(1)).toMatchObject({ closedAt: null, closedBy: null });
  expect(await world.github.issueState?.(77)).toBeNull();
  world.standin.assertClean();
});
