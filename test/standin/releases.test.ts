import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, plainClient, type Shop } from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;

beforeEach(async () => {
  stage = await openShop();
});

afterEach(() => stage.github.close());

function client(contents: 'read' | 'write') {
  const { github, shop } = stage;
  return plainClient(github, github.jobToken({ repository: shop.fullName, permissions: { contents } })).rest;
}

test('a release makes its tag where there is none, and there is one of a tag', async () => {
  const { repos, git } = client('write');
  const made = await repos.createRelease({ ...R, tag_name: 'v1' });
  expect(made.data.author.login).toBe('github-actions[bot]');
  expect((await git.getRef({ ...R, ref: 'tags/v1' })).data.object.sha).toBe(stage.shop.head());
  await expect(repos.createRelease({ ...R, tag_name: 'v1' })).rejects.toMatchObject({ status: 422 });
  stage.github.assertClean();
});

test('a draft is shown to those who may write only, and is not found by its tag', async () => {
  stage.shop.createRelease({ tag: 'v1', by: 'ben', draft: true });
  expect((await client('read').repos.listReleases(R)).data).toEqual([]);
  expect((await client('write').repos.listReleases(R)).data).toMatchObject([{ tag_name: 'v1', draft: true }]);
  await expect(client('write').repos.getReleaseByTag({ ...R, tag: 'v1' })).rejects.toMatchObject({ status: 404 });
});

test('only who may write releases anything', async () => {
  await expect(client('read').repos.createRelease({ ...R, tag_name: 'v1' })).rejects.toMatchObject({ status: 403 });
});

test('a text that is too long for GitHub is a violation', async () => {
  const { repos } = client('write');
  await repos.createRelease({ ...R, tag_name: 'v1', body: '\u{1F680}'.repeat(125_000) });
  await expect(repos.createRelease({ ...R, tag_name: 'v2', body: 'x'.repeat(125_001) })).rejects.toMatchObject({
    status: 422,
  });
  expect(stage.github.violations).toMatchObject([{ kind: 'rule' }]);
});

test('a commit is found by its tag, and a rebase puts the commits one by one on the base', async () => {
  const { shop } = stage;
  const before = shop.tag('v1').sha;
  for (const name of ['a', 'b']) shop.push({ branch: 'work', author: 'anna', message: name, files: { [name]: name } });
  const pull = shop.openPullRequest({ head: 'work', title: 'work', author: 'anna' });
  shop.push({ author: 'ben', message: 'other', files: { c: 'c' } });
  const { sha } = pull.merge({ by: 'ben', method: 'rebase' });
  const { repos } = client('read');
  const { data } = await repos.compareCommitsWithBasehead({ ...R, basehead: 'v1...main' });
  expect(data.base_commit.sha).toBe(before);
  expect(data.commits.map(({ commit }) => commit.message)).toEqual(['other', 'a', 'b']);
  expect(data.commits.map(({ parents }) => parents.length)).toEqual([1, 1, 1]);
  expect(pull.mergeCommitSha).toBe(sha);
  const third = await repos.getContent({ ...R, path: 'c', ref: sha });
  expect(third.status).toBe(200);
});
