import { describe, expect, it } from 'vitest';
import type { RollbackState } from '../../../src/domain/rollback.ts';
import { orderOfGroup, rollbackGroupId, turnOfGroup } from '../../../src/rollback/group.ts';
import { startOf } from './made-case.ts';

const MEMBERS = [
  { environment: 'api', deploymentId: 1, startedAt: startOf(1) },
  { environment: 'web', deploymentId: 2, startedAt: startOf(2) },
  { environment: 'mail', deploymentId: null, startedAt: null },
];

function turn(...states: readonly (RollbackState | null)[]) {
  return turnOfGroup(states.map((state, position) => ({ state, position })).toReversed());
}

describe('a group', () => {
  it('scenario 49: members that were deployed go back in reverse order under one id, up to the first that fails', () => {
    expect(orderOfGroup(MEMBERS).map(({ environment }) => environment)).toEqual(['web', 'api']);
    expect(rollbackGroupId(MEMBERS.toReversed())).toBe(rollbackGroupId(MEMBERS));
    expect(turn(null, null)).toEqual({ kind: 'go-back', position: 0 });
    expect(turn('dispatched', null)).toEqual({ kind: 'wait', position: 0 });
    expect(turn('verified', null)).toEqual({ kind: 'go-back', position: 1 });
    expect(turn('failed', null)).toEqual({ kind: 'stop', position: 0, state: 'failed' });
    expect(turn('verified', 'failed', null)).toEqual({ kind: 'stop', position: 1, state: 'failed' });
    expect(turn('verified', 'verified')).toEqual({ kind: 'done' });
  });

  it('waits for people and for runs, and stops at whatever did not end well', () => {
    for (const state of ['asked', 'ordered', 'dispatched'] as const) expect(turn(state, null).kind).toBe('wait');
    for (const state of ['unknown', 'cancelled', 'refused'] as const) expect(turn(state, null).kind).toBe('stop');
  });

  it('has another id when another deployment is in it, and none of two at one instant goes unordered', () => {
    expect(rollbackGroupId(MEMBERS.slice(1))).not.toBe(rollbackGroupId(MEMBERS));
    const atOnce = MEMBERS.slice(0, 2).map((each) => ({ ...each, startedAt: startOf(1) }));
    expect(orderOfGroup(atOnce).map(({ deploymentId }) => deploymentId)).toEqual([2, 1]);
  });
});
