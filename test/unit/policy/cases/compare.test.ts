import { describe, expect, it } from 'vitest';
import type { Decision, GateResult } from '../../../../src/domain/decision.ts';
import type { Instant } from '../../../../src/domain/instant.ts';
import { compare } from '../../../../src/policy/cases/compare.ts';
import type { Expectation } from '../../../../src/policy/cases/schema.ts';

const instant = (text: string) => text as Instant;

const review: GateResult = {
  name: 'review',
  status: 'pending',
  requirements: [
    {
      ...{ kind: 'approvals', status: 'pending', reason: { code: 'not-enough' }, text: '' },
      ...{ counted: ['Ann'], ignored: [{ user: 'Ben', code: 'stale' }] },
    },
    { kind: 'window', status: 'met', reason: { code: 'window-open' }, text: '' },
  ],
};
const hours: GateResult = { name: 'hours', status: 'skipped', requirements: [], skippedBecause: 'excepted-type' };

const decision: Decision = {
  ...{ version: 1, mode: 'enforce', verdict: 'waiting', at: instant('2026-01-01T00:00:00Z') },
  ...{ tier: 'high', releaseType: 'minor', tierReasons: [], gates: [review, hours] },
  ...{ earliestOpening: instant('2026-01-01T08:00:00Z'), nextTransitionAt: null, override: null },
  ...{ policy: { sources: [], digest: '' }, factsDigest: '' },
};

function differing(expected: Expectation, from: Partial<Decision> = {}): readonly string[] {
  return compare(expected, { ...decision, ...from }).map(({ what }) => what);
}

it('compares nothing that is not given', () => {
  expect(differing({ verdict: 'waiting' })).toEqual([]);
});

it('tells what was expected and what came', () => {
  expect(compare({ verdict: 'open' }, decision)).toEqual([{ what: 'verdict', expected: 'open', actual: 'waiting' }]);
});

it.each<[Expectation, string]>([
  [{ verdict: 'open' }, 'verdict'],
  [{ tier: 'low' }, 'tier'],
  [{ type: 'patch' }, 'type'],
  [{ mode: 'observe' }, 'mode'],
  [{ 'earliest-opening': 'never' }, 'earliest-opening'],
  [{ 'earliest-opening': instant('2026-01-01T08:00:01Z') }, 'earliest-opening'],
  [{ 'next-transition': instant('2026-01-01T08:00:00Z') }, 'next-transition'],
  [{ override: 'sam' }, 'override'],
  [{ gates: { review: 'met' } }, 'gate review'],
  [{ gates: { review: 'absent' } }, 'gate review'],
  [{ gates: { board: 'met' } }, 'gate board'],
  [{ gates: { board: { counted: [] } } }, 'gate board'],
  [{ gates: { review: { reason: ['not-enough', 'enough'] } } }, 'gate review, reason'],
  [{ gates: { hours: { reason: ['authorised-rollback'] } } }, 'gate hours, reason'],
  [{ gates: { review: { counted: [] } } }, 'gate review, counted'],
  [{ gates: { review: { counted: ['ann', 'cleo'] } } }, 'gate review, counted'],
  [{ gates: { review: { ignored: { ben: 'bot' } } } }, 'gate review, ignored ben'],
  [{ gates: { review: { ignored: { ann: 'stale' } } } }, 'gate review, ignored ann'],
])('differs: %j', (expected, what) => {
  expect(differing(expected)).toEqual([what]);
});

describe('is the same', () => {
  it.each<[string, Expectation]>([
    ['an instant in another zone', { 'earliest-opening': instant('2026-01-01T09:00:00+01:00') }],
    ['never', { 'next-transition': 'never' }],
    ['no override', { override: false }],
    ['one reason of several', { gates: { review: { reason: ['window-open'] } } }],
    ['the reason of a skipped gate', { gates: { hours: { status: 'skipped', reason: ['excepted-type'] } } }],
    ['people in another spelling', { gates: { review: { counted: ['ANN'], ignored: { ben: 'stale' } } } }],
    ['a gate that is not there', { gates: { board: 'absent' } }],
  ])('%s', (_what, expected) => {
    expect(differing(expected)).toEqual([]);
  });

  it('the person of an override', () => {
    const override = { user: 'Sam', reason: 'down', expiresAt: instant('2026-01-01T04:00:00Z') };
    expect(differing({ override: 'sam' }, { override })).toEqual([]);
    expect(differing({ override: false }, { override })).toEqual(['override']);
  });
});

it('has every gate of one name as expected: the organisation’s and the repository’s', () => {
  const gates = [review, { ...review, status: 'met' as const }];
  expect(differing({ gates: { review: 'pending' } }, { gates })).toEqual(['gate review']);
});
