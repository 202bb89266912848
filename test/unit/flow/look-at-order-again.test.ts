import { expect, test } from 'vitest';
import { lookAtOrderAgainAt } from '../../../src/flow/rollback/look-at-order-again.ts';

const MINUTE = 60_000;

test.each([
  ['at once', 0, 30_000],
  ['after five minutes', 5 * MINUTE, 30_000],
  ['after half an hour', 30 * MINUTE, 3 * MINUTE],
  ['after two hours', 120 * MINUTE, 10 * MINUTE],
  ['after days', 5 * 1440 * MINUTE, 10 * MINUTE],
])('what is deployed for long is looked at less often: %s', (_, waited, wait) => {
  const orderedAt = Date.UTC(2026, 10, 23);
  expect(lookAtOrderAgainAt(orderedAt, orderedAt + waited)).toBe(orderedAt + waited + wait);
});
