/**
 * `tidegate doctor` against the stand-in, with one fault planted at a time. What an operator reads comes from a process of
 * its own; which faults are found, of which there are many, from the same look in this one.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startAppProcess } from '../../../src/cli/demo/app-process.ts';
import { examine } from '../../../src/cli/doctor/examine.ts';
import { openPostgresStore, openSqliteStore } from '../../../src/store/open.ts';
import type { AppOptions, CorruptAnswer, Plan, Repository, Standin } from '../../../standin/start.ts';
import { APP_EVENTS, APP_PERMISSIONS, startStandin } from '../../../standin/start.ts';
import { ENTRY } from '../../cli/program-entry.ts';
import { type Ended, runTidegate } from '../../cli/run-tidegate.ts';
import { dropDatabase, newDatabase, within } from '../../contract/store/postgres-server.ts';

const WEBHOOK_SECRET = 'f3b1c0a95d7e48268adf01c37be6429d';
const AUDIT_KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const POLICY = `version: 1
environments: { production: {} }
gates:
  - { name: review, at: merge, require: { approvals: { count: 1 } } }
  - { name: approval, for: { environments: [production] }, require: { approvals: { count: 1 } } }
`;

interface Told {
  readonly code: string;
  readonly level: string;
  readonly subject: string;
  readonly what: string;
}

interface Document {
  readonly problems: number;
  readonly warnings: number;
  readonly unknown: number;
  readonly groups: readonly {
    readonly title: string;
    readonly checks: readonly Told[];
    readonly environments?: readonly object[];
  }[];
}

interface Place extends AsyncDisposable {
  readonly github: Standin;
  readonly shop: Repository;
  readonly data: string;
  run(args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** What is not in order, as `code subject`. */
  found(repositories?: readonly string[], env?: Readonly<Record<string, string>>): Promise<readonly string[]>;
}

interface Options {
  readonly app?: AppOptions;
  readonly plan?: Plan;
  readonly policy?: string;
}

const BASE_URL = 'http://127.0.0.1:9';

/** acme/shop with everything as it has to be. GitHub keeps its webhooks back until `release`. */
async function place({ app, plan = 'enterprise', policy = POLICY }: Options = {}): Promise<Place> {
  const github = await startStandin({ app: { webhookSecret: WEBHOOK_SECRET, ...app } });
  github.createOrganization('acme', { plan });
  const shop = github.createRepository({ owner: 'acme', name: 'shop', files: { '.github/tidegate.yml': policy } });
  github.createRepository({ owner: 'acme', name: 'notes' });
  shop.protectEnvironment('production', { canAdminsBypass: false });
  shop.enableRule('production');
  shop.requireChecks('main', [{ name: 'tidegate', app: 'tidegate' }]);
  const data = mkdtempSync(join(tmpdir(), 'tidegate-test-'));
  await (await openSqliteStore(data)).close();
  github.sendWebhooksTo(`${BASE_URL}/api/github/webhooks`);
  github.webhooks.hold();
  const env = {
    APP_ID: String(github.app.id),
    PRIVATE_KEY: github.app.privateKey ?? '',
    WEBHOOK_SECRET,
    GHE_HOST: github.host,
    GHE_PROTOCOL: 'http',
    TIDEGATE_DATA: data,
    DATABASE_URL: '',
    BASE_URL,
    AUDIT_SIGNING_KEY: AUDIT_KEY,
  };
  const run: Place['run'] = (args = [], more = {}) => runTidegate(['doctor', ...args], data, { ...env, ...more });
  return {
    github,
    shop,
    data,
    run,
    found: async (repositories = [], more = {}) => {
      const groups = await examine({ ...env, ...more }, repositories);
      const checks = groups.flatMap((group) => group.checks);
      return checks.filter(({ level }) => level !== 'ok').map(({ code, subject }) => `${code} ${subject}`.trim());
    },
    [Symbol.asyncDispose]: async () => {
      github.forgetViolations();
      await github.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function documentIn({ stdout, stderr }: Ended): Document & { readonly checks: readonly Told[] } {
  expect(stderr).toBe('');
  const document = JSON.parse(stdout) as Document;
  return { ...document, checks: document.groups.flatMap(({ checks }) => checks) };
}

/** GitHub sends nothing in these rehearsals, and the doctor says that it does not know. */
const SILENT = 'deliveries-none';

function corrupt(operation: string, change: (body: Record<string, unknown>) => unknown): CorruptAnswer {
  return (answer) =>
    answer.operation === operation ? { ...answer, body: change(answer.body as Record<string, unknown>) } : answer;
}

test('beside the running App, everything in order: one line says so, and no secret is told', async () => {
  await using here = await place();
  const { github, shop, data } = here;
  const app = await startAppProcess({
    entry: ENTRY,
    dataFolder: data,
    gitHubHost: github.host,
    appId: github.app.id,
    privateKey: github.app.privateKey ?? '',
    webhookSecret: WEBHOOK_SECRET,
    isClockMovable: false,
  });
  try {
    github.sendWebhooksTo(app.webhookUrl);
    github.webhooks.release();
    github.createUser('anna');
    shop.push({ author: 'anna', message: 'docs: more', files: { 'README.md': 'more\n' } });
    await github.settled();
    const ended = await here.run([], { BASE_URL: app.webhookUrl.replace('/api/github/webhooks', '') });
    expect(ended.stdout).toMatch(/^Everything is in order\n/);
    expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toMatch(/production {2,}yes {2,}on {2,}no\n/);
    expect(ended.stdout).toMatch(/Key for auditors of acme: \S+\+[0-9a-f]{8}\+\S+\n/);
    expect(ended.stdout).toContain('Without a policy, and not looked at: 1 of 2');
    for (const secret of [WEBHOOK_SECRET, github.app.privateKey ?? '?', AUDIT_KEY.split('\n')[1] ?? '?', 'ghs_']) {
      expect(ended.stdout).not.toContain(secret);
    }
    github.assertClean();
  } finally {
    await app.stop();
  }
});

test('a permission and an event that the App lacks are named, with what does not work without them', async () => {
  const { members: _, deployments: __, ...rest } = APP_PERMISSIONS;
  const permissions = { ...rest, deployments: 'read', pages: 'write' } as const;
  await using here = await place({ app: { permissions, events: APP_EVENTS.filter((one) => one !== 'merge_group') } });
  expect(await here.found()).toEqual(
    expect.arrayContaining([
      'permission-missing members',
      'permission-missing deployments',
      'event-missing merge_group',
      'permissions-unused',
    ]),
  );
  const { stdout, exitCode } = await here.run();
  expect(exitCode).toBe(1);
  expect(stdout).toContain('The App does not ask for the permission "deployments: write" (permission-missing)');
  expect(stdout).toContain('Why: no gate is answered');
  expect(stdout).toContain('/settings/apps/tidegate/permissions');
});

test('an installation that is suspended, or has not accepted a new permission, is found', async () => {
  await using here = await place();
  const change = (installation: object) =>
    corrupt('apps/list-installations', (body) =>
      (body as unknown as object[]).map((one) => ({ ...one, ...installation })),
    );
  here.github.corruptAnswers(change({ suspended_at: '2026-11-20T08:00:00Z' }));
  expect(await here.found()).toEqual([SILENT, 'installation-suspended acme']);
  const { merge_queues: _, ...accepted } = APP_PERMISSIONS;
  here.github.corruptAnswers(change({ permissions: accepted }));
  expect(await here.found()).toEqual([SILENT, 'permission-not-accepted acme merge_queues']);
  here.github.corruptAnswers(corrupt('apps/list-installations', () => []));
  expect(await here.found()).toEqual([SILENT, 'not-installed']);
});

test('a rule that is off, a bypass that is on, and a policy that names no environment of GitHub are found', async () => {
  await using here = await place();
  const { shop } = here;
  shop.protectEnvironment('production', {});
  expect(await here.found()).toEqual([SILENT, 'admin-bypass production']);
  shop.disableRule('production');
  expect(await here.found()).toEqual([SILENT, 'rule-missing production']);
  const ended = await here.run(['--repo', 'acme/shop']);
  expect(ended.stdout).toMatch(/production {2,}yes {2,}off {2,}yes\n/);
  const renamed = POLICY.replace('production: {}', 'prod: {}, "eu-*": {}').replace('[production]', '[prod]');
  shop.push({ author: 'web-flow', message: 'rename', files: { '.github/tidegate.yml': renamed } });
  expect(await here.found()).toEqual([SILENT, 'environment-absent prod', 'nothing-gated']);
  const writes = here.github.requests.filter(({ method }) => method !== 'GET').map(({ path }) => path);
  expect(writes.filter((path) => !/graphql$|access_tokens$/.test(path))).toEqual([]);
});

test('a private repository whose plan may have no rules is led to the Action', async () => {
  await using here = await place({ plan: 'team' });
  here.shop.disableRule('production');
  here.shop.setPrivate(true);
  expect(await here.found()).toEqual([SILENT, 'rule-missing production', 'plan-may-lack-rules']);
  const { stdout } = await here.run();
  expect(stdout).toContain('uses: OWNER/tidegate@COMMIT');
});

test('a check that is not required, or from anybody, and a queue without patience are found', async () => {
  await using here = await place();
  const { shop } = here;
  shop.enableMergeQueue('main', { timeoutMinutes: 20 });
  expect(await here.found()).toEqual([SILENT, 'queue-timeout-short']);
  shop.requireChecks('main', [{ name: 'tidegate' }]);
  expect(await here.found(['acme/shop'])).toEqual([SILENT, 'check-not-bound', 'queue-timeout-short']);
  shop.requireChecks('main', [{ name: 'build' }]);
  expect(await here.found(['ACME/Shop'])).toContain('check-not-required');
});

test('webhooks that go elsewhere, unsigned, unread, or do not arrive are found', async () => {
  await using here = await place();
  const { github, shop } = here;
  github.sendWebhooksTo('http://127.0.0.1:9/webhook');
  expect(await here.found()).toEqual(['webhook-path', SILENT]);
  github.sendWebhooksTo('https://other.example.com/api/github/webhooks');
  expect(await here.found()).toEqual(['webhook-elsewhere', SILENT]);
  github.sendWebhooksTo(`${BASE_URL}/api/github/webhooks`);
  const config = (change: object) => corrupt('apps/get-webhook-config-for-app', (body) => ({ ...body, ...change }));
  github.corruptAnswers(config({ content_type: 'form', secret: undefined, insecure_ssl: '1' }));
  expect(await here.found()).toEqual(['webhook-content-type', 'webhook-without-secret', 'webhook-unprotected', SILENT]);
  github.corruptAnswers(corrupt('apps/get-webhook-config-for-app', () => ({})));
  expect(await here.found()).toEqual(['webhook-off', SILENT]);
  github.corruptAnswers(null);
  github.webhooks.release();
  github.createUser('anna');
  shop.push({ author: 'anna', message: 'docs: more', files: { 'README.md': 'more\n' } });
  await github.settled();
  expect(await here.found()).toEqual(['deliveries-failing']);
  expect((await here.run()).stdout).toContain(
    'that did not arrive: 1 of 1. The newest try failed: failed to connect to host',
  );
});

test('a policy that is invalid, or missing where it is asked for, and one that tells people through what is not allowed', async () => {
  await using here = await place();
  const { shop } = here;
  const write = (text: string) =>
    shop.push({ author: 'web-flow', message: 'policy', files: { '.github/tidegate.yml': text } });
  write(`${POLICY}notify:\n  - { on: decision, slack: SLACK_URL }\n`);
  expect(await here.found()).toEqual([SILENT, 'notify-refused SLACK_URL']);
  const allowed = {
    NOTIFY_VARIABLES: 'acme/*:SLACK_URL',
    SLACK_URL: 'https://hooks.slack.com/services/T0/B0/xyzzyxyzzy',
  };
  expect(await here.found([], allowed)).toEqual([SILENT]);
  expect((await here.run([], allowed)).stdout).not.toContain('xyzzy');
  write(`${POLICY}gates: nonsense\n`);
  expect(await here.found()).toEqual([SILENT, expect.stringMatching(/^policy-invalid \S+/)]);
  expect(await here.found(['acme/notes', 'acme/none'])).toEqual([
    SILENT,
    'repository-not-installed acme/none',
    'policy-missing',
  ]);
});

test('a policy of the organisation that is invalid, or cannot be read, is found', async () => {
  await using here = await place();
  const { github } = here;
  const above = { '.github/tidegate-org.yml': 'version: 2\n' };
  const org = github.createRepository({ owner: 'acme', name: '.github', files: above, private: true });
  const invalid = await here.found(['acme/shop']);
  expect(invalid).toEqual([SILENT, expect.stringMatching(/^policy-invalid /)]);
  expect((await here.run()).stdout).toContain('.github/tidegate-org.yml:1:');
  org.push({
    author: 'web-flow',
    message: 'mend',
    files: { '.github/tidegate-org.yml': 'version: 1\nmode: observe\n' },
  });
  expect(await here.found(['acme/shop'])).toEqual([SILENT]);
});

test('a policy of the organisation that we are not shown is found, and the fix is named', async () => {
  await using here = await place();
  here.github.createRepository({ owner: 'acme', name: '.github', private: true, installed: false });
  expect(await here.found()).toEqual([SILENT, 'org-policy-unreadable acme']);
  expect((await here.run()).stdout).toContain('Fix: Install the App on acme/.github too');
});

test('a database that cannot be written, is not there yet, is older or newer is told, and none is made or changed', async () => {
  await using here = await place();
  const { data } = here;
  const blocked = join(data, 'file');
  writeFileSync(blocked, '');
  expect(await here.found([], { TIDEGATE_DATA: join(blocked, 'data') })).toEqual(['database-unusable', SILENT]);
  const before = readdirSync(data);
  expect(await here.found([], { TIDEGATE_DATA: join(data, 'new') })).toEqual(['database-absent', SILENT]);
  expect(await here.found()).toEqual([SILENT]);
  expect(readdirSync(data)).toEqual(before);
  const db = new DatabaseSync(join(data, 'tidegate.db'));
  db.exec("delete from kysely_migration where name > '000009'");
  expect(await here.found()).toEqual(['database-behind', SILENT]);
  db.exec("insert into kysely_migration values ('999999-tomorrow', '2026-11-22T00:00:00Z')");
  db.close();
  expect(await here.found()).toEqual(['database-newer', SILENT]);
  const nowhere = { DATABASE_URL: 'postgres://tidegate:hunter2hunter2@127.0.0.1:9/tidegate' };
  expect(await here.found([], nowhere)).toEqual(['database-unusable', SILENT]);
  expect((await here.run([], nowhere)).stdout).not.toContain('hunter2');
});

test('a PostgreSQL is looked at and left as it is', async () => {
  await using here = await place();
  const DATABASE_URL = await newDatabase();
  try {
    expect(await here.found([], { DATABASE_URL })).toEqual(['database-absent', SILENT]);
    await (await openPostgresStore(DATABASE_URL)).close();
    expect(await here.found([], { DATABASE_URL })).toEqual([SILENT]);
    const change = (text: string) => within(DATABASE_URL, async (client) => void (await client.query(text)));
    await change("delete from kysely_migration where name > '000009'");
    expect(await here.found([], { DATABASE_URL })).toEqual(['database-behind', SILENT]);
    await change("insert into kysely_migration values ('999999-tomorrow', '2026-11-22T00:00:00Z')");
    expect(await here.found([], { DATABASE_URL })).toEqual(['database-newer', SILENT]);
  } finally {
    await dropDatabase(DATABASE_URL);
  }
});

test('one broken variable hides nothing of the rest', async () => {
  await using here = await place();
  here.shop.disableRule('production');
  const broken = { WEBHOOK_SECRET: 'development', BASE_URL: '', AUDIT_SIGNING_KEY: '' };
  expect(await here.found([], broken)).toEqual([
    'configuration-invalid WEBHOOK_SECRET',
    'verifications-off BASE_URL',
    'checkpoints-off AUDIT_SIGNING_KEY',
    SILENT,
    'rule-missing production',
  ]);
  expect(await here.found([], { PRIVATE_KEY: 'none' })).toEqual([
    'configuration-invalid PRIVATE_KEY',
    'github-not-asked',
  ]);
});

test('a clock that is off by a minute and more is a problem', async () => {
  await using here = await place();
  await using ahead = await clockProxy(here.github.host, -90_000);
  expect(await here.found([], { GHE_HOST: ahead.host })).toEqual(['clock-off', SILENT]);
  expect((await here.run([], { GHE_HOST: ahead.host })).stdout).toMatch(/PROBLEM +The clock .* (89|90|91) s ahead/);
  await using behind = await clockProxy(here.github.host, 40_000);
  const { checks } = documentIn(await here.run(['--json'], { GHE_HOST: behind.host }));
  expect(checks.find(({ code }) => code === 'clock-off')?.level).toBe('warning');
});

/** GitHub with a clock of its own. */
async function clockProxy(host: string, offMs: number): Promise<AsyncDisposable & { readonly host: string }> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = ask(`http://${host}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, {
        ...answer.headers,
        date: new Date(Date.now() + offMs).toUTCString(),
      });
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

test('a GitHub that refuses, answers nothing, or breaks in the middle is a problem and no hang', async () => {
  await using here = await place();
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const PRIVATE_KEY = other.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(await here.found([], { PRIVATE_KEY })).toEqual(['sign-in-refused']);
  expect(await here.found([], { GHE_HOST: '127.0.0.1:9' })).toEqual(['github-unreachable']);
  here.github.fault({ kind: 'timeout-before', operation: '*', times: 100 });
  const startedAt = performance.now();
  expect(await here.found()).toEqual(['github-unreachable']);
  expect(performance.now() - startedAt).toBeLessThan(25_000);
  here.github.clearFaults();
  here.github.fault({ kind: 'status', status: 502, operation: 'repos/get-all-environments', times: 100 });
  expect(await here.found()).toEqual([SILENT, 'repository-unreadable acme/shop']);
}, 90_000);

test('a wrong command line is told, with exit code 2', async () => {
  await using here = await place();
  const ended = await here.run(['--repo', 'shop']);
  expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringContaining('--repo shop is no repository')]);
});
