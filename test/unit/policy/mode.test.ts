import { expect, it } from 'vitest';
import { modeOf } from '../../../src/policy/mode.ts';
import { policyFrom } from './builders.ts';

const observing = policyFrom('version: 1\nmode: observe\n');
const enforcing = policyFrom('version: 1\n');

it('is to observe only where every policy in force says so', () => {
  expect(modeOf([observing, observing])).toBe('observe');
  expect(modeOf([enforcing, observing])).toBe('enforce');
  expect(modeOf([observing, enforcing])).toBe('enforce');
});
