import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Config, type Environment, readConfig } from '../../../src/app/config.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const SECRET = '3f9a1c0b7d52e8461f0c9ab34d7e6520';

const GOOD: Environment = { APP_ID: '12345', PRIVATE_KEY: PKCS8, WEBHOOK_SECRET: SECRET };

function valid(env: Environment): Config {
  const read = readConfig(env);
  if (read.kind === 'invalid') throw new Error(JSON.stringify(read.problems));
  return read.config;
}

function problemsOf(env: Environment): Record<string, string> {
  const read = readConfig(env);
  if (read.kind === 'valid') return {};
  return Object.fromEntries(read.problems.map((problem) => [problem.variable, problem.message]));
}

describe('what has to be set', () => {
  it('is enough', () => {
    const { privateKey: key, webhookSecrets, ...rest } = valid(GOOD);
    expect(rest).toEqual({
      appId: 12345,
      apiUrl: 'https://api.github.com',
      tokenIssuer: 'https://token.actions.githubusercontent.com',
      dataFolder: './data',
      erasedPeople: [],
      host: 'localhost',
      port: 3000,
      logLevel: 'info',
      notify: { allowed: [], network: 'public', pagerDutyUrl: 'https://events.pagerduty.com', secrets: [] },
      hasMovableClock: false,
      hasRateLimits: true,
      probeNetwork: 'public',
      pagerDutySecrets: [],
    });
    expect(key.reveal()).toBe(PKCS8);
    expect(webhookSecrets.map((secret) => secret.reveal())).toEqual([SECRET]);
  });

  it('is all reported at once when it is missing, with a way to fix it', () => {
    const problems = problemsOf({});
    expect(Object.keys(problems)).toEqual(['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']);
    for (const message of Object.values(problems)) expect(message).toMatch(/^It is not set; .*\. [A-Z].*\.$/);
    expect(problems['WEBHOOK_SECRET']).toContain('openssl rand -hex 32');
  });

  it.each(['0', '-1', '1.5', 'my-app', '1e3', '12345678901234567890'])('refuses the App id %j', (value) => {
    expect(problemsOf({ ...GOOD, APP_ID: value })).toHaveProperty('APP_ID');
  });
});

describe('the key of the audit log', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  it('is taken as PEM or base64, and printed by nothing', () => {
    for (const value of [pem, Buffer.from(pem).toString('base64')]) {
      const { auditSigningKey } = valid({ ...GOOD, AUDIT_SIGNING_KEY: value });
      expect(auditSigningKey?.reveal()).toBe(value.trim());
      expect(inspect(auditSigningKey)).toBe('[secret]');
    }
  });

  it('is refused when it is another kind of key, without being repeated', () => {
    const message = problemsOf({ ...GOOD, AUDIT_SIGNING_KEY: PKCS8 })['AUDIT_SIGNING_KEY'];
    expect(message).toContain('openssl genpkey -algorithm ed25519');
    expect(message).not.toContain('BEGIN');
  });
});

describe('the limits of GitHub', () => {
  it('may be left out for a server of one’s own, and never for github.com', () => {
    expect(valid({ ...GOOD, GHE_HOST: 'github.example.com', RATE_LIMITS: 'none' }).hasRateLimits).toBe(false);
    expect(problemsOf({ ...GOOD, RATE_LIMITS: 'none' })).toHaveProperty('RATE_LIMITS');
    expect(problemsOf({ ...GOOD, GHE_HOST: 'github.example.com', RATE_LIMITS: '0' })).toHaveProperty('RATE_LIMITS');
  });
});

describe('the private key', () => {
  it.each([
    ['PKCS #8', PKCS8],
    ['PKCS #1, as GitHub gives it', PKCS1],
    ['without line break at the end', PKCS1.trim()],
    ['with Windows line breaks', PKCS1.replaceAll('\n', '\r\n')],
    ['in base64', Buffer.from(PKCS1).toString('base64')],
    ['in base64 with line breaks', Buffer.from(PKCS1).toString('base64').replace(/.{76}/g, '$&\n')],
    ['with \\n written out', PKCS1.replaceAll('\n', '\\n')],
    ['with spaces for line breaks', PKCS1.replaceAll('\n', ' ')],
  ])('is read %s', (_, text) => {
    const key = valid({ ...GOOD, PRIVATE_KEY: text }).privateKey.reveal();
    expect(createPrivateKey(key).equals(privateKey)).toBe(true);
  });

  it('is read from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-key-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'key.pem');
    writeFileSync(file, PKCS1);
    const env = { ...GOOD, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: file };
    expect(valid(env).privateKey.reveal()).toBe(PKCS8);
    const missing = problemsOf({ ...env, PRIVATE_KEY_PATH: join(folder, 'none.pem') });
    expect(missing['PRIVATE_KEY_PATH']).toMatch(/cannot be read/);
  });

  it.each([
    ['half of it', PKCS1.slice(0, PKCS1.length / 2)],
    ['text', 'hunter2hunter2'],
    [
      'another kind of key',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    [
      'a public key',
      generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ],
  ])('is refused when it is %s, and not repeated', (_, text) => {
    const message = problemsOf({ ...GOOD, PRIVATE_KEY: text })['PRIVATE_KEY'];
    expect(message).toMatch(/no RSA private key/);
    expect(message).not.toContain(text.trim().slice(-14));
  });
});

describe('row 33: the webhook secret', () => {
  it.each([
    ['', /not set/],
    ['   ', /not set/],
    ['development', /public example/],
    ["It's a Secret to Everybody", /public example/],
    ['Replace-me-with-the-output-of-openssl-rand-hex-32', /public example/],
    [SECRET.slice(1), /fewer than 32/],
    ['a'.repeat(64), /repeats/],
    ['abcabc'.repeat(10), /repeats/],
    [`${SECRET}\n`, /line break/],
  ])('is refused when it is %j', (value, why) => {
    expect(problemsOf({ ...GOOD, WEBHOOK_SECRET: value })['WEBHOOK_SECRET']).toMatch(why);
  });

  it('row 34: has a second one while it is being replaced, under the same rules', () => {
    const both = valid({ ...GOOD, WEBHOOK_SECRET_PREVIOUS: SECRET.split('').reverse().join('') });
    expect(both.webhookSecrets).toHaveLength(2);
    expect(problemsOf({ ...GOOD, WEBHOOK_SECRET_PREVIOUS: 'development' })).toHaveProperty('WEBHOOK_SECRET_PREVIOUS');
    expect(valid({ ...GOOD, WEBHOOK_SECRET_PREVIOUS: '' }).webhookSecrets).toHaveLength(1);
  });

  it('cannot be printed with the configuration', () => {
    const config = valid({ ...GOOD, WEBHOOK_SECRET_PREVIOUS: `${SECRET}x` });
    const printed = [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), `${config.privateKey}`];
    const text = [...printed, String(config.webhookSecrets), inspect(config.webhookSecrets[0])].join('\n');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('PRIVATE KEY');
    expect(text).toContain('[secret]');
  });
});

describe('where GitHub is', () => {
  it.each([
    [{ GHE_HOST: 'github.example.com' }, 'https://github.example.com/api/v3'],
    [{ GHE_HOST: 'github.example.com:8443', GHE_PROTOCOL: 'https' }, 'https://github.example.com:8443/api/v3'],
    [{ GHE_HOST: '127.0.0.1:4567', GHE_PROTOCOL: 'http' }, 'http://127.0.0.1:4567/api/v3'],
    [{ GHE_HOST: 'localhost:4567', GHE_PROTOCOL: 'http' }, 'http://localhost:4567/api/v3'],
    [{ GHE_HOST: '[::1]:4567', GHE_PROTOCOL: 'http' }, 'http://[::1]:4567/api/v3'],
  ])('is %j', (env, url) => expect(valid({ ...GOOD, ...env }).apiUrl).toBe(url));

  it.each([
    { GHE_HOST: 'github.example.com', GHE_PROTOCOL: 'http' },
    { GHE_HOST: '127.0.0.1.example.com', GHE_PROTOCOL: 'http' },
    { GHE_HOST: 'localhost.example.com', GHE_PROTOCOL: 'http' },
    { GHE_HOST: 'github.example.com', GHE_PROTOCOL: 'ftp' },
  ])('never gets our tokens in the clear: %j', (env) => {
    expect(problemsOf({ ...GOOD, ...env })).toHaveProperty('GHE_PROTOCOL');
  });

  it.each(['https://github.example.com', 'github.example.com/api', 'user@host', 'a b', 'host:port', '[::1'])(
    'is not %j',
    (host) => expect(problemsOf({ ...GOOD, GHE_HOST: host })).toHaveProperty('GHE_HOST'),
  );
});

describe('the rest', () => {
  it('is read', () => {
    const env = { ...GOOD, TIDEGATE_DATA: '/srv/tidegate', HOST: '0.0.0.0', PORT: '0', LOG_LEVEL: 'DEBUG' };
    expect(valid(env)).toMatchObject({ dataFolder: '/srv/tidegate', host: '0.0.0.0', port: 0, logLevel: 'debug' });
  });

  it.each(['65536', '-1', 'http', '3000.5', '0x10'])('refuses the port %j', (port) => {
    expect(problemsOf({ ...GOOD, PORT: port })).toHaveProperty('PORT');
  });

  it('refuses a log level that does not exist', () => {
    expect(problemsOf({ ...GOOD, LOG_LEVEL: 'loud' })['LOG_LEVEL']).toContain('debug');
  });

  it('lets the clock be moved only in a rehearsal against a GitHub on this machine', () => {
    const local = { ...GOOD, GHE_HOST: '127.0.0.1:4567', GHE_PROTOCOL: 'http', TIDEGATE_MOVABLE_CLOCK: '1' };
    expect(valid(local).hasMovableClock).toBe(true);
    expect(valid({ ...local, TIDEGATE_MOVABLE_CLOCK: '0' }).hasMovableClock).toBe(false);
    for (const env of [
      { ...GOOD, TIDEGATE_MOVABLE_CLOCK: '1' },
      { ...GOOD, GHE_HOST: 'github.example.com', TIDEGATE_MOVABLE_CLOCK: '1' },
      { ...local, TIDEGATE_MOVABLE_CLOCK: 'yes' },
    ]) {
      expect(problemsOf(env)).toHaveProperty('TIDEGATE_MOVABLE_CLOCK');
    }
  });
});

describe('the database', () => {
  const URL_OF_POSTGRES = 'postgres://tidegate:hunter2%40@db.example.com:5432/tidegate';

  it('is the embedded one unless there is an address of another', () => {
    expect(valid(GOOD).databaseUrl).toBeUndefined();
    expect(valid({ ...GOOD, DATABASE_URL: '' }).databaseUrl).toBeUndefined();
    expect(valid({ ...GOOD, DATABASE_URL: ` ${URL_OF_POSTGRES} ` }).databaseUrl?.reveal()).toBe(URL_OF_POSTGRES);
  });

  it.each([
    'postgresql://tidegate@db/tidegate',
    'postgres:///tidegate?host=/var/run/postgresql',
    `${URL_OF_POSTGRES}?sslmode=verify-full&sslrootcert=/etc/ca.pem&connection_limit=100`,
    `${URL_OF_POSTGRES}?sslmode=disable`,
  ])('can be at %s', (url) => expect(valid({ ...GOOD, DATABASE_URL: url }).databaseUrl?.reveal()).toBe(url));

  it.each([
    ['mysql://tidegate:hunter2@db/tidegate', /not the address of a PostgreSQL/],
    ['postgres://tidegate:hunter2@db', /not the address of a PostgreSQL/],
    ['postgres://tidegate:hunter2@db/', /not the address of a PostgreSQL/],
    ['postgres:///tidegate', /not the address of a PostgreSQL/],
    ['host=db password=hunter2', /not the address of a PostgreSQL/],
    ['postgres://tidegate:hunter2@db:port/tidegate', /not the address of a PostgreSQL/],
    [`${URL_OF_POSTGRES}?sslmode=prefer`, /none of disable, no-verify, require, verify-ca, verify-full/],
    [`${URL_OF_POSTGRES}?connection_limit=0`, /from 1 to 100/],
    [`${URL_OF_POSTGRES}?connection_limit=101`, /from 1 to 100/],
    [`${URL_OF_POSTGRES}?connection_limit=`, /from 1 to 100/],
  ])('is refused when it is at %s, and its password is not repeated', (url, why) => {
    const message = problemsOf({ ...GOOD, DATABASE_URL: url })['DATABASE_URL'];
    expect(message).toMatch(why);
    expect(message).not.toContain('hunter2');
  });

  it('cannot be printed with the configuration', () => {
    const config = valid({ ...GOOD, DATABASE_URL: URL_OF_POSTGRES });
    const text = [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true })].join('\n');
    expect(text).not.toContain('hunter2');
  });
});

describe('people who are not to be named', () => {
  it('are listed by login or number', () => {
    expect(valid(GOOD).erasedPeople).toEqual([]);
    expect(valid({ ...GOOD, ERASED_PEOPLE: ' 4711,mallory, ' }).erasedPeople).toEqual(['4711', 'mallory']);
  });
});

describe('the token of the library', () => {
  it('is hidden, and off where it is not set', () => {
    expect(valid(GOOD).libraryToken).toBeUndefined();
    const { libraryToken } = valid({ ...GOOD, LIBRARY_TOKEN: ` ${SECRET} ` });
    expect([libraryToken?.reveal(), `${libraryToken}`]).toEqual([SECRET, '[secret]']);
  });

  it.each(['short', 'a'.repeat(64), `${SECRET} ${SECRET}`])(
    'is refused when it can be guessed or sent by nobody: %s',
    (token) => {
      const problems = problemsOf({ ...GOOD, LIBRARY_TOKEN: token });
      expect(Object.keys(problems)).toEqual(['LIBRARY_TOKEN']);
      expect(problems['LIBRARY_TOKEN']).not.toContain(token);
    },
  );
});

describe('what the App may probe itself', () => {
  it('is the internet, unless the operator says otherwise', () => {
    expect(valid(GOOD).probeNetwork).toBe('public');
    expect(valid({ ...GOOD, PROBE_NETWORK: ' private ' }).probeNetwork).toBe('private');
    expect(problemsOf({ ...GOOD, PROBE_NETWORK: 'all' })).toEqual({
      PROBE_NETWORK: expect.stringContaining('public, private, loopback'),
    });
  });
});
