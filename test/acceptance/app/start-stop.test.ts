import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ENTRY = resolve(import.meta.dirname, '../../../src/app.ts');
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(env: Readonly<Record<string, string>>) {
  const settings = {
    APP_ID: '1',
    PRIVATE_KEY: String(KEY),
    WEBHOOK_SECRET: randomBytes(32).toString('hex'),
    HOST: '127.0.0.1',
    PORT: '0',
    TIDEGATE_DATA: join(folder, randomBytes(4).toString('hex')),
  };
  const child = spawn(process.execPath, [ENTRY], { env: { PATH: process.env['PATH'], ...settings, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const exited = once(child, 'exit').then(([code]) => Number(code));
  return { child, exited, output: () => output };
}

test('without its settings the App says all that is missing, and ends', async () => {
  const app = start({ APP_ID: '', PRIVATE_KEY: 'none', WEBHOOK_SECRET: 'development' });
  expect(await app.exited).toBe(1);
  for (const variable of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']) expect(app.output()).toContain(`${variable}: `);
});

test('on a port that is taken the App says so, and ends', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const app = start({ PORT: String(typeof address === 'object' ? address?.port : 0) });
  expect(await app.exited).toBe(1);
  expect(app.output()).toContain('another process listens there');
  other.close();
});

test('where its folder cannot be one the App says so, and ends', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const app = start({ TIDEGATE_DATA: join(file, 'data') });
  expect(await app.exited).toBe(1);
  expect(app.output()).toContain('TIDEGATE_DATA: ');
  expect(app.output()).not.toContain('    at ');
});

test('told to stop, the App ends although somebody trickles a request', async () => {
  const app = start({});
  while (!app.output().includes('"port"')) await new Promise((done) => setTimeout(done, 20));
  const port = Number(/"port":(\d+)/.exec(app.output())?.[1]);
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  socket.write('POST /api/github/webhooks HTTP/1.1\r\nHost: a\r\n');
  const trickle = setInterval(() => socket.write('X-A: b\r\n'), 200);
  await new Promise((done) => setTimeout(done, 300));
  const toldAt = Date.now();
  app.child.kill('SIGTERM');
  expect(await app.exited).toBe(0);
  expect(Date.now() - toldAt).toBeLessThan(9_000);
  clearInterval(trickle);
  socket.destroy();
});
