import { describe, expect, it } from 'vitest';
import { type DispatchPorts, startRollback, waitForRun } from '../../../src/action/rollback/dispatch.ts';
import type { DispatchRun, Outcome } from '../../../src/domain/effect.ts';
import type { RunState, Sending } from '../../../src/flow/ports.ts';

const RUN = { id: 9, url: 'https://github.com/acme/shop/actions/runs/9' };

const EFFECT: DispatchRun = {
  kind: 'dispatch-run',
  repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 },
  rollbackId: 'f'.repeat(64),
  dispatch: 1,
  workflow: 'deploy.yml',
  environment: 'production',
  targetSha: 'a'.repeat(40),
  failedDeploymentId: 5,
};
const TOLD = { ref: 'main', inputs: { sha: EFFECT.targetSha }, mark: null };

interface World extends DispatchPorts {
  readonly sendings: Sending[];
  waited(): number;
}

/** GitHub whose answers come one after another, the last one for ever. */
function world(outcomes: readonly Outcome[], states: readonly (Partial<RunState> | null)[] = []): World {
  let now = 1_000_000;
  const sendings: Sending[] = [];
  let asked = 0;
  return {
    sendings,
    waited: () => now - 1_000_000,
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    say: () => undefined,
    github: {
      apply: async (_effect, _at, _isNew, sending) => {
        if (sending === undefined) throw new Error('a dispatch needs to be told what to send');
        sendings.push(sending);
        if (sendings.length === 1) await sending.remember('2026-03-10T08:00:00Z' as never);
        return outcomes[Math.min(sendings.length, outcomes.length) - 1] as Outcome;
      },
      run: async () => {
        asked += 1;
        const state = states[Math.min(asked, states.length) - 1] ?? null;
        return state as RunState | null;
      },
    },
  };
}

const WAITING = { state: 'waiting', conclusion: null } as const;
const RUNNING = { state: 'running', conclusion: null } as const;

describe('starting the run that goes back', () => {
  it('is done once when GitHub names the run', async () => {
    const ports = world([{ kind: 'done', run: RUN }]);
    expect(await startRollback(EFFECT, TOLD, ports)).toEqual({ kind: 'started', run: RUN });
    expect(ports.sendings).toHaveLength(1);
    expect(ports.sendings[0]?.since).toBeNull();
  });

  it('scenario 37: looks for a run whose answer was lost, and never sends a second one', async () => {
    const lost: Outcome = { kind: 'retry', because: 'no run of it is shown yet', afterMs: 10_000 };
    const ports = world([lost, lost, { kind: 'done', run: RUN }]);
    expect(await startRollback(EFFECT, TOLD, ports)).toEqual({ kind: 'started', run: RUN });
    // With a time since when it may have been sent, it is only looked for.
    expect(ports.sendings.map(({ since }) => since)).toEqual([null, '2026-03-10T08:00:00Z', '2026-03-10T08:00:00Z']);
  });

  it('scenario 37: calls a run that is never shown unknown, within minutes', async () => {
    const ports = world([{ kind: 'retry', because: 'no run of it is shown yet', afterMs: 10_000 }]);
    expect(await startRollback(EFFECT, TOLD, ports)).toMatchObject({ kind: 'not-started', code: 'dispatch-unknown' });
    expect(ports.waited()).toBeLessThanOrEqual(150_000);
  });

  it('tells why it was refused', async () => {
    const ports = world([{ kind: 'superseded', because: 'no', code: 'executor-forbidden' }]);
    expect(await startRollback(EFFECT, TOLD, ports)).toMatchObject({ code: 'executor-forbidden' });
  });
});

describe('waiting for it', () => {
  it('does not happen unless it is asked for', async () => {
    const ports = world([], [WAITING]);
    expect(await waitForRun(RUN, 0, ports)).toBe('dispatched');
    expect(ports.waited()).toBe(0);
  });

  it.each([[WAITING], [null]])('scenario 36: ends within a minute where the run has not begun (%j)', async (state) => {
    const ports = world([], [state]);
    expect(await waitForRun(RUN, 3_600_000, ports)).toBe('dispatched');
    expect(ports.waited()).toBe(60_000);
  });

  it('goes on to its end once it has begun', async () => {
    const states = [WAITING, ...Array.from({ length: 10 }, () => RUNNING)];
    const good = world([], [...states, { state: 'ended', conclusion: 'success' }]);
    expect(await waitForRun(RUN, 3_600_000, good)).toBe('succeeded');
    expect(good.waited()).toBeGreaterThan(60_000);
    const bad = world([], [...states, { state: 'ended', conclusion: 'cancelled' }]);
    expect(await waitForRun(RUN, 3_600_000, bad)).toBe('failed');
  });

  it('ends when its time is up, and then nobody knows', async () => {
    const ports = world([], [RUNNING]);
    expect(await waitForRun(RUN, 300_000, ports)).toBe('unknown');
    expect(ports.waited()).toBe(300_000);
  });
});
