import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/app/config.ts';
import { createLog } from '../../../src/app/log.ts';
import { startApp } from '../../../src/app/start.ts';

const SECRET = '3f9a1c0b7d52e8461f0c9ab34d7e6520';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The whole App on a free port. GitHub is where nobody listens. */
async function startedApp(): Promise<{ url: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-metrics-'));
  const read = readConfig({
    APP_ID: '1',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    WEBHOOK_SECRET: SECRET,
    GHE_HOST: '127.0.0.1:9',
    GHE_PROTOCOL: 'http',
    TIDEGATE_DATA: folder,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  if (read.kind === 'invalid') throw new Error(JSON.stringify(read.problems));
  const log = createLog({ level: 'silent', secrets: [] });
  const app = await startApp({ config: read.config, log, clock: { now: () => Date.now() } });
  onTestFinished(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });
  return { url: `http://127.0.0.1:${app.port}`, folder };
}

async function deliver(url: string, id: string, secret: string): Promise<number> {
  const body = JSON.stringify({ zen: 'Keep it logically awesome.' });
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = { 'x-github-event': 'push', 'x-github-delivery': id, 'x-hub-signature-256': signature };
  return (await fetch(`${url}/api/github/webhooks`, { method: 'POST', body, headers })).status;
}

test('the running App tells what came in, what waits and that its database answers, and no secret or path', async () => {
  const { url, folder } = await startedApp();
  const id = randomUUID();
  expect([await deliver(url, id, SECRET), await deliver(url, id, SECRET), await deliver(url, id, 'x')]).toEqual([
    202, 202, 401,
  ]);
  const answer = await fetch(`${url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const text = await answer.text();
  expect(text).toContain('tidegate_deliveries_total{outcome="accepted"} 1\n');
  expect(text).toContain('tidegate_deliveries_total{outcome="duplicate"} 1\n');
  await expect
    .poll(async () => await (await fetch(`${url}/metrics`)).text())
    .toContain('tidegate_deliveries_total{outcome="bad-signature"} 1\n');
  expect(text).toContain('tidegate_up_database 1\n');
  expect(text).toMatch(/^tidegate_deliveries_waiting [01]$/m);
  expect(text).toContain('tidegate_gates_open 0\n');
  for (const hidden of [SECRET, folder, tmpdir(), 'PRIVATE KEY']) expect(text).not.toContain(hidden);
});
