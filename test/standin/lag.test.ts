/** Reads that lag behind a write, and conditional requests. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Run } from '../../standin/start.ts';
import {
  appClient,
  installationToken,
  movableClock,
  openShop,
  plainClient,
  receiveWebhooks,
  type Shop,
} from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;
let clock: ReturnType<typeof movableClock>;
let client: ReturnType<typeof plainClient>;

beforeEach(async () => {
  clock = movableClock();
  stage = await openShop({ clock });
  client = plainClient(stage.github, await installationToken(stage));
});

afterEach(async () => {
  stage.github.assertClean();
  await stage.github.close();
});

test('a list does not have what was made a moment ago, and another read does', async () => {
  stage.github.lag({ operation: 'checks/list-for-ref', ms: 5000 });
  const sha = stage.shop.head();
  const list = async () => (await client.rest.checks.listForRef({ ...R, ref: sha })).data.total_count;
  const { data } = await client.rest.checks.create({ ...R, name: 'tidegate', head_sha: sha });
  expect((await client.rest.checks.get({ ...R, check_run_id: data.id })).data.id).toBe(data.id);
  expect(await list()).toBe(0);
  clock.advance(4999);
  expect(await list()).toBe(0);
  clock.advance(1);
  expect(await list()).toBe(1);
});

test('an older state is shown until the newer one is old enough', async () => {
  const run = waitingRun();
  stage.github.lag({ operation: 'actions/list-workflow-runs-for-repo', ms: 1000 });
  stage.github.lag({ operation: 'actions/get-pending-deployments-for-run', ms: 2000 });
  const waiting = async () =>
    (await client.rest.actions.listWorkflowRunsForRepo({ ...R, status: 'waiting' })).data.total_count;
  const pending = async () =>
    (await client.rest.actions.getPendingDeploymentsForRun({ ...R, run_id: run.id })).data.length;
  const answer = { ...R, run_id: run.id, environment_name: 'production', state: 'approved', comment: 'go' } as const;
  await client.rest.actions.reviewCustomGatesForRun(answer);
  expect([run.status, await waiting(), await pending()]).toEqual(['in_progress', 1, 1]);
  clock.advance(1000);
  expect([await waiting(), await pending()]).toEqual([0, 1]);
  stage.github.lag({ operation: 'actions/get-pending-deployments-for-run', ms: 0 });
  expect(await pending()).toBe(0);
});

test('deployments and reviews can lag, too', async () => {
  stage.github.lag({ operation: 'repos/list-deployments', ms: 1000 });
  stage.github.lag({ operation: 'actions/get-reviews-for-run', ms: 1000 });
  const run = waitingRun();
  const list = async () => (await client.rest.repos.listDeployments(R)).data.length;
  expect(await list()).toBe(0);
  clock.advance(1000);
  expect(await list()).toBe(1);
  const report = { ...R, run_id: run.id, environment_name: 'production', comment: 'not yet' };
  await client.rest.actions.reviewCustomGatesForRun(report);
  expect((await client.rest.actions.getReviewsForRun({ ...R, run_id: run.id })).data).toEqual([]);
});

function waitingRun(): Run {
  stage.shop.enableRule('production');
  return stage.shop.startRun({ actor: 'anna', environment: 'production' });
}

test('lists are answered with 304 while nothing in them changed', async () => {
  waitingRun();
  const list = (etag = '') =>
    client.rest.actions.listWorkflowRunsForRepo({ ...R, status: 'waiting', headers: { 'if-none-match': etag } });
  const { headers } = await list();
  const etag = headers.etag ?? '';
  await expect(list(etag)).rejects.toMatchObject({ status: 304 });
  await expect(list(`"other", ${etag}`)).rejects.toMatchObject({ status: 304 });
  waitingRun();
  expect((await list(etag)).data.total_count).toBe(2);
});

test('the log of deliveries is answered with 304, too', async () => {
  const receiver = await receiveWebhooks();
  stage.github.sendWebhooksTo(receiver.url);
  waitingRun();
  await stage.github.settled();
  const { rest } = await appClient(stage);
  const list = (etag = '') => rest.apps.listWebhookDeliveries({ headers: { 'if-none-match': etag } });
  const { headers } = await list();
  await expect(list(headers.etag)).rejects.toMatchObject({ status: 304 });
  await receiver.close();
});
