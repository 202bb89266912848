/** What the process did with a deployment, told from the answers that its gate got. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../../src/domain/decision.ts';
import { type Facts, NOTHING_KNOWN } from '../../../../src/domain/facts.ts';
import { newGate } from '../../../../src/domain/gate-life.ts';
import { toInstant } from '../../../../src/domain/instant.ts';
import { gateEvents } from '../../../../src/flow/dora/gate-event.ts';
import type { GateHistory } from '../../../../src/flow/ports.ts';

const T0 = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;

function at(minute: number) {
  return toInstant(T0 + minute * MINUTE);
}

function decision(more: Partial<Decision> = {}): Decision {
  return { tier: 'high', releaseType: 'minor', override: null, gates: [], ...more } as unknown as Decision;
}

function history(change: Partial<GateHistory> = {}): GateHistory {
  return {
    deploymentId: 7,
    environment: 'production',
    life: newGate({ requestedAt: at(0), runAttempt: 1, sha: 'a'.repeat(40) }, T0),
    openedAt: null,
    endedAt: null,
    decided: [],
    decision: decision(),
    facts: null,
    ...change,
  };
}

function decided(...minutes: readonly (readonly [number, readonly string[]])[]): GateHistory['decided'] {
  return minutes.map(([minute, holding]) => ({ at: T0 + minute * MINUTE, holding }));
}

describe('a gate', () => {
  test('holds from the request until the first answer without it, and again when it closes again', () => {
    const [event] = gateEvents([
      history({
        decided: decided([1, ['board', 'hours']], [5, ['hours']], [9, ['board']], [12, []]),
        openedAt: T0 + 12 * MINUTE,
      }),
    ]);
    expect(event?.held).toEqual([
      { gate: 'board', from: at(0), until: at(5) },
      { gate: 'hours', from: at(0), until: at(9) },
      { gate: 'board', from: at(9), until: at(12) },
    ]);
    expect(event).toMatchObject({ openedAt: at(12), tier: 'high', type: 'minor', requestedAt: at(0) });
  });

  test('that is the preflight holds only once nothing else does: before, it was not even run', () => {
    const [event] = gateEvents([
      history({ decided: decided([1, ['preflight', 'hours']], [60, ['preflight']]), openedAt: T0 + 66 * MINUTE }),
    ]);
    expect(event?.held).toEqual([
      { gate: 'hours', from: at(0), until: at(60) },
      { gate: 'preflight', from: at(60), until: at(66) },
    ]);
  });

  test('that nobody opened holds until nobody waited any more; one that waits holds still', () => {
    const waiting = { decided: decided([1, ['board']]) };
    const [ended, open] = gateEvents([
      history({ ...waiting, endedAt: T0 + 30 * MINUTE }),
      history({ ...waiting, deploymentId: 8 }),
    ]);
    expect(ended?.held).toEqual([{ gate: 'board', from: at(0), until: at(30) }]);
    expect(open?.held).toEqual([{ gate: 'board', from: at(0) }]);
  });
});

describe('another candidate', () => {
  const held = history({ decided: decided([1, ['board']]), endedAt: T0 + 5 * MINUTE });
  const opened = (sha: string) =>
    history({
      deploymentId: 8,
      life: newGate({ requestedAt: at(6), runAttempt: 1, sha }, T0),
      openedAt: T0 + 8 * MINUTE,
    });

  test.each([
    ['took its place', 'b'.repeat(40), true],
    ['did not: the same commit went in later', 'a'.repeat(40), false],
  ])('%s', (_, sha, isReplaced) => {
    expect(gateEvents([held, opened(sha)])[0]).toMatchObject({ isReplaced });
  });

  test('of another environment takes nobody’s place', () => {
    expect(gateEvents([held, { ...opened('b'.repeat(40)), environment: 'staging' }])[0]).toMatchObject({
      isReplaced: false,
    });
  });
});

test('a gate that was passed without us is a bypass, and went on then', () => {
  const life = { ...newGate({ requestedAt: at(0), runAttempt: 1, sha: 'a' }, T0), since: at(3) };
  const [event] = gateEvents([history({ life: { ...life, state: 'bypassed' } })]);
  expect(event).toMatchObject({ isBypassed: true, openedAt: at(3) });
});

test('approvers that counted are told with their team and since when they could', () => {
  const facts = {
    ...NOTHING_KNOWN,
    changes: [{ kind: 'commit', sha: 'c', message: '', author: 'eve', at: at(0), files: [] }],
    people: { ada: { id: 1, kind: 'user', permission: 'write', teams: ['web', 'cab'] } },
    approvals: ['Ada', 'bob'].map((user) => ({ user, state: 'approved', at: at(4), source: 'page' })),
  } as unknown as Facts;
  const gates = [{ name: 'board', status: 'met', requirements: [{ counted: ['ada'] }] }];
  const made = decision({ gates } as unknown as Partial<Decision>);
  const [event] = gateEvents([history({ facts, decision: made })]);
  expect(event).toMatchObject({ approvals: [{ team: 'cab', askedAt: at(0), at: at(4) }], isUnreviewed: true });
});
