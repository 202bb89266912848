/** The protection that GitHub itself offers, beside our rule; plans; dispatched workflows; job identity. */
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../standin/start.ts';
import { installationToken, movableClock, openShop, plainClient, type Shop } from './clients.ts';

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
  await stage.github.settled();
  stage.github.assertClean();
  await stage.github.close();
});

function start(): Run {
  return stage.shop.startRun({ actor: 'anna', environment: 'production' });
}

const approve = (run: Run) =>
  client.rest.actions.reviewCustomGatesForRun({
    ...R,
    run_id: run.id,
    environment_name: 'production',
    state: 'approved',
    comment: 'go',
  });

const pending = async (run: Run) =>
  (await client.rest.actions.getPendingDeploymentsForRun({ ...R, run_id: run.id })).data;

describe('protection', () => {
  test('our answer is one of two that are needed, and the run goes on after both', async () => {
    stage.shop.enableRule('production');
    stage.shop.protectEnvironment('production', { reviewers: ['ben'], teams: ['cab'] });
    const run = start();
    expect((await pending(run))[0]?.reviewers?.map(({ type }) => type)).toEqual(['User', 'Team']);
    await approve(run);
    expect([run.status, (await pending(run)).length]).toEqual(['waiting', 1]);
    await expect(approve(run)).rejects.toMatchObject({ status: 422 });
    run.review({ by: 'ben', environment: 'production', state: 'approved' });
    expect([run.status, await pending(run)]).toEqual(['in_progress', []]);
  });

  test('only reviewers review, teams below included, and not their own run where that is prevented', () => {
    stage.shop.protectEnvironment('production', { teams: ['cab'], preventsSelfReview: true });
    const run = start();
    const review = (by: string) => run.review({ by, environment: 'production', state: 'approved' });
    expect(() => review('dora')).toThrow(/not among the reviewers/);
    expect(() => review('anna')).toThrow(/prevents self-review/);
    review('ben');
    expect(run.status).toBe('in_progress');
  });

  test('a wait timer runs out by the clock', async () => {
    stage.shop.protectEnvironment('production', { waitMinutes: 30 });
    const run = start();
    expect(await pending(run)).toMatchObject([{ wait_timer: 30, wait_timer_started_at: '2026-03-02T09:00:00Z' }]);
    clock.advance(30 * 60_000 - 1);
    expect(await pending(run)).toHaveLength(1);
    clock.advance(1);
    expect([await pending(run), run.status]).toEqual([[], 'in_progress']);
  });

  test('administrators can be kept from bypassing, and the environment says so', async () => {
    stage.shop.enableRule('production');
    stage.shop.protectEnvironment('production', { canAdminsBypass: false, waitMinutes: 5, reviewers: ['ben'] });
    const run = start();
    expect(() => run.bypass('ben')).toThrow(/does not allow administrators/);
    const { data } = await client.rest.repos.getEnvironment({ ...R, environment_name: 'production' });
    expect(data).toMatchObject({ can_admins_bypass: false });
    expect(data.protection_rules?.map(({ type }) => type)).toEqual(['wait_timer', 'required_reviewers']);
    run.cancel('ben');
  });

  test('a private repository without GitHub Enterprise takes no rules, and forgets those it had', () => {
    stage.github.createOrganization('small', { plan: 'team' });
    const small = stage.github.createRepository({ owner: 'small', name: 'app', private: true });
    expect(() => small.enableRule('production')).toThrow(/GitHub Enterprise/);
    small.setPrivate(false);
    small.enableRule('production');
    const run = () => small.startRun({ actor: 'anna', environment: 'production' });
    expect(run().status).toBe('waiting');
    small.setPrivate(true);
    expect(run().status).toBe('in_progress');
  });
});

describe('workflow dispatch', () => {
  const deploy = { ...R, workflow_id: 'rollback.yml', ref: 'main' };

  beforeEach(() => {
    stage.shop.onDispatch('rollback.yml', {
      inputs: ['sha', 'environment'],
      jobs: ({ environment = 'production' }) => [{ name: 'deploy', environment }],
    });
  });

  test('starts a run, whose id is told to those who ask for it', async () => {
    const inputs = { sha: stage.shop.head(), environment: 'staging' };
    expect((await client.rest.actions.createWorkflowDispatch({ ...deploy, inputs })).status).toBe(204);
    const { status, data } = await client.request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      { ...deploy, inputs, return_run_details: true },
    );
    expect(status).toBe(200);
    const run = stage.shop.run((data as unknown as { workflow_run_id: number }).workflow_run_id);
    expect([run.inputs, run.deployments[0]?.environment]).toEqual([inputs, 'staging']);
    const shown = (await client.rest.actions.getWorkflowRun({ ...R, run_id: run.id })).data;
    expect([shown.event, shown.actor?.login]).toEqual(['workflow_dispatch', 'tidegate[bot]']);
  });

  test('refuses what GitHub refuses', async () => {
    const ask = (change: object) => client.rest.actions.createWorkflowDispatch({ ...deploy, ...change });
    await expect(ask({ workflow_id: 'missing.yml' })).rejects.toMatchObject({ status: 404 });
    await expect(ask({ ref: stage.shop.head() })).rejects.toThrow(/No ref found/);
    await expect(ask({ inputs: { other: 'x' } })).rejects.toThrow(/Unexpected inputs/);
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`i${n}`, 'x']));
    await expect(ask({ inputs: many })).rejects.toThrow(/more than 25/);
    stage.github.forgetViolations();
  });
});

describe('the identity of a job', () => {
  const issuer = () => `${stage.github.url}/_services/token`;
  const partOf = (token: string, index: number) =>
    JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

  async function isSigned(token: string): Promise<boolean> {
    const configuration = await (await fetch(`${issuer()}/.well-known/openid-configuration`)).json();
    const { keys } = (await (await fetch((configuration as { jwks_uri: string }).jwks_uri)).json()) as {
      keys: { kid: string }[];
    };
    const jwk = keys.find(({ kid }) => kid === partOf(token, 0).kid);
    const [header, claims, signature = ''] = token.split('.');
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    return verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
  }

  test('is signed, and says whose job it is in the words of GitHub', async () => {
    const run = start();
    const token = run.oidcToken({ audience: 'tidegate' });
    expect(await isSigned(token)).toBe(true);
    const now = clock.now() / 1000;
    expect(partOf(token, 1)).toMatchObject({
      iss: issuer(),
      aud: 'tidegate',
      sub: 'repo:acme/shop:environment:production',
      repository_id: String(stage.shop.id),
      repository_owner_id: String(stage.acme.id),
      run_id: String(run.id),
      run_attempt: '1',
      environment: 'production',
      sha: run.sha,
      ref: 'refs/heads/main',
      job_workflow_ref: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
      event_name: 'push',
      iat: now,
      exp: now + 300,
    });
    expect(partOf(run.oidcToken(), 1).jti).not.toBe(partOf(token, 1).jti);
  });

  test('can be forged, or wrong in one claim, to see it refused', async () => {
    const run = start();
    expect(await isSigned(run.oidcToken({ isForged: true }))).toBe(false);
    const other = run.oidcToken({ claims: { repository_id: '1' } });
    expect([await isSigned(other), partOf(other, 1).repository_id]).toEqual([true, '1']);
    const { sub } = partOf(stage.shop.startRun({ actor: 'anna' }).oidcToken(), 1);
    expect(sub).toBe('repo:acme/shop:ref:refs/heads/main');
  });
});
