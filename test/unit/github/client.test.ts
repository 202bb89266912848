import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Failure } from '../../../src/domain/failure.ts';
import { connectGitHub } from '../../../src/github/connect.ts';

const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function connect() {
  return connectGitHub(new Octokit(), REPOSITORY, { self: 'tidegate[bot]', appId: 1 });
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  return promise.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: Failure) => error,
  );
}

test.each([
  [404, {}, 'not-found', undefined],
  [401, {}, 'forbidden', undefined],
  [403, {}, 'forbidden', undefined],
  [422, {}, 'rejected', undefined],
  [502, {}, 'unavailable', undefined],
  [403, { 'retry-after': '30' }, 'rate-limited', 30_000],
  [429, {}, 'rate-limited', 60_000],
  [429, { 'retry-after': '999999999' }, 'rate-limited', 3_600_000],
  [
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1764000090', date: 'Mon, 24 Nov 2025 16:00:00 GMT' },
    'rate-limited',
    90_000,
  ],
] as const)('an answer %i with %j is a failure %s', async (status, headers, kind, retryAfterMs) => {
  nock('https://api.github.com').get('/repos/acme/shop').reply(status, { message: 'no' }, headers);
  const failure = await failureOf(connect().repository());
  expect(failure).toMatchObject({ name: 'Failure', kind, retryAfterMs });
  expect(failure.message).toContain('Reading the repository');
});

test('a connection that breaks is unavailable, and nothing is sent twice', async () => {
  const scope = nock('https://api.github.com').get('/repos/acme/shop').replyWithError('reset');
  expect(await failureOf(connect().repository())).toMatchObject({ kind: 'unavailable' });
  expect(scope.isDone()).toBe(true);
});

test('a file that is not there is null, a folder is no file', async () => {
  nock('https://api.github.com')
    .get('/repos/acme/shop/contents/.github%2Ftidegate.yml')
    .query({ ref: 'abc' })
    .reply(404, { message: 'Not Found' });
  expect(await connect().file('.github/tidegate.yml', 'abc')).toBeNull();
  nock('https://api.github.com').get('/repos/acme/shop/contents/docs').query({ ref: 'abc' }).reply(200, []);
  expect(await connect().file('docs', 'abc')).toBeNull();
});
