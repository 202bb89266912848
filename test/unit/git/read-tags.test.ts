import { afterEach, describe, expect, it } from 'vitest';
import { readTags } from '../../../src/git/read-tags.ts';
import { resolveCommits } from '../../../src/git/resolve-commits.ts';
import { MadeRepository } from './made-repository.ts';

let repository = new MadeRepository();
afterEach(() => {
  repository[Symbol.dispose]();
  repository = new MadeRepository();
});

describe('tags', () => {
  it('have the time of the tagger, or of the commit when they are lightweight, and come in that order', async () => {
    const first = repository.at('2026-01-05T09:00:00Z').commit('one');
    const second = repository.at('2026-01-06T09:00:00Z').commit('two');
    repository.tag('light');
    repository.at('2026-01-07T09:00:00Z').annotatedTag('late', first);
    repository.at('2026-01-05T12:00:00Z').annotatedTag('early', second);
    expect(await readTags(repository.dir)).toEqual([
      { name: 'early', sha: second, at: Date.parse('2026-01-05T12:00:00Z') },
      { name: 'light', sha: second, at: Date.parse('2026-01-06T09:00:00Z') },
      { name: 'late', sha: first, at: Date.parse('2026-01-07T09:00:00Z') },
    ]);
  });

  it('of one time come in the order of their names', async () => {
    repository.commit('one');
    for (const name of ['v10', 'v2', 'v1']) repository.tag(name);
    expect((await readTags(repository.dir)).map(({ name }) => name)).toEqual(['v1', 'v10', 'v2']);
  });

  it('of tags stand for the commit in the end, and those of files are left out', async () => {
    const commit = repository.commit('one', { a: '1' });
    repository.annotatedTag('inner');
    repository.at('2026-02-01T00:00:00Z').annotatedTag('outer', 'inner');
    repository.tag('plain');
    repository.git('tag', 'blob', 'HEAD:a');
    repository.git('tag', '-a', '-m', 'x', 'annotated-blob', 'HEAD:a');
    const tags = await readTags(repository.dir);
    expect(tags.map(({ name }) => name).sort()).toEqual(['inner', 'outer', 'plain']);
    expect(tags.every(({ sha }) => sha === commit)).toBe(true);
  });

  it('are none in a repository without commits', async () => {
    expect(await readTags(repository.dir)).toEqual([]);
  });

  it('may have names of many kinds', async () => {
    repository.commit('one');
    for (const name of ['create-vite@1.0.0', 'release/2026', 'ü', "quote'd"]) repository.tag(name);
    expect((await readTags(repository.dir)).map(({ name }) => name).sort()).toEqual(
      ['create-vite@1.0.0', "quote'd", 'release/2026', 'ü'].sort(),
    );
  });
});

describe('names of commits', () => {
  it('are found when full or shortened; others are left out', async () => {
    const commit = repository.commit('one', { a: '1' });
    const blob = repository.git('rev-parse', 'HEAD:a');
    const asked = [commit, commit.slice(0, 8), blob, 'f'.repeat(40), 'HEAD', '--help', '', 'main^{tree}'];
    expect([...(await resolveCommits(repository.dir, asked))]).toEqual([
      [commit, commit],
      [commit.slice(0, 8), commit],
    ]);
  });
});
