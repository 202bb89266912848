import { expect, test } from 'vitest';
import {
  EXPIRES_AFTER_MS,
  expiresAt,
  type GateLife,
  type GateLifeState,
  isFinal,
  isOpening,
  isRefused,
  newGate,
  next,
  type SeenOfGate,
} from '../../../src/domain/gate-life.ts';
import { epochMs, type Instant, toInstant } from '../../../src/domain/instant.ts';

const REQUESTED = '2026-11-24T07:30:00Z' as Instant;
const AT = epochMs(REQUESTED) + 60_000;
const BEN = { user: 'ben', userId: 2, comment: 'no' };
const NEW = newGate({ requestedAt: REQUESTED, runAttempt: 1, sha: 'c'.repeat(40) }, AT);

function after(life: GateLife, seen: SeenOfGate, at = AT): GateLife {
  const step = next(life, seen, at);
  if (isRefused(step)) throw new Error(step.because);
  return step;
}

const HELD = after(NEW, { kind: 'held', reasons: ['window/window-closed'] });
const OPENING = after(NEW, { kind: 'opening' });
const REJECTING = after(HELD, { kind: 'rejecting', by: [BEN] });
const EXPIRING = after(HELD, { kind: 'expiring' }, expiresAt(HELD));

const STEPS: readonly [string, GateLife, SeenOfGate, GateLifeState, readonly string[]][] = [
  ['a new gate', NEW, { kind: 'held', reasons: ['b', 'a', 'b'] }, 'held', ['a', 'b']],
  ['a new gate', NEW, { kind: 'opening' }, 'pending', ['opening']],
  ['a held gate', HELD, { kind: 'opening' }, 'pending', ['opening']],
  ['one that is being opened', OPENING, { kind: 'held', reasons: ['freeze/freeze'] }, 'held', ['freeze/freeze']],
  ['one that is being opened', OPENING, { kind: 'approved' }, 'approved', []],
  ['a held gate', HELD, { kind: 'approved' }, 'approved', []],
  ['a held gate', HELD, { kind: 'rejected', by: [BEN] }, 'rejected', []],
  ['one that is being rejected', REJECTING, { kind: 'rejected', by: [] }, 'rejected', []],
  ['one that is being rejected', REJECTING, { kind: 'opening' }, 'pending', ['opening']],
  ['one that is about to expire', EXPIRING, { kind: 'rejected', by: [] }, 'expired', []],
  ['a held gate', HELD, { kind: 'expired' }, 'expired', []],
  ['a held gate', HELD, { kind: 'bypassed', by: [BEN] }, 'bypassed', []],
  ['one that is being opened', OPENING, { kind: 'bypassed', by: [] }, 'bypassed', []],
  ['a held gate', HELD, { kind: 'started-again' }, 'superseded', ['started-again']],
  ['a held gate', HELD, { kind: 'ended', because: 'run-ended' }, 'ended', ['run-ended']],
  ['a held gate', HELD, { kind: 'ended', because: 'rule-off' }, 'ended', ['rule-off']],
];

test.each(STEPS)('%s: %#', (_, life, seen, state, reasons) => {
  expect(after(life, seen, expiresAt(NEW))).toMatchObject({ state, reasons });
});

const EVERY: readonly SeenOfGate[] = [
  { kind: 'held', reasons: ['a'] },
  { kind: 'opening' },
  { kind: 'rejecting', by: [BEN] },
  { kind: 'expiring' },
  { kind: 'approved' },
  { kind: 'rejected', by: [BEN] },
  { kind: 'expired' },
  { kind: 'bypassed', by: [BEN] },
  { kind: 'started-again' },
  { kind: 'ended', because: 'run-ended' },
];

test('nothing leaves a final state', () => {
  const finals = STEPS.map(([, life, seen]) => after(life, seen, expiresAt(NEW))).filter(isFinal);
  expect(new Set(finals.map(({ state }) => state)).size).toBe(6);
  for (const life of finals) {
    for (const seen of EVERY) expect(next(life, seen, expiresAt(NEW))).toMatchObject({ kind: 'refused' });
  }
});

test.each([
  ['held for nothing', { kind: 'held', reasons: [] }],
  ['rejected by nobody', { kind: 'rejecting', by: [] }],
  ['expired before its time', { kind: 'expiring' }],
] as const)('a gate cannot be %s', (_, seen) => {
  expect(next(HELD, seen, epochMs(REQUESTED) + EXPIRES_AFTER_MS - 1)).toMatchObject({ kind: 'refused' });
});

test('since when counts from the first time that it was so', () => {
  const again = after(HELD, { kind: 'held', reasons: ['window/window-closed'] }, AT + 1000);
  expect(again.since).toBe(toInstant(AT));
  expect(after(again, { kind: 'held', reasons: ['freeze/freeze'] }, AT + 2000).since).toBe(toInstant(AT + 2000));
});

test('who said no stays with the gate until it is rejected, and goes when they take it back', () => {
  expect(after(REJECTING, { kind: 'rejected', by: [] }).by).toEqual([BEN]);
  const takenBack = after(REJECTING, { kind: 'opening' });
  expect(takenBack.by).toEqual([]);
  expect(isOpening(takenBack)).toBe(true);
});
