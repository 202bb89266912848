/** A network that fails: before the deed, after it, late, never. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, plainClient, type Shop } from './clients.ts';

const NEW = { owner: 'acme', repo: 'shop', issue_number: 1, body: 'hello' };
const OPERATION = 'issues/create-comment';

let stage: Shop;
let client: ReturnType<typeof plainClient>;
let comments: () => number;

beforeEach(async () => {
  stage = await openShop();
  const permissions = { issues: 'write' } as const;
  client = plainClient(stage.github, stage.github.jobToken({ repository: 'acme/shop', permissions }));
  const issue = stage.shop.openIssue({ title: 'a', author: 'anna' });
  comments = () => issue.comments.length;
});

afterEach(async () => {
  stage.github.assertClean();
  await stage.github.close();
});

test('a status is answered instead of the deed, as often as told', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'status', status: 429, times: 2, headers: { 'retry-after': '7' } });
  for (let n = 0; n < 2; n += 1) {
    const failure = client.rest.issues.createComment(NEW);
    await expect(failure).rejects.toMatchObject({ status: 429, response: { headers: { 'retry-after': '7' } } });
  }
  await client.rest.issues.createComment(NEW);
  expect(comments()).toBe(1);
  expect(stage.github.countRequests({ operation: OPERATION, status: 429 })).toBe(2);
});

test('a connection cut before leaves nothing done', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'reset-before' });
  await expect(client.rest.issues.createComment(NEW)).rejects.toThrow();
  expect(comments()).toBe(0);
  expect(stage.github.requests.at(-1)).toMatchObject({ status: null, applied: false });
});

test('a connection cut after leaves the deed done and the client without an answer', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'reset-after' });
  await expect(client.rest.issues.createComment(NEW)).rejects.toThrow();
  expect(comments()).toBe(1);
  expect(stage.github.requests.at(-1)).toMatchObject({ status: null, applied: true });
});

test('an answer that never comes leaves the deed done', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'timeout-after-apply' });
  const signal = AbortSignal.timeout(200);
  await expect(client.rest.issues.createComment({ ...NEW, request: { signal } })).rejects.toThrow();
  expect(comments()).toBe(1);
});

test('a gateway can lose the answer to what was done', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'status-after', status: 502 });
  await expect(client.rest.issues.createComment(NEW)).rejects.toMatchObject({ status: 502 });
  expect([comments(), stage.github.requests.at(-1)?.applied]).toEqual([1, true]);
});

test('a connection cut in the middle of the answer leaves the deed done', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'cut-mid-answer' });
  const token = stage.github.jobToken({ repository: 'acme/shop', permissions: { issues: 'write' } });
  const answer = await fetch(`${stage.github.url}/repos/acme/shop/issues/1/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'test' },
    body: JSON.stringify({ body: 'hello' }),
  });
  expect(answer.status).toBe(201);
  await expect(answer.text()).rejects.toThrow();
  expect([comments(), stage.github.requests.at(-1)?.status]).toEqual([1, null]);
});

test('an answer that never comes can also be to what was not done', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'timeout-before' });
  const signal = AbortSignal.timeout(200);
  await expect(client.rest.issues.createComment({ ...NEW, request: { signal } })).rejects.toThrow();
  expect(comments()).toBe(0);
});

test('a fault can wait for its turn, and for its path', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'status', status: 500, skip: 1 });
  stage.github.fault({ operation: '*', kind: 'status', status: 500, path: '/issues/2/' });
  await client.rest.issues.createComment(NEW);
  await expect(client.rest.issues.createComment(NEW)).rejects.toMatchObject({ status: 500 });
  await client.rest.issues.createComment(NEW);
  expect(comments()).toBe(2);
});

test('an answer can be late', async () => {
  stage.github.fault({ operation: '*', kind: 'delay', ms: 150 });
  const startedAt = performance.now();
  await client.rest.issues.createComment(NEW);
  expect(performance.now() - startedAt).toBeGreaterThan(140);
});

test('faults can be taken back', async () => {
  stage.github.fault({ operation: OPERATION, kind: 'status', status: 500 });
  stage.github.clearFaults();
  expect((await client.rest.issues.createComment(NEW)).status).toBe(201);
});
