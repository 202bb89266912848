import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { metricsOf } from './metrics-of.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const REVIEW = 'actions/review-custom-gates-for-run';
const REDELIVER = 'apps/redeliver-webhook-delivery';
const LIST_RUNS = 'actions/list-workflow-runs-for-repo';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/';

/** The repository is looked at once after the start, so that what a test finds later was found later. */
async function firstLooks({ github }: Rehearsal): Promise<void> {
  await eventually('the first looks', () => github.countRequests({ operation: LIST_RUNS }) > 0);
}

function deployDocs({ shop }: Rehearsal) {
  return mergeAndDeploy(shop, propose(shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
}

test('deliveries that nobody answered are sent again, and the gate is answered', async () => {
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  day.github.sendWebhooksTo(NOWHERE);
  const run = deployDocs(day);
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  day.github.sendWebhooksTo(day.app.webhookUrl);
  await day.passTo('2026-11-24T08:33:00+01:00');
  const missed = day.github.webhooks.deliveries.filter((one) => one.state === 'failed').map(({ guid }) => guid);
  const again = () => day.github.webhooks.deliveries.filter((one) => one.redelivery && one.state === 'delivered');
  await eventually('all are delivered', () => again().length >= missed.length);
  expect(
    again()
      .map(({ guid }) => guid)
      .sort(),
  ).toEqual(missed.sort());
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const asked = day.github.countRequests({ operation: REDELIVER });
  const missing = async () => (await metricsOf(day))['tidegate_deliveries_missing'];
  await eventually('the round is over', async () => (await missing()) === missed.length);
  await day.passTo('2026-11-24T08:40:00+01:00');
  await eventually('nothing is missing', async () => (await missing()) === 0);
  expect(day.github.countRequests({ operation: REDELIVER })).toBe(asked);
  day.github.assertClean();
});

test('what is missing is shown', async () => {
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  day.github.sendWebhooksTo(NOWHERE);
  day.shop.push({ branch: 'main', message: 'docs: more', author: 'anna', files: { 'docs/b.md': 'b\n' } });
  await day.github.settled();
  const missed = day.github.webhooks.deliveries.filter((one) => one.state === 'failed').length;
  await day.passTo('2026-11-24T08:33:00+01:00');
  await eventually('it is shown', async () => (await metricsOf(day))['tidegate_deliveries_missing'] === missed);
  expect(day.github.countRequests({ operation: REDELIVER })).toBe(missed);
  day.github.assertClean();
});

test('a webhook that comes twice has one effect', async () => {
  await using day = await rehearse({ policy: POLICY });
  day.github.webhooks.duplicate({ event: 'deployment_protection_rule' });
  const run = deployDocs(day);
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await day.github.settled();
  expect((await metricsOf(day))['tidegate_deliveries_total{outcome="duplicate"}']).toBe(1);
  expect(day.github.countRequests({ operation: REVIEW })).toBe(1);
  day.github.assertClean();
});

test('a body under the name of another event opens nothing, and the gate is found all the same', async () => {
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  day.github.webhooks.renameEvent({ event: 'pull_request', action: 'closed' }, 'deployment_protection_rule');
  day.github.webhooks.renameEvent({ event: 'deployment_protection_rule' }, 'membership');
  const run = deployDocs(day);
  await day.github.settled();
  await eventually('all is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
  expect(day.github.countRequests({ operation: REVIEW })).toBe(0);
  await day.passTo('2026-11-24T08:40:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(reports(run)).toEqual([]);
  day.github.assertClean();
});

test('a callback address of somebody else is never called, and the gate is found all the same', async () => {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  await using day = await rehearse({ policy: POLICY });
  await firstLooks(day);
  const { port } = server.address() as AddressInfo;
  day.github.webhooks.alter({ event: 'deployment_protection_rule' }, (payload) => ({
    ...payload,
    deployment_callback_url: `http://127.0.0.1:${port}/repos/acme/shop/actions/runs/1/deployment_protection_rule`,
  }));
  const run = deployDocs(day);
  await day.github.settled();
  await eventually('all is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
  expect(day.github.countRequests({ operation: REVIEW })).toBe(0);
  await day.passTo('2026-11-24T08:40:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(calls).toEqual([]);
  day.github.assertClean();
});

test('a pull request of which no webhook told gets its check', async () => {
  await using day = await rehearse({ policy: POLICY });
  const first = propose(day.shop, { branch: 'one', files: { 'docs/a.md': 'text\n' } });
  const checkOn = (sha: string) => day.shop.checks(sha).find((each) => each.name === 'tidegate');
  await eventually('the check', () => checkOn(first.headSha));
  day.github.webhooks.drop({ event: 'pull_request' }, 9);
  const second = propose(day.shop, { branch: 'two', files: { 'docs/b.md': 'text\n' } });
  await day.github.settled();
  expect(checkOn(second.headSha)).toBeUndefined();
  await day.passTo('2026-11-24T08:50:00+01:00');
  await eventually('the check of the second', () => checkOn(second.headSha));
  day.github.assertClean();
});

test('a setting that lets deployments past the policy is told, until it is set right', async () => {
  await using day = await rehearse({ policy: POLICY });
  day.shop.createEnvironment('production-eu');
  const first = propose(day.shop, { branch: 'one', files: { 'docs/a.md': 'text\n' } });
  await eventually('the check', () => day.shop.checks(first.headSha).find((each) => each.name === 'tidegate'));
  const missing = 'tidegate_findings{code="rule-missing"}';
  day.shop.disableRule('production');
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the finding', async () => (await metricsOf(day))[missing] === 1);
  day.shop.enableRule('production');
  await day.passTo('2026-11-24T12:00:00+01:00');
  await eventually('the finding is gone', async () => (await metricsOf(day))[missing] === 0);
  day.github.assertClean();
});
