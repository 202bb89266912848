import type { Socket } from 'node:net';
import { createSecureContext, createServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, type CertificateOptions, makeCertificate } from './certificate.ts';
import { answerOf, get, HERE, listen, probe, reply, serve, serveRaw, serveSecurely } from './loopback.ts';

const DAY_MS = 86_400_000;
const AUTHORITY = makeCertificate('Tidegate Test Authority');
const before = getCACertificates('default');

beforeAll(() => setDefaultCACertificates([...before, AUTHORITY.pem]));
afterAll(() => setDefaultCACertificates(before));

function issue(options: CertificateOptions = {}): Certificate {
  return makeCertificate('shop.example', { names: ['shop.example'], issuer: AUTHORITY, ...options });
}

async function handshake(certificate: Certificate, host = 'shop.example') {
  const port = await serveSecurely(certificate, reply(200));
  return probe({ kind: 'tls', host, port, timeoutMs: 3000 }, { lookup: HERE });
}

describe('the tls probe', () => {
  it('scenario 8: says until when a certificate is valid, to the second', async () => {
    const validUntil = new Date(Math.floor(Date.now() / 1000) * 1000 + 5 * DAY_MS);
    expect(await handshake(issue({ validUntil }))).toMatchObject({
      kind: 'answer',
      of: 'tls',
      validUntilMs: validUntil.getTime(),
      subject: 'CN=shop.example',
      issuer: 'CN=Tidegate Test Authority',
    });
  });

  it('verifies an address against the addresses of the certificate', async () => {
    expect(await handshake(issue({ names: ['127.0.0.1'] }), '127.0.0.1')).toMatchObject({ kind: 'answer' });
    expect(await handshake(issue(), '127.0.0.1')).toMatchObject({ kind: 'missing', code: 'tls' });
  });

  it('closes its connection', async () => {
    const closed = Promise.withResolvers<void>();
    const { pem: cert, keyPem: key } = issue();
    const server = createServer({ cert, key });
    server.on('connection', (socket: Socket) => socket.on('close', () => closed.resolve()));
    const port = await listen(server);
    await probe({ kind: 'tls', host: 'shop.example', port, timeoutMs: 3000 }, { lookup: HERE });
    await closed.promise;
  });

  it('takes a name with its final dot', async () => {
    expect(await handshake(issue(), 'shop.example.')).toMatchObject({ kind: 'answer' });
  });

  const past = new Date(Date.now() - DAY_MS);
  it.each([
    ['has expired', issue({ validFrom: new Date(Date.now() - 9 * DAY_MS), validUntil: past }), /has expired/],
    ['is not valid yet', issue({ validFrom: new Date(Date.now() + DAY_MS) }), /not valid yet/],
    ['is for another host', issue({ names: ['other.example'] }), /for another host.*other\.example/],
    ['is self-signed', makeCertificate('shop.example', { names: ['shop.example'] }), /self-signed/],
    ['has an issuer nobody knows', issue({ issuer: makeCertificate('Nobody') }), /whole chain|not trusted/],
  ])(
    'scenario 8: a certificate that %s is no trusted connection, and the message says why',
    async (_what, bad, why) => {
      const result = await handshake(bad);
      expect(result).toMatchObject({ kind: 'missing', code: 'tls', message: expect.stringMatching(why) });
      const port = await serveSecurely(bad, reply(200));
      const overHttp = await get(`https://shop.example:${port}/`, {}, { lookup: HERE });
      expect(overHttp).toMatchObject({ kind: 'missing', code: 'tls', message: expect.stringMatching(why) });
    },
  );

  it('verifies where the environment says not to', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await handshake(makeCertificate('shop.example'))).toMatchObject({ kind: 'missing', code: 'tls' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  it('names the host, so that a server of many hosts shows the right certificate', async () => {
    const wrong = issue({ names: ['other.example'] });
    const right = issue();
    const names: string[] = [];
    const server = createServer({
      cert: wrong.pem,
      key: wrong.keyPem,
      SNICallback: (name, done) => {
        names.push(name);
        done(null, createSecureContext({ cert: right.pem, key: right.keyPem }));
      },
    });
    const port = await listen(server);
    const result = await probe({ kind: 'tls', host: 'shop.example', port, timeoutMs: 3000 }, { lookup: HERE });
    expect(result).toMatchObject({ kind: 'answer' });
    expect(names).toEqual(['shop.example']);
  });

  it('gives up in time where the handshake is never answered', async () => {
    const port = await serveRaw(() => undefined);
    const result = await probe({ kind: 'tls', host: 'shop.example', port, timeoutMs: 150 }, { lookup: HERE });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(1000);
  });

  it('tells a server that hangs up from one that does not speak TLS', async () => {
    const closing = await serveRaw((socket) => socket.destroy());
    const plain = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const ask = (port: number) => probe({ kind: 'tls', host: 'shop.example', port, timeoutMs: 2000 }, { lookup: HERE });
    expect(await ask(closing)).toMatchObject({ kind: 'missing', code: 'connection-reset' });
    expect(await ask(plain)).toMatchObject({
      kind: 'missing',
      code: 'tls',
      message: expect.stringContaining('does not speak TLS'),
    });
  });

  it.each(['169.254.169.254', '0xa9fea9fe', 'fe80::1'])('refuses an address outside the network: %s', async (host) => {
    const result = await probe({ kind: 'tls', host, port: 443, timeoutMs: 1000 });
    expect(result).toMatchObject({ kind: 'unusable', code: 'blocked-address' });
  });
});

describe('https', () => {
  it('is asked over a verified connection', async () => {
    const port = await serveSecurely(issue(), reply(200, 'safe'));
    const result = await get(`https://shop.example:${port}/`, {}, { lookup: HERE });
    expect(answerOf(result)).toMatchObject({ body: 'safe', family: 4, finalUrl: `https://shop.example:${port}/` });
  });

  it('scenario 9: a body that trickles ends with the time of the attempt', async () => {
    const port = await serveSecurely(issue(), (_request, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const result = await get(`https://shop.example:${port}/`, { timeoutMs: 300 }, { lookup: HERE });
    expect(result).toMatchObject({ kind: 'missing', code: 'timeout' });
    expect(result.durationMs).toBeLessThan(1500);
  });

  it('scenario 10: a redirect from https to http is refused', async () => {
    let calls = 0;
    const plain = await serve((_request, response) => {
      calls++;
      response.end();
    });
    const port = await serveSecurely(issue(), reply(302, '', { location: plain }));
    const result = await get(`https://shop.example:${port}/`, {}, { lookup: HERE });
    expect(result).toMatchObject({ kind: 'unusable', code: 'downgrade' });
    expect(calls).toBe(0);
  });

  it('may be where a redirect from http leads', async () => {
    const port = await serveSecurely(issue(), reply(200, 'safe'));
    const plain = await serve(reply(301, '', { location: `https://shop.example:${port}/` }));
    expect(await get(plain, {}, { lookup: HERE })).toMatchObject({ kind: 'answer', body: 'safe' });
  });
});
