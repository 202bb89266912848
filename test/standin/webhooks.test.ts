/** Deliveries: signed, logged, and disturbed as a test wants. */
import { Probot } from 'probot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appClient, movableClock, openShop, type ReceivingServer, receiveWebhooks, type Shop } from './clients.ts';

let stage: Shop;
let receiver: ReceivingServer;

beforeEach(async () => {
  stage = await openShop({ deliveryTimeoutMs: 300 });
  receiver = await receiveWebhooks();
  stage.github.sendWebhooksTo(receiver.url);
});

afterEach(async () => {
  await stage.github.close();
  await receiver.close();
});

/** As Probot checks it. */
async function verify(secret: string, body: string, signature: unknown): Promise<boolean> {
  const { app } = stage.github;
  const probot = new Probot({ appId: app.id, privateKey: app.privateKey ?? '', secret, logLevel: 'fatal' });
  await probot.ready();
  return await probot.webhooks.verify(body, String(signature));
}

const push = () => stage.shop.push({ author: 'anna', message: 'a', files: { a: String(Math.random()) } });
const issue = () => stage.shop.openIssue({ title: 'a', author: 'anna' });
const events = () => receiver.received.map(({ headers }) => headers['x-github-event']);
const states = () => stage.github.webhooks.deliveries.map(({ event, state }) => `${event} ${state}`);

describe('a delivery', () => {
  test('is signed over its bytes and carries the headers of GitHub', async () => {
    push();
    await stage.github.settled();
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(await verify(stage.github.app.webhookSecret, body, headers['x-hub-signature-256'])).toBe(true);
    expect(await verify('another secret', body, headers['x-hub-signature-256'])).toBe(false);
    expect(headers).toMatchObject({
      'x-github-event': 'push',
      'x-github-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-github-hook-installation-target-type': 'integration',
      'x-github-hook-installation-target-id': String(stage.github.app.id),
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
      'content-type': 'application/json',
    });
    expect(JSON.parse(body)).toMatchObject({
      installation: { id: stage.shop.installationId },
      sender: { login: 'anna' },
    });
    stage.github.assertClean();
  });

  test('is made to nobody who is not installed or not subscribed', async () => {
    stage.github.createRepository({ owner: 'acme', name: 'apart', installed: false });
    stage.github.repository('acme/apart').push({ author: 'anna', message: 'a', files: { a: 'a' } });
    await stage.github.settled();
    expect(states()).toEqual([]);
  });

  test('has failed when the receiver refuses or takes too long, and is not made again by itself', async () => {
    receiver.status = 500;
    push();
    await stage.github.settled();
    receiver.status = 0;
    issue();
    await stage.github.settled();
    expect(stage.github.webhooks.deliveries.map(({ state, status }) => [state, status])).toEqual([
      ['failed', 500],
      ['failed', null],
    ]);
    expect(receiver.received).toHaveLength(2);
  });

  test('is made again on request with its GUID, by a test or through the API', async () => {
    receiver.status = 500;
    push();
    await stage.github.settled();
    receiver.status = 202;
    const [failed] = stage.github.webhooks.deliveries;
    stage.github.webhooks.redeliver(failed?.guid ?? '');
    await stage.github.settled();
    const { rest } = await appClient(stage);
    const { data } = await rest.apps.listWebhookDeliveries({ status: 'failure' });
    expect(data.map(({ guid, status_code }) => [guid, status_code])).toEqual([[failed?.guid, 500]]);
    await rest.apps.redeliverWebhookDelivery({ delivery_id: data[0]?.id ?? 0 });
    await stage.github.settled();
    expect(new Set(receiver.received.map(({ headers }) => headers['x-github-delivery']))).toEqual(
      new Set([failed?.guid]),
    );
    expect(stage.github.webhooks.deliveries.map(({ redelivery, state }) => [redelivery, state])).toEqual([
      [false, 'failed'],
      [true, 'delivered'],
      [true, 'delivered'],
    ]);
    stage.github.assertClean();
  });
});

describe('the log of deliveries', () => {
  test('says that there was no answer, and why', async () => {
    const closed = await receiveWebhooks();
    await closed.close();
    stage.github.sendWebhooksTo(closed.url);
    push();
    await stage.github.settled();
    const { rest } = await appClient(stage);
    const { data } = await rest.apps.listWebhookDeliveries();
    expect(data).toMatchObject([{ status_code: 0, status: 'failed to connect to host' }]);
    expect((await rest.apps.listWebhookDeliveries({ status: 'failure' })).data).toEqual([]);
    stage.github.sendWebhooksTo(receiver.url);
    await rest.apps.redeliverWebhookDelivery({ delivery_id: data[0]?.id ?? 0 });
    await stage.github.settled();
    expect(receiver.received[0]?.headers['x-github-delivery']).toBe(data[0]?.guid);
    stage.github.assertClean();
  });

  test('goes back three days', async () => {
    const clock = movableClock();
    await stage.github.close();
    stage = await openShop({ clock, app: { webhookUrl: receiver.url } });
    push();
    await stage.github.settled();
    const { rest } = await appClient(stage);
    const list = async () => (await rest.apps.listWebhookDeliveries()).data;
    const [{ id, guid } = { id: 0, guid: '' }] = await list();
    clock.advance(3 * 86_400_000);
    expect((await list()).map((one) => one.id)).toContain(id);
    clock.advance(1);
    expect(await list()).toEqual([]);
    await expect(rest.apps.getWebhookDelivery({ delivery_id: id })).rejects.toMatchObject({ status: 404 });
    await expect(rest.apps.redeliverWebhookDelivery({ delivery_id: id })).rejects.toMatchObject({ status: 404 });
    expect(() => stage.github.webhooks.redeliver(guid)).toThrow(/3 days/);
    expect(stage.github.webhooks.deliveries.map((one) => one.id)).toContain(id);
  });

  test('does not know what was never sent', async () => {
    stage.github.webhooks.drop({ event: 'push' });
    push();
    await stage.github.settled();
    const { rest } = await appClient(stage);
    expect((await rest.apps.listWebhookDeliveries()).data).toEqual([]);
    const [{ id } = { id: 0 }] = stage.github.webhooks.deliveries;
    await expect(rest.apps.redeliverWebhookDelivery({ delivery_id: id })).rejects.toMatchObject({ status: 404 });
  });

  test('is read page by page', async () => {
    for (let n = 0; n < 5; n += 1) push();
    await stage.github.settled();
    const { rest } = await appClient(stage);
    const first = await rest.apps.listWebhookDeliveries({ per_page: 2 });
    const cursor = /cursor=(\d+)/.exec(first.headers.link ?? '')?.[1] ?? '';
    const second = await rest.apps.listWebhookDeliveries({ per_page: 2, cursor });
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect(ids).toEqual(
      stage.github.webhooks.deliveries
        .map(({ id }) => id)
        .reverse()
        .slice(0, 4),
    );
  });
});

describe('a test can', () => {
  test('hold deliveries and release them in either order', async () => {
    stage.github.webhooks.hold();
    push();
    issue();
    await stage.github.settled();
    expect(receiver.received).toEqual([]);
    stage.github.webhooks.release('reversed');
    await stage.github.settled();
    expect(events()).toEqual(['issues', 'push']);
  });

  test('drop one', async () => {
    stage.github.webhooks.drop({ event: 'push' });
    push();
    push();
    await stage.github.settled();
    expect(states()).toEqual(['push dropped', 'push delivered']);
  });

  test('duplicate one, with the same GUID', async () => {
    stage.github.webhooks.duplicate({ event: 'issues', action: 'opened' });
    issue();
    await stage.github.settled();
    const guids = receiver.received.map(({ headers }) => headers['x-github-delivery']);
    expect([guids.length, new Set(guids).size]).toEqual([2, 1]);
  });

  test('send one under another name', async () => {
    stage.github.webhooks.renameEvent({ event: 'push' }, 'fork');
    push();
    await stage.github.settled();
    expect(events()).toEqual(['fork']);
  });

  test('alter one, which is signed as it is sent', async () => {
    stage.github.webhooks.alter({ event: 'push' }, ({ repository: _repository, ...rest }) => rest);
    push();
    await stage.github.settled();
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(JSON.parse(body).repository).toBeUndefined();
    expect(await verify(stage.github.app.webhookSecret, body, headers['x-hub-signature-256'])).toBe(true);
  });
});

test('a payload that is not as described is a violation', async () => {
  const { openShop: open } = await import('./clients.ts');
  const broken = await open({ clock: { now: () => 1e12 }, app: { webhookUrl: receiver.url } });
  broken.github.createUser('odd', { name: 'odd', email: 'not a mail address' });
  broken.shop.push({ author: 'odd', message: 'a', files: { a: 'a' } });
  expect(broken.github.violations.map(({ kind, operation }) => [kind, operation])).toContainEqual(['webhook', 'push']);
  await broken.github.close();
});
