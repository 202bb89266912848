import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/effect.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import { alertKeyOf, noticeId, PAGE_ADDRESS } from '../../../src/domain/notice.ts';
import type { Network } from '../../../src/domain/probe.ts';
import { connectNotify } from '../../../src/notify/connect.ts';
import type { AllowedVariable } from '../../../src/notify/destination.ts';
import { resolveHost, systemLookup } from '../../../src/probe/resolve.ts';
import { AT, noticeTo } from './notices.ts';
import { startReceiver } from './receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const ROUTING_KEY = 'R0123456789abcdefghijklmnopqrstu';

interface Setup {
  readonly values: Readonly<Record<string, string>>;
  readonly repositories?: string;
  readonly network?: Network;
  readonly secret?: string | undefined;
  readonly pagerDutyUrl?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

function sender({ values, repositories, network = 'loopback', ...rest }: Setup) {
  const hidden = (value: string) => ({ reveal: () => value });
  const secret = 'secret' in rest ? rest.secret : SECRET;
  const allowed: AllowedVariable[] = Object.entries(values).map(([variable, value]) => ({
    variable,
    repositories,
    value: hidden(value),
    signingSecret: secret === undefined ? undefined : hidden(secret),
  }));
  const send = connectNotify({
    allowed,
    network: {
      resolve: (host) => resolveHost(host, network, systemLookup),
      isPlainHttpAllowed: network === 'loopback',
      signal: rest.signal ?? new AbortController().signal,
    },
    pagerDutyUrl: rest.pagerDutyUrl ?? 'https://events.pagerduty.com',
    webUrl: 'https://github.com',
    timeoutMs: rest.timeoutMs,
  });
  return (notice: Notice, at = AT, mayBeTold = false): Promise<Outcome> => send(notice, at, mayBeTold);
}

describe('who may be told', () => {
  it('sends nothing for a variable that the operator did not allow, and says which line allows it', async () => {
    await using receiver = await startReceiver();
    const send = sender({ values: { SLACK_URL: receiver.url } });
    const outcome = await send(noticeTo('slack', 'PRIVATE_KEY'));
    expect(outcome).toEqual({
      kind: 'superseded',
      because:
        'not sent: the operator does not allow PRIVATE_KEY. If people may send there, add acme/shop:PRIVATE_KEY to ' +
        'NOTIFY_VARIABLES in the environment of the App',
    });
    expect(receiver.got).toEqual([]);
  });

  it.each([
    ['acme/*', 'done'],
    ['ACME/Shop', 'done'],
    ['acme/payments', 'superseded'],
    ['globex/*', 'superseded'],
  ])('takes a variable that is allowed for %s: %s', async (repositories, kind) => {
    await using receiver = await startReceiver();
    const send = sender({ values: { SLACK_URL: receiver.url }, repositories });
    expect((await send(noticeTo('slack', 'SLACK_URL'))).kind).toBe(kind);
    expect(receiver.got).toHaveLength(kind === 'done' ? 1 : 0);
  });

  it('gives PagerDuty no value that is not a routing key: it is some other secret', async () => {
    await using receiver = await startReceiver();
    const send = sender({ values: { SLACK_URL: `${receiver.url}/hush` }, pagerDutyUrl: receiver.url });
    const outcome = await send(noticeTo('pagerduty', 'SLACK_URL'));
    expect(outcome).toMatchObject({ kind: 'superseded', because: expect.stringMatching(/routing key/) });
    expect(JSON.stringify(outcome)).not.toContain('hush');
    expect(receiver.got).toEqual([]);
  });

  it.each(['slack', 'webhook'] as const)('sends a %s nowhere when the value is not an address', async (channel) => {
    for (const value of [ROUTING_KEY, 'file:///etc/passwd', 'http://user:hush@127.0.0.1/']) {
      const outcome = await sender({ values: { SOME_URL: value } })(noticeTo(channel, 'SOME_URL'));
      expect(outcome).toMatchObject({
        kind: 'superseded',
        because: expect.stringMatching(/does not hold the address/),
      });
      expect(JSON.stringify(outcome)).not.toContain(value);
    }
  });

  it.each([
    ['https://127.0.0.1:1/', 'public', /a network that is not allowed/],
    ['https://169.254.169.254/latest', 'private', /a network that is not allowed/],
    ['https://10.0.0.1/', 'public', /a network that is not allowed/],
    ['http://example.com/', 'public', /does not begin with https/],
    ['http://127.0.0.1:1/', 'private', /does not begin with https/],
  ] as const)('does not send to %s in the network %s', async (url, network, because) => {
    const outcome = await sender({ values: { SLACK_URL: url }, network })(noticeTo('slack', 'SLACK_URL'));
    expect(outcome).toMatchObject({ kind: 'superseded', because: expect.stringMatching(because) });
  });
});

describe('what the receiver answers', () => {
  it.each([
    ['webhook', 200, 'done'],
    ['webhook', 204, 'done'],
    ['webhook', 500, 'retry'],
    ['webhook', 503, 'retry'],
    ['webhook', 429, 'retry'],
    ['webhook', 404, 'retry'],
    ['webhook', 410, 'superseded'],
    ['slack', 500, 'retry'],
    ['slack', 429, 'retry'],
    ['slack', 404, 'superseded'],
    ['slack', 410, 'superseded'],
  ] as const)('%s %i: %s', async (channel, status, kind) => {
    await using receiver = await startReceiver();
    receiver.answer = { status };
    const outcome = await sender({ values: { SOME_URL: receiver.url } })(noticeTo(channel, 'SOME_URL'));
    expect(outcome.kind).toBe(kind);
    expect(receiver.got).toHaveLength(1);
  });

  it('waits as long as it is asked, an hour at most', async () => {
    await using receiver = await startReceiver();
    const send = sender({ values: { SLACK_URL: receiver.url } });
    receiver.answer = { status: 429, headers: { 'retry-after': '30' } };
    expect(await send(noticeTo('slack', 'SLACK_URL'))).toMatchObject({ kind: 'retry', afterMs: 30_000 });
    receiver.answer = { status: 429, headers: { 'retry-after': '999999' } };
    expect(await send(noticeTo('slack', 'SLACK_URL'))).toMatchObject({ kind: 'retry', afterMs: 3_600_000 });
  });

  it('follows no redirect', async () => {
    await using elsewhere = await startReceiver();
    await using receiver = await startReceiver();
    receiver.answer = { status: 307, headers: { location: elsewhere.url } };
    const outcome = await sender({ values: { SOME_URL: receiver.url } })(noticeTo('webhook', 'SOME_URL'));
    expect(outcome).toMatchObject({ kind: 'superseded', because: expect.stringMatching(/redirects are not followed/) });
    expect(elsewhere.got).toEqual([]);
  });

  it('repeats the word that Slack says, and nothing longer', async () => {
    await using receiver = await startReceiver();
    const send = sender({ values: { SLACK_URL: receiver.url } });
    receiver.answer = { status: 404, text: 'no_service' };
    expect(await send(noticeTo('slack', 'SLACK_URL'))).toMatchObject({
      because: expect.stringMatching(/404 \(no_service\)/),
    });
    receiver.answer = { status: 404, text: `<html>${receiver.url} is not here</html>` };
    expect(JSON.stringify(await send(noticeTo('slack', 'SLACK_URL')))).not.toContain('127.0.0.1');
  });

  it('does not wait for a slow receiver longer than it may', async () => {
    await using receiver = await startReceiver();
    receiver.answer = 'silent';
    const send = sender({ values: { SLACK_URL: receiver.url }, timeoutMs: 100 });
    const startedAt = performance.now();
    expect(await send(noticeTo('slack', 'SLACK_URL'))).toEqual({
      kind: 'retry',
      because: 'the receiver of SLACK_URL: it did not answer within 0.1 s',
      mayBeDone: true,
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('lets go at once when it is stopped, and is sent again', async () => {
    await using receiver = await startReceiver();
    receiver.answer = 'silent';
    const controller = new AbortController();
    const sent = sender({ values: { SLACK_URL: receiver.url }, signal: controller.signal })(
      noticeTo('slack', 'SLACK_URL'),
    );
    setTimeout(() => controller.abort(), 50);
    expect(await sent).toMatchObject({ kind: 'retry', because: expect.stringMatching(/we were stopped/) });
  });

  it('tries again when nobody listens, without naming the place', async () => {
    const receiver = await startReceiver();
    await receiver[Symbol.asyncDispose]();
    const outcome = await sender({ values: { SLACK_URL: `${receiver.url}/hush` } })(noticeTo('slack', 'SLACK_URL'));
    expect(outcome).toEqual({
      kind: 'retry',
      because: 'the receiver of SLACK_URL: it could not be reached (ECONNREFUSED)',
    });
  });
});

describe('webhook', () => {
  /** Standard Webhooks, written again from its specification: whoever receives checks it so. */
  function isGenuine(headers: Readonly<Record<string, unknown>>, body: string, secret: string): boolean {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    const expected = createHmac('sha256', key).update(signed, 'utf8').digest('base64');
    return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
  }

  it('is signed as Standard Webhooks asks for, with the time of the try', async () => {
    await using receiver = await startReceiver();
    await sender({ values: { AUDIT_URL: `${receiver.url}/hook?x=1` } })(noticeTo('webhook', 'AUDIT_URL'));
    const [got] = receiver.got;
    if (!got) throw new Error('nothing came');
    expect(got.path).toBe('/hook?x=1');
    expect(got.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-timestamp': String(AT / 1000) });
    expect(isGenuine(got.headers, got.body, SECRET)).toBe(true);
    expect(isGenuine(got.headers, `${got.body} `, SECRET)).toBe(false);
  });

  it('has the same id and body in every try, so that receivers can tell repetitions', async () => {
    await using receiver = await startReceiver();
    receiver.answer = { status: 500 };
    const send = sender({ values: { AUDIT_URL: receiver.url } });
    const notice = noticeTo('webhook', 'AUDIT_URL');
    await send(notice, AT);
    await send(notice, AT + 60_000);
    const [first, second] = receiver.got;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(first?.headers['webhook-id']).toBe(noticeId(notice));
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(noticeId({ ...notice, content: 'another' })).not.toBe(noticeId(notice));
  });

  it('tells what happened as data', async () => {
    await using receiver = await startReceiver();
    await sender({ values: { AUDIT_URL: receiver.url } })(noticeTo('webhook', 'AUDIT_URL'));
    const { told } = noticeTo('webhook', 'AUDIT_URL');
    expect(JSON.parse(receiver.got[0]?.body ?? '')).toEqual({
      version: 1,
      type: 'override',
      at: '2026-11-24T08:29:00Z',
      repository: 'acme/shop',
      environment: 'production',
      sha: 'c'.repeat(40),
      deployment: 11,
      summary: told.summary,
      details: told.lines,
      url: 'https://github.com/acme/shop/actions/runs/99',
      decision: told.decision,
    });
  });

  it.each([undefined, 'hush', `whsec_${Buffer.alloc(8).toString('base64')}`])(
    'is not sent unsigned (secret: %s)',
    async (secret) => {
      await using receiver = await startReceiver();
      const outcome = await sender({ values: { AUDIT_URL: receiver.url }, secret })(noticeTo('webhook', 'AUDIT_URL'));
      expect(outcome).toMatchObject({ kind: 'superseded', because: expect.stringMatching(/AUDIT_URL_SECRET/) });
      expect(receiver.got).toEqual([]);
    },
  );
});

describe('slack', () => {
  it('is plain text with a link to the run', async () => {
    await using receiver = await startReceiver();
    await sender({ values: { SLACK_URL: receiver.url } })(noticeTo('slack', 'SLACK_URL'));
    const { summary, lines } = noticeTo('slack', 'SLACK_URL').told;
    expect(JSON.parse(receiver.got[0]?.body ?? '')).toEqual({
      text: summary,
      blocks: [
        { type: 'header', text: { type: 'plain_text', emoji: false, text: summary } },
        { type: 'section', text: { type: 'plain_text', emoji: false, text: lines.join('\n') } },
        {
          type: 'context',
          elements: [{ type: 'mrkdwn', text: '<https://github.com/acme/shop/actions/runs/99|Open on GitHub>' }],
        },
      ],
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('gives nothing that people wrote any power, however long it is', async () => {
    await using receiver = await startReceiver();
    const evil = '<!channel> & <@U123> <https://evil.example|click> ';
    const { told } = noticeTo('slack', 'SLACK_URL');
    const notice = { ...noticeTo('slack', 'SLACK_URL'), told: { ...told, summary: evil.repeat(9), lines: [evil] } };
    await sender({ values: { SLACK_URL: receiver.url } })(notice);
    const body = JSON.parse(receiver.got[0]?.body ?? '');
    const texts = [body.text, body.blocks[0].text.text, body.blocks[1].text.text];
    for (const text of texts) {
      expect(text).not.toMatch(/[<>]/);
      expect(text).not.toMatch(/&(?!(amp|lt|gt);)/);
    }
    expect(texts[1].length).toBeLessThanOrEqual(150);
    expect(texts[2]).toBe('&lt;!channel&gt; &amp; &lt;@U123&gt; &lt;https://evil.example|click&gt; ');
  });
});

describe('what may have been told before', () => {
  const MARK = '(may have been told before)';

  async function bodyOf(channel: 'slack' | 'webhook' | 'pagerduty', change: Partial<Notice> = {}, mayBeTold = true) {
    await using receiver = await startReceiver();
    const values = { SLACK_URL: receiver.url, AUDIT_URL: receiver.url, PD_ROUTING_KEY: ROUTING_KEY };
    const variable = { slack: 'SLACK_URL', webhook: 'AUDIT_URL', pagerduty: 'PD_ROUTING_KEY' }[channel];
    const send = sender({ values, pagerDutyUrl: receiver.url });
    await send(noticeTo(channel, variable, change), AT, mayBeTold);
    return receiver.got[0]?.body ?? '';
  }

  it('says so at its end in Slack, on the telephone too', async () => {
    const { text, blocks } = JSON.parse(await bodyOf('slack'));
    expect(text).toBe(`${noticeTo('slack', 'SLACK_URL').told.summary} ${MARK}`);
    expect(blocks.at(-1).elements[0].text).toMatch(/\|Open on GitHub> \(may have been told before\)$/);
    expect(await bodyOf('slack', {}, false)).not.toContain(MARK);
  });

  it('says so in a change event, and not where a key tells it', async () => {
    const { payload } = JSON.parse(await bodyOf('pagerduty', { event: 'released' }));
    expect(payload.summary).toBe(`${noticeTo('slack', 'SLACK_URL').told.summary} ${MARK}`);
    expect(await bodyOf('pagerduty', { event: 'override' })).not.toContain(MARK);
    expect(await bodyOf('webhook')).not.toContain(MARK);
  });
});

describe('pagerduty', () => {
  async function sent(change: Partial<Notice>): Promise<{ path: string; body: Record<string, unknown> }> {
    await using receiver = await startReceiver();
    receiver.answer = { status: 202 };
    const send = sender({ values: { PD_ROUTING_KEY: ROUTING_KEY }, pagerDutyUrl: receiver.url });
    expect(await send(noticeTo('pagerduty', 'PD_ROUTING_KEY', change))).toMatchObject({ kind: 'done' });
    const [got] = receiver.got;
    return { path: got?.path ?? '', body: JSON.parse(got?.body ?? '') };
  }

  it('raises an alert for what somebody should look at', async () => {
    const { path, body } = await sent({ event: 'override' });
    expect(path).toBe('/v2/enqueue');
    expect(body).toMatchObject({
      routing_key: ROUTING_KEY,
      event_action: 'trigger',
      client: 'Tidegate',
      links: [{ href: 'https://github.com/acme/shop/actions/runs/99', text: 'On GitHub' }],
      payload: {
        summary: noticeTo('pagerduty', 'PD_ROUTING_KEY').told.summary,
        source: 'acme/shop',
        severity: 'warning',
        timestamp: '2026-11-24T08:29:00Z',
        component: 'production',
        class: 'override',
      },
    });
  });

  it('wakes more loudly from the second level of an escalation on, under the key that comes back', async () => {
    const { told } = noticeTo('pagerduty', 'PD_ROUTING_KEY');
    const second = { event: 'escalation', told: { ...told, level: 2 } } as const;
    expect((await sent({ ...second, told: { ...told, level: 1 } })).body).toMatchObject({
      payload: { severity: 'error' },
    });
    const { body } = await sent(second);
    expect(body).toMatchObject({ payload: { severity: 'critical' } });
    expect(body['dedup_key']).toBe(alertKeyOf(noticeTo('pagerduty', 'PD_ROUTING_KEY', second)));
  });

  it('shows an announcement in place of our lines, with the page that it names', async () => {
    const told = {
      ...noticeTo('pagerduty', 'PD_ROUTING_KEY').told,
      announcement: `We go live.\nSee ${PAGE_ADDRESS} {{ url }}`,
    };
    const { body } = await sent({ told });
    const details = ['We go live.', 'See https://github.com/acme/shop/actions/runs/99 {{ url }}'];
    expect(body).toMatchObject({ payload: { custom_details: { details } } });
  });

  it('links the runbook that a line names, as the file that it is', async () => {
    const { told } = noticeTo('pagerduty', 'PD_ROUTING_KEY');
    const { body } = await sent({ event: 'escalation', told: { ...told, lines: ['Runbook: docs/run book.md'] } });
    expect(body['links']).toEqual([
      { href: 'https://github.com/acme/shop/actions/runs/99', text: 'On GitHub' },
      { href: 'https://github.com/acme/shop/blob/HEAD/docs/run%20book.md', text: 'Runbook' },
    ]);
  });

  it('resolves the same alert when it is over', async () => {
    const begun = await sent({ event: 'gate-waiting-over' });
    const over = await sent({ event: 'gate-waiting-over', action: 'resolve' });
    expect(over).toEqual({
      path: '/v2/enqueue',
      body: { routing_key: ROUTING_KEY, event_action: 'resolve', dedup_key: begun.body['dedup_key'] },
    });
    expect(String(begun.body['dedup_key']).length).toBeLessThanOrEqual(255);
  });

  it('keeps alerts about different things apart', async () => {
    const one = await sent({ subject: 'gate/11' });
    const other = await sent({ subject: 'gate/12' });
    expect(one.body['dedup_key']).not.toBe(other.body['dedup_key']);
  });

  it.each(['released', 'decision'] as const)('wakes nobody for %s: it is a change event', async (event) => {
    const { path, body } = await sent({ event });
    expect(path).toBe('/v2/change/enqueue');
    expect(body).not.toHaveProperty('event_action');
    expect(body).toMatchObject({ payload: { source: 'acme/shop' } });
  });
});

it('puts no secret into an outcome, whatever happens', async () => {
  await using receiver = await startReceiver();
  const hush = 'hushhushhush';
  const values = {
    SLACK_URL: `${receiver.url}/${hush}`,
    PD_ROUTING_KEY: ROUTING_KEY,
    AUDIT_URL: `${receiver.url}/${hush}`,
  };
  const send = sender({ values, pagerDutyUrl: receiver.url, timeoutMs: 100 });
  const answers = [200, 302, 400, 404, 410, 429, 500].map((status) => ({ status, text: `${hush} ${ROUTING_KEY}` }));
  for (const answer of [...answers, 'silent' as const]) {
    receiver.answer = answer;
    for (const notice of [
      noticeTo('slack', 'SLACK_URL'),
      noticeTo('pagerduty', 'PD_ROUTING_KEY'),
      noticeTo('webhook', 'AUDIT_URL'),
    ]) {
      const told = JSON.stringify(await send(notice));
      for (const secret of [hush, ROUTING_KEY, SECRET, '127.0.0.1']) expect(told).not.toContain(secret);
    }
  }
  const bodies = receiver.got.filter(({ path }) => !path.startsWith('/v2')).map(({ body }) => body);
  for (const body of bodies) for (const secret of [hush, ROUTING_KEY, SECRET]) expect(body).not.toContain(secret);
});
