/** What of a smoke file is asked again while a deployment is watched. */
import { expect, test } from 'vitest';
import { parseSmoke, parseWatched } from '../../../src/smoke/parse.ts';
import { check } from './world.ts';

const ORIGIN = { file: 's.yml', names: new Map([['sha', 'abcdef1']]) };

function file(checks: string, top = ''): string {
  return `version: 1\n${top}checks:\n${checks}`;
}

test('its marked checks alone, without the warm-up and without waiting for those that are not asked', () => {
  const marked = check('b', ', watch: true, depends-on: [a, c]') + check('c', ', watch: true, depends-on: [a]');
  const parsed = parseWatched(file(check('a') + marked, 'warm-up: { until: a }\n'), ORIGIN);
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed));
  expect(parsed.plan.warmUp).toBeNull();
  expect(parsed.plan.checks.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ['b', ['c']],
    ['c', []],
  ]);
});

test('nothing, where no check is marked', () => {
  expect(parseWatched(file(check('a') + check('b', ', watch: false')), ORIGIN)).toEqual({ kind: 'nothing-watched' });
});

test('what only a job can set does not matter to the others, and a mark changes nothing in a job', () => {
  const text = file(`${check('a', `, show-body: "\${env.TOKEN}"`)}${check('b', ', watch: true')}`);
  expect(parseWatched(text, ORIGIN)).toMatchObject({ kind: 'valid', plan: { checks: [{ id: 'b' }] } });
  expect(parseSmoke(text, ORIGIN)).toMatchObject({ kind: 'invalid', problems: [{ code: 'unknown-name', line: 3 }] });
  expect(parseSmoke(file(check('a') + check('b', ', watch: true')), ORIGIN)).toMatchObject({
    plan: { checks: [{ id: 'a' }, { id: 'b' }] },
  });
});

test.each([
  ['a name that nobody set', `, depends-on: [a], show-body: "\${base}"`, 'unknown-name'],
  ['a key that there is not', ', wacht: true', 'unknown-key'],
  ['limits that contradict', ', passes: 3, samples: 2', 'limits-contradict'],
])('%s is told where it stands in the file', (_what, more, code) => {
  const text = file(check('a') + check('b', `, watch: true${more}`));
  expect(parseWatched(text, ORIGIN)).toMatchObject({ kind: 'invalid', problems: [{ code, line: 4 }] });
});

test('a file that is none is refused as always', () => {
  expect(parseWatched('- a\n', ORIGIN)).toMatchObject({ kind: 'invalid' });
  expect(parseWatched('a: [', ORIGIN)).toMatchObject({
    kind: 'invalid',
    problems: [{ source: 'smoke', file: 's.yml' }],
  });
  expect(parseWatched('version: 1\nchecks: 3\n', ORIGIN)).toMatchObject({ kind: 'invalid', problems: [{ line: 2 }] });
});

test('the mark is yes or no', () => {
  const parsed = parseSmoke(file(check('a', ', watch: often')), ORIGIN);
  expect(parsed).toMatchObject({ kind: 'invalid', problems: [{ line: 3 }] });
});
