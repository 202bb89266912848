import { expect, test } from 'vitest';
import { createRequestLimits } from '../../../src/app/request-limits.ts';
import type { Limit } from '../../../src/domain/rate-budget.ts';
import type { Admission, Pause } from '../../../src/flow/ports.ts';

const T0 = Date.parse('2026-11-24T08:00:00Z');
const READ = { installationId: 3, urgency: 'check' } as const;

function limitsOn(admissions: Admission[] = []) {
  const asked: { points: number; urgency: string }[] = [];
  const pauses: Pause[] = [];
  const state = { now: T0, pausedUntil: null as number | null };
  const limits = createRequestLimits({
    clock: { now: () => state.now },
    random: () => 0.5,
    store: {
      takeRoom: async (_id: number, { cost, urgency }, _at: number, _limits?: readonly Limit[]) => {
        asked.push({ points: cost.points, urgency });
        return admissions.shift() ?? { kind: 'admitted' };
      },
      pausedUntil: async () => state.pausedUntil,
      pauseInstallation: async (_id, pause) => {
        pauses.push(pause);
      },
    },
  });
  return { limits, asked, pauses, state };
}

test('reads are counted a handful at a time, and a handful is not kept for long', async () => {
  const { limits, asked, state } = limitsOn();
  for (let read = 0; read < 45; read++) await limits.before(READ);
  expect(asked).toHaveLength(3);
  state.now += 6_000;
  await limits.before(READ);
  expect(asked).toHaveLength(4);
});

test('what an effect asks was counted when it was admitted', async () => {
  const { limits, asked } = limitsOn();
  await limits.before({ installationId: 3, urgency: null });
  expect(asked).toEqual([]);
});

test('nothing is sent while GitHub wants to be left alone, not even for gates and effects', async () => {
  const { limits, asked, state } = limitsOn();
  await limits.before(READ);
  state.pausedUntil = T0 + 30_000;
  for (const urgency of ['check', 'gate', null] as const) {
    const refused = limits.before({ installationId: 3, urgency });
    await expect(refused).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 30_000 });
  }
  expect(asked).toHaveLength(1);
});

test('without room a gate comes back at once when there is some, others one by one', async () => {
  const full = { kind: 'wait', until: T0 + 10_000 } as const;
  const { limits } = limitsOn([full, full]);
  await expect(limits.before({ ...READ, urgency: 'gate' })).rejects.toMatchObject({ retryAfterMs: 10_000 });
  await expect(limits.before(READ)).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 40_000 });
});

test('a refusal for its limits pauses the installation for as long as GitHub says, any other does not', async () => {
  const { limits, pauses } = limitsOn();
  const refusal = (status: number, headers: object) => ({ status, message: 'no', response: { headers } });
  await limits.refused(READ, refusal(403, {}));
  await limits.refused(READ, refusal(500, { 'retry-after': '5' }));
  expect(pauses).toEqual([]);
  await limits.refused(READ, refusal(403, { 'retry-after': '120' }));
  expect(pauses).toEqual([{ all: T0 + 120_000 }]);
});

test('the last requests of an hour are for gates, and the very last answer says when the next hour begins', async () => {
  const { limits, pauses, state } = limitsOn();
  const served = new Date(T0).toUTCString();
  const reset = `${T0 / 1000 + 600}`;
  const answer = (remaining: number) => ({
    date: served,
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': `${remaining}`,
    'x-ratelimit-reset': reset,
  });
  await limits.answered(READ, answer(1001));
  await limits.answered(READ, {});
  expect(pauses).toEqual([]);
  await limits.answered(READ, answer(1000));
  await limits.answered(READ, answer(999));
  expect(pauses).toEqual([{ others: T0 + 600_000 }]);
  await limits.answered(READ, answer(0));
  expect(pauses.at(1)).toEqual({ all: T0 + 600_000 });
  state.now += 1;
});
