import { expect, test } from 'vitest';
import { createTokenCache } from '../../../src/app/token-cache.ts';

test('a token is kept for 59 minutes, and forgotten with its installation only', () => {
  let now = 0;
  const tokens = createTokenCache(() => now);
  tokens.set('12', 'one');
  tokens.set('12|contents', 'narrow');
  tokens.set('123', 'other');
  expect([tokens.get('12'), tokens.get('12|contents'), tokens.get('123')]).toEqual(['one', 'narrow', 'other']);
  tokens.forget(12);
  expect([tokens.get('12'), tokens.get('12|contents'), tokens.get('123')]).toEqual([undefined, undefined, 'other']);
  now = 59 * 60_000;
  expect(tokens.get('123')).toBeUndefined();
});
