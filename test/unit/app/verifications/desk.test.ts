import { type ClientRequest, createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createVerificationDesk } from '../../../../src/app/verifications/desk.ts';
import { createJobTokenCheck } from '../../../../src/app/verifications/job-token.ts';
import type { VerificationQuestion } from '../../../../src/domain/question.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const AUDIENCE = 'https://tidegate.example.com';
const SHA = 'c'.repeat(40);
const SHOP = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
const WAREHOUSE = { id: 9, owner: 'acme', name: 'warehouse', installationId: 3 };

const keys = await generateKeyPair('RS256', { extractable: true });
const others = await generateKeyPair('RS256', { extractable: true });
const servers: Server[] = [];
let issuer: string;
let address: string;
let accepted: VerificationQuestion[] = [];
let isStopping = false;
let heardOf: (typeof SHOP)[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  issuer = await serve((request, response) => {
    response.statusCode = request.url === '/.well-known/jwks' ? 200 : 404;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  const clock = { now: () => NOW };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  address = await serve(
    createVerificationDesk({
      check: createJobTokenCheck({ issuer, audience: AUDIENCE, clock }),
      store: {
        knownRepository: async (id) => [SHOP, WAREHOUSE, ...heardOf].find((each) => each.id === id) ?? null,
        acceptVerification: async (question) => {
          if (accepted.some(({ claim }) => claim.tokenId === question.claim.tokenId)) return 'used';
          accepted.push(question);
          return 'stored';
        },
      },
      clock,
      log: silent,
      onAccepted: () => undefined,
      isStopping: () => isStopping,
      next: (_, response) => void response.writeHead(418).end(),
    }),
  );
});

beforeEach(() => {
  accepted = [];
  isStopping = false;
  heardOf = [];
});

afterAll(() => {
  for (const server of servers) server.close();
});

const CLAIMS = {
  jti: 'e9a1c2d3-0000-4000-8000-000000000001',
  repository: 'acme/shop',
  repository_id: '7',
  run_id: '900',
  run_attempt: '2',
  environment: 'production',
};

interface Signing {
  readonly audience?: string;
  readonly issuer?: string;
  readonly lastsS?: number;
  readonly madeAgoS?: number;
  readonly key?: typeof keys.privateKey;
}

function token(claims: JWTPayload = {}, signing: Signing = {}): Promise<string> {
  const madeAt = NOW / 1000 - (signing.madeAgoS ?? 0);
  return new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(signing.issuer ?? issuer)
    .setAudience(signing.audience ?? AUDIENCE)
    .setIssuedAt(madeAt)
    .setExpirationTime(madeAt + (signing.lastsS ?? 300))
    .sign(signing.key ?? keys.privateKey);
}

const SAID = { version: 1, environment: 'production', sha: SHA, verdict: 'pass' };

async function send(bearer: string | undefined, body: unknown = SAID, init: RequestInit = {}) {
  const response = await fetch(`${address}/api/verifications`, {
    method: 'POST',
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
  const answer = (await response.json()) as { status?: string; error?: string };
  return { code: response.status, ...answer };
}

test('what a job says is taken in, with what its token proves', async () => {
  const causes = { preExisting: ['home page'], reasonCode: 'pre-existing', liveSha: 'abcdef1' };
  const body = { ...SAID, verdict: 'fail', deploymentId: 70, failedChecks: ['home page'], ...causes };
  expect(await send(await token(), body)).toEqual({ code: 202, status: 'accepted' });
  expect(accepted).toEqual([
    {
      kind: 'verification',
      repository: SHOP,
      claim: {
        tokenId: CLAIMS.jti,
        runId: 900,
        runAttempt: 2,
        environment: 'production',
        sha: SHA,
        deploymentId: 70,
        verdict: 'fail',
        failedChecks: ['home page'],
        ...causes,
        at: '2026-11-24T08:00:00Z',
      },
    },
  ]);
});

test('a token counts once', async () => {
  const bearer = await token();
  await send(bearer, { ...SAID, verdict: 'fail' });
  expect(await send(bearer, SAID)).toEqual({ code: 202, status: 'duplicate' });
  expect(accepted.map(({ claim }) => claim.verdict)).toEqual(['fail']);
});

test.each<[string, () => Promise<string | undefined>, RegExp]>([
  ['without a token', async () => undefined, /id-token: write/],
  ['with something that is no token', async () => 'abc', /none that GitHub's jobs get/],
  ['signed by somebody else', () => token({}, { key: others.privateKey }), /none that GitHub's jobs get/],
  ['of another issuer', () => token({}, { issuer: 'https://evil.example' }), /none that GitHub's jobs get/],
  ['for another audience', () => token({}, { audience: 'https://other.example' }), /audience https:\/\/tidegate/],
  ['that has expired', () => token({}, { madeAgoS: 600 }), /expired/],
  ['that says it lasts for ever', () => token({}, { madeAgoS: 3600, lastsS: 1e6 }), /expired|none that/],
  ['without a run', () => token({ run_id: undefined }), /which run/],
  ['with an id that would be a path', () => token({ jti: '../../gate/1' }), /which run/],
])('a message %s is refused before it is read', async (_, bearer, because) => {
  const answer = await send(await bearer());
  expect(answer.code).toBe(401);
  expect(answer.error).toMatch(because);
  expect(accepted).toEqual([]);
});

test('a token without signature is refused', async () => {
  const parts = [{ alg: 'none' }, { ...CLAIMS, iss: issuer, aud: AUDIENCE, iat: NOW / 1000, exp: NOW / 1000 + 300 }];
  const unsigned = `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  expect((await send(unsigned)).code).toBe(401);
});

test('a job speaks for its own environment alone', async () => {
  const other = await send(await token({ environment: 'staging' }));
  expect(other).toMatchObject({ code: 403, error: expect.stringContaining('staging') });
  const none = await send(await token({ environment: undefined }));
  expect(none).toMatchObject({ code: 403, error: expect.stringContaining('environment: production') });
  expect((await send(await token({ environment: 'PRODUCTION' }))).code).toBe(202);
});

test('what comes before the first webhook of its repository is to be sent again, and counts then', async () => {
  const bearer = await token({ repository_id: '8' });
  expect(await send(bearer)).toMatchObject({ code: 503, error: expect.stringContaining('not installed') });
  const headers = { authorization: `Bearer ${bearer}` };
  const response = await fetch(`${address}/api/verifications`, { method: 'POST', headers, body: JSON.stringify(SAID) });
  expect(response.headers.get('retry-after')).toBe('10');
  expect(accepted).toEqual([]);
  heardOf.push({ ...SHOP, id: 8 });
  expect(await send(bearer)).toEqual({ code: 202, status: 'accepted' });
});

test.each([
  ['no JSON', 'pass'],
  ['another verdict', { ...SAID, verdict: 'missing' }],
  ['a short commit', { ...SAID, sha: 'ccccccc' }],
  ['a misspelt key', { ...SAID, failedCheck: ['x'] }],
  ['another version', { ...SAID, version: 2 }],
])('a body with %s is refused, and the answer says what is wrong', async (_, body) => {
  const answer = await send(await token(), body);
  expect(answer.code).toBe(400);
  expect(answer.error?.length).toBeGreaterThan(30);
});

test('a body that is too large is refused', async () => {
  expect((await send(await token(), 'x'.repeat(65 * 1024))).code).toBe(413);
});

test('only POST is answered, nothing while stopping, and other paths are others’', async () => {
  expect((await send(await token(), undefined, { method: 'PUT' })).code).toBe(405);
  isStopping = true;
  expect((await send(await token())).code).toBe(503);
  expect((await fetch(`${address}/healthz`)).status).toBe(418);
});

test('keys that cannot be read are no refusal: it is to be sent again', async () => {
  const check = createJobTokenCheck({ issuer: 'http://127.0.0.1:9', audience: AUDIENCE, clock: { now: () => NOW } });
  expect(await check(await token({}, { issuer: 'http://127.0.0.1:9' }))).toEqual({ kind: 'unavailable' });
});

/** A message whose body does not end. `answered`: the status that it gets. */
function sendSlowly(bearer: string): { readonly request: ClientRequest; readonly answered: Promise<number> } {
  const sent = request(`${address}/api/verifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-length': '1000' },
  });
  const answered = new Promise<number>((resolve) => {
    sent.on('response', (response) => void resolve(response.resume().statusCode ?? 0)).on('error', () => resolve(0));
  });
  sent.write('{');
  return { request: sent, answered };
}

test('a job of a repository that we do not know is refused before its body comes', async () => {
  const { answered } = sendSlowly(await token({ repository_id: '8' }));
  expect(await answered).toBe(503);
});

test('slow bodies of one repository keep no other waiting, and end after seconds', { timeout: 15_000 }, async () => {
  const started = performance.now();
  const slow = [];
  for (let nth = 0; nth < 60; nth++) slow.push(sendSlowly(await token({ jti: `slow-000${nth}` })));
  const early = await Promise.race(slow.map(({ answered }) => answered));
  expect(early).toBe(503);
  expect((await send(await token({ repository_id: '9' }))).code).toBe(202);
  expect(accepted.map(({ repository }) => repository.id)).toEqual([WAREHOUSE.id]);
  const statuses = await Promise.all(slow.map(({ answered }) => answered));
  expect(statuses.filter((status) => status === 413)).toHaveLength(5);
  expect(performance.now() - started).toBeLessThan(8_000);
  expect((await send(await token())).code).toBe(202);
});

test('the smoke file of a verification is taken in under its path in the repository', async () => {
  const digest = `sha256:${'1'.repeat(64)}`;
  expect(await send(await token(), { ...SAID, smoke: { path: './.github/smoke.yml', digest } })).toMatchObject({
    code: 202,
  });
  expect(accepted[0]?.claim.smoke).toEqual({ path: '.github/smoke.yml', digest });
});

test.each([
  ['a digest of another kind', { path: 'a.yml', digest: 'md5:1' }],
  ['no path', { digest: `sha256:${'1'.repeat(64)}` }],
])('a smoke file with %s is refused', async (_, smoke) => {
  expect(await send(await token(), { ...SAID, smoke })).toMatchObject({ code: 400 });
});
