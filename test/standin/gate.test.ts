/** Deployments at protected environments: what waits, what answers do, what happens without us. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../standin/start.ts';
import {
  installationToken,
  movableClock,
  openShop,
  plainClient,
  type ReceivingServer,
  receiveWebhooks,
  type Shop,
} from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;
let receiver: ReceivingServer;
let client: ReturnType<typeof plainClient>;
const clock = movableClock();

beforeEach(async () => {
  stage = await openShop({ clock });
  receiver = await receiveWebhooks();
  stage.github.sendWebhooksTo(receiver.url);
  client = plainClient(stage.github, await installationToken(stage));
  stage.shop.enableRule('production');
});

afterEach(async () => {
  stage.github.assertClean();
  await stage.github.close();
  await receiver.close();
});

function start(): Run {
  return stage.shop.startRun({ environment: 'production', actor: 'anna' });
}

async function answer(run: Run, state: 'approved' | 'rejected' | null, comment = '') {
  const review = { ...R, run_id: run.id, environment_name: 'production', comment, ...(state ? { state } : {}) };
  return await client.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', review);
}

async function requested() {
  await stage.github.settled();
  return stage.github.webhooks.deliveries.filter(({ event }) => event === 'deployment_protection_rule');
}

async function approvals(run: Run) {
  const { data } = await client.rest.actions.getReviewsForRun({ ...R, run_id: run.id });
  return data.map(({ state, user, comment }) => [state, user.login, comment]);
}

describe('a run that reaches a protected environment', () => {
  test('waits, with a deployment, its status, and one request to our rule', async () => {
    const run = start();
    expect(run.status).toBe('waiting');
    expect(run.deployments.map(({ state, sha }) => [state, sha])).toEqual([['waiting', stage.shop.head()]]);
    const [request] = await requested();
    expect(request?.payload).toMatchObject({
      action: 'requested',
      environment: 'production',
      event: 'push',
      deployment: { id: run.deployments[0]?.id, sha: stage.shop.head(), ref: 'main' },
      deployment_callback_url: `${stage.github.url}/api/v3/repos/acme/shop/actions/runs/${run.id}/deployment_protection_rule`,
      installation: { id: stage.shop.installationId },
    });
  });

  test('goes on at once where our rule is not switched on', async () => {
    stage.shop.disableRule('production');
    const run = start();
    expect(run.status).toBe('in_progress');
    expect(await requested()).toEqual([]);
    run.finish('success');
    expect([run.status, run.conclusion, run.deployments[0]?.state]).toEqual(['completed', 'success', 'success']);
  });

  test('is told of in pending_deployments without a deployment id and without a commit', async () => {
    const { data } = await client.rest.actions.getPendingDeploymentsForRun({ ...R, run_id: start().id });
    const keys = ['current_user_can_approve', 'environment', 'reviewers', 'wait_timer', 'wait_timer_started_at'];
    expect(Object.keys(data[0] ?? {}).sort()).toEqual(keys);
  });
});

describe('our answer', () => {
  test('approved lets the deployment go on, and stands in the history as from our bot', async () => {
    const run = start();
    expect((await answer(run, 'approved', 'window is open')).status).toBe(204);
    expect([run.status, run.deployments[0]?.state]).toEqual(['in_progress', 'in_progress']);
    expect(await approvals(run)).toEqual([['approved', 'tidegate[bot]', 'window is open']]);
    run.finish('success');
    expect(run.conclusion).toBe('success');
  });

  test('rejected fails the job, the deployment and the run', async () => {
    const run = start();
    await answer(run, 'rejected', 'hold');
    expect([run.status, run.conclusion, run.deployments[0]?.state]).toEqual(['completed', 'failure', 'failure']);
    expect(await approvals(run)).toEqual([['rejected', 'tidegate[bot]', 'hold']]);
  });

  test('without a state is a report: the deployment goes on waiting, ten times at most', async () => {
    const run = start();
    for (let n = 1; n <= 10; n += 1) await answer(run, null, `report ${n}`);
    await expect(answer(run, null, 'report 11')).rejects.toMatchObject({ status: 422 });
    expect(run.status).toBe('waiting');
    expect(run.reviews.map(({ state }) => state)).toEqual(Array(10).fill('pending'));
    await answer(run, 'approved');
    expect(run.status).toBe('in_progress');
  });

  test('is refused with 422 when nothing is pending', async () => {
    const run = start();
    await answer(run, 'approved');
    await expect(answer(run, 'approved')).rejects.toMatchObject({ status: 422 });
    expect(run.reviews).toHaveLength(1);
  });

  test('for one environment leaves the others waiting, and lets a whole matrix go', async () => {
    stage.shop.enableRule('staging');
    const run = stage.shop.startRun({
      actor: 'anna',
      jobs: [
        { name: 'eu', environment: 'production' },
        { name: 'us', environment: 'production' },
        { name: 'pre', environment: 'staging' },
      ],
    });
    expect(await requested()).toHaveLength(3);
    await answer(run, 'approved');
    expect(run.jobs.map(({ status }) => status)).toEqual(['in_progress', 'in_progress', 'waiting']);
    expect(run.status).toBe('in_progress');
  });
});

describe('a re-run', () => {
  test('has the same id, the next attempt, a new deployment, and asks again', async () => {
    const run = start();
    const [first] = run.deployments;
    await answer(run, 'rejected');
    run.rerun('ben');
    expect([run.attempt, run.status]).toEqual([2, 'waiting']);
    expect(run.deployments[0]?.id).not.toBe(first?.id);
    expect((await requested()).map(({ payload }) => (payload['deployment'] as { id: number }).id)).toEqual([
      first?.id,
      run.deployments[0]?.id,
    ]);
    const { data } = await client.rest.actions.getWorkflowRun({ ...R, run_id: run.id });
    expect([data.run_attempt, data.actor?.login, data.triggering_actor?.login]).toEqual([2, 'anna', 'ben']);
  });

  test('is let go by an approval that was meant for the attempt before: nothing compares', async () => {
    const run = start();
    stage.github.fault({ operation: 'actions/review-custom-gates-for-run', kind: 'reset-before' });
    await expect(answer(run, 'approved')).rejects.toThrow();
    run.cancel('anna');
    run.rerun('anna');
    await answer(run, 'approved');
    expect(run.reviews.map(({ attempt, deploymentIds }) => [attempt, deploymentIds])).toEqual([
      [2, [run.deployments[0]?.id]],
    ]);
  });

  test('is not possible before the run has ended', () => {
    expect(() => start().rerun('ben')).toThrow(/has not ended/);
  });
});

describe('without us', () => {
  test('an administrator can start what waits, and is in the history with it', async () => {
    const run = start();
    expect(() => run.bypass('anna')).toThrow(/administrators/);
    run.bypass('ben', 'fire');
    expect(run.status).toBe('in_progress');
    expect(run.reviews).toEqual([]);
    expect(await approvals(run)).toEqual([['approved', 'ben', 'fire']]);
  });

  test('a cancelled run has nothing left to answer', async () => {
    const run = start();
    run.cancel('anna');
    expect([run.status, run.conclusion]).toEqual(['completed', 'cancelled']);
    await expect(answer(run, 'approved')).rejects.toMatchObject({ status: 422 });
  });
});

describe('deployments', () => {
  test('become inactive when a later one in the environment succeeds', async () => {
    const one = start();
    await answer(one, 'approved');
    one.finish('success');
    clock.advance(60_000);
    const two = start();
    await answer(two, 'approved');
    two.finish('success');
    expect(stage.shop.deployments('production').map(({ state }) => state)).toEqual(['inactive', 'success']);
    const { data } = await client.rest.repos.listDeployments({ ...R, environment: 'production' });
    expect(data.map(({ id }) => id)).toEqual([two.deployments[0]?.id, one.deployments[0]?.id]);
    expect(Date.parse(data[0]?.created_at ?? '') - Date.parse(data[1]?.created_at ?? '')).toBe(60_000);
  });

  test('of a later job wait until what they need succeeded', async () => {
    const run = stage.shop.startRun({
      actor: 'anna',
      jobs: [
        { name: 'build' },
        { name: 'staging', environment: 'staging', needs: ['build'] },
        { name: 'production', environment: 'production', needs: ['staging'] },
      ],
    });
    expect(run.deployments).toEqual([]);
    run.finish('success');
    run.finish('failure');
    expect(run.jobs.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure', 'skipped']);
    expect(await requested()).toEqual([]);
  });
});
