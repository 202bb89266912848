/** Gates of which no webhook told, and which no log of deliveries has. */
import { expect, test, vi } from 'vitest';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { metricsOf } from './metrics-of.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const LIST_RUNS = 'actions/list-workflow-runs-for-repo';
const REDELIVER = 'apps/redeliver-webhook-delivery';
const NOWHERE = 'http://127.0.0.1:9/';

async function firstLooks({ github }: Rehearsal): Promise<void> {
  await eventually('the first looks', () => github.countRequests({ operation: LIST_RUNS }) > 0);
}

test('a gate whose webhook GitHub never sent is found by the run that waits, and held with its reason', async () => {
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  for (const event of ['deployment_protection_rule', 'deployment_status', 'workflow_run', 'deployment']) {
    day.github.webhooks.drop({ event }, 99);
  }
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/shop.ts': 'export const a = 1;\n' } });
  const run = mergeAndDeploy(day.shop, pull);
  await day.github.settled();
  await eventually('all is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
  expect(reports(run)).toEqual([]);
  await day.passTo('2026-11-24T08:37:00+01:00');
  expect(await eventually('a report', () => reports(run)[0])).toContain('release-hours');
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(day.github.countRequests({ operation: REDELIVER })).toBe(0);
  day.github.assertClean();
});

test('each attempt of a run that nobody told of is a gate of its own; what is not ours is not asked about', async () => {
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  day.github.webhooks.drop({}, 999);
  day.shop.createEnvironment('preview');
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the first attempt is approved', () => approvals(run)[0]);
  run.finish('failure');
  run.rerun('anna');
  await day.passTo('2026-11-24T11:30:00+01:00');
  await eventually('the second attempt is approved', () => approvals(run).length === 2);
  expect(day.github.countRequests({ operation: 'actions/review-custom-gates-for-run' })).toBe(2);
  day.github.assertClean();
});

test('after more than 3 days without webhooks nothing is asked for again, the gap is told, and the gate is found', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: '2026-11-17T08:30:00+01:00' });
  await firstLooks(day);
  day.github.sendWebhooksTo(NOWHERE);
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
  await day.github.settled();
  await day.app.stop();
  day.clock.moveTo(Date.parse('2026-11-21T08:30:00+01:00'));
  await day.restart();
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await eventually('the gap is told', async () => {
    const seconds = (await metricsOf(day))['tidegate_deliveries_gap_seconds'] ?? 0;
    return seconds > 86_000 && seconds < 86_800;
  });
  expect(day.app.logTail().join('\n')).toContain('Nobody looked for missed deliveries for more than 3 days');
  expect(day.github.countRequests({ operation: REDELIVER })).toBe(0);
  day.github.assertClean();
});
