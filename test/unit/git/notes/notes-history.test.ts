import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitAuthor } from '../../../../src/domain/notes-range.ts';
import { openNotesHistory } from '../../../../src/git/notes/open-notes-history.ts';
import { MadeRepository } from '../made-repository.ts';

let repository: MadeRepository;
beforeEach(() => {
  repository = new MadeRepository();
});
afterEach(() => repository[Symbol.dispose]());

async function rangeOf(from: string | null, to: string, withFiles = false) {
  using history = await openNotesHistory(repository.dir, { from, to });
  return await history.range({ from, to, withFiles });
}

/** A commit by somebody else than the people of every made repository. */
function commitBy(person: string, message: string): string {
  repository.git('commit', '--quiet', '--allow-empty', `--author=${person}`, '-m', message);
  return repository.git('rev-parse', 'HEAD');
}

function person(name: string, email: string, login: string | null = null): CommitAuthor {
  return { name, email, login };
}

describe('the range', () => {
  it('has what one revision has and the other lacks, parents before children, with all that git knows of it', async () => {
    repository.commit('start', { a: '1' });
    repository.tag('v1');
    repository.at('2026-02-01T10:00:00Z').branch('side');
    const side = repository.commit('fix: aside', { b: '1' });
    repository.checkout('main');
    const direct = repository.commit('feat: direct\n\nA body,\nof two lines\n\nCo-authored-by: Bob <bob@example.com>', {
      c: '1',
    });
    const merge = repository.merge('side', 'Merge pull request #3 from ada/side\n\nfix: aside');
    const range = await rangeOf('v1', 'HEAD');
    const v1 = repository.git('rev-parse', 'v1');
    expect(range).toMatchObject({
      repository: 'local/shop',
      from: { ref: 'v1', sha: v1 },
      to: { ref: 'HEAD', sha: merge },
      direction: 'forward',
      lost: [],
      pullRequests: [],
      links: [],
      complete: true,
    });
    expect(range.commits.map(({ sha }) => sha).toSorted()).toEqual([side, direct, merge].toSorted());
    expect(range.commits.at(-1)).toMatchObject({ sha: merge, parents: [direct, side] });
    expect(range.commits.find(({ sha }) => sha === direct)).toEqual({
      sha: direct,
      parents: [v1],
      message: 'feat: direct\n\nA body,\nof two lines\n\nCo-authored-by: Bob <bob@example.com>',
      author: person('Ada', '7+ada@users.noreply.github.com', 'ada'),
      authoredAt: '2026-02-01T10:01:00Z',
      committedAt: '2026-02-01T10:01:00Z',
    });
  });

  it('goes back, aside and nowhere, and is empty where nothing ran before', async () => {
    repository.commit('start');
    repository.tag('v1');
    const two = repository.commit('two');
    repository.tag('v2').branch('hotfix', 'v1');
    const fix = repository.commit('fix');
    const names = async (from: string | null, to: string) => {
      const { direction, commits, lost } = await rangeOf(from, to);
      return [direction, commits.map(({ sha }) => sha), lost.map(({ sha }) => sha)];
    };
    expect(await names('v2', 'v1')).toEqual(['backward', [], [two]]);
    expect(await names('v2', 'hotfix')).toEqual(['diverged', [fix], [two]]);
    expect(await names('v2', two.slice(0, 10))).toEqual(['same', [], []]);
    expect(await names(null, 'v2')).toEqual(['first', [], []]);
  });

  it('without a common history is everything on either side', async () => {
    const one = repository.commit('one');
    repository.git('checkout', '--quiet', '--orphan', 'other');
    const other = repository.commit('other');
    const range = await rangeOf('main', 'other');
    expect([range.direction, range.commits.map(({ sha }) => sha), range.lost.map(({ sha }) => sha)]).toEqual([
      'diverged',
      [other],
      [one],
    ]);
  });

  it('has files where they are asked for, of a merge what it brought to its first parent', async () => {
    repository.commit('start', { a: '1', old: 'x' });
    repository.tag('v1');
    repository.branch('side').commit('work', { 'lib/ü b': '1', old: null });
    repository.checkout('main').commit('direct', { a: '2' });
    repository.merge('side', 'Merge pull request #3 from ada/side');
    repository.commit('nothing');
    const { commits } = await rangeOf('v1', 'main', true);
    const files = Object.fromEntries(
      commits.map(({ message, files: each }) => [message, each?.map(({ path, status }) => `${status} ${path}`)]),
    );
    expect(files).toEqual({
      work: ['added lib/ü b', 'removed old'],
      direct: ['modified a'],
      'Merge pull request #3 from ada/side': ['added lib/ü b', 'removed old'],
      nothing: [],
    });
    expect((await rangeOf('v1', 'main')).commits.every((commit) => !('files' in commit))).toBe(true);
  });

  it('reads messages that hold anything: none, no UTF-8, another encoding, what looks like the end of a commit', async () => {
    repository.commit('start');
    repository.tag('v1');
    repository.commit('');
    repository.commit('\u001b[31m<!-- x -->\n\n> \ncommit 1234\n\n\u202etxt | @all');
    // `git commit` would take the bytes for Latin-1 and mend them.
    const head = repository.git('cat-file', 'commit', 'HEAD').split('\n\n', 1)[0] ?? '';
    const raw = `${head.replace(/^parent .*/m, `parent ${repository.git('rev-parse', 'HEAD')}`)}\n\n`;
    writeFileSync(
      join(repository.dir, 'commit'),
      Buffer.concat([Buffer.from(raw), Buffer.from([0x6f, 0xff, 0xfe, 0x6b])]),
    );
    repository.git('reset', '--quiet', repository.git('hash-object', '-t', 'commit', '-w', 'commit'));
    writeFileSync(join(repository.dir, 'message'), Buffer.from('Gr\u00fc\u00dfe', 'latin1'));
    repository.git('-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '--quiet', '--allow-empty', '-F', 'message');
    expect((await rangeOf('v1', 'HEAD')).commits.map(({ message }) => message)).toEqual([
      '',
      '\u001b[31m<!-- x -->\n\n>\ncommit 1234\n\n\u202etxt | @all',
      'o\ufffd\ufffdk',
      'Grüße',
    ]);
  });

  it('is not changed by what the configuration of the clone adds to logs, nor by replaced objects', async () => {
    const start = repository.commit('start');
    const one = repository.commit('one');
    repository.commit('two');
    for (const setting of ['log.showSignature true', 'log.decorate full', 'format.pretty oneline', 'color.ui always']) {
      repository.git('config', ...setting.split(' '));
    }
    repository.git('notes', 'add', '-m', 'a note', 'HEAD');
    repository.git('replace', 'HEAD', start);
    repository.git('replace', '--graft', one);
    const { commits, direction } = await rangeOf(start, 'main');
    expect([direction, commits.map(({ message }) => message)]).toEqual(['forward', ['one', 'two']]);
  });

  it('has people as .mailmap has them, and the login of the address as it was written', async () => {
    repository.commit('start');
    repository.tag('v1');
    repository.commit('map', { '.mailmap': 'Ada Lovelace <ada@example.com> <7+ada@users.noreply.github.com>\n' });
    expect((await rangeOf('v1', 'main')).commits[0]?.author).toEqual(person('Ada Lovelace', 'ada@example.com', 'ada'));
  });
});

describe('a revision', () => {
  it('is a tag, annotated or of a tag, a branch, a shortened name, or an expression', async () => {
    repository.commit('start');
    const two = repository.commit('two');
    repository.annotatedTag('v2').annotatedTag('nested', 'v2').commit('three');
    for (const revision of ['v2', 'nested', 'refs/tags/v2', 'HEAD~1', 'main^', two.slice(0, 8), ':/two']) {
      expect([revision, (await rangeOf(revision, 'main')).from?.sha]).toEqual([revision, two]);
    }
  });

  it('that is not there is named, with what is near and how to fetch it', async () => {
    repository.commit('start');
    repository.tag('v1.2.0').tag('v1.3.0').tag('shop@2.0.0').git('update-ref', 'refs/remotes/origin/release', 'HEAD');
    const said = (revision: string) => rangeOf(revision, 'main').catch((error: Error) => error.message);
    expect(await said('1.2.0')).toMatch(
      /^The revision "1\.2\.0" is not in the clone .*Near it: v1\.2\.0\. .*git fetch --tags$/,
    );
    expect(await said('v1.2.1')).toContain('Near it: v1.2.0. ');
    expect(await said('release')).toContain('Near it: origin/release.');
    expect(await said('nowhere-near')).not.toContain('Near it');
    await expect(rangeOf('v1.2.0', '0123456789'.repeat(4))).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('cannot be an option, a second question or a file', async () => {
    repository.commit('start', { file: 'x' });
    for (const revision of [
      '--exec=touch x',
      '--output=x',
      '-n1',
      '',
      ' ',
      'main\nmain',
      'main:file',
      'a..b',
      '^main',
    ]) {
      const failure = { name: 'Failure', kind: 'not-found', message: expect.stringContaining('revision') };
      await expect(rangeOf(revision, 'main'), revision).rejects.toMatchObject(failure);
    }
    await expect(rangeOf('--all', 'main')).rejects.toThrow('begins with a dash');
  });

  it('that stands for several commits is refused, with what they are', async () => {
    repository.commit('start');
    repository.tag('v1').commit('two');
    repository.git('branch', 'v1');
    await expect(rangeOf('v1', 'main')).rejects.toThrow('Say which: refs/tags/v1 or refs/heads/v1');
    expect((await rangeOf('refs/tags/v1', 'refs/heads/v1')).direction).toBe('forward');
    repository.git('branch', '--force', 'v1', 'refs/tags/v1');
    expect((await rangeOf('v1', 'main')).direction).toBe('forward');
  });

  it('that begins the names of several commits is refused', async () => {
    const made = Array.from(
      { length: 400 },
      (_, at) => `commit refs/heads/many\ncommitter A <a@x> ${at} +0000\ndata 0\n\n`,
    );
    execFileSync('git', ['fast-import', '--quiet'], { cwd: repository.dir, input: made.join('') });
    const names = repository.git('rev-list', 'many').split('\n');
    const beginnings = names.map((name) => name.slice(0, 4));
    const twice = beginnings.find((each, at) => beginnings.indexOf(each) !== at);
    expect(twice).toBeDefined();
    await expect(rangeOf(twice ?? '', 'many')).rejects.toThrow(/is the beginning of \d commits: /);
  });
});

describe('the commits that messages speak of', () => {
  it('are read by full and shortened names, and unknown ones are left out', async () => {
    const one = repository.commit('one');
    const two = repository.commit('two\n\nwith a body');
    const blob = repository.write('file', 'x').git('hash-object', '-w', 'file');
    repository.git('tag', 'deadbeef', two);
    using history = await openNotesHistory(repository.dir);
    const asked = [two.slice(0, 9), two, 'deadbeef', blob, 'ffffffff', 'f'.repeat(40), one, 'HEAD', '--all'];
    expect((await history.commits(asked)).map(({ message }) => message)).toEqual(['two\n\nwith a body', 'one']);
    expect(await history.commits([])).toEqual([]);
  });
});

describe('what landed', () => {
  it('is found by number and by title, in the year up to a commit, and nothing else that holds the words', async () => {
    repository.at('2024-01-01T09:00:00Z').commit('Long ago (#7)');
    repository.at('2026-01-05T09:00:00Z').commit('Add carts (#7)');
    repository.commit('Merge pull request #8 from acme/topic\n\nRound [prices');
    repository.commit('Speaks of Add carts\n\nRound [prices\n(#7)');
    repository.commit('--all .*');
    repository.tag('v1').commit('Later (#7)');
    using history = await openNotesHistory(repository.dir);
    const landed = async (numbers: readonly number[], titles: readonly string[]) =>
      (await history.landed?.({ numbers, titles }, 'v1'))?.map(({ message }) => message.split('\n', 1)[0]);
    expect(await landed([7], [])).toEqual(['Add carts (#7)']);
    expect(await landed([8, 9], ['add carts'])).toEqual(['Merge pull request #8 from acme/topic', 'Add carts (#7)']);
    expect(await landed([], ['Round [prices', '--all .*'])).toEqual([
      '--all .*',
      'Merge pull request #8 from acme/topic',
    ]);
    expect(await landed([], ['two\nlines'])).toEqual([]);
  });
});

describe('newcomers', () => {
  const known = ['ada', 'bob', 'Cy', 'dee'];

  it('are those of whom nothing was there: no address, no login, no name, no co-author', async () => {
    repository.commit('start');
    commitBy(
      'Bob <bob@example.com>',
      'one\n\nCo-authored-by: Cy <cy@example.com>\nCo-authored-by: D <3+dee@users.noreply.github.com>',
    );
    repository.tag('v1');
    commitBy('Eve <eve@example.com>', 'two');
    using history = await openNotesHistory(repository.dir, { from: 'v1', to: 'main' });
    await history.range({ from: 'v1', to: 'main', withFiles: false });
    const people = [
      person('Another Ada', 'ada@new.example', 'ADA'),
      person('Robert', 'Bob@Example.com'),
      person('cy', 'cy@elsewhere.example'),
      person('Dee', 'dee@example.com', 'dee'),
      person('Eve', 'eve@example.com'),
    ];
    expect((await history.newcomers(people, 'v1')).map(({ name }) => name)).toEqual(['Eve']);
    expect(known).toHaveLength(people.length - 1);
    expect(await history.newcomers(people, null)).toEqual(people);
    expect(await history.newcomers([], 'v1')).toEqual([]);
  });

  it('are no people whom .mailmap knows by another address', async () => {
    commitBy('Bob <bob@example.com>', 'one');
    repository.tag('v1').commit('map', { '.mailmap': 'Bob <bob@example.com> Bobby <b@home.example>\n' });
    using history = await openNotesHistory(repository.dir);
    const people = [person('Bobby', 'b@home.example'), person('Zoë <x>\n', 'zoe@example.com')];
    expect(await history.newcomers(people, 'v1')).toEqual([people[1]]);
  });

  it('are looked for before any commit, by its name too', async () => {
    const one = repository.commit('one');
    commitBy('Bob <bob@example.com>', 'two');
    using history = await openNotesHistory(repository.dir, { from: 'HEAD', to: 'main' });
    expect(await history.newcomers([person('Bob', 'bob@example.com')], one)).toHaveLength(1);
    expect(await history.newcomers([person('Bob', 'bob@example.com')], 'main')).toHaveLength(0);
  });
});

describe('a clone', () => {
  it('that is shallow is refused, with how to fetch the rest', async () => {
    repository.commit('one');
    repository.commit('two');
    const shallow = join(repository.dir, '..', 'shallow');
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.dir}`, shallow);
    await expect(openNotesHistory(shallow, { from: 'HEAD~1', to: 'HEAD' })).rejects.toThrow(
      'git fetch --unshallow --tags',
    );
  });

  it('that is none is told apart from a revision that is not there', async () => {
    const ends = { from: 'a', to: 'b' };
    await expect(openNotesHistory(join(repository.dir, 'nowhere'), ends)).rejects.toThrow('is not a git repository');
  });

  it('that is bare is read as any other', async () => {
    repository.commit('one');
    repository.tag('v1').commit('two', { '.github/release.yml': 'changelog: {}\n' });
    const bare = join(repository.dir, '..', 'bare.git');
    repository.git('clone', '--quiet', '--bare', repository.dir, bare);
    using history = await openNotesHistory(bare);
    expect((await history.range({ from: 'v1', to: 'main', withFiles: true })).commits).toHaveLength(1);
    expect(await history.file('.github/release.yml')).toBe('changelog: {}\n');
    expect(await history.file('.github/release.yaml')).toBeNull();
  });
});
