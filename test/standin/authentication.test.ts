/** Who may ask what: JWTs, tokens, permissions. */
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { installationToken, openShop, plainClient, type Shop } from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;

beforeEach(async () => {
  stage = await openShop();
  stage.github.createOrganization('other');
  stage.github.createRepository({ owner: 'acme', name: 'warehouse', private: true });
  stage.github.createRepository({ owner: 'acme', name: 'secret', private: true, installed: false });
});

afterEach(() => stage.github.close());

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function jwt(claims: Readonly<Record<string, unknown>> = {}, key = stage.github.app.privateKey ?? ''): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 30, exp: now + 500, iss: stage.github.app.id, ...claims })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), createPrivateKey(key)).toString('base64url')}`;
}

async function ask(authorization: string | undefined, at = '/app', init: RequestInit = {}) {
  const headers = authorization === undefined ? {} : { authorization };
  const answer = await fetch(`${stage.github.url}${at}`, { ...init, headers: { ...headers, ...init.headers } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
}

async function newToken(body: unknown = {}) {
  return await ask(`Bearer ${jwt()}`, `/app/installations/${stage.shop.installationId}/access_tokens`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
}

describe('the JWT of the App', () => {
  test('is taken when it is signed by the key of the App', async () => {
    expect((await ask(`Bearer ${jwt()}`)).body.slug).toBe('tidegate');
  });

  test.each([
    [
      'another key',
      () =>
        jwt(
          {},
          generateKeyPairSync('rsa', { modulusLength: 2048 })
            .privateKey.export({ type: 'pkcs8', format: 'pem' })
            .toString(),
        ),
    ],
    ['another App', () => jwt({ iss: 1 })],
    ['an end more than 10 minutes away', () => jwt({ exp: Math.floor(Date.now() / 1000) + 700 })],
    ['an end that has passed', () => jwt({ exp: Math.floor(Date.now() / 1000) - 5 })],
    ['a start in the future', () => jwt({ iat: Math.floor(Date.now() / 1000) + 300 })],
    [
      'a symmetric signature',
      () => {
        const signed = `${part({ alg: 'HS256' })}.${part({ iss: stage.github.app.id })}`;
        return `${signed}.${createHmac('sha256', 'x').update(signed).digest('base64url')}`;
      },
    ],
  ])('is refused with %s', async (_name, make) => {
    expect((await ask(`Bearer ${make()}`)).status).toBe(401);
  });

  test('opens nothing that needs an installation token', async () => {
    expect((await ask(`Bearer ${jwt()}`, '/repos/acme/shop')).status).toBe(401);
  });
});

describe('an installation token', () => {
  test('lasts an hour, and has what the App was granted', async () => {
    const { status, body } = await newToken();
    expect(status).toBe(201);
    expect(body.token).toMatch(/^ghs_/);
    expect(body.permissions.deployments).toBe('write');
    const life = Date.parse(body.expires_at) - Date.now();
    expect(life).toBeGreaterThan(3_590_000);
    expect(life).toBeLessThan(3_601_000);
  });

  test('narrowed to a repository opens no other', async () => {
    const { body } = await newToken({ repository_ids: [stage.shop.id] });
    expect(body.repositories).toHaveLength(1);
    expect((await ask(`token ${body.token}`, '/repos/acme/shop')).status).toBe(200);
    expect((await ask(`token ${body.token}`, '/repos/acme/warehouse')).status).toBe(404);
  });

  test('does not open a repository the App is not installed on', async () => {
    const { body } = await newToken();
    expect((await ask(`token ${body.token}`, '/repos/acme/secret')).status).toBe(404);
    expect((await newToken({ repositories: ['secret'] })).status).toBe(422);
  });

  test('reads what is public wherever it is, and nothing else of it', async () => {
    stage.github.createRepository({ owner: 'acme', name: '.github', installed: false });
    const { body } = await newToken({ repository_ids: [stage.shop.id] });
    const job = stage.github.jobToken({
      repository: 'acme/shop',
      permissions: { contents: 'read', deployments: 'read' },
    });
    for (const token of [body.token, job]) {
      expect((await ask(`token ${token}`, '/repos/acme/.github')).body.default_branch).toBe('main');
      expect((await ask(`token ${token}`, '/repos/acme/.github/branches/main')).status).toBe(200);
      expect((await ask(`token ${token}`, '/repos/acme/.github/contents/README.md')).status).toBe(200);
      expect((await ask(`token ${token}`, '/repos/acme/.github/deployments')).status).toBe(404);
    }
  });

  test('says whether somebody selected the repositories that it may open', async () => {
    const selection = async () => {
      const { body } = await newToken();
      return (await ask(`token ${body.token}`, '/installation/repositories')).body.repository_selection;
    };
    expect(await selection()).toBe('selected');
    const other = await openShop();
    onTestFinished(() => other.github.close());
    const client = plainClient(other.github, await installationToken(other));
    const { data } = await client.rest.apps.listReposAccessibleToInstallation();
    expect(data.repository_selection).toBe('all');
  });

  test('narrowed to a permission may do nothing else, and is told what was missing', async () => {
    const { body } = await newToken({ permissions: { deployments: 'write' } });
    const answer = await ask(`token ${body.token}`, '/repos/acme/shop/contents/README.md');
    expect(answer.status).toBe(403);
    expect(answer.body.message).toBe('Resource not accessible by integration');
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('contents=read');
    expect((await ask(`token ${body.token}`, '/repos/acme/shop/deployments')).status).toBe(200);
  });

  test('cannot be widened beyond what the App was granted', async () => {
    expect((await newToken({ permissions: { administration: 'write' } })).status).toBe(422);
    expect((await newToken({ permissions: { members: 'write' } })).status).toBe(422);
  });

  test('is worthless when it has expired, was never given, or is missing', async () => {
    const { body } = await newToken();
    stage.github.expireTokens();
    expect((await ask(`token ${body.token}`, '/repos/acme/shop')).status).toBe(401);
    expect((await ask('token ghs_made_up', '/repos/acme/shop')).status).toBe(401);
    expect((await ask(undefined, '/repos/acme/shop')).status).toBe(401);
  });
});

describe('the token of a job', () => {
  test('acts as github-actions[bot], in its repository, with its permissions', async () => {
    const permissions = { issues: 'write', contents: 'read' } as const;
    const client = plainClient(stage.github, stage.github.jobToken({ repository: 'acme/shop', permissions }));
    const issue = stage.shop.openIssue({ title: 'a', author: 'anna' });
    const comment = await client.rest.issues.createComment({ ...R, issue_number: issue.number, body: 'hi' });
    expect(comment.data.user?.login).toBe('github-actions[bot]');
    expect(comment.data.performed_via_github_app).toBeNull();
    await expect(client.rest.repos.get({ owner: 'acme', repo: 'warehouse' })).rejects.toMatchObject({ status: 404 });
    await expect(client.rest.repos.listDeployments(R)).rejects.toMatchObject({ status: 403 });
  });

  test('cannot answer a protection rule, whatever its permissions are', async () => {
    const permissions = { deployments: 'write', actions: 'read' } as const;
    const client = plainClient(stage.github, stage.github.jobToken({ repository: 'acme/shop', permissions }));
    stage.shop.enableRule('production');
    const run = stage.shop.startRun({ environment: 'production', actor: 'anna' });
    const review = { ...R, run_id: run.id, environment_name: 'production', state: 'approved' } as const;
    await expect(client.rest.actions.reviewCustomGatesForRun({ ...review, comment: '' })).rejects.toMatchObject({
      status: 403,
    });
    expect(run.status).toBe('waiting');
  });

  test('sees no teams', async () => {
    const client = plainClient(stage.github, stage.github.jobToken({ repository: 'acme/shop', permissions: {} }));
    await expect(client.rest.teams.list({ org: 'acme' })).rejects.toMatchObject({ status: 403 });
  });

  test('cannot change a check of our App', async () => {
    const client = plainClient(
      stage.github,
      stage.github.jobToken({ repository: 'acme/shop', permissions: { checks: 'write' } }),
    );
    const { id } = stage.shop.reportCheck({ sha: stage.shop.head(), name: 'tidegate', app: 'tidegate' });
    const change = { ...R, check_run_id: id, status: 'completed', conclusion: 'success' } as const;
    await expect(client.rest.checks.update(change)).rejects.toMatchObject({ status: 403 });
  });
});
