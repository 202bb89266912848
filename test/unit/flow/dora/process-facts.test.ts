/** What is known of ways back and reviews at the end of a stretch of time. */
import { describe, expect, test } from 'vitest';
import { toInstant } from '../../../../src/domain/instant.ts';
import type { KeptRollback } from '../../../../src/domain/rollback.ts';
import { processFacts } from '../../../../src/flow/dora/process-facts.ts';
import type { KeptReview } from '../../../../src/flow/ports.ts';
import { parsePolicy } from '../../../../src/policy/parse.ts';

const DAY = 86_400_000;
const UNTIL = Date.UTC(2026, 10, 23);
const SPAN = { from: UNTIL - 90 * DAY, until: UNTIL };

function ago(days: number) {
  return toInstant(UNTIL - days * DAY);
}

function policyOf(environments: string) {
  const text = `version: 1\nenvironments: ${environments}\n`;
  const parsed = parsePolicy(text, { source: 'policy', file: 'tidegate.yml' });
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  return parsed.policy;
}

function verified(days: number): KeptRollback {
  return { state: 'verified', endedAt: ago(days) } as unknown as KeptRollback;
}

function review(change: Partial<KeptReview>): KeptReview {
  return {
    ...{ repositoryId: 1, deploymentId: 1, environment: 'production', issueNumber: 1, openedAt: ago(20) },
    ...{ dueAt: null, closedAt: null, causes: [], reopenings: 0, undoneAt: null, ...change },
  };
}

function storeOf(ledgers: Readonly<Record<string, readonly KeptRollback[]>>, reviews: readonly KeptReview[] = []) {
  const reads: string[] = [];
  const store = {
    rollbacks: async (_id: number, place: string) => {
      reads.push(place);
      return ledgers[place] ?? [];
    },
    reviewCauses: async () => reviews,
  };
  return { store, reads };
}

const DRILL = '{ production: { rollback: { drill: { in: staging, every: 90d } } }, staging: {} }';

describe('drills', () => {
  test.each([
    ['never', [], null],
    ['done', [verified(10), verified(200)], ago(10)],
    ['overdue', [verified(91)], ago(91)],
    ['never, when it was after the end', [verified(-1)], null],
  ] as const)('%s', async (state, ledger, lastAt) => {
    const { store } = storeOf({ staging: ledger });
    const { drills } = await processFacts(store, 1, [policyOf(DRILL)], SPAN);
    expect(drills).toEqual([{ environment: 'production', in: 'staging', lastAt, state: state.split(',')[0] }]);
  });

  test('the repository’s word counts before the organisation’s, and each place is read once', async () => {
    const own =
      '{ Production: { rollback: { drill: { in: qa, every: 90d } } }, live: { rollback: { drill: { in: qa, every: 1d } } }, qa: {} }';
    const { store, reads } = storeOf({ qa: [verified(5)] });
    const { drills } = await processFacts(store, 1, [policyOf(DRILL), policyOf(own)], SPAN);
    expect(drills?.map(({ environment, state }) => [environment, state])).toEqual([
      ['Production', 'done'],
      ['live', 'overdue'],
    ]);
    expect(reads).toEqual(['qa']);
  });

  test('where no policy asks there are none', async () => {
    expect(await processFacts(storeOf({}).store, 1, [policyOf('{ production: {} }')], SPAN)).not.toHaveProperty(
      'drills',
    );
  });

  test('of hundreds the first twenty are read', async () => {
    const many = Array.from(
      { length: 40 },
      (_, at) => `e${at}: { rollback: { drill: { in: e${(at + 1) % 40}, every: 1d } } }`,
    );
    const { store, reads } = storeOf({});
    await processFacts(store, 1, [policyOf(`{ ${many.join(', ')} }`)], SPAN);
    expect(reads).toHaveLength(20);
  });
});

test('reviews are open, overdue, or closed within the stretch by their causes', async () => {
  const { store } = storeOf({}, [
    review({ dueAt: ago(1) }),
    review({ dueAt: ago(-1) }),
    review({ closedAt: ago(-1) }),
    review({ openedAt: ago(-1) }),
    review({ closedAt: ago(3), causes: ['gap/testing', 'gap/process'] }),
    review({ closedAt: ago(4), causes: ['gap/testing'] }),
    review({ closedAt: ago(5) }),
    review({ openedAt: ago(95), closedAt: ago(91), causes: ['gap/testing'] }),
  ]);
  const { reviews } = await processFacts(store, 1, [], SPAN);
  expect(reviews).toEqual({ open: 3, overdue: 1, byCause: { 'gap/process': 1, 'gap/testing': 2, none: 1 } });
});
