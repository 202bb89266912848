/** The scripts of the release workflow, run by bash in a repository made for the test, with a `gh` that is scripted. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../architecture/repository-files.ts';
import { parseWorkflow } from './run-workflow.ts';

const STEPS = parseWorkflow(textOf('.github/workflows/release.yml')).jobs['release']?.steps ?? [];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-release-'));
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.0" }\n');
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## [1.2.0] - 2026-11-01\n');
  commit('a version');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=anna', '-c', 'user.email=anna@example.com'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', message);
}

interface Ended {
  readonly isDone: boolean;
  readonly log: string;
  readonly outputs: string;
  /** What `gh` was called with. */
  readonly asked: readonly string[];
}

/** @param gh a bash script; `$*` is what it was called with. */
function run(name: string, env: Readonly<Record<string, string>>, gh = 'exit 1'): Ended {
  const script = STEPS.find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`release.yml has no step "${name}"`);
  const bin = join(folder, '.git/bin');
  mkdirSync(bin, { recursive: true });
  for (const file of ['asked', 'outputs']) writeFileSync(join(bin, file), '');
  const sleepless = '#!/usr/bin/env bash\n';
  writeFileSync(join(bin, 'sleep'), sleepless);
  writeFileSync(join(bin, 'gh'), `${sleepless}echo "$*" >> '${join(bin, 'asked')}'\n${gh}\n`);
  for (const file of ['sleep', 'gh']) chmodSync(join(bin, file), 0o755);
  // As a runner starts `shell: bash`.
  const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      GITHUB_OUTPUT: join(bin, 'outputs'),
      GITHUB_REPOSITORY: 'acme/tidegate',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: git('rev-parse', 'HEAD'),
      ...env,
    },
  });
  const read = (file: string) => readFileSync(join(bin, file), 'utf8').trim();
  const asked = read('asked').split('\n');
  return { isDone: ended.status === 0, log: ended.stdout + ended.stderr, outputs: read('outputs'), asked };
}

describe('a release', () => {
  const ALLOWED = { REF_PROTECTED: 'true', DEFAULT_REF: 'refs/heads/main' };
  const isVersion = (env: Readonly<Record<string, string>> = {}) =>
    run('Is this a version to release?', { ...ALLOWED, ...env });

  it('is of the version of package.json, and knows the one before', () => {
    git('tag', '--annotate', 'v1.1.0', '--message', 'x');
    git('tag', 'v1');
    const ended = isVersion();
    expect(ended.log).toBe('');
    expect(ended).toMatchObject({ isDone: true, outputs: 'version=v1.2.0\nmajor=v1\nprevious=v1.1.0' });
  });

  it('is the first one where there is none', () => {
    expect(isVersion()).toMatchObject({ isDone: true, outputs: 'version=v1.2.0\nmajor=v1\nprevious=' });
  });

  it.each([
    ['from a branch that is not protected', { REF_PROTECTED: 'false' }, 'protected default branch'],
    ['from another branch', { GITHUB_REF: 'refs/heads/other' }, 'protected default branch'],
    ['of another commit than is checked out', { GITHUB_SHA: '0'.repeat(40) }, 'not the commit of this run'],
  ])('is not made %s', (_where, env, why) => {
    const ended = isVersion(env);
    expect(ended.isDone).toBe(false);
    expect(ended.log).toContain(why);
  });

  it.each([
    ['that is no version', () => writeFileSync(join(folder, 'package.json'), '{ "version": "1.2" }'), 'X.Y.Z'],
    ['the changelog does not name', () => writeFileSync(join(folder, 'CHANGELOG.md'), '## [1.1.0]\n'), 'no section'],
    ['older than the last one', () => git('tag', '--annotate', 'v1.10.0', '--message', 'x'), 'older than v1.10.0'],
    ['whose tag is light', () => git('tag', 'v1.2.0'), 'there already'],
  ])('is not made of a version %s', (_which, change, why) => {
    change();
    const ended = isVersion();
    expect(ended.isDone).toBe(false);
    expect(ended.log).toContain(why);
  });

  it('that stopped half-way goes on with its tag, and never takes that of another commit', () => {
    git('tag', '--annotate', 'v1.2.0', '--message', 'x');
    expect(isVersion().isDone).toBe(true);
    expect(run('Tag the commit', { VERSION: 'v1.2.0' })).toMatchObject({
      isDone: true,
      outputs: `object=${git('rev-parse', 'refs/tags/v1.2.0')}`,
      asked: [''],
    });
    commit('something else');
    expect(isVersion().isDone).toBe(false);
  });

  it('has an annotated tag of the commit', () => {
    const ended = run('Tag the commit', { VERSION: 'v1.2.0' }, 'echo 5f5e');
    expect(ended).toMatchObject({ isDone: true, outputs: 'object=5f5e' });
    expect(ended.asked[0]).toContain(`object=${git('rev-parse', 'HEAD')} -f type=commit`);
    expect(ended.asked[1]).toContain('ref=refs/tags/v1.2.0 -f sha=5f5e');
  });

  const PUBLISHED = { VERSION: 'v1.2.0', PREVIOUS: 'v1.1.0', TAG_OBJECT: '5f5e' };
  const github = (state: string, proof = '5f5e') => `case "$*" in
    *'--jq .isDraft') [[ -e "$0.published" ]] && echo false || echo true;;
    *isImmutable*) echo '${state}';;
    'release view'*) exit 1;;
    'release edit'*) touch "$0.published";;
    'release verify'*) echo '${proof}';;
  esac`;

  it('is a draft before it is published, and verified after', () => {
    const ended = run('Publish the release', PUBLISHED, github('false true false'));
    expect(ended.log).toBe('');
    expect(ended.isDone).toBe(true);
    const verbs = ended.asked.map((line) => line.split(' ').slice(0, 4).join(' '));
    expect(verbs.filter((line) => !line.startsWith('release view'))).toEqual([
      'release create v1.2.0 --draft',
      'release edit v1.2.0 --draft=false',
      'release verify v1.2.0 --format',
    ]);
  });

  it.each([
    ['that could still be changed', github('false false false'), 'immutable'],
    ['of another tag', github('false true false', 'dead'), 'another tag'],
  ])('%s stops it before the major tag moves', (_which, gh, why) => {
    const ended = run('Publish the release', PUBLISHED, gh);
    expect(ended.isDone).toBe(false);
    expect(ended.log).toContain(why);
  });

  it('moves the tag of the major version, unless a release is attached to that', () => {
    const place = { MAJOR: 'v1', TAG_OBJECT: '5f5e' };
    const free = `[[ "$*" != 'release view'* ]] || exit 1; [[ "$*" != *--jq* ]] || echo 5f5e`;
    const moved = run('Move the tag of the major version', place, free);
    expect(moved.isDone).toBe(true);
    expect(moved.asked).toContainEqual(expect.stringContaining('git/refs/tags/v1 -f sha=5f5e -F force=true'));
    const taken = run('Move the tag of the major version', place, 'exit 0');
    expect(taken.isDone).toBe(false);
    expect(taken.asked).toEqual(['release view v1']);
  });

  it('stops where one attestation cannot be verified', () => {
    mkdirSync(join(folder, 'dist'));
    for (const file of ['action.yml', 'dist/action.js', 'dist/other.js']) writeFileSync(join(folder, file), '');
    const verify = (gh: string) => run('Verify the attestations as a user would', {}, gh);
    const good = verify('exit 0');
    expect(good).toMatchObject({ isDone: true });
    expect(good.asked.map((line) => line.split(' ')[2]).toSorted()).toEqual([
      'action.yml',
      'dist/action.js',
      'dist/other.js',
    ]);
    expect(verify('[[ "$3" != dist/action.js ]]').isDone).toBe(false);
  });
});
