import { expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Question } from '../../../src/domain/question.ts';
import type { KnownPlan, MilestoneState } from '../../../src/flow/ports.ts';
import { plans } from '../../../src/flow/sweep/plans.ts';
import type { SweepPorts } from '../../../src/flow/sweep/sweep.ts';
import { createWorld, NOW, REPOSITORY } from './world.ts';

const POLICY = 'version: 1\nplan: { milestones: "release/*" }\n';
const UPDATED = '2026-11-24T07:00:00Z' as Instant;

function milestone(number: number, change: Partial<MilestoneState> = {}): MilestoneState {
  const counts = { openItems: 0, closedItems: 0 };
  return {
    number,
    title: `release/${number}`,
    description: '',
    dueOn: null,
    isOpen: true,
    ...counts,
    updatedAt: UPDATED,
    ...change,
  };
}

function known(number: number, change: Partial<KnownPlan> = {}): KnownPlan {
  return { number, title: `release/${number}`, state: 'open', updatedAt: UPDATED, ...change } as KnownPlan;
}

async function swept(policy: string, milestones: MilestoneState[], kept: KnownPlan[], memory: string | null = null) {
  const world = createWorld();
  const asked: Question[] = [];
  Object.assign(world, { policy, milestones, plans: kept });
  Object.assign(world.ports.store, {
    governedRepositories: async () => [REPOSITORY],
    askNow: async (questions: readonly Question[]) => void asked.push(...questions),
  });
  const result = await plans.run(world.ports as SweepPorts, { memory, mayGoOn: () => true });
  return { asked: asked.map((each) => (each.kind === 'plan' ? each.milestone : 0)), memory: result.memory, world };
}

test('asks about milestones that nobody told, that changed, or that are not open any more', async () => {
  const changed = milestone(2, { updatedAt: '2026-11-24T07:30:00Z' as Instant });
  const there = [milestone(1), changed, milestone(3), milestone(5), milestone(6, { title: 'ideas' })];
  const kept = [known(2), known(3), known(4), known(5, { state: 'over' }), known(7, { state: 'over' })];
  expect((await swept(POLICY, there, kept)).asked).toEqual([1, 2, 5, 4]);
});

test('asks nothing when all is as it was told', async () => {
  expect((await swept(POLICY, [milestone(3)], [known(3)])).asked).toEqual([]);
});

test('leaves a repository alone for a while whose policy plans nothing, unless something was planned', async () => {
  const first = await swept('version: 1\n', [milestone(1)], []);
  expect(first.asked).toEqual([]);
  expect(JSON.parse(first.memory ?? '{}').repositories[REPOSITORY.id]).toEqual({ note: 'unwanted', at: NOW });
  expect((await swept(POLICY, [milestone(1)], [], first.memory)).asked).toEqual([]);
  expect((await swept('version: 1\n', [milestone(4)], [known(4)])).asked).toEqual([4]);
});
