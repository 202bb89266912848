import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHealth } from '../../../src/app/health.ts';

async function asked(
  nextDueAt: () => Promise<number | null>,
  isStopping: boolean,
): Promise<(path: string, method?: string) => Promise<string>> {
  const health = createHealth({
    store: { nextDueAt },
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
