import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Effect } from '../../../src/domain/effect.ts';
import { NEEDED, type Permissions, READS } from '../../../src/github/permissions.ts';
import { APP_PERMISSIONS, type Standin } from '../../../standin/start.ts';
import { openShop } from '../../standin/clients.ts';
import { appOn, openGateOf, questionOf, refOf, reportOf } from './connected.ts';

interface Scope {
  readonly repository_ids?: readonly number[];
  readonly repositories?: readonly string[];
  readonly permissions?: Permissions;
}

interface Watched extends AsyncDisposable {
  readonly url: string;
  /** What each token was asked for, in order. */
  readonly scopes: Scope[];
  /** Every call with a token, and what the token may do. */
  readonly calls: { readonly call: string; readonly scope: Scope }[];
}

/** A door in front of the stand-in that knows which token may do what, and refuses those that may do more. */
async function watch(standin: Standin, isTooWide: (call: string, scope: Scope) => boolean): Promise<Watched> {
  const scopes: Scope[] = [];
  const calls: { call: string; scope: Scope }[] = [];
  const given = new Map<string, Scope>();
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const call = `${request.method} ${request.url}`;
    const token = tokenOf(request);
    const scope = given.get(token ?? '');
    if (token !== undefined && (scope === undefined || isTooWide(call, scope))) {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"The token is too wide"}');
      return;
    }
    if (scope) calls.push({ call, scope });
    const { status, text } = await passOn(standin, request, body);
    if (call.endsWith('/access_tokens')) {
      scopes.push(JSON.parse(body));
      if (status === 201) given.set(JSON.parse(text).token, JSON.parse(body));
    }
    response.writeHead(status, typeOf(text)).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scopes,
    calls,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  return /^token (\S+)$/.exec(headers.authorization ?? '')?.[1];
}

async function passOn(standin: Standin, request: IncomingMessage, body: string) {
  const answer = await fetch(`${standin.url}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headersOf(request),
    ...(body === '' ? {} : { body }),
  });
  return { status: answer.status, text: await answer.text() };
}

function typeOf(text: string): Record<string, string> {
  return text === '' ? {} : { 'content-type': 'application/json' };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const { authorization = '', accept = '', 'user-agent': agent = '', 'content-type': type } = headers;
  return { authorization, accept, 'user-agent': agent, ...(type === undefined ? {} : { 'content-type': type }) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Which effect a writing call belongs to, by where it writes. */
const WRITES: readonly (readonly [RegExp, readonly Effect['kind'][]])[] = [
  [/^POST \S+\/deployment_protection_rule$/, ['open-gate', 'report-gate']],
  [/^(POST|PATCH) \S+\/check-runs/, ['write-check']],
  [/^POST \S+\/issues\/\d+\/comments$/, ['reply']],
  [/^(POST|PATCH) \S+\/issues(\/\d+)?$/, ['keep-issue']],
];

function isWiderThanTheTable(call: string, { permissions = {}, ...reach }: Scope): boolean {
  if (reach.repository_ids?.length !== 1 && reach.repositories?.length !== 1) return true;
  if (call.startsWith('GET') || call === 'POST /graphql')
    return !isWithin(permissions, READS) && !tableHas(permissions);
  const kinds = WRITES.find(([pattern]) => pattern.test(call))?.[1] ?? [];
  return !kinds.some((kind) => isWithin(permissions, allOf(kind)));
}

function allOf(kind: Effect['kind']): Permissions {
  return { ...NEEDED[kind].all, ...NEEDED[kind].oneOf };
}

/** An effect reads before it writes. */
function tableHas(permissions: Permissions): boolean {
  return (Object.keys(NEEDED) as Effect['kind'][]).some((kind) => isWithin(permissions, allOf(kind)));
}

function isWithin(permissions: Permissions, most: Permissions): boolean {
  return Object.entries(permissions).every(([name, level]) => most[name] === level || most[name] === 'write');
}

test('every read and every effect has a token for one repository and for nothing that it does not need', async () => {
  const { github: standin, shop } = await openShop();
  await using door = await watch(standin, isWiderThanTheTable);
  shop.enableRule('production');
  const run = shop.startRun({ environment: 'production', actor: 'anna' });
  const github = await appOn({ app: standin.app, url: door.url }).github(refOf(shop));
  const { owner } = await github.repository();
  expect(await github.organisationFile('.github/tidegate-org.yml', owner)).toEqual({ kind: 'absent' });
  standin.createRepository({ owner: 'acme', name: '.github', private: true, files: { 'a.yml': 'x\n' } });
  expect(await github.organisationFile('a.yml', owner)).toMatchObject({ kind: 'file', text: 'x\n' });
  await github.gate(questionOf(shop, run));
  await github.people(['anna', 'ben'], ['cab']);
  await github.checks(shop.head());
  await github.incidents(['incident']);
  const issue = shop.openIssue({ title: 'x', body: 'x', author: 'anna', labels: [] });
  const repository = refOf(shop);
  const effects: readonly Effect[] = [
    reportOf(shop, run, 'waits'),
    openGateOf(shop, run),
    {
      kind: 'write-check',
      repository,
      name: 'tidegate',
      headSha: shop.head(),
      externalId: 'x',
      status: 'in_progress',
      title: 'x',
      summary: 'x',
      annotations: [],
    },
    { kind: 'reply', repository, issueNumber: issue.number, commentId: 1, body: 'x' },
  ];
  for (const effect of effects) expect(await github.apply(effect, Date.now())).toMatchObject({ kind: 'done' });
  expect(door.scopes.every((scope) => scope.permissions !== undefined)).toBe(true);
  expect(door.calls.filter(({ scope }) => scope.repositories?.[0] === '.github').length).toBeGreaterThan(0);
  expect(door.calls.filter(({ call }) => !call.startsWith('GET')).length).toBeGreaterThanOrEqual(4);
  await standin.close();
});

test('the door would refuse a token of the whole installation', () => {
  const everything = { permissions: APP_PERMISSIONS };
  expect(isWiderThanTheTable('GET /repos/acme/shop', everything)).toBe(true);
  expect(isWiderThanTheTable('GET /repos/acme/shop', { ...everything, repository_ids: [1] })).toBe(true);
  const contents: Scope = { repository_ids: [1], permissions: { contents: 'write' } };
  expect(isWiderThanTheTable('POST /repos/acme/shop/check-runs', contents)).toBe(true);
});

test('what an installation has not granted is not asked for, and the effect that needs it says so', async () => {
  const { checks: _, ...permissions } = APP_PERMISSIONS;
  const { github: standin, shop } = await openShop({ app: { permissions } });
  const github = await appOn(standin).github(refOf(shop));
  expect(await github.repository()).toMatchObject({ defaultBranch: 'main' });
  await expect(github.checks(shop.head())).rejects.toMatchObject({ kind: 'forbidden' });
  const outcome = await github.apply(
    {
      kind: 'write-check',
      repository: refOf(shop),
      name: 'tidegate',
      headSha: shop.head(),
      externalId: 'x',
      status: 'in_progress',
      title: 'x',
      summary: 'x',
      annotations: [],
    },
    Date.now(),
  );
  expect(outcome).toMatchObject({
    kind: 'retry',
    because: expect.stringContaining('"checks: write"'),
    afterMs: 600_000,
  });
  expect(standin.countRequests({ operation: 'checks/create' })).toBe(0);
  await standin.close();
});

test('a repository that the installation does not have any more is not found', async () => {
  const { github: standin, shop } = await openShop();
  const github = await appOn(standin).github({ ...refOf(shop), id: 999_999 });
  await expect(github.repository()).rejects.toMatchObject({ kind: 'not-found' });
  await standin.close();
});

test('that a token was refused for its permissions says nothing of whether there is such a repository', async () => {
  const { github: standin, shop } = await openShop();
  standin.createRepository({ owner: 'acme', name: '.github', private: true, files: { 'a.yml': 'x\n' } });
  const github = await appOn(standin).github(refOf(shop));
  const { owner } = await github.repository();
  standin.fault({
    operation: 'apps/create-installation-access-token',
    kind: 'status',
    status: 422,
    message: 'The permissions requested are not granted to this installation.',
  });
  await expect(github.organisationFile('a.yml', owner)).rejects.toMatchObject({ kind: 'rejected' });
  expect(await github.organisationFile('a.yml', owner)).toMatchObject({ kind: 'file' });
  await standin.close();
});
