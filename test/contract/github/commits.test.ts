import { expect, test } from 'vitest';
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
