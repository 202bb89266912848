import { describe, expect, it } from 'vitest';
import { createLog, type LogLevel } from '../../../src/app/log.ts';
import { Secret } from '../../../src/app/secret.ts';

const WEBHOOK = 'webhook-secret "with" quotes \\ and more';
const KEY = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(2)}\nQm9keU9mVGhlS2V5U2Vjb25kTGluZQ==\n-----END PRIVATE KEY-----\n`;

function logged(write: (log: ReturnType<typeof createLog>) => void, level: LogLevel = 'info'): string[] {
  const lines: string[] = [];
  const secrets = [new Secret(WEBHOOK), new Secret(KEY)];
  write(createLog({ level, secrets, to: { write: (line) => lines.push(line) } }));
  return lines;
}

describe('the log', () => {
  it('is one JSON object per line', () => {
    const lines = logged((log) => log.info({ reason: 'busy' }, 'two\nlines'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, reason: 'busy', msg: 'two\nlines' });
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.info('quiet'), 'warn')).toEqual([]);
  });

  it.each([
    ['a message', (log: ReturnType<typeof createLog>) => log.info(`the secret is ${WEBHOOK}`)],
    ['a field', (log: ReturnType<typeof createLog>) => log.info({ deep: { er: [WEBHOOK, KEY] } }, 'x')],
    ['a child', (log: ReturnType<typeof createLog>) => log.child({ bound: KEY }).info('x')],
    [
      'an error',
      (log: ReturnType<typeof createLog>) => log.error({ err: new Error(WEBHOOK, { cause: new Error(KEY) }) }),
    ],
    ['base64', (log: ReturnType<typeof createLog>) => log.info(Buffer.from(WEBHOOK).toString('base64'))],
    ['one line of a key', (log: ReturnType<typeof createLog>) => log.info(KEY.split('\n')[1])],
    ['nested JSON', (log: ReturnType<typeof createLog>) => log.info(JSON.stringify({ headers: { secret: KEY } }))],
  ])('P16: shows no secret in %s', (_, write) => {
    const text = logged(write).join('');
    expect(text).toContain('[secret]');
    expect(text).not.toContain(WEBHOOK);
    expect(text).not.toContain(JSON.stringify(WEBHOOK).slice(1, -1));
    expect(text).not.toMatch(/MIIEvQ|Qm9keU/);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('shows no token of GitHub, whatever its length', () => {
    const tokens = [
      'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
      `ghs_12345_eyJhbGciOiJSUzI1NiJ9.${'e'.repeat(300)}.sig`,
    ];
    const text = logged((log) => log.info(`authorization: token ${tokens.join(' and ')}`)).join('');
    expect(text).toContain('token [secret] and [secret]');
  });

  it('leaves other text alone', () => {
    expect(logged((log) => log.info('ghs_short is no token')).join('')).toContain('ghs_short is no token');
  });
});
