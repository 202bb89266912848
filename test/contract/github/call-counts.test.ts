/** How often GitHub is asked for one gated deployment of 50 changes. `npm run bench -- github-calls` has the table. */
import { expect, test } from 'vitest';
import { countsOf, type ReleaseOptions } from '../../bench/gated-release.ts';
import { callsByTimer, callsOf } from '../../bench/github-calls.ts';

const RELEASE: ReleaseOptions = { pullRequests: 50, method: 'squash', isReviewed: true };

/** Policy, deployments, changes and people; what is asked about the gate itself does not grow with the release. */
const FACTS = ['graphql', 'repos/list-deployments', 'repos/compare-commits-with-basehead', 'repos/list-collaborators'];

/** The policy, that it still waits in this attempt of its run, and the report. */
const BY_TIMER = [
  'graphql',
  'actions/get-workflow-run',
  'repos/list-deployment-statuses',
  'actions/review-custom-gates-for-run',
];

test.each(['squash', 'merge'] as const)('50 changes by %s open with 15 reads and one write', async (method) => {
  const [calls = []] = await callsOf({ ...RELEASE, method }, 1);
  const { reads, writes } = countsOf(calls);
  expect(calls.filter(({ method: verb }) => verb === 'POST').at(-1)?.status).toBe(204);
  expect(reads).toBeLessThanOrEqual(15);
  expect(writes).toBe(1);
  const opening = calls.findIndex(({ operation }) => operation === 'actions/review-custom-gates-for-run');
  expect(opening).toBeGreaterThan(0);
  const beforeGuard = calls.slice(
    0,
    calls.findLastIndex(({ operation }) => operation === 'repos/list-collaborators') + 1,
  );
  expect(beforeGuard.filter(({ operation }) => FACTS.includes(operation ?? ''))).toHaveLength(8);
});

test('what is held and asked about again is not written again', async () => {
  const [held = [], again = []] = await callsOf({ ...RELEASE, isReviewed: false }, 2);
  expect(countsOf(held).reads).toBeLessThanOrEqual(12);
  expect(countsOf(held).writes).toBe(1);
  expect(countsOf(again).reads).toBeLessThanOrEqual(12);
  expect(countsOf(again).writes).toBe(0);
});

test('a timer that only ends one freeze and begins the next takes three reads, and one write to say so', async () => {
  const calls = await callsByTimer({ ...RELEASE, isReviewed: false, isFrozen: true }, 2);
  const [ended, begun] = calls.map(countsOf);
  expect(calls.map((each) => each.map(({ operation }) => operation))).toEqual([BY_TIMER, BY_TIMER]);
  expect([ended, begun]).toEqual([
    { reads: 3, writes: 1 },
    { reads: 3, writes: 1 },
  ]);
});

test('twice as many changes are no more than one question more', async () => {
  const [calls = []] = await callsOf({ ...RELEASE, pullRequests: 100 }, 1);
  expect(countsOf(calls).reads).toBeLessThanOrEqual(16);
});
