import { expect, it } from 'vitest';
import { BUILT_IN_POLICY } from '../../../src/policy/built-in.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';

it('is what a policy without any key but its version means', () => {
  const parsed = parsePolicy('version: 1\n', { source: 'policy', file: 'p.yml' });
  expect(parsed).toEqual({ kind: 'valid', policy: BUILT_IN_POLICY, warnings: [] });
});
