import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/action/answer.ts';
import { waitForOpening } from '../../../src/action/wait-for-opening.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { toInstant } from '../../../src/domain/instant.ts';

const START = Date.parse('2026-03-10T09:00:00Z');

type Decided = Extract<Answer, { kind: 'decided' }>;

function decided(verdict: Decision['verdict'], more: Partial<Decision> = {}): Decided {
  const at = toInstant(START);
  const decision: Decision = {
    version: 1,
    mode: 'enforce',
    verdict,
    at,
    tier: 'low',
    releaseType: 'patch',
    tierReasons: [],
    gates: [],
    earliestOpening: null,
    nextTransitionAt: null,
    override: null,
    policy: { sources: [], digest: '' },
    factsDigest: '',
    ...more,
  };
  const facts: Facts = {
    version: 1,
    at,
    repository: 'acme/shop',
    question: { kind: 'deploy', environment: 'production', actor: 'anna' },
    candidate: { sha: 'abc' },
    baseline: null,
    direction: 'forward',
    changes: [],
    complete: true,
    people: {},
    approvals: [],
    checks: [],
    deployments: [],
    incidents: [],
    holds: [],
    overrides: [],
    dependencies: [],
    lanes: [],
    rollbacks: [],
    freezes: [],
  };
  return { kind: 'decided', policies: [], facts, decision, warnings: [] };
}

/** Answers by a rule of seconds since the start; a sleep moves the clock, a reading takes a second. */
async function wait(
  waitMs: number,
  answerAt: (second: number) => Answer | Failure,
  again?: (second: number) => Decided,
) {
  let now = START;
  const asked: number[] = [];
  const second = () => (now - START) / 1000;
  const answer = await waitForOpening({
    waitMs,
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    say: () => undefined,
    ask: async () => {
      asked.push(second());
      const found = answerAt(second());
      now += 1000;
      if (found instanceof Failure) throw found;
      return found;
    },
    again: (found) => again?.(second()) ?? found,
  });
  return { answer, asked, verdict: answer.kind === 'decided' ? answer.decision.verdict : answer.kind };
}

describe('waiting for a gate', () => {
  it('asks once when there is no time to wait', async () => {
    expect(await wait(0, () => decided('waiting'))).toMatchObject({ verdict: 'waiting', asked: [0] });
  });

  it('does not wait when it is open, blocked or undecidable', async () => {
    for (const answer of [decided('open'), decided('blocked'), { kind: 'none' } as const]) {
      expect((await wait(600_000, () => answer)).asked).toEqual([0]);
    }
  });

  it('does not wait where a policy only observes', async () => {
    expect((await wait(600_000, () => decided('waiting', { mode: 'observe' }))).asked).toEqual([0]);
  });

  it('reads everything again until it opens, less and less often', async () => {
    const { asked, verdict } = await wait(3_600_000, (second) => decided(second > 400 ? 'open' : 'waiting'));
    expect(verdict).toBe('open');
    expect(asked.slice(0, 7)).toEqual([0, 6, 17, 38, 79, 160, 281]);
  });

  it('asks at the moment that time alone can open it', async () => {
    const nextTransitionAt = toInstant(START + 90_000);
    const { asked } = await wait(3_600_000, (second) =>
      decided(second >= 90 ? 'open' : 'waiting', { nextTransitionAt }),
    );
    expect(asked.at(-1)).toBe(90);
  });

  it('asks a last time when the wait is over', async () => {
    const { asked, verdict } = await wait(30_000, () => decided('waiting'));
    expect(verdict).toBe('waiting');
    expect(asked.at(-1)).toBe(30);
  });

  it('does not let go when the window closed while it was reading', async () => {
    const closedAfter = (second: number) => decided(second > 10 && second < 100 ? 'open' : 'waiting');
    const atTheMoment = (second: number) => decided(second > 50 && second < 100 ? 'open' : 'waiting');
    const { answer, asked } = await wait(600_000, closedAfter, atTheMoment);
    expect(answer).toMatchObject({ decision: { verdict: 'open' } });
    expect(asked.at(-1)).toBeGreaterThan(50);
    expect(
      await wait(
        0,
        () => decided('open'),
        () => decided('waiting'),
      ),
    ).toMatchObject({ verdict: 'waiting' });
  });

  it('bears a failure that may pass, and obeys the wait it names', async () => {
    const limited = new Failure('rate-limited', 'slow down', { retryAfterMs: 60_000 });
    const { asked, verdict } = await wait(600_000, (second) => (second === 0 ? limited : decided('open')));
    expect(verdict).toBe('open');
    expect(asked).toEqual([0, 61]);
  });

  it('gives up on a failure that stays, and on one that time cannot heal', async () => {
    await expect(wait(30_000, () => new Failure('unavailable', 'down'))).rejects.toThrow('down');
    await expect(wait(600_000, () => new Failure('forbidden', 'not yours'))).rejects.toThrow('not yours');
  });
});
