/** What large bodies that nobody signed cost the ingress: the growth of its process, which does nothing else. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DEFAULT_WEBHOOK_PATH as PATH } from '../../src/app/ingress.ts';
import { head, open } from '../unit/app/raw-request.ts';
import type { Bench } from './measure.ts';

const MIB = 1024 * 1024;
const SIZE = 25 * MIB;
const PARALLEL = 100;
const PIECE = Buffer.alloc(MIB, 'x');
const MOST_MIB = 100;
/** Each takes some seconds. */
const MOST_RUNS = 3;

export const floodBench: Bench = {
  name: 'flood',
  async run({ runs }) {
    const unsigned: number[] = [];
    const forged: number[] = [];
    for (let run = 0; run < Math.min(runs, MOST_RUNS); run++) {
      unsigned.push(await growth(undefined));
      forged.push(await growth(`sha256=${'a'.repeat(64)}`));
    }
    const limit = { kind: 'most', most: MOST_MIB } as const;
    return [
      { what: `growth: ${PARALLEL} unsigned bodies of 25 MiB`, times: unsigned, unit: 'MiB', limit },
      { what: 'growth: the same, wrongly signed', times: forged, unit: 'MiB', limit },
    ];
  },
};

/** MiB: the most that was ever resident, above what was resident before. */
async function growth(signature: string | undefined): Promise<number> {
  const script = fileURLToPath(new URL('../unit/app/ingress-process.ts', import.meta.url));
  const secret = 'a-secret-for-the-bench-0123456789';
  const child = fork(script, { env: { ...process.env, SECRET: secret }, execArgv: [] });
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    await sendLarge(port, signature, MIB);
    const before = await memoryOf(child);
    await Promise.all(Array.from({ length: PARALLEL }, () => sendLarge(port, signature, SIZE)));
    const after = await memoryOf(child);
    return (after.peak - before.resident) / MIB;
  } finally {
    child.kill('SIGKILL');
  }
}

async function memoryOf(child: ChildProcess): Promise<{ resident: number; peak: number }> {
  child.send('memory');
  const [message] = (await once(child, 'message')) as [{ resident: number; peak: number }];
  return message;
}

/** Sends all of it if it is let, as fast as the other side reads. */
async function sendLarge(port: number, signature: string | undefined, size: number): Promise<void> {
  const { socket, answer } = open(port);
  const headers = {
    'Content-Length': size,
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'X-Hub-Signature-256': signature,
  };
  socket.write(head(`POST ${PATH} HTTP/1.1`, headers));
  for (let sent = 0; sent < size && socket.writable; sent += PIECE.length) {
    if (!socket.write(PIECE)) await writable(socket);
  }
  await answer;
  socket.destroy();
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
