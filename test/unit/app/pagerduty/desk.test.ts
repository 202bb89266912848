import { createHmac } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPagerDutyDesk } from '../../../../src/app/pagerduty/desk.ts';
import { readPagerDutySecrets } from '../../../../src/app/pagerduty/settings.ts';
import { claimedSignatures, isSigned } from '../../../../src/app/pagerduty/signature.ts';
import { Secret } from '../../../../src/app/secret.ts';

const CURRENT = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c';
const PREVIOUS = 'aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44';
const KEY = `tidegate/${'b'.repeat(64)}`;

/** As developer.pagerduty.com shows it, without what nobody reads. */
function webhook(change: object = {}, data: object = {}): string {
  return JSON.stringify({
    event: {
      id: '01DFU9PQXA4XQMTYMXBDQ9K7ZI',
      event_type: 'incident.acknowledged',
      resource_type: 'incident',
      occurred_at: '2026-11-24T08:01:00.000Z',
      agent: { id: 'PLH1HKV', type: 'user_reference', summary: 'Earline Greenholt' },
      client: null,
      data: { id: 'PGR0VU2', type: 'incident', status: 'acknowledged', incident_key: KEY, title: 'A page', ...data },
      ...change,
    },
  });
}

function signed(body: string | Buffer, secret = CURRENT): string {
  return `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

const servers: Server[] = [];
let stored: unknown[] = [];
let accepted = 0;
let isStopping = false;
let isBroken = false;
let became: 'acknowledged' | 'known' | 'unknown' = 'acknowledged';
let address = '';
let deaf = '';

async function serve(secrets: readonly string[]): Promise<string> {
  const server = createServer(
    createPagerDutyDesk({
      secrets: secrets.map((each) => new Secret(each)),
      store: {
        acknowledgePage: async (...given) => {
          if (isBroken) throw new Error('the disk is full');
          stored.push(given);
          return became;
        },
      },
      clock: { now: () => 1000 },
      log: { info: () => undefined, error: () => undefined },
      onAccepted: () => {
        accepted += 1;
      },
      isStopping: () => isStopping,
      next: (_, response) => void response.writeHead(418).end(),
    }),
  );
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  address = await serve([CURRENT, PREVIOUS]);
  deaf = await serve([]);
});

beforeEach(() => {
  stored = [];
  accepted = 0;
  isStopping = false;
  isBroken = false;
  became = 'acknowledged';
});

afterAll(() => {
  for (const server of servers) server.close();
});

async function sent(body: string | Buffer, signature: string | null = signed(body), to = `${address}/api/pagerduty`) {
  const headers = signature === null ? {} : { 'x-pagerduty-signature': signature };
  const response = await fetch(to, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
  return { status: response.status, said: await response.text() };
}

describe('POST /api/pagerduty', () => {
  it('takes that somebody acknowledged a page of ours, once it is on disk', async () => {
    expect(await sent(webhook())).toEqual({ status: 202, said: '{"status":"acknowledged"}\n' });
    expect(stored).toEqual([[KEY, { by: 'Earline Greenholt', userId: null, how: 'pagerduty' }, 1000]]);
    expect(accepted).toBe(1);
  });

  it('takes that somebody resolved it', async () => {
    expect((await sent(webhook({ event_type: 'incident.resolved' }))).status).toBe(202);
    expect(stored).toHaveLength(1);
  });

  it('shortens the name, which is free text', async () => {
    await sent(webhook({ agent: { summary: `Eve\u202e\n${'x'.repeat(500)}` } }));
    const [, { by }] = stored[0] as [string, { by: string }];
    expect(by).toMatch(/^Eve x+…?$/);
    expect(by.length).toBeLessThanOrEqual(61);
    await sent(webhook({ agent: null }));
    expect(stored[1]).toMatchObject([KEY, { by: 'somebody' }, 1000]);
  });

  it.each([
    ['another event', webhook({ event_type: 'incident.triggered' })],
    ['an incident that was opened by hand', webhook({}, { incident_key: null })],
    ['an incident of something else', webhook({}, { incident_key: 'disk full' })],
    ['a key that no database takes', webhook({}, { incident_key: `${KEY.slice(0, -1)}\0` })],
    ['a ping', '{"event":{"event_type":"pagey.ping","data":{"message":"Hello","type":"ping"}}}'],
    ['no JSON', 'hello'],
    ['another JSON', '[1]'],
  ])('lets %s pass', async (_what, body) => {
    expect(await sent(body)).toEqual({ status: 202, said: '{"status":"ignored"}\n' });
    expect(stored).toEqual([]);
  });

  it('lets an incident pass that is not of ours, and wakes nobody for what is known', async () => {
    became = 'unknown';
    expect(await sent(webhook())).toEqual({ status: 202, said: '{"status":"ignored"}\n' });
    became = 'known';
    expect(await sent(webhook())).toEqual({ status: 202, said: '{"status":"known"}\n' });
    expect(accepted).toBe(0);
  });

  it('takes either secret while one takes the place of the other, and any of several signatures', async () => {
    const body = webhook();
    expect((await sent(body, signed(body, PREVIOUS))).status).toBe(202);
    expect((await sent(body, `v1=${'0'.repeat(64)}, ${signed(body)}`)).status).toBe(202);
  });

  it.each([
    ['none', null],
    ['of other bytes', signed('other')],
    ['with another secret', signed(webhook(), 'x'.repeat(40))],
    ['of another version', signed(webhook()).replace('v1', 'v0')],
    ['cut', signed(webhook()).slice(0, 40)],
    ['of nothing', 'v1='],
  ])('refuses a signature %s', async (_what, signature) => {
    expect((await sent(webhook(), signature)).status).toBe(401);
    expect(stored).toEqual([]);
  });

  it('checks the bytes as they were sent', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(webhook())]);
    expect((await sent(marked, signed(webhook()))).status).toBe(401);
    const broken = Buffer.from([0x7b, 0xff, 0x7d]);
    expect((await sent(broken)).status).toBe(202);
    expect((await sent(broken, signed('{\ufffd}'))).status).toBe(401);
  });

  it('refuses what is too large before it is checked', async () => {
    expect((await sent(`${webhook()}${' '.repeat(64 * 1024)}`)).status).toBe(413);
  });

  it('is not there where it is not set up', async () => {
    expect((await sent(webhook(), signed(webhook()), `${deaf}/api/pagerduty`)).status).toBe(404);
  });

  it('takes nothing but POST, and nothing while the server stops', async () => {
    expect((await fetch(`${address}/api/pagerduty`)).status).toBe(405);
    isStopping = true;
    expect((await sent(webhook())).status).toBe(503);
  });

  it('asks for it again when it could not be stored', async () => {
    isBroken = true;
    expect((await sent(webhook())).status).toBe(503);
  });

  it('leaves every other path to others', async () => {
    expect((await sent(webhook(), signed(webhook()), `${address}/api/pagerduty2`)).status).toBe(418);
  });

  it('reads only so many bodies at once', async () => {
    const open = Array.from({ length: 20 }, () => {
      const headers = { 'x-pagerduty-signature': signed('x'), 'content-length': 10 };
      const slow = request(`${address}/api/pagerduty`, { method: 'POST', headers });
      slow.on('error', () => undefined);
      slow.write('x');
      return slow;
    });
    await expect.poll(async () => (await sent(webhook())).status, { timeout: 2000 }).toBe(503);
    for (const each of open) each.destroy();
    await expect.poll(async () => (await sent(webhook())).status, { timeout: 2000 }).toBe(202);
  });
});

describe('signatures', () => {
  it('are read from the header, at most ten of them', () => {
    const one = `v1=${'a'.repeat(64)}`;
    expect(claimedSignatures(`${one},v2=${'b'.repeat(64)}, ${one.toUpperCase().replace('V1', 'v1')}`)).toHaveLength(2);
    expect(claimedSignatures(Array.from({ length: 20 }, () => one).join(','))).toHaveLength(10);
    expect(claimedSignatures(undefined)).toEqual([]);
    expect(claimedSignatures([one])).toEqual([]);
  });

  it('need a secret', () => {
    const body = Buffer.from('x');
    expect(isSigned(body, claimedSignatures(signed('x')), [new Secret(CURRENT)])).toBe(true);
    expect(isSigned(body, claimedSignatures(signed('x')), [])).toBe(false);
    expect(isSigned(body, [], [new Secret(CURRENT)])).toBe(false);
  });
});

describe('PAGERDUTY_WEBHOOK_SECRET', () => {
  const read = (value: string | undefined) => {
    const problems: string[] = [];
    const secrets = readPagerDutySecrets(
      () => value,
      (variable, message) => {
        problems.push(`${variable}: ${message}`);
        return null;
      },
    );
    return { secrets: secrets?.map((each) => each.reveal()) ?? null, problems };
  };

  it('may be missing, one, or several', () => {
    expect(read(undefined)).toEqual({ secrets: [], problems: [] });
    expect(read(` ${CURRENT} , ${PREVIOUS},`)).toEqual({ secrets: [CURRENT, PREVIOUS], problems: [] });
  });

  it('may not be weak, and is not repeated', () => {
    const { secrets, problems } = read(`${CURRENT},short`);
    expect(secrets).toBeNull();
    expect(problems).toEqual([expect.stringMatching(/^PAGERDUTY_WEBHOOK_SECRET: It has fewer than 32 characters; /)]);
    expect(problems.join()).not.toContain(CURRENT);
  });
});
