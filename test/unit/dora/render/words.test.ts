import { describe, expect, test } from 'vitest';
import { cutLines } from '../../../../src/dora/render/within.ts';
import {
  paceOf,
  sayDuration,
  sayFrequency,
  sayFrequencyInterval,
  sayNumber,
  sayPercent,
  sayUnknown,
} from '../../../../src/dora/render/words.ts';
import { EMPTY, metrics } from './sample.ts';

describe('figures in words', () => {
  test.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [252, '4 min 12 s'],
    [3599.7, '1 h'],
    [12_000, '3 h 20 min'],
    [86_399, '1 d'],
    [187_200, '2 d 4 h'],
    [400 * 86_400, '400 d'],
    [-5400, '−1 h 30 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(sayDuration(seconds)).toBe(text);
  });

  test.each([
    [0, '0 %'],
    [0.0004, 'below 0.1 %'],
    [4 / 65, '6.2 %'],
    [0.5, '50 %'],
    [0.9999, 'above 99.9 %'],
    [1, '100 %'],
  ])('a share of %d is %s', (share, text) => {
    expect(sayPercent(share)).toBe(text);
  });

  test.each([
    [0, '0'],
    [0.0333, '0.033'],
    [1.26, '1.3'],
    [2, '2'],
    [12.7, '13'],
  ])('%d is said as %s', (value, text) => {
    expect(sayNumber(value)).toBe(text);
  });

  test('rare deployments are told by the week or by 30 days', () => {
    const { deploymentFrequency } = metrics();
    const say = (value: number) => sayFrequency({ ...deploymentFrequency, value });
    expect([1.3, 0.5, 0.05].map(say)).toEqual(['1.3 a day', '3.5 a week', '1.5 in 30 days']);
    expect(paceOf(EMPTY.deploymentFrequency).each).toBe('in 30 days');
  });

  test('what was observed for less than a day is told as it was seen', () => {
    const { deploymentFrequency } = metrics();
    expect(sayFrequency({ ...deploymentFrequency, n: 3, value: 24 })).toBe('3 in 3 h');
    const interval = { lower: 5, upper: 70, method: 'garwood' } as const;
    expect(sayFrequencyInterval({ n: 3, value: 24, interval })).toBe('none for less than a day');
  });

  test('a reason is said in words, one that is not known as it is', () => {
    expect(sayUnknown({ reason: 'no-failures' })).toBe('unknown: nothing failed');
    expect(sayUnknown({ reason: 'too-few' })).toBe('unknown: too few');
    expect(sayUnknown({ reason: 'constructor' })).toBe('unknown: constructor');
    expect(sayUnknown({})).toBe('unknown');
  });
});

test('what is cut ends before a part that would stay open', () => {
  const lines = ['first', '<details>', '<summary>x</summary>', '', 'a'.repeat(50), '</details>'];
  expect(cutLines(lines, 90)).toBe('first\n\n… the rest does not fit here.');
  expect(cutLines(['first', '```mermaid', 'b'.repeat(30), 'c'.repeat(50), '```'], 90)).toBe(
    'first\n\n… the rest does not fit here.',
  );
  expect(cutLines(lines, 900)).toBe(lines.join('\n'));
});
