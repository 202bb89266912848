import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProxySettings } from '../../../src/probe/probe.ts';
import { proxyFor } from '../../../src/probe/proxy-for.ts';
import { makeCertificate } from './certificate.ts';
import { closeAll, get, HERE, listen, reply, serve, serveRaw, serveSecurely } from './loopback.ts';

const AUTHORITY = makeCertificate('Tidegate Test Authority');
const SHOP = makeCertificate('shop.example', { names: ['shop.example'], issuer: AUTHORITY });
const before = getCACertificates('default');

beforeAll(() => setDefaultCACertificates([...before, AUTHORITY.pem]));
afterAll(() => setDefaultCACertificates(before));

interface Seen {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy that answers plain requests itself, and leads every tunnel to one port, or refuses it with a status. */
async function serveProxy(tunnel: { readonly port: number } | { readonly status: number }) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    response.end('through the proxy');
  });
  server.on('connect', (request, socket) => {
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    if ('status' in tunnel) return socket.end(`HTTP/1.1 ${tunnel.status} No\r\n\r\n`);
    const upstream = connect(tunnel.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Go on\r\n\r\n'));
    upstream.on('error', () => socket.destroy()).pipe(socket);
    return socket.on('error', () => upstream.destroy()).pipe(upstream);
  });
  const address = `http://user:p%40ss@127.0.0.1:${await listen(server)}`;
  return { seen, proxy: { http: address, https: address } };
}

function ask(url: string, proxy: ProxySettings, headers: Readonly<Record<string, string>> = {}) {
  return get(url, { headers }, { network: 'public', proxy, lookup: HERE });
}

const AUTHORIZATION = `Basic ${btoa('user:p@ss')}`;

describe('a proxy', () => {
  it('is asked for http, with the whole address, and its credentials go no further', async () => {
    const { seen, proxy } = await serveProxy({ status: 500 });
    const result = await ask('http://shop.example/a?b=c#d', proxy, { 'Proxy-Authorization': 'mine' });
    expect(result).toMatchObject({ kind: 'answer', body: 'through the proxy', finalUrl: 'http://shop.example/a?b=c' });
    expect(result).not.toMatchObject({ family: 4 });
    expect(seen).toMatchObject([
      {
        line: 'GET http://shop.example/a?b=c',
        headers: { host: 'shop.example', 'proxy-authorization': AUTHORIZATION },
      },
    ]);
  });

  it('leads to the server for https, which is verified all the same', async () => {
    const inner: IncomingHttpHeaders[] = [];
    const port = await serveSecurely(SHOP, (request, response) => {
      inner.push(request.headers);
      response.end('through the tunnel');
    });
    const { seen, proxy } = await serveProxy({ port });
    const result = await ask('https://shop.example/', proxy, { authorization: 'Bearer x' });
    expect(result).toMatchObject({ kind: 'answer', body: 'through the tunnel' });
    expect(seen).toMatchObject([
      { line: 'CONNECT shop.example:443', headers: { 'proxy-authorization': AUTHORIZATION } },
    ]);
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(inner[0]).toMatchObject({ host: 'shop.example', authorization: 'Bearer x' });
    expect(inner[0]?.['proxy-authorization']).toBeUndefined();
    expect(await ask('https://other.example/', proxy)).toMatchObject({ kind: 'missing', code: 'tls' });
  });

  it.each([
    [403, { kind: 'unusable', code: 'blocked-address' }],
    [407, { kind: 'unusable', code: 'blocked-address' }],
    [502, { kind: 'missing', code: 'connection-refused' }],
    [504, { kind: 'missing', code: 'timeout' }],
  ])('that answers a tunnel with %i says who is to blame', async (status, expected) => {
    const { proxy } = await serveProxy({ status });
    expect(await ask('https://shop.example/', proxy)).toMatchObject(expected);
  });

  it('that is not there is not the fault of the service', async () => {
    const { proxy } = await serveProxy({ status: 500 });
    closeAll();
    const deaf = `http://127.0.0.1:${await serveRaw((socket) => socket.destroy())}`;
    expect(await ask('https://shop.example/', { https: deaf })).toMatchObject({ kind: 'unusable', code: 'assertion' });
    for (const url of ['http://shop.example/', 'https://shop.example/']) {
      expect(await ask(url, proxy)).toMatchObject({ kind: 'unusable', code: 'assertion' });
    }
  });

  it('that never answers ends with the time of the attempt', async () => {
    const silent = `http://127.0.0.1:${await serveRaw(() => undefined)}`;
    const settings = { network: 'public', proxy: { https: silent }, lookup: HERE } as const;
    const result = await get('https://shop.example/', { timeoutMs: 150 }, settings);
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
  });

  it('may itself be reached over TLS', async () => {
    const seen: string[] = [];
    const port = await serveSecurely(SHOP, (request, response) => {
      seen.push(String(request.url));
      response.end('safe');
    });
    const result = await ask('http://other.example/', { http: `https://shop.example:${port}` });
    expect(result).toMatchObject({ kind: 'answer', body: 'safe' });
    expect(seen).toEqual(['http://other.example/']);
  });

  it.each(['socks5://127.0.0.1:1080', 'http://'])('that is no HTTP proxy is unusable: %s', async (address) => {
    const proxy = { http: address, https: address };
    expect(await ask('https://shop.example/', proxy)).toMatchObject({
      kind: 'unusable',
      code: 'assertion',
      message: expect.stringContaining('HTTPS_PROXY'),
    });
  });

  it('does not lead to addresses that are refused (threat 60)', async () => {
    const { seen, proxy } = await serveProxy({ status: 500 });
    for (const host of ['169.254.169.254', '2852039166', '127.0.0.1', '10.0.0.1', '[::1]', 'localhost', 'a.internal']) {
      expect(await ask(`http://${host}/`, proxy), host).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
    }
    expect(seen).toEqual([]);
  });

  it('does not lead a redirect to them either', async () => {
    const away = await serve(reply(302, '', { location: 'http://169.254.169.254/' }));
    expect(await ask('http://shop.example/', { http: away })).toMatchObject({
      kind: 'unusable',
      code: 'blocked-address',
    });
  });
});

describe('who is asked through a proxy', () => {
  const isProxied = (url: string, except?: string, network: 'public' | 'private' | 'loopback' = 'private') =>
    proxyFor(new URL(url), { network, proxy: { http: 'proxy:3128', https: 'proxy:3128', except } }) !== undefined;

  it.each([
    ['http://shop.example/', undefined, true],
    ['http://10.0.0.1/', undefined, true],
    ['http://93.184.216.34/', undefined, true],
    ['http://127.0.0.1/', undefined, false],
    ['http://[::1]/', undefined, false],
    ['http://169.254.169.254/', undefined, false],
    ['http://metadata.google.internal/', undefined, false],
    ['http://metadata.google.internal./', undefined, false],
    ['http://metadata/', undefined, false],
    ['http://printer.local/', undefined, false],
    ['http://a.localhost/', undefined, false],
    ['http://shop.example/', '*', false],
    ['http://shop.example/', 'shop.example', false],
    ['http://a.shop.example/', 'shop.example', false],
    ['http://a.shop.example/', 'one, .SHOP.example', false],
    ['http://a.shop.example/', '*.shop.example', false],
    ['http://workshop.example/', 'shop.example', true],
    ['http://shop.example:8080/', 'shop.example:8080', false],
    ['http://shop.example/', 'shop.example:80', false],
    ['http://shop.example/', 'shop.example:8080', true],
    ['http://10.1.2.3/', '10.1.0.0/16', false],
    ['http://10.2.2.3/', '10.1.0.0/16', true],
    ['http://10.2.2.3/', '10.2.2.3', false],
    ['http://110.2.2.3/', '10.2.2.3 .2.3', true],
    ['http://10.2.2.3/', '10.0.0.0/99', true],
    ['http://[2606:2800:220:1::1]/', '2606:2800::/32', false],
    ['http://[2606:2800:220:1::1]/', '2606:2800:220:1::1', false],
  ])('%s with the exceptions %j: %j', (url, except, expected) => {
    expect(isProxied(url, except)).toBe(expected);
  });

  it('is nobody where only this machine may be reached', () => {
    expect(isProxied('http://shop.example/', undefined, 'loopback')).toBe(false);
    expect(isProxied('http://10.0.0.1/', undefined, 'public')).toBe(false);
  });

  it('is decided by the scheme', () => {
    const reach = { network: 'public', proxy: { https: 'proxy:3128', http: ' ' } } as const;
    expect(proxyFor(new URL('https://shop.example/'), reach)).toBe('proxy:3128');
    expect(proxyFor(new URL('http://shop.example/'), reach)).toBeUndefined();
    expect(proxyFor(new URL('https://shop.example/'), { network: 'public' })).toBeUndefined();
  });
});
