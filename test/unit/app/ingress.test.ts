import { describe, expect, it } from 'vitest';
import { type IngressServer, PATH, PREVIOUS, SECRET, startIngress } from './ingress-server.ts';
import { head, open, type RawAnswer, send, sign } from './raw-request.ts';

const GUID = '72d3162e-cc78-11e3-81ab-4c9367dc0958';
const BODY = '{"action":"opened","number":2}';
const POST = `POST ${PATH} HTTP/1.1`;

type Headers = Record<string, string | number | undefined>;

function headersFor(body: string | Buffer, change: Headers = {}): Headers {
  return {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'X-GitHub-Event': 'pull_request',
    'X-GitHub-Delivery': GUID,
    'X-Hub-Signature-256': sign(SECRET, body),
    ...change,
  };
}

function deliver(server: IngressServer, body: string | Buffer = BODY, change: Headers = {}): Promise<RawAnswer | null> {
  return send(server.port, head(POST, headersFor(body, change)), body);
}

function nothingStored(server: IngressServer): void {
  expect(server.stored).toEqual([]);
  expect(server.wakeUps()).toBe(0);
}

describe('what GitHub sends', () => {
  it('is stored as it came, then acknowledged', async () => {
    const server = await startIngress();
    const answer = await deliver(server);
    expect(answer).toMatchObject({ status: 202, body: '{"status":"accepted"}' });
    expect(answer?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const body = Buffer.from(BODY);
    expect(server.stored).toEqual([{ id: GUID, event: 'pull_request', receivedAt: 1_750_000_000_000, body }]);
    expect(server.wakeUps()).toBe(1);
  });

  it('is acknowledged only after it was stored', async () => {
    let finish: (result: 'stored') => void = () => undefined;
    const server = await startIngress({ acceptDelivery: () => new Promise((resolve) => (finish = resolve)) });
    const { socket, answer } = open(server.port);
    socket.write(head(POST, headersFor(BODY)) + BODY);
    const early = await Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve('nothing'), 100))]);
    expect(early).toBe('nothing');
    finish('stored');
    expect((await answer)?.status).toBe(202);
    socket.destroy();
  });

  it('is a duplicate the second time, in whatever case its GUID is written', async () => {
    const server = await startIngress();
    await deliver(server);
    const again = await deliver(server, BODY, { 'X-GitHub-Delivery': GUID.toUpperCase() });
    expect(again).toMatchObject({ status: 202, body: '{"status":"duplicate"}' });
    expect(server.wakeUps()).toBe(1);
  });

  it('may be signed with the previous secret while it is being replaced', async () => {
    const server = await startIngress();
    const answer = await deliver(server, BODY, { 'X-Hub-Signature-256': sign(PREVIOUS, BODY) });
    expect(answer?.status).toBe(202);
  });

  it('may arrive in pieces and in any alphabet', async () => {
    const server = await startIngress();
    const body = Buffer.from('{"title":"Größe 大小 🚀"}');
    const pieces = [...body].map((byte) => Buffer.from([byte]));
    const answer = await send(server.port, head(POST, headersFor(body)), ...pieces);
    expect(answer?.status).toBe(202);
    expect(Buffer.from(server.stored[0]?.body ?? []).equals(body)).toBe(true);
  });

  it('answers two requests on one connection', async () => {
    const server = await startIngress();
    const { socket, answer } = open(server.port);
    socket.write(head(POST, headersFor(BODY)) + BODY);
    await answer;
    let text = '';
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.write(head(POST, headersFor(BODY)) + BODY);
    await expect.poll(() => text).toContain('duplicate');
    socket.destroy();
  });
});

describe('what is ignored', () => {
  it.each(['marketplace_purchase', 'Push', '', 'push, push', '__proto__'])('an event named %j', async (event) => {
    const server = await startIngress();
    const answer = await deliver(server, BODY, { 'X-GitHub-Event': event });
    expect(answer).toMatchObject({ status: 202, body: '{"status":"ignored"}' });
    nothingStored(server);
  });

  it('takes a ping in, so that it shows whether deliveries are stored', async () => {
    const server = await startIngress();
    await deliver(server, '{"zen":"Design for failure."}', { 'X-GitHub-Event': 'ping' });
    expect(server.stored).toHaveLength(1);
  });
});

describe('row 31: what nobody we know signed', () => {
  const signatures: readonly [string, Headers][] = [
    ['no signature', { 'X-Hub-Signature-256': undefined }],
    ['SHA-1 only', { 'X-Hub-Signature-256': undefined, 'X-Hub-Signature': `sha1=${'a'.repeat(40)}` }],
    ['another secret', { 'X-Hub-Signature-256': sign('some other secret, long enough to be one', BODY) }],
    ['another body', { 'X-Hub-Signature-256': sign(SECRET, `${BODY} `) }],
    ['a short signature', { 'X-Hub-Signature-256': `sha256=${'a'.repeat(63)}` }],
    ['a long signature', { 'X-Hub-Signature-256': `sha256=${'a'.repeat(65)}` }],
    ['no hexadecimal digits', { 'X-Hub-Signature-256': `sha256=${'z'.repeat(64)}` }],
    ['no prefix', { 'X-Hub-Signature-256': sign(SECRET, BODY).slice('sha256='.length) }],
  ];

  it.each(signatures)('is refused: %s', async (_, change) => {
    const server = await startIngress();
    const answer = await deliver(server, BODY, change);
    const body = '{"error":"X-Hub-Signature-256 does not sign this body with our secret"}';
    expect(answer).toMatchObject({ status: 401, body });
    nothingStored(server);
  });

  it('is refused when it carries two signatures, also when one of them is right', async () => {
    const server = await startIngress();
    const right = sign(SECRET, BODY);
    const twice = head(POST, headersFor(BODY)).replace('\r\n\r\n', `\r\nX-Hub-Signature-256: ${right}\r\n\r\n`);
    expect((await send(server.port, twice, BODY))?.status).toBe(401);
    nothingStored(server);
  });

  it('is refused before its body is read', async () => {
    const server = await startIngress();
    const headers = headersFor(BODY, { 'X-Hub-Signature-256': undefined, 'Content-Length': 1_000_000 });
    expect((await send(server.port, head(POST, headers)))?.status).toBe(401);
  });
});

describe('row 35: bodies that cost memory or time', () => {
  it('refuses a body above 25 MiB by its declared length, before reading it', async () => {
    const server = await startIngress();
    const answer = await send(server.port, head(POST, headersFor(BODY, { 'Content-Length': 25 * 1024 * 1024 + 1 })));
    expect(answer).toMatchObject({ status: 413, body: '{"error":"the body is larger than 25 MiB"}' });
    nothingStored(server);
  });

  it('takes a body of exactly 25 MiB', async () => {
    const server = await startIngress();
    const body = Buffer.alloc(25 * 1024 * 1024, ' ');
    body.write(BODY);
    expect((await deliver(server, body))?.status).toBe(202);
    expect(server.stored[0]?.body.length).toBe(body.length);
  });

  it.each(['99999999999999999999', '-1', '1e3', '0x10', '5, 5'])('refuses the length %j', async (length) => {
    const server = await startIngress();
    const answer = await send(server.port, head(POST, headersFor(BODY, { 'Content-Length': length })), BODY);
    expect(answer?.status).toBeGreaterThanOrEqual(400);
    nothingStored(server);
  });

  it('hands on no byte beyond a length that lies', async () => {
    const server = await startIngress();
    const headers = headersFor(BODY.slice(0, 10), {});
    const answer = await send(server.port, head(POST, headers), BODY);
    expect(answer?.status).toBe(400);
    nothingStored(server);
  });

  it('refuses a chunked body without length', async () => {
    const server = await startIngress();
    const headers = headersFor(BODY, { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' });
    const answer = await send(server.port, head(POST, headers), `1e\r\n${BODY}\r\n0\r\n\r\n`);
    expect(answer).toMatchObject({ status: 411, body: '{"error":"Content-Length is required"}' });
    nothingStored(server);
  });

  it('refuses a body with both a length and chunks', async () => {
    const server = await startIngress();
    const headers = headersFor(BODY, { 'Transfer-Encoding': 'chunked' });
    const answer = await send(server.port, head(POST, headers), `1e\r\n${BODY}\r\n0\r\n\r\n`);
    expect(answer?.status).toBe(400);
    nothingStored(server);
  });

  it.each(['gzip', 'identity, gzip', 'br'])('refuses Content-Encoding %s', async (encoding) => {
    const server = await startIngress();
    expect((await deliver(server, BODY, { 'Content-Encoding': encoding }))?.status).toBe(415);
    nothingStored(server);
  });

  it('stores nothing of a body that ends early, and answers the next request', async () => {
    const server = await startIngress();
    const { socket, answer } = open(server.port);
    socket.write(head(POST, headersFor(BODY)) + BODY.slice(0, 10));
    setTimeout(() => socket.end(), 20);
    expect((await answer)?.status ?? 400).toBe(400);
    nothingStored(server);
    expect((await deliver(server))?.status).toBe(202);
  });

  it('stops waiting for a slow body', async () => {
    const server = await startIngress({ limits: { bodyTimeoutMs: 150 } });
    const { socket, answer } = open(server.port);
    socket.write(head(POST, headersFor(BODY)));
    const drip = setInterval(() => socket.write(BODY.slice(0, 1)), 40);
    expect((await answer)?.status).toBe(408);
    await expect.poll(() => socket.destroyed || socket.readableEnded, { timeout: 2000 }).toBe(true);
    clearInterval(drip);
    nothingStored(server);
  });

  it('cuts the connection of whoever goes on sending what was refused', async () => {
    const server = await startIngress();
    const { socket, answer } = open(server.port);
    socket.write(head(POST, headersFor(BODY, { 'Content-Length': 10_000_000, 'X-Hub-Signature-256': undefined })));
    expect((await answer)?.status).toBe(401);
    const drip = setInterval(() => socket.write('x'), 10);
    await expect.poll(() => socket.destroyed || socket.readableEnded, { timeout: 2000 }).toBe(true);
    clearInterval(drip);
  });

  it('says that it is busy when all bodies together are too much, and keeps room for small ones', async () => {
    const server = await startIngress({ limits: { largestTotal: 64 * 1024 * 1024 } });
    const size = 24 * 1024 * 1024;
    const large = () => {
      const connection = open(server.port);
      connection.socket.write(head(POST, headersFor(BODY, { 'Content-Length': size })));
      return connection;
    };
    const held = large();
    const second = large();
    expect(await second.answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect((await deliver(server))?.status).toBe(202);
    for (const { socket } of [held, second]) socket.destroy();
    await expect
      .poll(async () => (await deliver(server, Buffer.alloc(size, ' ')))?.status, { timeout: 10_000 })
      .toBe(400);
  });
});

describe('what is signed but makes no sense', () => {
  const bodies: readonly [string, string | Buffer][] = [
    ['no JSON', 'payload=%7B%7D'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['two objects', '{}{}'],
    ['nothing', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ];

  it.each(bodies)('is refused: %s', async (_, body) => {
    const server = await startIngress();
    expect(await deliver(server, body)).toMatchObject({
      status: 400,
      body: '{"error":"the body is not a JSON object"}',
    });
    nothingStored(server);
  });

  it.each([undefined, '', '1', `${GUID}0`, `${GUID}\u00e9`, '../../etc/passwd'])(
    'is refused with the delivery id %j',
    async (id) => {
      const server = await startIngress();
      const answer = await deliver(server, BODY, { 'X-GitHub-Delivery': id });
      expect(answer).toMatchObject({ status: 400, body: '{"error":"X-GitHub-Delivery is not a GUID"}' });
      nothingStored(server);
    },
  );
});

describe('other requests', () => {
  it.each([
    ['GET', PATH, 405],
    ['PUT', PATH, 405],
    ['POST', '/', 404],
    ['POST', `${PATH}/`, 404],
    ['GET', '/probot', 404],
  ])('%s %s is answered with %i', async (method, path, status) => {
    const server = await startIngress();
    const answer = await send(server.port, head(`${method} ${path} HTTP/1.1`, headersFor(BODY)), BODY);
    expect(answer?.status).toBe(status);
    nothingStored(server);
  });

  it('takes nothing in while the server stops', async () => {
    const server = await startIngress({ isStopping: () => true });
    expect((await deliver(server))?.status).toBe(503);
    nothingStored(server);
  });
});

describe('row 42: what goes wrong here', () => {
  it('is never acknowledged, and the answer says nothing of it', async () => {
    const failure = new Error('disk full at /var/lib/tidegate, password=hunter2');
    const server = await startIngress({ acceptDelivery: () => Promise.reject(failure) });
    const answer = await deliver(server);
    expect(answer).toMatchObject({ status: 503, body: '{"error":"the delivery could not be stored"}' });
    expect(server.wakeUps()).toBe(0);
    expect(server.lines.join('')).toContain('disk full');
  });
});

describe('the log', () => {
  it('holds nothing of a request but what we know: reason, size, names of our own list', async () => {
    const server = await startIngress();
    const canary = 'canary-in-the-request';
    const headers = { 'User-Agent': canary, 'X-GitHub-Event': canary, 'X-GitHub-Delivery': canary };
    const body = `{"text":"${canary}"}`;
    await deliver(server, body, { ...headers, 'X-Hub-Signature-256': sign('wrong', body) });
    await deliver(server, body, headers);
    await deliver(server, body, { 'User-Agent': canary, 'X-GitHub-Delivery': canary });
    await deliver(server, canary, {});
    await deliver(server, body, { 'User-Agent': canary });
    await send(server.port, head(`POST /${canary} HTTP/1.1`, headersFor(body)), body);
    const text = server.lines.join('');
    expect(text).not.toContain(canary);
    expect(server.lines.length).toBeGreaterThanOrEqual(5);
    expect(JSON.parse(server.lines[0] ?? '')).toMatchObject({
      reason: 'bad-signature',
      size: body.length,
      event: null,
    });
  });

  it('is not flooded by a flood of bad requests', async () => {
    const server = await startIngress({ limits: { logEveryMs: 300 } });
    const unsigned = { 'X-Hub-Signature-256': undefined };
    for (let batch = 0; batch < 10; batch++) {
      await Promise.all(Array.from({ length: 20 }, () => deliver(server, BODY, unsigned)));
    }
    await expect
      .poll(() => server.lines.map((line) => JSON.parse(line).count ?? 1).reduce((sum, one) => sum + one, 0))
      .toBe(200);
    expect(server.lines.length).toBeLessThan(20);
  });
});
