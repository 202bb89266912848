/** What runs where, over HTTP: only for who has the operator's token. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { askedOf } from '../../../../src/app/library/asked.ts';
import { createLibrary } from '../../../../src/app/library/create-library.ts';
import { createLog } from '../../../../src/app/log.ts';
import { Secret } from '../../../../src/app/secret.ts';
import type { Instant } from '../../../../src/domain/instant.ts';
import type { Store } from '../../../../src/flow/ports.ts';
import { createWorld, NOW, REPOSITORY } from '../../flow/world.ts';

const TOKEN = 'k3'.repeat(20);
const JSON_WANTED = { accept: 'application/json' };
const ALLOWED = { ...JSON_WANTED, authorization: `Bearer ${TOKEN}` };

async function server(token: Secret | undefined, change: Partial<Store> = {}) {
  const world = createWorld();
  const store = { ...world.ports.store, governedRepositories: async () => [REPOSITORY], ...change };
  const library = createLibrary({
    ...{ store, clock: world.ports.clock, token, erased: ['Mallory'] },
    log: createLog({ level: 'silent', secrets: [], to: { write: () => undefined } }),
    next: (_request, response) => response.writeHead(404).end('elsewhere'),
  });
  const listening = createServer(library).listen(0, '127.0.0.1');
  onTestFinished(() => void listening.close());
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  return async (path: string, headers: Record<string, string> = ALLOWED, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { ...headers, connection: 'close' },
    });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers };
  };
}

test('without a configured token the pages are not there, whatever is sent', async () => {
  const ask = await server(undefined);
  for (const path of ['/r/acme/shop/environments', '/o/acme']) {
    expect(await ask(path)).toMatchObject({ status: 404, text: 'elsewhere' });
  }
});

test('nobody without the token learns even which repositories there are', async () => {
  const ask = await server(new Secret(TOKEN));
  const wrong = [
    JSON_WANTED,
    { ...JSON_WANTED, authorization: 'Bearer ' },
    { ...JSON_WANTED, authorization: `Bearer ${TOKEN}x` },
    { ...JSON_WANTED, authorization: `Basic ${TOKEN}` },
    { ...JSON_WANTED, authorization: `Bearer ${TOKEN.slice(0, -1)}` },
  ];
  for (const headers of wrong) {
    const [known, unknown] = [await ask('/r/acme/shop/environments', headers), await ask('/o/nobody', headers)];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(known.text).toBe(unknown.text);
    expect(known.text).not.toContain(TOKEN);
  }
});

test('who has it reads the lanes of a repository and the postures of an organisation', async () => {
  const ask = await server(new Secret(TOKEN));
  const lanes = await ask('/r/ACME/shop/environments');
  expect([lanes.status, lanes.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(JSON.parse(lanes.text)).toEqual({
    ...{ version: 1, at: new Date(NOW).toISOString().replace('.000', ''), repository: 'acme/shop', lanes: [] },
  });
  const postures = await ask('/o/acme.json', { authorization: `Bearer ${TOKEN}`, accept: 'text/html' });
  expect(JSON.parse(postures.text)).toMatchObject({
    organisation: 'acme',
    repositories: [{ repository: 'acme/shop', state: 'unknown', seenAt: null }],
    next: null,
  });
  expect((await ask('/o/nobody')).status).toBe(404);
  expect((await ask('/r/acme/other/environments')).status).toBe(404);
  expect((await ask('/o/acme', ALLOWED, 'POST')).status).toBe(405);
  expect((await ask('/o/acme', { ...ALLOWED, accept: 'text/html' })).status).toBe(406);
  expect((await ask('/elsewhere')).text).toBe('elsewhere');
});

test('a database that does not answer is told as that, and as nothing else', async () => {
  const ask = await server(new Secret(TOKEN), { knownRepositories: () => Promise.reject(new Error('of a password')) });
  const { status, text } = await ask('/o/acme');
  expect([status, text]).toEqual([503, '{"error":"it cannot be told now"}\n']);
});

test.each([
  ['/r/acme/shop/environments', 'application/json', { kind: 'environments', repository: 'acme/shop' }],
  ['/r/acme/shop/environments.json', 'text/html', { kind: 'environments', repository: 'acme/shop' }],
  ['/r/acme/.github/environments', undefined, { kind: 'environments', repository: 'acme/.github' }],
  ['/o/acme?after=12', '*/*', { kind: 'organisation', organisation: 'acme', after: 12 }],
  ['/o/acme?after=x', '*/*', { kind: 'refused', status: 400 }],
  ['/o/acme', 'text/html,*/*;q=0.8', { kind: 'refused', status: 406 }],
  ['/o/acme/more', '*/*', null],
  ['/o/', '*/*', null],
  ['/r/acme/../environments', '*/*', { kind: 'environments', repository: 'acme/..' }],
  ['/r/ac%2Fme/shop/environments', '*/*', null],
])('%s, accepting %s', (url, accept, asked) => {
  const found = askedOf('GET', url, accept);
  if (asked === null) expect(found).toBeNull();
  else expect(found).toMatchObject(asked);
});

test('people who are not to be named are not, also within what people wrote', async () => {
  const freeze = {
    ...{ kind: 'freeze', environment: 'production', user: 'mallory', userId: 9, commentId: 4, until: null },
    ...{ reason: 'mallory and ada look at it', at: '2026-11-24T07:00:00Z' },
  };
  const restrictions = { approvals: [], holds: [], freezes: [freeze], liftedHoldAt: null } as unknown;
  const ask = await server(new Secret(TOKEN), {
    lastValidPolicy: async () => ({
      ...{ text: 'version: 1\nenvironments: { production: {} }\n', sha: 'a'.repeat(40) },
      at: '2026-11-24T07:00:00Z' as Instant,
    }),
    restrictions: async () => restrictions as Awaited<ReturnType<Store['restrictions']>>,
  });
  const { text } = await ask('/r/acme/shop/environments');
  expect(text).not.toMatch(/mallory/i);
  expect(JSON.parse(text).lanes[0].freezes).toMatchObject([{ by: 'erased', reason: 'erased and ada look at it' }]);
});
