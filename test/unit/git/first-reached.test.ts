import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileChanges } from '../../../src/git/dora/file-changes.ts';
import { firstReached } from '../../../src/git/dora/first-reached.ts';
import { MadeRepository } from './made-repository.ts';

let repository: MadeRepository;
beforeEach(() => {
  repository = new MadeRepository();
});
afterEach(() => {
  repository[Symbol.dispose]();
});

describe('which commits came first with which tip', () => {
  it('gives each commit to one tip, parents before children, across branches', async () => {
    const a = repository.commit('a');
    const b = repository.commit('b');
    repository.branch('support', a);
    const fix = repository.commit('fix');
    repository.checkout('main');
    const merge = repository.merge('support', 'merge');
    const c = repository.commit('c');
    const brought = await firstReached(repository.dir, [a, fix, c, merge, b]);
    expect([0, 1, 2, 3, 4].map(brought)).toEqual([[a], [fix], [b, merge, c], [], []]);
  });

  it('asks nothing when there is no tip', async () => {
    expect((await firstReached(repository.dir, []))(0)).toEqual([]);
  });
});

describe('when a file was changed', () => {
  it('is told by the commits that touched it, from any folder of the clone', async () => {
    const added = repository.commit('add: policy', { '.github/tidegate.yml': 'a' });
    repository.commit('other', { other: 'a' });
    const changed = repository.commit('change: policy', { '.github/tidegate.yml': 'b' });
    const shas = [added, changed];
    const path = '.github/tidegate.yml';
    const fromTop = await fileChanges(repository.dir, { path, from: 'repository' });
    expect(fromTop.map(({ sha }) => sha)).toEqual(shas);
    expect(fromTop.map(({ subject }) => subject)).toEqual(['add: policy', 'change: policy']);
    expect(fromTop[0]?.at).toBe(Date.UTC(2026, 0, 5, 9));
    const folder = `${repository.dir}/.github`;
    expect((await fileChanges(folder, { path: 'tidegate.yml', from: 'folder' })).map(({ sha }) => sha)).toEqual(shas);
    expect((await fileChanges(folder, { path, from: 'repository' })).map(({ sha }) => sha)).toEqual(shas);
    // A pattern is a name like any other.
    expect(await fileChanges(repository.dir, { path: '*', from: 'repository' })).toEqual([]);
  });
});
