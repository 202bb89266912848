/** Answers of GitHub that end in the middle: what was not read whole is not known. */
import { expect, test } from 'vitest';
import { jobConnected } from './connected.ts';

test.each([
  ['the reviews of a pull request', 'pulls/list-reviews'],
  ['the files of a pull request', 'pulls/list-files'],
  ['the pull request itself', 'pulls/get'],
] as const)('a pull request is not read without %s', async (_, operation) => {
  await using world = await jobConnected();
  world.shop.push({ branch: 'one', message: 'fix: a thing', author: 'anna', files: { 'a.txt': 'changed\n' } });
  const { number } = world.shop.openPullRequest({ head: 'one', title: 'fix: a thing', author: 'anna' });
  world.standin.fault({ operation, kind: 'cut-mid-answer', times: 1 });
  await expect(world.github.pullRequest(number)).rejects.toMatchObject({ kind: 'unavailable' });
  expect((await world.github.pullRequest(number)).change.files).toHaveLength(1);
});

test('a file whose answer is cut is not taken for one that is not there', async () => {
  await using world = await jobConnected();
  const { sha } = await world.github.repository();
  world.standin.fault({ operation: 'repos/get-content', kind: 'cut-mid-answer', times: 1 });
  await expect(world.github.file('README.md', sha)).rejects.toMatchObject({ kind: 'unavailable' });
});
