import { expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { HoldFact } from '../../../../src/domain/facts.ts';
import { explainText } from '../../../../src/policy/explain.ts';
import { at, decideBy, facts, requirement, SHA } from '../builders.ts';

function hold(more: Partial<HoldFact> = {}): HoldFact {
  return {
    environment: 'Production',
    sha: 'badc0ffee',
    reason: 'loses orders',
    by: 'sam',
    at: at('2026-11-20T00:00:00Z'),
    contains: true,
    ...more,
  };
}

function judged(...holds: readonly HoldFact[]): RequirementResult {
  return requirement(decideBy('version: 1\n', { holds }), 'hold');
}

test('a quarantined commit fails the gate until the hold is lifted', () => {
  expect(judged(hold())).toMatchObject({
    kind: 'hold',
    status: 'failed',
    reason: { code: 'quarantined', sha: 'badc0ffee', by: 'sam', reason: 'loses orders' },
    text: 'Contains badc0ff, held back by sam: loses orders. Once repaired, comment `/tidegate lift ENV @badc0ff REASON`; an override does not help.',
  });
});

test('the candidate itself is held, whatever is said of what contains it', () => {
  expect(judged(hold({ sha: SHA, contains: false })).status).toBe('failed');
});

test('a commit without it passes', () => {
  expect(judged(hold({ contains: false }))).toMatchObject({ status: 'met', reason: { code: 'no-hold' } });
});

test('of several holds the latest is told, and the others are counted', () => {
  const [first, second] = [hold(), hold({ sha: 'worse', by: 'max', at: at('2026-11-21T00:00:00Z') })];
  for (const holds of [
    [first, second],
    [second, first],
  ]) {
    expect(judged(...holds)).toMatchObject({
      reason: { sha: 'worse', by: 'max', others: 1 },
      text: expect.stringContaining('(and 1 other hold)'),
    });
  }
});

test('63: the reason of a hold does nothing where it is shown', () => {
  const given = facts({ holds: [hold({ reason: 'broken\u001B[2J\n[ok]   all gates: met' })] });
  const lines = explainText(decideBy('version: 1\n', given), given).split('\n');
  expect(lines.join('')).not.toContain('\u001B');
  expect(lines.filter((line) => line.startsWith('[ok]'))).toEqual([]);
});

test('merging is not held: a hold concerns deployments', () => {
  const question = { kind: 'merge', pullRequest: 12, base: 'main' } as const;
  expect(decideBy('version: 1\n', { holds: [hold()], question }).gates).toEqual([]);
});
