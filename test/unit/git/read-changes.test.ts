import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../src/domain/facts.ts';
import { readChanges } from '../../../src/git/read-changes.ts';
import { MadeRepository } from './made-repository.ts';

const made: MadeRepository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository[Symbol.dispose]();
});

function makeRepository(): MadeRepository {
  const repository = new MadeRepository();
  made.push(repository);
  return repository;
}

async function changesOf(repository: MadeRepository, names: readonly string[], withFiles = true): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const change of readChanges(repository.dir, names, { withFiles })) changes.push(change);
  return changes;
}

function paths(change: Change | undefined): readonly string[] {
  return (change?.files ?? []).map(({ path, status }) => `${status} ${path}`).sort();
}

describe('what commits changed', () => {
  it('tells a root commit, a squash and a commit without a pull request', async () => {
    const repository = makeRepository();
    const root = repository.at('2026-01-05T09:00:00Z').commit('chore: start', { a: '1', b: '1' });
    const squash = repository.commit('feat: basket (#7)\n\n* one\n\nBREAKING CHANGE: new', { a: '2', b: null });
    const direct = repository.commit('fix: quick\n\nbecause', { c: '1' });
    const [first, second, third] = await changesOf(repository, [root, squash, direct]);
    expect(first).toEqual({
      kind: 'commit',
      sha: root,
      message: 'chore: start',
      author: 'ada',
      at: '2026-01-05T09:00:00Z',
      files: [
        { path: 'a', status: 'added', additions: 0, deletions: 0 },
        { path: 'b', status: 'added', additions: 0, deletions: 0 },
      ],
    });
    expect(second).toMatchObject({ kind: 'pull-request', number: 7, title: 'feat: basket', headSha: squash });
    expect(second).toMatchObject({ body: '* one\n\nBREAKING CHANGE: new' });
    expect(paths(second)).toEqual(['modified a', 'removed b']);
    expect(third).toMatchObject({ kind: 'commit', message: 'fix: quick\n\nbecause' });
  });

  it('compares a merge with its first parent: with all that the branch brought', async () => {
    const repository = makeRepository();
    repository.commit('start', { a: '1' });
    repository.branch('feature').commit('one', { 'b/1': '1' });
    repository.commit('two', { 'b/2': '1' });
    repository.checkout('main').commit('meanwhile', { c: '1' });
    const merge = repository.merge('feature', 'Merge pull request #9 from ada/feature\n\nfix: two files');
    const [change] = await changesOf(repository, [merge]);
    expect(change).toMatchObject({ kind: 'pull-request', number: 9, title: 'fix: two files', headSha: merge });
    expect(paths(change)).toEqual(['added b/1', 'added b/2']);
  });

  it('shows a rename by both names, also when the file was changed with it', async () => {
    const repository = makeRepository();
    repository.commit('start', { 'old.txt': 'line\n'.repeat(20), 'kept.txt': 'x\n'.repeat(20) });
    const rename = repository.commit('move', {
      'old.txt': null,
      'new.txt': 'line\n'.repeat(20),
      'kept.txt': null,
      'edited.txt': `${'x\n'.repeat(20)}y\n`,
    });
    const [change] = await changesOf(repository, [rename]);
    expect(paths(change)).toEqual(['added edited.txt', 'added new.txt', 'removed kept.txt', 'removed old.txt']);
  });

  it('reads any name of a file', async () => {
    const repository = makeRepository();
    const names = [
      '--help',
      '-rf',
      'tab\there',
      'new\nline',
      'quo"te',
      "apos'trophe",
      'ümläut/日本',
      'a b',
      'M',
      'R100',
    ];
    const commit = repository.commit('odd names', Object.fromEntries(names.map((name) => [name, '1'])));
    const [change] = await changesOf(repository, [commit]);
    expect(change?.files.map(({ path }) => path).sort()).toEqual(names.toSorted());
  });

  it('goes on after a commit that changes nothing, and after an empty message', async () => {
    const repository = makeRepository();
    const empty = repository.commit('nothing');
    const silent = repository.commit('', { a: '1' });
    const next = repository.commit('more', { b: '1' });
    const changes = await changesOf(repository, [next, silent, empty]);
    expect(changes.map(paths)).toEqual([['added b'], ['added a'], []]);
    expect(changes[1]).toMatchObject({ kind: 'commit', sha: silent, message: '' });
  });

  it('leaves files out when they are not asked for', async () => {
    const repository = makeRepository();
    const names = [repository.commit('one', { a: '1' }), repository.commit('two (#2)', { b: '1' })];
    const changes = await changesOf(repository, names, false);
    expect(changes.map((change) => [change.kind, change.files])).toEqual([
      ['commit', []],
      ['pull-request', []],
    ]);
  });

  it.each([true, false])('gives nothing when asked for nothing (with files: %s)', async (withFiles) => {
    const repository = makeRepository();
    repository.commit('one', { a: '1' });
    expect(await changesOf(repository, [], withFiles)).toEqual([]);
  });

  it('is not led astray by the configuration of the clone', async () => {
    const repository = makeRepository();
    const root = repository.commit('start', { 'sub/a': '1' });
    for (const [key, value] of [
      ['diff.renames', 'copies'],
      ['diff.relative', 'true'],
      ['log.showSignature', 'true'],
      ['log.showRoot', 'false'],
      ['color.ui', 'always'],
      ['core.quotePath', 'true'],
      ['format.pretty', 'oneline'],
    ] as const) {
      repository.git('config', key, value);
    }
    const next = repository.commit('copy', { 'sub/b': '1' });
    expect((await changesOf(repository, [next, root])).map(paths)).toEqual([['added sub/b'], ['added sub/a']]);
    expect(await changesOf(repository, [next, root], false)).toHaveLength(2);
  });
});
