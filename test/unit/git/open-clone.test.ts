import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { openClone } from '../../../src/git/open-clone.ts';
import { askGit, streamGit } from '../../../src/git/run-git.ts';
import { MadeRepository } from './made-repository.ts';

let repository: MadeRepository;
let elsewhere: string;
beforeEach(() => {
  repository = new MadeRepository('basket');
  elsewhere = mkdtempSync(join(tmpdir(), 'tidegate-else-'));
});
afterEach(() => {
  repository[Symbol.dispose]();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('a clone', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['ssh://git@example.com:22/acme/shop', 'acme/shop'],
    ['https://token@github.com/acme/shop/', 'acme/shop'],
  ])('with the origin %s is %s', async (url, name) => {
    repository.git('remote', 'add', 'origin', url);
    expect((await openClone(repository.dir)).repository).toBe(name);
  });

  it.each([
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop'],
    ['https://me:token@github.com/acme/shop/', 'https://github.com/acme/shop'],
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop'],
    ['ssh://git@github.acme.com:22/acme/shop', 'https://github.acme.com/acme/shop'],
    ['ssh://git@ssh.github.com:443/acme/shop.git', 'https://github.com/acme/shop'],
    ['https://notgithub.com/acme/shop', null],
    ['github/acme/shop', null],
    ['https://gitlab.com/acme/shop.git', null],
    ['https://evil.example/github.com/acme/shop', null],
    ['/srv/github/acme/shop', null],
    ['', null],
  ])('with the origin %s is shown by GitHub at %s', async (url, address) => {
    repository.git('config', 'remote.origin.url', url);
    expect((await openClone(repository.dir)).repositoryUrl).toBe(address);
  });

  it('without an origin is named as its folder, bare or not, and from a folder within', async () => {
    repository.commit('one', { 'sub/a': '1' });
    const bare = join(elsewhere, 'mirror.git');
    repository.git('clone', '--quiet', '--bare', repository.dir, bare);
    execFileSync('git', ['-C', bare, 'remote', 'remove', 'origin']);
    expect((await openClone(repository.dir)).repository).toBe('local/basket');
    expect((await openClone(join(repository.dir, 'sub'))).repository).toBe('local/basket');
    expect((await openClone(bare)).repository).toBe('local/mirror');
  });

  it('gives a file of the newest commit, and null for what is not there', async () => {
    const empty = await openClone(repository.dir);
    expect(await empty.file('a')).toBeNull();
    repository.commit('one', { a: 'text\n' });
    const clone = await openClone(repository.dir);
    expect(await clone.file('a')).toBe('text\n');
    expect(await clone.file('b')).toBeNull();
  });

  it('that is shallow is refused, with the way out', async () => {
    repository.commit('one');
    repository.commit('two');
    const shallow = join(elsewhere, 'shallow');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.dir}`, shallow);
    await expect(openClone(shallow)).rejects.toThrow(/shallow clone.*git fetch --unshallow/);
  });

  it('that is no repository, or not there, is refused with what git says', async () => {
    const refused = await openClone(elsewhere).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ kind: 'not-found', message: expect.stringMatching(/not a git repository/) });
    await expect(openClone(join(elsewhere, 'nothing'))).rejects.toThrow(/is not a git repository .*nothing/);
  });

  it('may have a name that looks like an option', async () => {
    using odd = new MadeRepository('--help');
    odd.commit('one');
    expect((await openClone(odd.dir)).repository).toBe('local/--help');
  });
});

describe('the git program', () => {
  it('is asked for by name when it is missing', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = elsewhere;
    try {
      await expect(askGit({ dir: repository.dir, args: ['version'] })).rejects.toThrow(/git program was not found/);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('does not see the variables of a hook', async () => {
    process.env['GIT_DIR'] = elsewhere;
    try {
      expect((await openClone(repository.dir)).repository).toBe('local/basket');
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('is ended when nobody reads on', async () => {
    for (let commit = 0; commit < 3; commit++) repository.commit('x'.repeat(60_000));
    const started = performance.now();
    const args = ['cat-file', '--batch'];
    const endless = (function* () {
      for (;;) yield 'HEAD\n';
    })();
    for await (const chunk of streamGit({ dir: repository.dir, args, input: endless })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('says in its own words what it refuses', async () => {
    await expect(askGit({ dir: repository.dir, args: ['cat-file', 'blob', 'HEAD:none'] })).rejects.toThrow(
      /git cat-file failed .*exit code 128.*says: fatal/,
    );
  });
});
