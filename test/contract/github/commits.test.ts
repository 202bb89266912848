import { expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import { connected } from './connected.ts';

test('a commit is found by its first digits, and never by the name of a branch', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const first = shop.head();
  expect(await github.commit(first.slice(0, 7))).toBe(first);
  expect(await github.commit('0000000')).toBeNull();
  shop.push({ branch: 'deadbeef', message: 'fix: side', author: 'anna', files: { 'a.txt': '1\n' } });
  expect(await github.commit('deadbeef')).toBeNull();
});

test('a commit contains itself and what it was made on; what cannot be compared counts as contained', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const old = shop.head();
  const now = shop.push({ message: 'feat: new', author: 'anna', files: { 'a.txt': '1\n' } }).sha;
  const change = { branch: 'side', from: old, message: 'fix: side', author: 'anna', files: { 'b.txt': '1\n' } };
  const side = shop.push(change).sha;
  expect(await github.contains(now, old)).toBe(true);
  expect(await github.contains(now, now)).toBe(true);
  expect(await github.contains(old, now)).toBe(false);
  expect(await github.contains(side, now)).toBe(false);
  expect(await github.contains(now, 'd'.repeat(40))).toBe(true);
  world.standin.fault({ operation: 'repos/compare-commits-with-basehead', kind: 'status', status: 403, times: 1 });
  expect(await github.contains(side, now)).toBe(true);
  world.standin.fault({ operation: 'repos/compare-commits-with-basehead', kind: 'status', status: 502, times: 1 });
  await expect(github.contains(side, now)).rejects.toMatchObject({ kind: 'unavailable' });
});

test('the commits that changed a file are told newest first, and whether everybody may read the repository', async () => {
  await using world = await connected();
  const { shop, github } = world;
  const path = '.github/tidegate.yml';
  const since = '2000-01-01T00:00:00Z' as Instant;
  const before = (await github.fileChanges(path, since)).length;
  const one = shop.push({
    message: 'chore: one\n\nMore.',
    author: 'anna',
    files: { [path]: 'version: 1\nzone: Asia/Tokyo\n' },
  });
  shop.push({ message: 'feat: other', author: 'anna', files: { 'a.txt': '1\n' } });
  const two = shop.push({ message: 'chore: two', author: 'anna', files: { [path]: 'version: 1\nzone: UTC\n' } });
  const changes = await github.fileChanges(path, since);
  expect(changes).toHaveLength(before + 2);
  expect(changes.slice(0, 2)).toMatchObject([
    { sha: two.sha, subject: 'chore: two' },
    { sha: one.sha, subject: 'chore: one' },
  ]);
  expect(await github.fileChanges(path, '2199-01-01T00:00:00Z' as Instant)).toEqual([]);
  shop.setPrivate(true);
  expect(await github.isPublic()).toBe(false);
  shop.setPrivate(false);
  expect(await github.isPublic()).toBe(true);
});
