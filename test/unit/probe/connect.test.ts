import { createServer } from 'node:http';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lookup } from '../../../src/probe/probe.ts';
import { closeAll, get, HERE, listen, probe, reply, serve, serveRaw } from './loopback.ts';

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const BOTH: Lookup = async () => [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];

describe('a host with both address families', () => {
  it('scenario 48: is reached where only IPv4 answers, and the answer names the family', async () => {
    const base = await serve(reply(200, 'four'));
    const url = base.replace('127.0.0.1', 'dual.example');
    expect(await get(url, {}, { lookup: BOTH })).toMatchObject({ kind: 'answer', body: 'four', family: 4 });
  });

  it('scenario 48: is reached where only IPv6 answers, and the answer names the family', async () => {
    const port = await listen(createServer(reply(200, 'six')), '::1');
    const turned: Lookup = async (host) => [...(await BOTH(host))].reverse();
    for (const lookup of [BOTH, turned]) {
      const result = await get(`http://dual.example:${port}/`, {}, { lookup });
      expect(result).toMatchObject({ kind: 'answer', body: 'six', family: 6 });
    }
    expect(await get(`http://[::1]:${port}/`)).toMatchObject({ kind: 'answer', family: 6 });
  });

  it('scenario 48: is reached in time where IPv6 swallows what is sent to it', async () => {
    const port = await serveSilently('127.0.0.2');
    await listen(createServer(reply(200, 'four')), '127.0.0.1', port);
    const silent = Array.from({ length: 9 }, () => ({ address: '127.0.0.2', family: 6 }));
    const lookup: Lookup = async () => [...silent, { address: '127.0.0.1', family: 4 }];
    const before = pendingConnections();
    const result = await get(`http://broken.example:${port}/`, { timeoutMs: 3000 }, { lookup });
    expect(result).toMatchObject({ kind: 'answer', body: 'four' });
    expect(result.durationMs).toBeLessThan(1500);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pendingConnections(), 'none is left trying').toBe(before);
  });

  it('is asked at its next address as soon as one refuses', async () => {
    const base = await serve(reply(200, 'last'));
    const refusing = Array.from({ length: 6 }, (_, nth) => ({ address: `127.0.0.${nth + 2}`, family: 4 }));
    const lookup: Lookup = async () => [...refusing, { address: '127.0.0.1', family: 4 }];
    const result = await get(base.replace('127.0.0.1', 'many.example'), {}, { lookup });
    expect(result).toMatchObject({ kind: 'answer', body: 'last' });
    expect(result.durationMs).toBeLessThan(1000);
  });

  it('that nobody answers on is refused, by the error that says most', async () => {
    const port = await serveRaw(() => undefined);
    closeAll();
    const result = await probe({ kind: 'tcp', host: 'dual.example', port, timeoutMs: 2000 }, { lookup: BOTH });
    expect(result).toMatchObject({ kind: 'missing', code: 'connection-refused' });
  });
});

describe('the tcp probe', () => {
  it('is content with a connection, and closes it', async () => {
    const closed = Promise.withResolvers<void>();
    const port = await serveRaw((socket) => socket.on('close', () => closed.resolve()).resume());
    expect(await tcp('db.example', port)).toMatchObject({ kind: 'answer', of: 'tcp' });
    await closed.promise;
  });

  it('misses a server that is not there', async () => {
    const port = await serveRaw(() => undefined);
    closeAll();
    expect(await tcp('db.example', port)).toMatchObject({ kind: 'missing', code: 'connection-refused' });
  });

  it('gives up in time', async () => {
    const port = await serveSilently('127.0.0.2');
    const lookup: Lookup = async () => [{ address: '127.0.0.2', family: 4 }];
    const result = await probe({ kind: 'tcp', host: 'silent.example', port, timeoutMs: 150 }, { lookup });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(1000);
  });

  it.each(['169.254.169.254', '2852039166', 'fe80::1', 'fe80::1%lo', '[::ffff:a9fe:a9fe]', '::1%lo'])(
    'refuses an address outside the network (threat 60): %s',
    async (host) => {
      const result = await probe({ kind: 'tcp', host, port: 80, timeoutMs: 1000 });
      expect(result).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    },
  );

  it('refuses a name that leads outside the network (threat 60)', async () => {
    const result = await probe({ kind: 'tcp', host: 'localhost', port: 80, timeoutMs: 1000 }, { network: 'public' });
    expect(result).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });

  function tcp(host: string, port: number) {
    return probe({ kind: 'tcp', host, port, timeoutMs: 2000 }, { lookup: HERE });
  }
});

describe('the dns probe', () => {
  const ask = (lookup: Lookup, more: Parameters<typeof probe>[1] = {}) =>
    probe({ kind: 'dns', name: 'shop.example', timeoutMs: 200 }, { lookup, ...more });

  it('brings the addresses of a name', async () => {
    expect(await ask(BOTH)).toMatchObject({ kind: 'answer', of: 'dns', addresses: ['::1', '127.0.0.1'] });
  });

  it('scenario 7: misses a name that is not known, or has no address', async () => {
    const unknown: Lookup = () => Promise.reject(new Error('getaddrinfo ENOTFOUND shop.example'));
    expect(await ask(unknown)).toMatchObject({ kind: 'missing', code: 'dns' });
    expect(await ask(async () => [])).toMatchObject({ kind: 'missing', code: 'dns' });
  });

  it('gives up in time', async () => {
    expect(await ask(() => new Promise(() => undefined))).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('refuses a name that leads outside the network (threat 60)', async () => {
    const linkLocal: Lookup = async () => [{ address: '169.254.169.254', family: 4 }];
    for (const network of ['public', 'private', 'loopback'] as const) {
      expect(await ask(linkLocal, { network })).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    }
    expect(await ask(BOTH, { network: 'public' })).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });
});

function pendingConnections(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'ConnectWrap').length;
}

/** A port whose queue of connections is full, so that the next one waits without an answer. */
async function serveSilently(host: string): Promise<number> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer();
     server.listen({ host: ${JSON.stringify(host)}, port: 0, backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     });`,
    { eval: true },
  );
  ends.push(() => worker.terminate());
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const fillers = Array.from({ length: 4 }, () => connect(port, host).on('error', () => undefined));
  ends.push(() => fillers.forEach((filler) => void filler.destroy()));
  await Promise.race(fillers.map((filler) => new Promise((resolve) => filler.once('connect', resolve))));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return port;
}
