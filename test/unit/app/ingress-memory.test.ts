import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { PATH, SECRET } from './ingress-server.ts';
import { head, open, type RawAnswer, send, sign } from './raw-request.ts';

const MIB = 1024 * 1024;
const SIZE = 25 * MIB;
const PARALLEL = 100;
const PIECE = Buffer.alloc(MIB, 'x');

it.each([
  ['unsigned', 50, undefined, [401]],
  ['wrongly signed', 100, `sha256=${'a'.repeat(64)}`, [401, 503]],
] as const)(
  'row 35: 100 parallel bodies of 25 MiB, %s, cost less than %i MiB',
  {
    timeout: 60_000,
  },
  async (_, most, signature, statuses: readonly number[]) => {
    const { child, port } = await startProcess();
    await deliverSmall(port);
    const before = await memoryOf(child);
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => sendLarge(port, signature)));
    const after = await memoryOf(child);
    const grown = Math.round((after.peak - before.resident) / MIB);
    expect(grown).toBeLessThan(most);
    // On a busy machine a sender may be cut off before it reads its answer; most are not.
    const seen = answers.flatMap((answer) => (answer ? [answer.status] : []));
    expect(seen.length).toBeGreaterThan(PARALLEL / 2);
    expect(seen.filter((status) => !statuses.includes(status))).toEqual([]);
    expect((await deliverSmall(port))?.status).toBe(202);
  },
);

async function startProcess(): Promise<{ child: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL('ingress-process.ts', import.meta.url));
  const child = fork(script, { env: { ...process.env, SECRET }, execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [message] = (await once(child, 'message')) as [{ port: number }];
  return { child, port: message.port };
}

async function memoryOf(child: ChildProcess): Promise<{ resident: number; peak: number }> {
  child.send('memory');
  const [message] = (await once(child, 'message')) as [{ resident: number; peak: number }];
  return message;
}

function headersFor(length: number, signature: string | undefined): Record<string, string | number | undefined> {
  return {
    'Content-Length': length,
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'X-Hub-Signature-256': signature,
  };
}

function deliverSmall(port: number): Promise<RawAnswer | null> {
  return send(port, head(`POST ${PATH} HTTP/1.1`, headersFor(2, sign(SECRET, '{}'))), '{}');
}

function writable(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Sends all of it if it is let, as fast as the other side reads. */
async function sendLarge(port: number, signature: string | undefined): Promise<RawAnswer | null> {
  const { socket, answer } = open(port);
  socket.write(head(`POST ${PATH} HTTP/1.1`, headersFor(SIZE, signature)));
  for (let sent = 0; sent < SIZE && socket.writable; sent += PIECE.length) {
    if (!socket.write(PIECE)) await writable(socket);
  }
  const got = await answer;
  socket.destroy();
  return got;
}
