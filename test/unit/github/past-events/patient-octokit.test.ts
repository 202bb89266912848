/** A client that waits where GitHub says so, on a clock that only the waits move. */
import { afterEach, expect, test } from 'vitest';
import { type Patience, patientOctokit, Stopped } from '../../../../src/github/reads/past-events/patient-octokit.ts';
import { isNobodyThere } from '../../../../src/github/translate-error.ts';
import type { Standin } from '../../../../standin/start.ts';
import { movableClock, openShop } from '../../../standin/clients.ts';
import { READS } from './past-shop.ts';

let standin: Standin | undefined;
afterEach(() => standin?.close());

async function opened(more: Partial<Patience> = {}) {
  const clock = movableClock();
  const { github, shop } = await openShop({ clock });
  standin = github;
  const told: string[] = [];
  const patience: Patience = {
    now: clock.now,
    wait: async (ms) => clock.advance(ms),
    tell: (because, until) => told.push(`${because} ${until - clock.now()}`),
    ...more,
  };
  const token = github.jobToken({ repository: shop.fullName, permissions: READS });
  const octokit = patientOctokit({ apiUrl: github.url, token, patience });
  const read = () => octokit.request('GET /repos/{owner}/{repo}/deployments', { owner: 'acme', repo: 'shop' });
  return { github, octokit, read, told, clock };
}

test('it waits until the hour is over once the budget is spent, and asks nothing meanwhile', async () => {
  const { github, read, told, clock } = await opened();
  // Whoever answers says what time it is there.
  github.fault({ kind: 'status', operation: 'repos/list-deployments', status: 403, headers: spentUntil(1800) });
  const before = clock.now();
  await read();
  expect(told).toEqual(['rate-limit 1800000']);
  expect(clock.now() - before).toBe(1_800_000);
  expect(github.countRequests({ operation: 'repos/list-deployments' })).toBe(2);
});

test('each try has the whole time for its answer, however long the wait before it was', async () => {
  const { octokit } = await opened();
  const request = { signal: AbortSignal.abort() };
  const { status } = await octokit.request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'shop', request });
  expect(status).toBe(200);
});

test('it waits for as long as a secondary limit says', async () => {
  const { github, read, told } = await opened();
  github.fault({ kind: 'status', operation: '*', status: 429, headers: { 'retry-after': '77' }, times: 2 });
  await read();
  expect(told).toEqual(['rate-limit 77000', 'rate-limit 77000']);
});

test('what stays limited is told in the end', async () => {
  const { github, read } = await opened();
  github.fault({ kind: 'status', operation: '*', status: 429, headers: { 'retry-after': '1' }, times: 100 });
  await expect(read()).rejects.toMatchObject({ status: 429 });
  expect(github.requests).toHaveLength(6);
});

test('it asks again where GitHub is not there for a moment, and gives up after a minute', async () => {
  const { github, read, told } = await opened();
  github.fault({ kind: 'status', operation: '*', status: 503, times: 2 });
  await read();
  expect(told).toEqual(['unavailable 1000', 'unavailable 4000']);
  github.fault({ kind: 'status', operation: '*', status: 503, times: 100 });
  await expect(read()).rejects.toMatchObject({ status: 503 });
  expect(told).toHaveLength(6);
});

test('where nobody is, it tries once more; where somebody was before, for a minute', async () => {
  const { github, read, told } = await opened();
  await read();
  await github.close();
  await expect(read()).rejects.toSatisfy(isNobodyThere);
  expect(told).toEqual(['unavailable 1000', 'unavailable 4000', 'unavailable 15000', 'unavailable 40000']);
  const clock = movableClock();
  const fresh: string[] = [];
  const patience: Patience = {
    now: clock.now,
    wait: async (ms) => clock.advance(ms),
    tell: (because, until) => fresh.push(`${because} ${until - clock.now()}`),
  };
  const octokit = patientOctokit({ apiUrl: github.url, token: null, patience });
  await expect(octokit.request('GET /meta')).rejects.toSatisfy(isNobodyThere);
  expect(fresh).toEqual(['unavailable 1000']);
});

test('what GitHub refuses is not asked again', async () => {
  const { github, read, told } = await opened();
  github.fault({ kind: 'status', operation: '*', status: 404 });
  await expect(read()).rejects.toMatchObject({ status: 404 });
  expect(told).toEqual([]);
  expect(github.requests).toHaveLength(1);
});

test('a query that takes GitHub too long is not sent again', async () => {
  const { github, octokit } = await opened();
  github.fault({ kind: 'status', operation: 'graphql', status: 502, times: 3 });
  await expect(octokit.request('POST /graphql', { query: '{ viewer { login } }' })).rejects.toMatchObject({
    status: 502,
  });
  expect(github.requests).toHaveLength(1);
});

test('a query that GitHub limits with a 200 is asked again after a minute', async () => {
  const { github, octokit, told } = await opened();
  let isFirst = true;
  github.corruptAnswers(({ operation, status, body }) => {
    if (operation !== 'graphql' || !isFirst) return { status, body };
    isFirst = false;
    return { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } };
  });
  const { data } = await octokit.request('POST /graphql', { query: '{ viewer { login } }' });
  expect(data).not.toHaveProperty('errors');
  expect(told).toEqual(['rate-limit 60000']);
});

test('whoever waits can be stopped', async () => {
  const { github, read } = await opened({
    wait: async () => {
      throw new Stopped('enough');
    },
  });
  github.fault({ kind: 'status', operation: '*', status: 503 });
  await expect(read()).rejects.toBeInstanceOf(Stopped);
});

function spentUntil(seconds: number): Readonly<Record<string, string>> {
  const now = Math.floor(Date.parse('2026-03-02T09:00:00Z') / 1000);
  return {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(now + seconds),
    date: new Date(now * 1000).toUTCString(),
  };
}
