import { describe, expect, it } from 'vitest';
import { type NotifySettings, readNotifySettings } from '../../../src/app/notify-settings.ts';

type Environment = Readonly<Record<string, string>>;

const SLACK = 'https://hooks.slack.com/services/hush';
const SIGNING = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function read(env: Environment): { settings: NotifySettings | null; problems: Readonly<Record<string, string>> } {
  const problems: Record<string, string> = {};
  const settings = readNotifySettings(
    (variable) => env[variable],
    (variable, message) => {
      problems[variable] = message;
      return null;
    },
  );
  return { settings, problems };
}

describe('who may be told', () => {
  it('is nobody, unless the operator says so', () => {
    expect(read({ SLACK_URL: SLACK }).settings).toEqual({
      allowed: [],
      network: 'public',
      pagerDutyUrl: 'https://events.pagerduty.com',
      secrets: [],
    });
  });

  it('is named by variable, for all repositories or for some', () => {
    const env = { NOTIFY_VARIABLES: 'SLACK_URL, acme/*:PD_KEY,acme/shop:AUDIT_URL,', SLACK_URL: SLACK, PD_KEY: 'key' };
    const { settings } = read({ ...env, AUDIT_URL: 'https://a.example', AUDIT_URL_SECRET: SIGNING });
    expect(settings?.allowed.map(({ variable, repositories }) => [variable, repositories])).toEqual([
      ['SLACK_URL', undefined],
      ['PD_KEY', 'acme/*'],
      ['AUDIT_URL', 'acme/shop'],
    ]);
    const revealed = settings?.allowed.map(({ value, signingSecret }) => [value.reveal(), signingSecret?.reveal()]);
    expect(revealed).toEqual([
      [SLACK, undefined],
      ['key', undefined],
      ['https://a.example', SIGNING],
    ]);
  });

  it('hands over every value as a secret, for the log to take out', () => {
    const { settings } = read({ NOTIFY_VARIABLES: 'SLACK_URL', SLACK_URL: SLACK, SLACK_URL_SECRET: SIGNING });
    expect(settings?.secrets.map((secret) => secret.reveal())).toEqual([SLACK, SIGNING]);
    expect(JSON.stringify(settings)).not.toContain('hush');
  });

  it.each([
    'PRIVATE_KEY',
    'acme/*:WEBHOOK_SECRET',
    'WEBHOOK_SECRET_PREVIOUS',
    'DATABASE_URL',
    'AUDIT_SIGNING_KEY',
    'AUDIT_URL_SECRET',
  ])('is never %s', (entry) => {
    const variable = entry.replace(/^.*:/, '');
    const { settings, problems } = read({ NOTIFY_VARIABLES: entry, [variable]: 'hush' });
    expect(settings).toBeNull();
    expect(problems['NOTIFY_VARIABLES']).toMatch(/a secret of the App/);
  });

  it.each([SLACK, 'slack_url', 'acme:SLACK_URL', '*/*:SLACK_URL', 'acme/*/x:SLACK_URL', 'SLACK URL'])(
    'is not told by %s, and that is not repeated',
    (entry) => {
      const { settings, problems } = read({ NOTIFY_VARIABLES: `PD_KEY,${entry}`, PD_KEY: 'key' });
      expect(settings).toBeNull();
      expect(problems['NOTIFY_VARIABLES']).toMatch(/not the name of a variable/);
      expect(JSON.stringify(problems)).not.toContain('hush');
    },
  );

  it('is told at the start when a name is set to nothing', () => {
    expect(read({ NOTIFY_VARIABLES: 'SLACK_URL' }).problems['SLACK_URL']).toMatch(/Set it, or take it out/);
  });

  it('is told at the start when nothing can be signed with a secret', () => {
    const env = { NOTIFY_VARIABLES: 'AUDIT_URL', AUDIT_URL: 'https://a.example', AUDIT_URL_SECRET: 'hush' };
    const { settings, problems } = read(env);
    expect(settings).toBeNull();
    expect(problems['AUDIT_URL_SECRET']).toMatch(/24 to 64 bytes in base64/);
  });
});

describe('where it may go', () => {
  it.each(['public', 'private', 'loopback'])('is the network %s', (network) => {
    expect(read({ NOTIFY_NETWORK: network }).settings?.network).toBe(network);
  });

  it('is no other network', () => {
    expect(read({ NOTIFY_NETWORK: 'everything' }).problems).toHaveProperty('NOTIFY_NETWORK');
  });

  it.each([
    [{ NOTIFY_PAGERDUTY_URL: 'https://events.eu.pagerduty.com/' }, 'https://events.eu.pagerduty.com'],
    [{ NOTIFY_PAGERDUTY_URL: 'http://127.0.0.1:9', NOTIFY_NETWORK: 'loopback' }, 'http://127.0.0.1:9'],
    [{ NOTIFY_PAGERDUTY_URL: 'http://127.0.0.1:9' }, undefined],
    [{ NOTIFY_PAGERDUTY_URL: 'https://events.pagerduty.com.evil.example' }, undefined],
    [{ NOTIFY_PAGERDUTY_URL: 'https://evil.example', NOTIFY_NETWORK: 'private' }, undefined],
  ])('is PagerDuty, or this machine in a rehearsal: %o', (env, url) => {
    expect(read(env).settings?.pagerDutyUrl).toBe(url);
  });
});
