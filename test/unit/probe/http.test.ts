import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../src/probe/probe.ts';
import { answerOf, closeAll, get, HERE, probe, reply, serve, serveRaw } from './loopback.ts';

const MIB = 1024 * 1024;
/** Two letters, and the demand to keep 64 MiB ready to unpack them. */
const ZSTD_OF_64_MIB = '28b52ffd00800800006109000062';

describe('an answer', () => {
  it('comes back with status, text and time', async () => {
    const base = await serve(reply(503, 'grüße', { 'retry-after': '7' }));
    const result = answerOf(await get(`${base}/x?y=1#part`));
    expect(result).toMatchObject({
      status: 503,
      body: 'grüße',
      size: 7,
      sha256: createHash('sha256').update('grüße').digest('hex'),
      finalUrl: `${base}/x?y=1`,
      family: 4,
      retryAfterMs: 7000,
    });
    expect(result.durationMs).toBeGreaterThan(0);
  });

  it('has every value of a header, whatever its name', async () => {
    const base = await serve(reply(200, '', { 'X-Many': ['1', '2'], 'Set-Cookie': ['a', 'b'], ['__proto__']: 'p' }));
    const { headers } = answerOf(await get(base));
    expect(headers['x-many']).toEqual(['1', '2']);
    expect(headers['set-cookie']).toEqual(['a', 'b']);
    expect(Object.getOwnPropertyDescriptor(headers, '__proto__')?.value).toEqual(['p']);
  });

  it.each([
    ['gzip', gzipSync('packed')],
    ['x-gzip', gzipSync('packed')],
    ['deflate', deflateSync('packed')],
    ['deflate', deflateRawSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['zstd', zstdCompressSync('packed')],
    ['GZIP, br', brotliCompressSync(gzipSync('packed'))],
  ])('is decoded, and measured, after %s', async (encoding, bytes) => {
    const base = await serve(reply(200, bytes, { 'content-encoding': encoding }));
    const sha256 = createHash('sha256').update('packed').digest('hex');
    expect(await get(base)).toMatchObject({ kind: 'answer', body: 'packed', size: 6, sha256 });
  });

  it.each(['HEAD', 'GET'])('without a body names an encoding in vain: %s', async (method) => {
    const base = await serve(reply(method === 'GET' ? 204 : 200, '', { 'content-encoding': 'gzip' }));
    expect(await get(base, { method })).toMatchObject({ kind: 'answer', body: '', size: 0 });
  });

  it.each([
    ['gzip', Buffer.from('plain')],
    ['gzip', gzipSync('cut off').subarray(0, 15)],
    ['zstd', Buffer.from('plain')],
    ['zstd', Buffer.from(ZSTD_OF_64_MIB, 'hex')],
    ['rot13', Buffer.from('plain')],
    ['br, br, br, br', Buffer.from('plain')],
  ])('that lies about its encoding is unusable: %s', async (encoding, bytes) => {
    const base = await serve(reply(200, bytes, { 'content-encoding': encoding }));
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'body' });
  });

  it.each([
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['2099-01-01', undefined],
  ])('that asks to come back later (%s) says when, by its own clock', async (retryAfter, retryAfterMs) => {
    const headers = { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': retryAfter };
    const base = await serve(reply(429, '', headers));
    expect(answerOf(await get(base)).retryAfterMs).toBe(retryAfterMs);
  });

  it('of 1xx kind is not the answer', async () => {
    const base = await serve((_request, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.end('real');
    });
    expect(await get(base)).toMatchObject({ kind: 'answer', status: 200, body: 'real' });
  });
});

describe('an answer without end', () => {
  it('scenario 9: a body of 1 GB is cut off at 2 MiB, and memory stays bounded', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(65_536);
    const base = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && sent < 1024 * MIB) {
          sent += chunk.length;
          if (!response.write(chunk)) break;
        }
      };
      response.on('drain', more);
      more();
    });
    const before = process.memoryUsage.rss();
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
    expect(sent).toBeLessThan(64 * MIB);
    expect(process.memoryUsage.rss() - before).toBeLessThan(128 * MIB);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50 * MIB))],
    ['br', brotliCompressSync(Buffer.alloc(50 * MIB))],
    ['zstd', zstdCompressSync(Buffer.alloc(50 * MIB))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50 * MIB)))],
  ])('scenario 9: a body that unfolds to more than 2 MiB is cut off: %s', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(MIB);
    const base = await serve(reply(200, bomb, { 'content-encoding': encoding }));
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
  });

  it('scenario 9: a body that trickles ends with the time of the attempt', async () => {
    const base = await serve((_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const result = await get(base, { timeoutMs: 150 });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(1000);
  });

  it('scenario 9: headers that trickle end with the time of the attempt', async () => {
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-a: b\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const result = await get(`http://127.0.0.1:${port}/`, { timeoutMs: 150 });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout', message: expect.stringContaining('150 ms') });
    expect(result.durationMs).toBeLessThan(1000);
  });

  it('scenario 9: a flood of headers is cut off at 64 KiB', async () => {
    const port = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}`);
    });
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unusable', code: 'body-too-large' });
    const most = await serveRaw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(5000)}\r\n`);
    });
    expect(answerOf(await get(`http://127.0.0.1:${most}/`)).headers['x-a']).toHaveLength(5000);
  });

  it('of exactly 2 MiB is kept', async () => {
    const base = await serve(reply(200, Buffer.alloc(2 * MIB)));
    expect(await get(base)).toMatchObject({ kind: 'answer', size: 2 * MIB });
  });
});

describe('a request', () => {
  const echo: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    });
  };

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'get'])('takes its method, headers and body along: %s', async (method) => {
    const base = await serve(echo);
    const headers = { 'Content-Type': 'application/json', 'X-Own': 'yes', Host: 'other.example' };
    const seen = JSON.parse(answerOf(await get(`${base}/a?b=c`, { method, headers, body: '{"ü":1}' })).body);
    expect(seen).toMatchObject({ method: method.toUpperCase(), url: '/a?b=c', body: '{"ü":1}' });
    expect(seen.headers).toMatchObject({ 'content-type': 'application/json', 'x-own': 'yes', host: 'other.example' });
  });

  it('has no body where the check has none, and says so', async () => {
    const base = await serve(echo);
    const post = JSON.parse(answerOf(await get(base, { method: 'POST' })).body);
    expect(post.headers['content-length']).toBe('0');
    const plain = JSON.parse(answerOf(await get(base)).body);
    expect(plain.headers).toEqual({
      host: new URL(base).host,
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'tidegate-smoke',
      connection: 'close',
    });
  });

  it('decides itself how the message ends', async () => {
    const base = await serve(echo);
    const headers = {
      'Content-Length': '1',
      'Transfer-Encoding': 'chunked',
      Connection: 'keep-alive',
      'Proxy-Authorization': 'x',
    };
    const seen = JSON.parse(answerOf(await get(base, { method: 'POST', headers, body: 'whole' })).body);
    expect(seen.body).toBe('whole');
    expect(seen.headers).toMatchObject({ connection: 'close', 'content-length': '5' });
    expect(seen.headers['transfer-encoding']).toBeUndefined();
    expect(seen.headers['proxy-authorization']).toBeUndefined();
  });

  it('sends the credentials of its URL as a header, and keeps them out of the answer', async () => {
    const base = await serve(echo);
    const result = answerOf(await get(base.replace('//', '//user:p%40ss@')));
    expect(JSON.parse(result.body).headers.authorization).toBe(`Basic ${btoa('user:p@ss')}`);
    expect(result.finalUrl).toBe(`${base}/`);
  });

  it.each([
    ['http://', {}],
    ['not an address', {}],
    ['http://127.0.0.1/', { method: 'CONNECT' }],
    ['http://127.0.0.1/', { method: 'G E T' }],
    ['http://127.0.0.1/', { headers: { 'x-a': 'b\r\nx-c: d' } }],
    ['http://127.0.0.1/', { headers: { 'x a': 'b' } }],
  ])('that cannot be sent is unusable: %s %j', async (url, more) => {
    const base = await serve(reply(200));
    const result = await get(url.replace('127.0.0.1', new URL(base).host), more);
    expect(result).toMatchObject({ kind: 'unusable', code: 'assertion' });
  });
});

describe('no answer', () => {
  it('because nobody listens', async () => {
    const base = await serve(reply(200));
    closeAll();
    expect(await get(base)).toMatchObject({ kind: 'missing', code: 'connection-refused' });
  });

  it('scenario 5: a service that is not up yet is missing, and answers when it is', async () => {
    const base = await serve(reply(200));
    closeAll();
    expect(await get(base)).toMatchObject({ kind: 'missing', code: 'connection-refused' });
    const up = await serve(reply(200, 'up'));
    expect(await get(up)).toMatchObject({ kind: 'answer', body: 'up' });
  });

  it.each([
    ['at once', ''],
    ['within the headers', 'HTTP/1.1 200 OK\r\nx-a'],
    ['within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'],
  ])('because the other side hangs up: %s', async (_when, text) => {
    const port = await serveRaw((socket) => {
      socket.once('data', () => (text === '' ? socket.resetAndDestroy() : socket.end(text)));
    });
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'missing', code: 'connection-reset' });
  });

  it('because it does not speak HTTP', async () => {
    const port = await serveRaw((socket) => socket.end('220 mail.example ESMTP\r\n'));
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'missing', code: 'connection-reset' });
  });

  it('because it does not speak TLS', async () => {
    const base = await serve(reply(200));
    expect(await get(base.replace('http:', 'https:'))).toMatchObject({ kind: 'missing', code: 'tls' });
  });

  it('by a fault of this machine is not the fault of the service', async () => {
    const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const result = await get('http://shop.example:99999/', {}, { lookup });
    expect(result).toMatchObject({ kind: 'unusable', code: 'assertion' });
    const tcp = await probe({ kind: 'tcp', host: 'shop.example', port: 99_999, timeoutMs: 1000 }, { lookup });
    expect(tcp).toMatchObject({ kind: 'unusable', code: 'assertion' });
  });

  it('scenario 7: because the name is not known', async () => {
    const lookup: Lookup = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    expect(await get('http://nowhere.example/', {}, { lookup })).toMatchObject({ kind: 'missing', code: 'dns' });
    const empty: Lookup = async () => [];
    expect(await get('http://nowhere.example/', {}, { lookup: empty })).toMatchObject({ code: 'dns' });
  });

  it('in time, headers', async () => {
    const base = await serve(() => undefined);
    expect(await get(base, { timeoutMs: 100 })).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('in time, a look-up that hangs', async () => {
    const lookup: Lookup = () => new Promise(() => undefined);
    const result = await get('http://slow.example/', { timeoutMs: 100 }, { lookup });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('in time, redirects that each take a while', async () => {
    const base = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 60);
    });
    const result = await get(base, { timeoutMs: 150 });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('because the run ends', async () => {
    const base = await serve(() => undefined);
    const run = new AbortController();
    const request = { kind: 'http', method: 'GET', url: base, headers: {}, maxRedirects: 0, timeoutMs: 5000 } as const;
    const pending = probe(request, {}, run.signal);
    run.abort();
    expect(await pending).toMatchObject({
      kind: 'missing',
      code: 'timeout',
      message: expect.stringMatching(/run ended/),
    });
    expect(await probe(request, {}, run.signal)).toMatchObject({ kind: 'missing', code: 'timeout' });
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
      const result = await get(`http://${host}:${port}/`, {}, { network: 'public' });
      expect(result, host).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    }
    expect(calls).toBe(0);
  });

  it.each(['public', 'private', 'loopback'] as const)('is link-local in every network: %s', async (network) => {
    const hosts = ['169.254.169.254', '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '[fe80::1]'];
    for (const host of [...hosts, '[::ffff:169.254.169.254]', '[64:ff9b::a9fe:a9fe]', '[fd00:ec2::254]']) {
      const result = await get(`http://${host}/`, { timeoutMs: 1000 }, { network });
      expect(result, host).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    }
    expect(await get('http://[fe80::1%25eth0]/', {}, { network })).toMatchObject({ kind: 'unusable' });
  });

  it('is refused when it is one of several of a name', async () => {
    const lookup: Lookup = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ];
    expect(await get('http://two.example/', {}, { lookup })).toMatchObject({ code: 'blocked-address' });
  });

  it('scenario 10: cannot be slipped in between the check and the connection', async () => {
    let lookups = 0;
    const base = await serve(reply(200, 'checked'));
    const lookup: Lookup = async () => {
      lookups++;
      return [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const url = base.replace('127.0.0.1', 'rebind.example');
    expect(await get(url, {}, { lookup })).toMatchObject({ kind: 'answer', body: 'checked' });
    expect(lookups).toBe(1);
    expect(await get(url, {}, { lookup })).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });

  it('scenario 10: a redirect is looked up and judged again, for the same name too', async () => {
    let lookups = 0;
    const base = await serve(reply(302, '', { location: '/next' }));
    const lookup: Lookup = async () => {
      lookups++;
      return [{ address: lookups === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const result = await get(base.replace('127.0.0.1', 'rebind.example'), {}, { lookup });
    expect(result).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });

  it('scenario 10: a redirect to a metadata service is refused', async () => {
    const base = await serve(reply(302, '', { location: 'http://169.254.169.254/latest/meta-data/' }));
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });
});

describe('redirects', () => {
  const countdown: RequestListener = (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('arrived');
    else response.writeHead(302, { location: `/${left - 1}` }).end('moved');
  };

  it('are followed, as many as the check allows', async () => {
    const base = await serve(countdown);
    expect(await get(`${base}/5`)).toMatchObject({ status: 200, body: 'arrived', finalUrl: `${base}/0` });
    expect(await get(`${base}/6`)).toMatchObject({ kind: 'unusable', code: 'too-many-redirects' });
    expect(await get(`${base}/1`, { maxRedirects: 1 })).toMatchObject({ body: 'arrived' });
    expect(await get(`${base}/2`, { maxRedirects: 1 })).toMatchObject({ code: 'too-many-redirects' });
  });

  it('are the answer where none is followed', async () => {
    const base = await serve(countdown);
    const result = await get(`${base}/3`, { maxRedirects: 0 });
    expect(result).toMatchObject({ kind: 'answer', status: 302, body: 'moved', finalUrl: `${base}/3` });
    expect(answerOf(result).headers['location']).toEqual(['/2']);
  });

  it('without a place to go are the answer', async () => {
    expect(await get(await serve(reply(304)))).toMatchObject({ kind: 'answer', status: 304 });
    expect(await get(await serve(reply(302)))).toMatchObject({ kind: 'answer', status: 302 });
  });

  it("with somebody's password keep it out of the answer", async () => {
    const base = await serve((request, response) => {
      const location = `http://user:pass@${request.headers.host}/next`;
      if (request.url === '/') response.writeHead(302, { location });
      response.end(request.headers.authorization ?? 'nobody');
    });
    expect(await get(base)).toMatchObject({ kind: 'answer', body: 'nobody', finalUrl: `${base}/next` });
  });

  it('leave no connection behind, whatever else the answer would say', async () => {
    const closed = Promise.withResolvers<void>();
    const base = await serve((request, response) => {
      if (request.url !== '/') return response.end();
      response.on('close', () => closed.resolve());
      return response.writeHead(302, { location: '/next' }).write('and so on');
    });
    expect(await get(base)).toMatchObject({ kind: 'answer', status: 200 });
    await closed.promise;
  });

  it('to no address are unusable', async () => {
    const base = await serve(reply(302, '', { location: 'http://' }));
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'assertion' });
  });

  it('to another scheme are refused', async () => {
    const base = await serve(reply(302, '', { location: 'file:///etc/passwd' }));
    expect(await get(base)).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });

  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'DELETE', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
  ])('%i turns %s into %s, as browsers do', async (status, method, then) => {
    const seen: string[] = [];
    const base = await serve(async (request, response) => {
      const chunks = await request.toArray();
      const kind = request.headers['content-type'] ?? '';
      seen.push(`${request.method} ${Buffer.concat(chunks).toString()} ${kind}`);
      if (request.url === '/') response.writeHead(status, { location: '/next' });
      response.end();
    });
    const body = method === 'HEAD' ? undefined : 'text';
    await get(base, { method, headers: { 'Content-Type': 'text/plain' }, body });
    expect(seen[1]).toBe(then === 'GET' ? 'GET  ' : `${then} ${body ?? ''} text/plain`);
  });

  async function redirectElsewhere(status: number, more: Parameters<typeof get>[1]) {
    const seen: IncomingHttpHeaders[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    const base = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(status, { location: `${other}/` }).end();
    });
    return { result: await get(base, more), seen, other };
  }

  it('scenario 10: to another origin take nothing along that could be a secret', async () => {
    const headers = {
      Authorization: 'Bearer x',
      Cookie: 'a=b',
      'X-Api-Key': 'k',
      'X-Trace': '1',
      'User-Agent': 'secret/1',
      Host: 'inner.example',
      Accept: 'text/html',
    };
    const { seen, other } = await redirectElsewhere(302, { headers });
    expect(seen[0]).toMatchObject({
      authorization: 'Bearer x',
      cookie: 'a=b',
      'x-api-key': 'k',
      host: 'inner.example',
    });
    expect(seen[1]).toEqual({
      host: new URL(other).host,
      accept: 'text/html',
      'accept-encoding': 'identity',
      'user-agent': 'tidegate-smoke',
      connection: 'close',
    });
  });

  it('scenario 10: do not send a body to another origin', async () => {
    const { result, seen } = await redirectElsewhere(307, { method: 'POST', body: 'secret' });
    expect(result).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    expect(seen).toHaveLength(1);
    const turned = await redirectElsewhere(303, { method: 'POST', body: 'secret' });
    expect(turned.result).toMatchObject({ kind: 'answer', status: 200 });
    expect(turned.seen[1]?.['content-length']).toBeUndefined();
  });

  it('scenario 10: back to the first origin do not bring the credentials back', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((_request, response) => {
      response.writeHead(302, { location: `${base}/back` }).end();
    });
    const base = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') response.writeHead(302, { location: other });
      response.end();
    });
    await get(base, { headers: { Authorization: 'Bearer x' } });
    expect(seen).toEqual(['Bearer x', undefined]);
  });

  it('within an origin keep them', async () => {
    const seen: (string | undefined)[] = [];
    const base = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') response.writeHead(302, { location: '/next' });
      response.end();
    });
    await get(base, { headers: { Authorization: 'Bearer x' } }, { lookup: HERE });
    expect(seen).toEqual(['Bearer x', 'Bearer x']);
  });
});
