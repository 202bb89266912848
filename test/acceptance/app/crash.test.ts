import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, rehearse } from './rehearsal.ts';

test('killed between the 202 and the handling, the App answers the gate after its next start', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  await day.github.settled();
  // From here on GitHub's API hangs, so nothing that is accepted now can be handled before the kill.
  day.github.fault({ operation: '*', times: 1000, kind: 'delay', ms: 60_000 });
  const run = mergeAndDeploy(day.shop, pull);
  await day.github.settled();
  const requested = day.github.webhooks.deliveries.filter((each) => each.event === 'deployment_protection_rule');
  expect(requested.map((each) => each.status)).toEqual([202]);
  await day.app.kill();
  expect(run.reviews).toEqual([]);
  day.github.clearFaults();
  await day.restart();
  await eventually('the deployment is approved', () => approvals(run)[0], 20_000);
  expect(approvals(run)).toHaveLength(1);
});

test('killed after GitHub did what was asked and before its answer came, the App does not ask twice', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  await day.github.settled();
  day.github.fault({ operation: 'actions/review-custom-gates-for-run', kind: 'timeout-after-apply' });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('GitHub has approved', () => approvals(run)[0]);
  await day.app.kill();
  await day.restart();
  await day.passTo('2026-11-24T08:40:00+01:00');
  await eventually('the App has looked at the gate again', () => {
    const asked = day.github.requests.map((each) => each.operation);
    return asked.lastIndexOf('actions/get-reviews-for-run') > asked.indexOf('actions/review-custom-gates-for-run');
  });
  expect(day.github.countRequests({ operation: 'actions/review-custom-gates-for-run' })).toBe(1);
  expect(approvals(run)).toHaveLength(1);
});

test('stopped with a gate held for its window, the App opens it after its next start', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = mergeAndDeploy(
    day.shop,
    propose(day.shop, { branch: 'feature', files: { 'src/shop.ts': 'export const a = 1;\n' } }),
  );
  await eventually('a report', () => run.reviews[0]);
  await day.app.stop();
  day.clock.moveTo(Date.parse('2026-11-24T12:00:00+01:00'));
  await day.restart();
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(approvals(run)).toHaveLength(1);
  day.github.assertClean();
});
