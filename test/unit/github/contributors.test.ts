import { expect, test } from 'vitest';
import { contributorsOf } from '../../../src/github/pulls/contributors.ts';

function commit(author: string | null, committer: string | null, message = 'change') {
  return {
    commit: { message },
    author: author === null ? null : { login: author },
    committer: committer === null ? null : { login: committer },
  };
}

test('authors, committers and the author of the pull request contributed', () => {
  expect(contributorsOf([commit('ben', 'cleo')], 'anna')).toEqual({ logins: ['anna', 'ben', 'cleo'], unknown: 0 });
});

test('logins that differ in case are one person', () => {
  expect(contributorsOf([commit('Anna', 'ANNA')], 'anna').logins).toEqual(['anna']);
});

test('the committer of commits made on the web is nobody', () => {
  expect(contributorsOf([commit('anna', 'web-flow')], 'anna')).toEqual({ logins: ['anna'], unknown: 0 });
});

test('co-authors contributed, by the address GitHub gives out', () => {
  const message = [
    'feat: two of us',
    '',
    'Co-authored-by: Cleo <123+cleo@users.noreply.github.com>',
    'co-authored-by: Old <old@users.noreply.github.com>',
  ].join('\n');
  expect(contributorsOf([commit('anna', 'anna', message)], 'anna')).toEqual({
    logins: ['anna', 'cleo', 'old'],
    unknown: 0,
  });
});

test('a message made to be slow to read is read at once', () => {
  const startedAt = performance.now();
  contributorsOf([commit('anna', 'anna', 'Co-authored-by: \n'.repeat(60_000))], 'anna');
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test('whoever cannot be named counts as unknown', () => {
  const message = 'feat: x\n\nCo-authored-by: Dana <dana@example.com>';
  expect(contributorsOf([commit(null, 'anna', message)], 'anna').unknown).toBe(2);
});
