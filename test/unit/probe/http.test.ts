import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/domain/probe.ts';
import { type HttpProbe, probeHttp } from '../../../src/probe/http.ts';
import type { Lookup } from '../../../src/probe/resolve.ts';

const servers: { close(): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function reply(status: number, body = '', headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
}

async function probe(url: string, more: Partial<HttpProbe> = {}): Promise<ProbeResult> {
  return probeHttp({ url, timeoutMs: 5000, network: 'loopback', ...more }, new AbortController().signal);
}

describe('an answer', () => {
  it('comes back with status, text and time', async () => {
    const base = await serve(reply(503, 'grüße', { 'retry-after': '7' }));
    const result = await probe(`${base}/x`);
    expect(result).toMatchObject({ kind: 'answer', status: 503, body: 'grüße', retryAfterMs: 7000 });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  it('is decoded', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    expect(await probe(base)).toMatchObject({ kind: 'answer', body: 'packed' });
  });

  it('that lies about its encoding is unusable', async () => {
    const base = await serve(reply(200, 'plain', { 'content-encoding': 'gzip' }));
    expect(await probe(base)).toMatchObject({ kind: 'unusable', code: 'body' });
  });

  it('larger than 2 MiB is cut off', async () => {
    let sent = 0;
    const base = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && sent < 256 * 1024 * 1024) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536))) break;
        }
      };
      response.on('drain', more);
      more();
    });
    expect(await probe(base)).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('that unfolds to more than 2 MiB is cut off', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 * 1024 * 1024)));
    });
    expect(await probe(base)).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
  });
});

describe('no answer', () => {
  it('because nobody listens', async () => {
    const base = await serve(reply(200));
    servers.splice(0).forEach((server) => void server.close());
    expect(await probe(base)).toMatchObject({ kind: 'missing', code: 'connection-refused' });
  });

  it('because the other side hangs up', async () => {
    const server = createTcpServer((socket) => socket.destroy());
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await probe(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'missing', code: 'connection-reset' });
  });

  it('because it does not speak TLS', async () => {
    const base = await serve(reply(200));
    expect(await probe(base.replace('http:', 'https:'))).toMatchObject({ kind: 'missing', code: 'tls' });
  });

  it('because the name is not known', async () => {
    const lookup: Lookup = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    expect(await probe('http://nowhere.example/', { lookup })).toMatchObject({ kind: 'missing', code: 'dns' });
  });

  it('in time, headers', async () => {
    const base = await serve(() => undefined);
    expect(await probe(base, { timeoutMs: 100 })).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('in time, a body that trickles', async () => {
    const base = await serve((_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await probe(base, { timeoutMs: 150 })).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('in time, a look-up that hangs', async () => {
    const lookup: Lookup = () => new Promise(() => undefined);
    expect(await probe('http://slow.example/', { lookup, timeoutMs: 100 })).toMatchObject({
      kind: 'missing',
      code: 'timeout',
    });
  });

  it('because the run ends', async () => {
    const base = await serve(() => undefined);
    const run = new AbortController();
    const pending = probeHttp({ url: base, timeoutMs: 5000, network: 'loopback' }, run.signal);
    run.abort();
    expect(await pending).toMatchObject({ kind: 'missing', code: 'timeout' });
  });
});

describe('an address that is not allowed (threat 60)', () => {
  it('is never connected to, however it is written', async () => {
    let calls = 0;
    const base = await serve((_request, response) => {
      calls++;
      response.end();
    });
    const port = new URL(base).port;
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '[::ffff:127.0.0.1]', 'localhost']) {
      expect(await probe(`http://${host}:${port}/`, { network: 'public' }), host).toMatchObject({
        code: 'blocked-address',
      });
    }
    expect(calls).toBe(0);
  });

  it('is refused when it is one of several of a name', async () => {
    const lookup: Lookup = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ];
    expect(await probe('http://two.example/', { lookup, network: 'public' })).toMatchObject({
      code: 'blocked-address',
    });
  });

  it('cannot be slipped in between the check and the connection', async () => {
    let lookups = 0;
    const base = await serve(reply(200, 'checked'));
    const lookup: Lookup = async () => {
      lookups++;
      return [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const result = await probe(base.replace('127.0.0.1', 'rebind.example'), { lookup });
    expect(result).toMatchObject({ kind: 'answer', body: 'checked' });
    expect(lookups).toBe(1);
  });

  it('is refused on every hop', async () => {
    const base = await serve(reply(302, '', { location: 'http://169.254.169.254/latest/meta-data/' }));
    expect(await probe(base)).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });
});

describe('redirects', () => {
  it('are followed, at most five', async () => {
    const base = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('arrived');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    expect(await probe(`${base}/5`)).toMatchObject({ kind: 'answer', status: 200, body: 'arrived' });
    expect(await probe(`${base}/6`)).toMatchObject({ kind: 'unusable', code: 'too-many-redirects' });
  });

  it('to another scheme are refused', async () => {
    const base = await serve(reply(302, '', { location: 'file:///etc/passwd' }));
    expect(await probe(base)).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });

  it('to another origin do not take credentials along', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const record: RequestListener = (request, response) => {
      seen.push(request.headers);
      response.end();
    };
    const other = await serve(record);
    const base = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(307, { location: `${other}/` }).end();
    });
    const headers = { authorization: 'Bearer x', cookie: 'a=b', 'x-trace': '1' };
    await probe(base, { headers });
    expect(seen.map(({ authorization, cookie, 'x-trace': trace }) => [authorization, cookie, trace])).toEqual([
      ['Bearer x', 'a=b', '1'],
      [undefined, undefined, '1'],
    ]);
  });
});
