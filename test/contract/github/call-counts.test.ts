/** How often GitHub is asked for one gated deployment of 50 changes. `npm run bench -- github-calls` has the table. */
import { expect, test } from 'vitest';
import { countsOf, type ReleaseOptions } from '../../bench/gated-release.ts';
import { callsOf } from '../../bench/github-calls.ts';

const RELEASE: ReleaseOptions = { pullRequests: 50, method: 'squash', isReviewed: true };

/** Policy, deployments, changes and people; what is asked about the gate itself does not grow with the release. */
const FACTS = ['graphql', 'repos/list-deployments', 'repos/compare-commits-with-basehead', 'repos/list-collaborators'];

test.each(['squash', 'merge'] as const)('50 changes by %s open with 18 reads and one write', async (method) => {
  const [calls = []] = await callsOf({ ...RELEASE, method }, 1);
  const { reads, writes } = countsOf(calls);
  expect(calls.filter(({ method: verb }) => verb === 'POST').at(-1)?.status).toBe(204);
  expect(reads).toBeLessThanOrEqual(18);
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
  expect(countsOf(held)).toMatchObject({ writes: 1 });
  expect(countsOf(again).reads).toBeLessThanOrEqual(12);
  expect(countsOf(again).writes).toBe(0);
});

test('twice as many changes are no more than one question more', async () => {
  const [calls = []] = await callsOf({ ...RELEASE, pullRequests: 100 }, 1);
  expect(countsOf(calls).reads).toBeLessThanOrEqual(19);
});
