import { expect, test } from 'vitest';
import type { Decision, RequirementResult } from '../../../src/domain/decision.ts';
import { waitedFor } from '../../../src/flow/answer/gate/reason-key.ts';

function pending(reason: RequirementResult['reason'], more: Partial<RequirementResult> = {}): RequirementResult {
  return { kind: 'window', status: 'pending', reason, text: '', ...more };
}

function waiting(...requirements: readonly RequirementResult[]): Pick<Decision, 'gates'> {
  return { gates: [{ name: 'hours', status: 'pending', requirements }] };
}

const CLOSED = { code: 'window-closed', windows: ['day'], opensAt: '2026-11-24T09:00:00Z', zone: 'Europe/Berlin' };

test('the next opening of the same window is nothing new', () => {
  const later = { ...CLOSED, opensAt: '2026-11-25T09:00:00Z' };
  expect(waitedFor(waiting(pending(CLOSED))).key).toBe(waitedFor(waiting(pending(later))).key);
});

test('the wording is nothing new', () => {
  const worded = pending(CLOSED, { text: 'in other words' });
  expect(waitedFor(waiting(pending(CLOSED))).key).toBe(waitedFor(waiting(worded)).key);
});

test('a check that goes from queued to running is nothing new, and one that has failed is', () => {
  const check = (state: string, code = 'check-pending') =>
    waitedFor(waiting(pending({ code, checks: [{ name: 'build', code, state }] }, { kind: 'checks' }))).key;
  expect(check('queued')).toBe(check('in_progress'));
  expect(check('queued')).not.toBe(check('failure', 'check-failed'));
});

test.each([
  ['another window', pending({ ...CLOSED, windows: ['night'] })],
  ['another code', pending({ code: 'freeze', freezes: ['day'] }, { kind: 'freeze' })],
  ['a person who does not count', pending(CLOSED, { ignored: [{ user: 'cleo', code: 'contributor' }] })],
  ['a no', pending(CLOSED, { status: 'failed' })],
])('%s is something new', (_, requirement) => {
  expect(waitedFor(waiting(requirement)).key).not.toBe(waitedFor(waiting(pending(CLOSED))).key);
});

test('what is met is no reason; the codes are sorted and each stands once', () => {
  const met = pending({ code: 'enough' }, { kind: 'approvals', status: 'met' });
  const freeze = pending({ code: 'freeze' }, { kind: 'freeze' });
  expect(waitedFor(waiting(met, pending(CLOSED), freeze, pending(CLOSED))).reasons).toEqual([
    'freeze/freeze',
    'window/window-closed',
  ]);
});
