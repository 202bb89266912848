/** What people and tools do besides pull requests and runs, and what the App is registered as. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APP_EVENTS, APP_PERMISSIONS } from '../../standin/start.ts';
import {
  installationToken,
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

beforeEach(async () => {
  stage = await openShop();
  receiver = await receiveWebhooks();
  stage.github.sendWebhooksTo(receiver.url);
  client = plainClient(stage.github, await installationToken(stage));
});

afterEach(async () => {
  await stage.github.settled();
  stage.github.assertClean();
  await stage.github.close();
  await receiver.close();
});

async function payloads(event: string) {
  await stage.github.settled();
  return stage.github.webhooks.deliveries.filter((one) => one.event === event).map(({ payload }) => payload);
}

test('the App is registered with what app.yml asks for', () => {
  const manifest = load(readFileSync(path.join(import.meta.dirname, '..', '..', 'app.yml'), 'utf8'));
  const { default_permissions: permissions, default_events: events } = manifest as Record<string, unknown>;
  expect(permissions).toEqual(APP_PERMISSIONS);
  expect([...(events as string[])].sort()).toEqual([...APP_EVENTS].sort());
});

test('a tool deploys through the API without a run', async () => {
  const made = stage.shop.createDeployment({
    environment: 'production',
    ref: 'main',
    creator: 'anna',
    payload: { sha: 'abc' },
  });
  expect(made).toMatchObject({ state: 'pending', runId: null, sha: stage.shop.head() });
  stage.shop.setDeploymentStatus(made.id, 'success');
  const { data } = await client.rest.repos.getDeployment({ ...R, deployment_id: made.id });
  expect([data.payload, data.creator?.login, data.performed_via_github_app]).toEqual([{ sha: 'abc' }, 'anna', null]);
  const [status] = await payloads('deployment_status');
  expect(status).toMatchObject({ deployment_status: { state: 'success' }, workflow_run: null });
});

test('a force push goes back and says so; the default branch can move', async () => {
  const start = stage.shop.head();
  stage.shop.push({ author: 'anna', message: 'one', files: { a: '1' } });
  const { sha } = stage.shop.push({ author: 'anna', message: 'other', files: { a: '2' }, from: start, force: true });
  expect((await payloads('push')).map((push) => [push['forced'], push['after']])).toContainEqual([true, sha]);
  const { data } = await client.rest.repos.listCommits(R);
  expect(data.map((commit) => commit.sha)).toEqual([sha, start]);
  stage.shop.push({ branch: 'trunk', author: 'anna', message: 'two', files: { b: '1' } });
  stage.shop.setDefaultBranch('trunk');
  expect((await client.rest.repos.get(R)).data.default_branch).toBe('trunk');
});

test('checks of CI and of our App are told apart, and the newest of a name is shown', async () => {
  const sha = stage.shop.head();
  stage.shop.reportCheck({ sha, name: 'e2e', status: 'in_progress' });
  stage.shop.reportCheck({ sha, name: 'e2e', conclusion: 'failure' });
  await client.rest.checks.create({ ...R, name: 'e2e', head_sha: sha, external_id: 'forged', conclusion: 'success' });
  expect(stage.shop.checks(sha).map(({ app, conclusion }) => [app, conclusion])).toEqual([
    ['tidegate', 'success'],
    ['github-actions', 'failure'],
  ]);
  const { data } = await client.rest.checks.listForRef({ ...R, ref: sha, check_name: 'e2e', app_id: 15_368 });
  expect(data.check_runs.map(({ conclusion, app }) => [conclusion, app?.slug])).toEqual([
    ['failure', 'github-actions'],
  ]);
  await client.rest.checks.create({ ...R, name: 'e2e', head_sha: sha, status: 'queued' });
  const latest = await client.rest.checks.listForRef({ ...R, ref: sha, app_id: stage.github.app.id });
  const all = await client.rest.checks.listForRef({ ...R, ref: sha, app_id: stage.github.app.id, filter: 'all' });
  expect([latest.data.total_count, all.data.total_count]).toEqual([1, 2]);
  expect((await payloads('check_run')).map((one) => one['action'])).toEqual([
    'created',
    'completed',
    'created',
    'completed',
    'created',
  ]);
});

test('a child team counts, an invitation does not, and leaving ends it', async () => {
  const state = (username: string) =>
    client.rest.teams
      .getMembershipForUserInOrg({ org: 'acme', team_slug: 'cab', username })
      .then(({ data }) => data.state)
      .catch(({ status }: { status: number }) => status);
  expect([await state('anna'), await state('ben'), await state('cleo'), await state('dora')]).toEqual([
    'active',
    'active',
    'pending',
    404,
  ]);
  stage.acme.team('cab-night').removeMember('ben');
  expect(await state('ben')).toBe(404);
});

test('roles are shown by name, and by the base role they are mapped to', async () => {
  const roles = ['triage', 'read', 'write', 'maintain', 'admin'] as const;
  const shown: unknown[] = [];
  for (const role of roles) {
    stage.shop.setPermission('dora', role);
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...R, username: 'dora' });
    shown.push([data.role_name, data.permission]);
  }
  expect(shown).toEqual([
    ['triage', 'read'],
    ['read', 'read'],
    ['write', 'write'],
    ['maintain', 'write'],
    ['admin', 'admin'],
  ]);
});

test('a verb that cannot be says why', () => {
  expect(() => stage.shop.push({ author: 'zoe', message: 'a', files: {} })).toThrow(/no account zoe/);
  expect(() => stage.shop.push({ author: 'anna', message: 'a', files: { 'no.md': null } })).toThrow(
    /cannot remove no\.md/,
  );
  expect(() => stage.shop.openPullRequest({ head: 'none', title: 't', author: 'anna' })).toThrow(/no branch none/);
  expect(() => stage.github.repository('acme/none')).toThrow(/no repository acme\/none/);
});
