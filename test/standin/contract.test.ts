/** What real GitHub would not accept or not say is seen, recorded, and fails a test. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../standin/operations.ts';
import { installationToken, openShop, plainClient, type Shop } from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };
const ALL = { checks: 'write', contents: 'read', deployments: 'write', issues: 'write', actions: 'read' } as const;

let stage: Shop;
let token: string;

beforeEach(async () => {
  stage = await openShop();
  token = stage.github.jobToken({ repository: 'acme/shop', permissions: ALL });
});

afterEach(() => stage.github.close());

async function send(method: string, at: string, body?: unknown) {
  const answer = await fetch(`${stage.github.url}${at}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.status;
}

function violations() {
  return stage.github.violations.map(({ kind, operation }) => `${kind} ${operation}`);
}

describe('a request', () => {
  test('with an unknown field is answered with 422 and is a violation', async () => {
    const status = await send('POST', '/repos/acme/shop/check-runs', {
      name: 'a',
      head_sha: stage.shop.head(),
      bogus: 1,
    });
    expect(status).toBe(422);
    expect(stage.github.violations[0]?.message).toContain('bogus');
    expect(() => stage.github.assertClean()).toThrow(/checks\/create.*bogus/);
  });

  test('with an unknown field deep inside is a violation too', async () => {
    const output = { title: 't', summary: 's', bogus: 1 };
    await send('POST', '/repos/acme/shop/check-runs', { name: 'a', head_sha: stage.shop.head(), output });
    expect(violations()).toEqual(['request checks/create']);
  });

  test.each([
    ['without a required field', 'POST', '/repos/acme/shop/check-runs', { name: 'a' }],
    ['with a body of the wrong type', 'POST', '/repos/acme/shop/issues/1/comments', { body: 7 }],
    ['with a word for a number', 'GET', '/repos/acme/shop/actions/runs/seven', undefined],
    ['with an unknown query parameter', 'GET', '/repos/acme/shop/deployments?enviroment=production', undefined],
    ['with a value outside an enum', 'GET', '/repos/acme/shop/actions/runs?status=stuck', undefined],
    ['with a body where none belongs', 'DELETE', '/repos/acme/shop/issues/1/labels/a', { body: 'x' }],
  ])('%s is answered with 422 and is a violation', async (_name, method, at, body) => {
    expect(await send(method, at, body)).toBe(422);
    expect(stage.github.violations).toHaveLength(1);
    expect(stage.github.countRequests({ status: 422 })).toBe(1);
  });

  test.each([
    ['DELETE', '/repos/acme/shop'],
    ['GET', '/repos/acme/shop/rulesets'],
    ['POST', '/markdown'],
  ])('for an operation that is not offered (%s %s) is answered with 404 and is a violation', async (method, at) => {
    expect(await send(method, at)).toBe(404);
    expect(violations()).toEqual([`unknown-operation ${method} ${at}`]);
  });

  test('for something that is not there is answered with 404 and is no violation', async () => {
    expect(await send('GET', '/repos/acme/shop/contents/nothing.md')).toBe(404);
    expect(await send('GET', '/repos/acme/warehouse')).toBe(404);
    stage.github.assertClean();
  });

  test('is answered below /api/v3 as well', async () => {
    expect(await send('GET', '/api/v3/repos/acme/shop')).toBe(200);
    expect(await send('GET', '/repos/acme/shop')).toBe(200);
  });
});

describe('rules that the description does not have', () => {
  const check = (fields: Readonly<Record<string, unknown>>) => ({ name: 'a', head_sha: stage.shop.head(), ...fields });
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' };
  const cases: readonly [string, string, () => unknown][] = [
    [
      'a review with a made-up state',
      'review',
      () => ({ environment_name: 'production', state: 'maybe', comment: 'x' }),
    ],
    ['a report of 1,025 characters', 'review', () => ({ environment_name: 'production', comment: 'x'.repeat(1025) })],
    ['an empty report', 'review', () => ({ environment_name: 'production', comment: '' })],
    ['a completed check without a conclusion', 'check', () => check({ status: 'completed' })],
    ['a conclusion on a running check', 'check', () => check({ status: 'in_progress', conclusion: 'success' })],
    ['a conclusion only GitHub may give', 'check', () => check({ conclusion: 'stale' })],
    [
      '51 annotations',
      'check',
      () => check({ output: { title: 't', summary: 's', annotations: Array(51).fill(annotation) } }),
    ],
    [
      'an annotation that ends before it starts',
      'check',
      () => check({ output: { title: 't', summary: 's', annotations: [{ ...annotation, end_line: 0 }] } }),
    ],
    [
      'columns over several lines',
      'check',
      () =>
        check({ output: { title: 't', summary: 's', annotations: [{ ...annotation, end_line: 2, start_column: 1 }] } }),
    ],
    ['a summary of 65,536 characters', 'check', () => check({ output: { title: 't', summary: 'x'.repeat(65_536) } })],
    ['a comment of 65,537 characters', 'comment', () => ({ body: 'x'.repeat(65_537) })],
    ['a blank comment', 'comment', () => ({ body: ' \n' })],
  ];
  const paths: Readonly<Record<string, string>> = {
    review: '/repos/acme/shop/actions/runs/1/deployment_protection_rule',
    check: '/repos/acme/shop/check-runs',
    comment: '/repos/acme/shop/issues/1/comments',
  };

  test.each(cases)('%s is refused and is a violation', async (_name, kind, body) => {
    if (kind === 'review') token = await installationToken(stage);
    expect(await send('POST', paths[kind] ?? '', body())).toBe(422);
    expect(stage.github.violations).toHaveLength(1);
  });
});

describe('an own answer', () => {
  async function getRepository(): Promise<number> {
    return await plainClient(stage.github, token)
      .rest.repos.get(R)
      .then(({ status }) => status)
      .catch(({ status }: { status: number }) => status);
  }

  test('that lacks a required field is a violation', async () => {
    stage.github.corruptAnswers(({ status, body }) => ({
      status,
      body: { ...(body as object), default_branch: undefined },
    }));
    expect(await getRepository()).toBe(500);
    expect(violations()).toEqual(['answer repos/get']);
  });

  test('that has a field GitHub does not declare is a violation, also deep inside', async () => {
    stage.github.corruptAnswers(({ status, body }) => {
      const repository = body as { owner: object };
      return { status, body: { ...repository, owner: { ...repository.owner, shoe_size: 43 } } };
    });
    expect(await getRepository()).toBe(500);
    expect(stage.github.violations[0]?.message).toContain('shoe_size');
  });

  test('with a status that is not declared is a violation', async () => {
    stage.github.corruptAnswers(({ body }) => ({ status: 202, body }));
    expect(await getRepository()).toBe(500);
    expect(stage.github.violations[0]?.message).toContain('status 202 is not declared');
  });

  test('that is right again is sent again', async () => {
    stage.github.corruptAnswers(({ status }) => ({ status, body: {} }));
    await getRepository();
    stage.github.corruptAnswers(null);
    stage.github.forgetViolations();
    expect(await getRepository()).toBe(200);
    stage.github.assertClean();
  });
});

describe('the stand-in itself', () => {
  const root = path.join(import.meta.dirname, '..', '..', 'standin');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

  test('imports nothing of the product, and no client of GitHub', () => {
    expect(files.length).toBeGreaterThan(30);
    const imports = files.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => ({
        file,
        from: match[1] ?? '',
      })),
    );
    const outside = imports.filter(({ file, from }) => {
      if (from.startsWith('node:') || from === 'ajv/dist/2019.js' || from === 'graphql') return false;
      return !(from.startsWith('.') && path.join(root, path.dirname(file), from).startsWith(root));
    });
    expect(outside).toEqual([]);
  });

  test('offers exactly the operations of its fixture, and its fixture says where it comes from', () => {
    const fixture = JSON.parse(readFileSync(path.join(root, 'openapi', 'rest.json'), 'utf8'));
    const operations = Object.values<Record<string, { operationId: string }>>(fixture.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(operations.sort()).toEqual(Object.keys(OPERATIONS).sort());
    expect(fixture['x-generated']).toMatch(/^by scripts\/standin-openapi\.ts from @octokit\/openapi@\d/);
  });
});
