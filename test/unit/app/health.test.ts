import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHealth } from '../../../src/app/health.ts';

async function asked(
  nextDueAt: () => Promise<number | null>,
  isStopping: boolean,
  text: () => Promise<string> = async () => 'up 1\n',
): Promise<(path: string, method?: string) => Promise<string>> {
  const health = createHealth({
    store: { nextDueAt },
    metrics: { contentType: 'text/plain; version=0.0.4; charset=utf-8', text },
    isStopping: () => isStopping,
    next: (_request, response) => response.writeHead(404).end(),
  });
  const server = createServer(health).listen(0, '127.0.0.1').unref();
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return async (path, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { connection: 'close' } });
    return `${answer.status} ${await answer.text()}`.trim();
  };
}

test('health and readiness are told to GET and HEAD, with or without a query; everything else is not theirs', async () => {
  const ask = await asked(async () => null, false);
  expect(await ask('/healthz?t=1')).toBe('200 {"status":"ok"}');
  expect(await ask('/readyz')).toBe('200 {"status":"ready"}');
  expect(await ask('/readyz', 'HEAD')).toBe('200');
  expect(await ask('/healthz', 'POST')).toBe('404');
  expect(await ask('/healthz/x')).toBe('404');
});

test('it runs and is not ready while it stops, and when its database does not answer', async () => {
  const stopping = await asked(async () => null, true);
  expect([await stopping('/healthz'), await stopping('/readyz')]).toEqual([
    '200 {"status":"ok"}',
    '503 {"status":"stopping"}',
  ]);
  const broken = await asked(() => Promise.reject(new Error('disk')), false);
  expect(await broken('/readyz')).toBe('503 {"status":"the database does not answer"}');
});

test('the metrics are told on the same port, also while it stops; what goes wrong with them ends nothing', async () => {
  const ask = await asked(async () => null, true);
  expect([await ask('/metrics'), await ask('/metrics?t=1'), await ask('/metrics', 'HEAD')]).toEqual([
    '200 up 1',
    '200 up 1',
    '200',
  ]);
  expect([await ask('/metrics', 'POST'), await ask('/metrics/x')]).toEqual(['404', '404']);
  const broken = await asked(
    async () => null,
    false,
    () => Promise.reject(new Error('of a password')),
  );
  expect(await broken('/metrics')).toBe('500 {"status":"the metrics cannot be told"}');
  expect(await broken('/healthz')).toBe('200 {"status":"ok"}');
});
