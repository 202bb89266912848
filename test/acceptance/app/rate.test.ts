import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

/** More than GitHub takes in a minute. */
const MANY = 100;

function floodWith(day: Rehearsal, count: number) {
  return Array.from({ length: count }, (_, nth) =>
    propose(day.shop, { branch: `change-${nth}`, files: { [`src/part-${nth}.ts`]: `export const n = ${nth};\n` } }),
  );
}

function refusals(day: Rehearsal): number {
  return day.github.countRequests({ status: 403 }) + day.github.countRequests({ status: 429 });
}

function asked(day: Rehearsal): number {
  return day.github.countRequests({ actor: day.github.app.botLogin });
}

/** Nothing is asked for a while: what can be done at this time is done. */
async function quiet(day: Rehearsal): Promise<void> {
  for (let looks = 0; looks < 40; looks++) {
    const before = asked(day);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    if (asked(day) === before) return;
  }
}

test("a flood of pull requests stays within GitHub's limits, lets a gate pass, and gets every check once", {
  timeout: 180_000,
}, async () => {
  await using day = await rehearse({ policy: POLICY });
  day.github.enforceRateLimits();
  const docs = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const pulls = floodWith(day, MANY);
  const checksOf = (sha: string) => day.shop.checks(sha).filter((check) => check.name === 'tidegate');
  await eventually('some checks', () => pulls.filter((pull) => checksOf(pull.headSha).length > 0).length >= 10, 60_000);
  const run = mergeAndDeploy(day.shop, docs);
  await eventually('the deployment is approved', () => approvals(run)[0], 15_000);
  await quiet(day);
  expect(pulls.some((pull) => checksOf(pull.headSha).length === 0)).toBe(true);
  for (let minute = 34; minute < 60; minute += 2) {
    if (pulls.every((pull) => checksOf(pull.headSha).length > 0)) break;
    await day.passTo(`2026-11-24T08:${minute}:00+01:00`);
    await quiet(day);
  }
  expect(pulls.map((pull) => checksOf(pull.headSha).length)).toEqual(pulls.map(() => 1));
  expect(approvals(run)).toHaveLength(1);
  expect(refusals(day)).toBe(0);
  day.github.assertClean();
});

test('asked to wait, the App asks nothing until the time is over, in all processes, and gates come first', {
  timeout: 60_000,
}, async () => {
  await using day = await rehearse({ policy: POLICY });
  const docs = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  await eventually('the first check', () => day.shop.checks(docs.headSha)[0]);
  await day.github.settled();
  const headers = { 'retry-after': '120' };
  day.github.fault({ operation: 'pulls/get', kind: 'status', status: 429, headers, message: 'Slow down' });
  const pulls = floodWith(day, 5);
  await eventually('GitHub asked to wait', () => day.github.countRequests({ status: 429 }) === 1);
  const another = await day.startAnother();
  const before = asked(day);
  const run = mergeAndDeploy(day.shop, docs);
  await day.github.settled();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(asked(day)).toBe(before);
  const since = day.github.requests.length;
  day.clock.moveTo(Date.parse('2026-11-24T08:33:00+01:00'));
  await another.moveClock(day.clock.now());
  await day.passTo('2026-11-24T08:33:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0], 20_000);
  await eventually('the checks', () => pulls.every((pull) => day.shop.checks(pull.headSha).length > 0), 20_000);
  const operations = day.github.requests.slice(since).map((request) => request.operation);
  // The other process takes up pull requests beside it, so they may begin before it; they do not go ahead of it.
  const approved = operations.indexOf('actions/review-custom-gates-for-run');
  expect(approved).toBeGreaterThanOrEqual(0);
  expect(approved).toBeLessThan(operations.lastIndexOf('pulls/get'));
  expect(approvals(run)).toHaveLength(1);
  await another.kill();
});
