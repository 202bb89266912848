import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { releaseName } from '../../../../src/notes/render/release-name.ts';
import { HOSTILE, notesOf, OUTCOME, shaOf } from './samples.ts';

describe('the name of a release', () => {
  test('is that of the version where the range ends in one', () => {
    expect(releaseName(notesOf({ environment: null, service: null }))).toEqual({ title: 'v1.5.0', tag: 'v1.5.0' });
    const to = { ref: '@acme/shop@2.0.0-rc.1', sha: shaOf('b') };
    expect(releaseName(notesOf({ to })).tag).toBe('@acme/shop@2.0.0-rc.1');
  });

  test('tells of a deployment what, where and when, and has a tag of its own', () => {
    const to = { ref: '4711', sha: shaOf('b') };
    expect(releaseName(notesOf({ to, outcome: OUTCOME }))).toEqual({
      title: 'bbbbbbb: shop in production, 2026-11-22 13:03 UTC',
      tag: 'deployed/production/shop/20261122T1303Z-bbbbbbb',
    });
    expect(releaseName(notesOf({ to, service: null }))).toEqual({
      title: 'bbbbbbb: in production',
      tag: 'deployed/production/bbbbbbb',
    });
  });

  test('is one that git takes, whatever the environment is called', () => {
    for (const name of [
      ...HOSTILE,
      'a..b',
      '.lock',
      'x.lock',
      'x.lock.lock',
      '@{',
      '-x',
      'a/b c',
      '.',
      '..',
      '日本',
      'a.lock-',
    ]) {
      const { title, tag } = releaseName(
        notesOf({ environment: name, service: name, to: { ref: name, sha: shaOf('b') } }),
      );
      expect(title).not.toMatch(/[\p{Cc}\u2028\u202E]/u);
      expect(() => execFileSync('git', ['check-ref-format', `refs/tags/${tag}`]), tag).not.toThrow();
    }
  });
});
