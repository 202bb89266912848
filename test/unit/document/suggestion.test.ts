import { describe, expect, test } from 'vitest';
import { listOf, nearest, suggest } from '../../../src/document/suggestion.ts';

test.each([
  ['pathes', 'paths'],
  ['HIGH', 'high'],
  ['hihg', 'high'],
  ['only_paths', 'only-paths'],
  ['sausage', undefined],
  ['', undefined],
  ['high'.repeat(10_000), undefined],
])('nearest to %.20j is %j', (word, expected) => {
  expect(nearest(word, ['paths', 'only-paths', 'high', 'medium'])).toBe(expected);
});

describe('a word that is not known', () => {
  test('is answered with the one that was meant, else with those that are known', () => {
    expect(suggest('hihg', ['low', 'high'], 'Defined')).toBe('Did you mean `high`?');
    expect(suggest('sausage', ['low', 'high'], 'Defined')).toBe('Defined: `low`, `high`.');
    expect(suggest('sausage', [], 'Defined')).toBe('Defined: none.');
  });

  test('is compared with a hundred at most, for a file can have thousands of both', () => {
    const words = Array.from({ length: 100 }, (_, index) => `other-${index}`);
    expect(nearest('hihg', ['high', ...words])).toBe('high');
    expect(nearest('hihg', [...words, 'high'])).toBeUndefined();
  });

  test('of many known ones twenty are listed', () => {
    const words = Array.from({ length: 25 }, (_, index) => `w${index}`);
    expect(listOf(words)).toBe(
      `${words
        .slice(0, 20)
        .map((word) => `\`${word}\``)
        .join(', ')} and 5 more`,
    );
    expect(listOf(words.slice(0, 20))).not.toContain('more');
  });
});
