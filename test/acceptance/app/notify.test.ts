import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../../unit/notify/receiver.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

const PATH = '/services/hushhushhush';
const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const ROUTING_KEY = 'R0123456789abcdefghijklmnopqrstu';

const set = new Set<string>();

/** The App gets the environment of the process that starts it. */
function setEnvironment(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    process.env[name] = value;
    set.add(name);
  }
}

afterEach(() => {
  for (const name of set) delete process.env[name];
  set.clear();
});

function allow(receiver: Receiver, variables = 'SLACK_URL, PD_ROUTING_KEY, acme/*:AUDIT_URL'): void {
  setEnvironment({
    NOTIFY_VARIABLES: variables,
    NOTIFY_NETWORK: 'loopback',
    NOTIFY_PAGERDUTY_URL: receiver.url,
    SLACK_URL: `${receiver.url}${PATH}/slack`,
    AUDIT_URL: `${receiver.url}${PATH}/audit`,
    AUDIT_URL_SECRET: SECRET,
    PD_ROUTING_KEY: ROUTING_KEY,
  });
}

interface Got {
  readonly path: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>> & { readonly text?: string; readonly type?: string };
}

function got(receiver: Receiver, path: string): readonly Got[] {
  return receiver.got
    .filter((each) => each.path.endsWith(path))
    .map((each) => ({ path: each.path, id: String(each.headers['webhook-id']), body: JSON.parse(each.body) }));
}

function hold(day: Rehearsal) {
  return mergeAndDeploy(
    day.shop,
    propose(day.shop, { branch: 'feature', files: { 'src/shop.ts': 'export const a = 1;\n' } }),
  );
}

/** Everything that the App wrote to its folder and said. */
function leftBehind(day: Rehearsal): string {
  const files = readdirSync(day.dataFolder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const texts = files.map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
  return [...texts, ...day.app.logTail()].join('\n');
}

test('tells of decisions, signed, and of the release when the gate was opened; no secret is left anywhere', async () => {
  await using receiver = await startReceiver();
  allow(receiver);
  const notify = 'notify:\n  - { on: [released], slack: SLACK_URL }\n  - { on: [decision], webhook: AUDIT_URL }\n';
  await using day = await rehearse({ policy: POLICY + notify });
  const run = hold(day);
  const waiting = await eventually('the first decision', () => got(receiver, '/audit')[0]);
  expect(waiting.body).toMatchObject({
    version: 1,
    type: 'decision',
    repository: 'acme/shop',
    environment: 'production',
    decision: { verdict: 'waiting', tier: 'medium' },
  });
  expect(got(receiver, '/slack')).toEqual([]);
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const released = await eventually('the release is told', () => got(receiver, '/slack')[0]);
  expect(released.body.text).toMatch(/^Released: acme\/shop [0-9a-f]{7} goes into production$/);
  await eventually('the second decision', () => got(receiver, '/audit').find(({ body }) => isOpen(body)));
  for (const { headers, body } of receiver.got.filter(({ path }) => path.endsWith('/audit'))) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from('0123456789abcdef0123456789abcdef');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  }
  for (const secret of ['hushhushhush', ROUTING_KEY, SECRET]) expect(leftBehind(day)).not.toContain(secret);
  day.github.assertClean();
});

function isOpen(body: Got['body']): boolean {
  return JSON.stringify(body['decision']).includes('"verdict":"open"');
}

test('is told again after failures and after a crash, under one id, until the receiver takes it', async () => {
  await using receiver = await startReceiver();
  receiver.answer = { status: 500 };
  allow(receiver);
  await using day = await rehearse({ policy: `${POLICY}notify: [{ on: [decision], webhook: AUDIT_URL }]\n` });
  hold(day);
  await eventually('a first try', () => got(receiver, '/audit')[0]);
  await day.app.kill();
  receiver.answer = { status: 200 };
  const failed = receiver.got.length;
  await day.restart();
  await day.passTo('2026-11-24T08:45:00+01:00');
  await eventually('another try', () => receiver.got.length > failed);
  await day.passTo('2026-11-24T09:45:00+01:00');
  expect(new Set(got(receiver, '/audit').map(({ id }) => id)).size).toBe(1);
  expect(receiver.got.length).toBe(failed + 1);
});

test('a receiver that does not answer keeps no gate waiting', async () => {
  await using receiver = await startReceiver();
  receiver.answer = 'silent';
  allow(receiver);
  await using day = await rehearse({ policy: `${POLICY}notify: [{ on: [decision, released], slack: SLACK_URL }]\n` });
  const run = hold(day);
  await eventually('the slow receiver is being told', () => receiver.got[0]);
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved meanwhile', () => approvals(run)[0], 5_000);
  expect(reports(run).length).toBeGreaterThan(0);
  day.github.assertClean();
});

test('pages somebody when a gate has waited for so long, and takes it back when it opens', async () => {
  await using receiver = await startReceiver();
  receiver.answer = { status: 202 };
  allow(receiver);
  const notify = 'notify: [{ on: [{ gate-waiting-over: 1h }], pagerduty: PD_ROUTING_KEY }]\n';
  await using day = await rehearse({ policy: POLICY + notify });
  const run = hold(day);
  await eventually('a report', () => reports(run)[0]);
  await day.passTo('2026-11-24T09:29:00+01:00');
  expect(got(receiver, '/v2/enqueue')).toEqual([]);
  await day.passTo('2026-11-24T09:31:00+01:00');
  const paged = await eventually('somebody is paged', () => got(receiver, '/v2/enqueue')[0]);
  expect(paged.body).toMatchObject({ event_action: 'trigger', payload: { source: 'acme/shop', severity: 'warning' } });
  await day.passTo('2026-11-24T10:00:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await day.passTo('2026-11-24T10:05:00+01:00');
  const over = await eventually('it is taken back', () => got(receiver, '/v2/enqueue')[1]);
  expect(over.body).toMatchObject({ event_action: 'resolve', dedup_key: paged.body['dedup_key'] });
});

test('a policy cannot have a secret of the App, or anything that was not allowed, sent anywhere', async () => {
  await using receiver = await startReceiver();
  allow(receiver, 'globex/*:SLACK_URL');
  const notify = `notify:
  - { on: [decision], slack: WEBHOOK_SECRET, webhook: PRIVATE_KEY, pagerduty: WEBHOOK_SECRET }
  - { on: [decision], slack: SLACK_URL, webhook: AUDIT_URL }
`;
  await using day = await rehearse({ policy: POLICY + notify });
  const run = hold(day);
  await eventually('a report', () => reports(run)[0]);
  const line = await eventually('the log says what to add', () =>
    day.app.logTail().find((each) => each.includes('add acme/shop:AUDIT_URL to NOTIFY_VARIABLES')),
  );
  expect(line).toContain('Nobody was told');
  expect(receiver.got).toEqual([]);
  day.github.assertClean();
});
