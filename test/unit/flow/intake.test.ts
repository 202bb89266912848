/** An event that concerns hundreds of gates does not make all of them due at once. */
import { expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { intake } from '../../../src/flow/intake.ts';
import { createWorld, GATE, NOW, REPOSITORY } from './world.ts';

interface Asked {
  readonly at: number;
  readonly questions: readonly Question[];
}

async function takenIn(gates: number) {
  const world = createWorld();
  world.openGates = Array.from({ length: gates }, (_, nth) => ({ ...GATE, deploymentId: nth + 1 }));
  const asked: Asked[] = [];
  const finished: Asked[] = [];
  const store: typeof world.ports.store = {
    ...world.ports.store,
    askNow: async (questions, at) => {
      // The delivery is done last: until then everything is done again after a crash.
      expect(finished).toEqual([]);
      asked.push({ at, questions });
    },
    finishDelivery: async (_, questions, at) => void finished.push({ at, questions }),
  };
  const event = { kind: 'pull-request-changed', repository: REPOSITORY, number: 12 } as const;
  const questions = await intake('d1', event, { ...world.ports, store });
  return { questions, asked, finished };
}

test('what an event concerns is due at once, as long as it is not much', async () => {
  const { questions, asked, finished } = await takenIn(50);
  expect(asked).toEqual([]);
  expect(finished).toEqual([{ at: NOW, questions }]);
  expect(questions).toHaveLength(51);
});

test('of hundreds of gates fifty are due at once, and the others one batch after the other, none left out', async () => {
  const { questions, asked, finished } = await takenIn(220);
  expect(finished[0]?.questions).toHaveLength(51);
  expect(asked.map(({ at, questions: batch }) => [at - NOW, batch.length])).toEqual([
    [20_000, 50],
    [40_000, 50],
    [60_000, 50],
    [80_000, 20],
  ]);
  const all = [...finished, ...asked].flatMap((each) => each.questions);
  expect(new Set(all)).toEqual(new Set(questions));
  expect(all).toHaveLength(221);
});
