/** Rate limits that are enforced, and who does not heed them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appClient, installationToken, movableClock, openShop, plainClient, type Shop } from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;
let clock: ReturnType<typeof movableClock>;
let client: ReturnType<typeof plainClient>;

beforeEach(async () => {
  clock = movableClock();
  stage = await openShop({ clock });
  stage.shop.openIssue({ title: 'a', author: 'anna' });
  client = plainClient(stage.github, await installationToken(stage));
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.github.close();
});

const read = () => client.rest.repos.get(R);
const write = () => client.rest.issues.createComment({ ...R, issue_number: 1, body: 'hello' });

async function times(count: number, request: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await request();
}

test('nothing is refused until it is switched on, and the headers count', async () => {
  await times(3, read);
  const { headers } = await read();
  expect([headers['x-ratelimit-used'], headers['x-ratelimit-remaining']]).toEqual(['4', '4996']);
  stage.github.assertClean();
});

test('the hour of an installation is used up, and begins again', async () => {
  stage.github.enforceRateLimits({ requestsPerHour: 3 });
  await times(3, read);
  const reset = String((clock.now() + 3_600_000) / 1000);
  await expect(read()).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('API rate limit exceeded for installation ID'),
    response: { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } },
  });
  const { rest: asApp } = await appClient(stage);
  expect((await asApp.apps.getAuthenticated()).status).toBe(200);
  clock.advance(3_600_000);
  expect((await read()).status).toBe(200);
  stage.github.assertClean();
});

test('an answer that is known already costs nothing of the hour', async () => {
  stage.github.enforceRateLimits({ requestsPerHour: 1 });
  const { headers } = await read();
  stage.github.enforceRateLimits({ requestsPerHour: 1 });
  const known = () => client.rest.repos.get({ ...R, headers: { 'if-none-match': headers.etag ?? '' } });
  for (let n = 0; n < 3; n += 1) await expect(known()).rejects.toMatchObject({ status: 304 });
  expect((await client.rest.rateLimit.get()).data.rate).toMatchObject({ limit: 1, used: 0, remaining: 1 });
  expect((await read()).status).toBe(200);
  await expect(read()).rejects.toMatchObject({ status: 403 });
});

test.each([
  ['80 a minute', { contentPerMinute: 2 }, 60],
  ['500 an hour', { contentPerHour: 2 }, 3600],
  ['900 points a minute', { pointsPerMinute: 14 }, 60],
] as const)('writes have a limit: %s', async (_name, limits, wait) => {
  stage.github.enforceRateLimits(limits);
  await times(2, write);
  await expect(write()).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('secondary rate limit'),
    response: { headers: { 'retry-after': String(wait) } },
  });
  clock.advance(wait * 1000);
  expect((await write()).status).toBe(201);
  stage.github.assertClean();
});

test('GitHub also says 429, and not always how long', async () => {
  stage.github.enforceRateLimits({ contentPerMinute: 0, status: 429, hasRetryAfter: false });
  const failure = await write().catch((error: unknown) => error);
  expect(failure).toMatchObject({ status: 429 });
  expect(failure).not.toHaveProperty('response.headers.retry-after');
});

test('requests under way at one time are limited', async () => {
  stage.github.enforceRateLimits({ concurrent: 1 });
  stage.github.fault({ operation: 'repos/get', kind: 'delay', ms: 300 });
  const settled = await Promise.allSettled([read(), read()]);
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});

test('going on while limited is a violation; what was under way is none', async () => {
  stage.github.enforceRateLimits({ contentPerMinute: 0 });
  await expect(write()).rejects.toMatchObject({ status: 403 });
  await expect(read()).rejects.toMatchObject({ status: 403 });
  stage.github.assertClean();
  const later = Date.now() + 1500;
  vi.useFakeTimers({ now: later, toFake: ['Date'] });
  await expect(read()).rejects.toMatchObject({ status: 403 });
  expect(stage.github.violations.map(({ kind, operation }) => [kind, operation])).toEqual([
    ['rate-limit', 'repos/get'],
  ]);
});

test('limits are counted for each installation by itself', async () => {
  stage.github.createOrganization('other');
  const warehouse = stage.github.createRepository({ owner: 'other', name: 'warehouse' });
  const token = await installationToken({ ...stage, shop: warehouse });
  stage.github.enforceRateLimits({ requestsPerHour: 1 });
  await read();
  await expect(read()).rejects.toMatchObject({ status: 403 });
  const other = plainClient(stage.github, token);
  expect((await other.rest.repos.get({ owner: 'other', repo: 'warehouse' })).status).toBe(200);
  stage.github.enforceRateLimits(null);
  expect((await read()).status).toBe(200);
});
