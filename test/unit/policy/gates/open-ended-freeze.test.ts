import { expect, test } from 'vitest';
import { at, decideBy } from '../builders.ts';

const FREEZES = [{ environment: 'production', from: at('2026-11-23T08:00:00Z'), by: 'sam', reason: 'a migration' }];

test("a person's freeze without an end does not hide that the policy leaves no time", () => {
  const policy = `version: 1
windows: { morning: { hours: "09:00-12:00" }, noon: { hours: "12:00-15:00" } }
gates: [{ name: one, require: { window: morning } }, { name: other, require: { window: noon } }]
`;
  expect(decideBy(policy, { freezes: FREEZES }).verdict).toBe('blocked');
});

test('alone it waits for people', () => {
  expect(decideBy('version: 1\n', { freezes: FREEZES }).verdict).toBe('waiting');
});
