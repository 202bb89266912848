import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Folder } from './folder.ts';
import { ENTRY } from './program-entry.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

const SHA = 'c0ffee0000000000000000000000000000000000';

let folder: Folder;
let servers: Server[] = [];
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
  children = [];
  folder[Symbol.dispose]();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function smokeFile(checks: string, top = ''): string {
  return folder.write('smoke.yml', `version: 1\n${top}checks:\n${checks}`);
}

const HOME = `  - id: home
    http: { url: "\${base}/", status: 200, body: { contains: "Add to basket" } }
    retry: { attempts: 2, base: 10ms }
`;

function smoke(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return runTidegate(['smoke', ...args, '--network', 'loopback'], folder.path, env);
}

describe('tidegate smoke', () => {
  it('passes with exit code 0, and prints the report document and nothing besides', async () => {
    const base = await serve((_request, response) => response.end('Add to basket'));
    const ended = await smoke([smokeFile(HOME), '--set', `base=${base}`, '--set', `sha=${SHA}`, '--json']);
    expect(ended.exitCode).toBe(0);
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(JSON.parse(ended.stdout)).toEqual({
      version: 1,
      verdict: 'pass',
      reason: null,
      sha: SHA,
      startedAt: instant,
      finishedAt: instant,
      configDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      checks: [
        {
          id: 'home',
          type: 'http',
          severity: 'required',
          verdict: 'pass',
          flaky: false,
          reason: null,
          message: expect.stringContaining('200'),
          attempts: [{ at: instant, duration: expect.any(Number), verdict: 'pass', reason: null }],
        },
      ],
    });
    expect(ended.stderr).toMatch(/^home: attempt 1 of 2, pass: .+\nhome: pass: .+\n$/);
  });

  it('fails with exit code 5 and says what was seen', async () => {
    const base = await serve((_request, response) => response.end('Sold out'));
    const ended = await smoke([smokeFile(HOME), '--set', `base=${base}`]);
    expect(ended.exitCode).toBe(5);
    expect(ended.stdout).toMatch(/^fail {10}home {2}.+\(body, 1 attempt\)\nSmoke: fail, check home: .+\n$/);
    expect(ended.stdout).not.toContain('\u001b');
  });

  it('ends with exit code 7 on an error: an address that may not be probed', async () => {
    const file = smokeFile(HOME);
    const ended = await runTidegate(['smoke', file, '--set', 'base=http://127.0.0.1:9', '--json'], folder.path);
    expect(ended.exitCode).toBe(7);
    expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'error', reason: { code: 'blocked-address' } });
  });

  it('ends with exit code 6 when it cannot be told: measurements that are too few to judge', async () => {
    const base = await serve((_request, response) => response.end('ok'));
    const file = smokeFile(`  - { id: p95, latency: { url: "\${base}/", samples: 7, p95: 5s }, interval: 1ms }\n`);
    const ended = await smoke([file, '--set', `base=${base}`, '--json']);
    expect(ended.exitCode).toBe(6);
    expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'inconclusive', reason: { code: 'too-few-samples' } });
  });

  it.each([
    ['an empty list of checks', 'checks: []\n', /:2:9 list-empty /],
    ['a key that is not known', 'checks:\n  - { id: a, http: { url: "$BASE/" }, retries: 3 }\n', /:3:\d+ unknown-key /],
    [
      'two checks of one name',
      'checks:\n  - { id: a, http: { url: "$BASE/" } }\n  - { id: a, http: { url: "$BASE/" } }\n',
      /:4:\d+ check-duplicate /,
    ],
    [
      'checks that depend on each other',
      'checks:\n  - { id: a, http: { url: "$BASE/" }, depends-on: [b] }\n  - { id: b, http: { url: "$BASE/" }, depends-on: [a] }\n',
      /smoke\.yml:[34]:\d+ [a-z-]+ /,
    ],
    ['a name that nobody set', `checks:\n  - { id: a, http: { url: "$BASE/\${who}" } }\n`, /:3:\d+ unknown-name /],
    [
      'a secret that was not named',
      `checks:\n  - { id: a, http: { url: "$BASE/\${env.PATH}" } }\n`,
      /:3:\d+ unknown-name /,
    ],
  ])('scenario 18: refuses %s with exit code 1, and probes nothing', async (_what, text, problem) => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const file = folder.write('smoke.yml', `version: 1\n${text.replaceAll('$BASE', base)}`);
    const ended = await smoke([file, '--json']);
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toMatch(problem);
    const { version, problems } = JSON.parse(ended.stdout);
    expect(version).toBe(1);
    expect(problems[0]).toMatchObject({ severity: 'error', source: 'smoke', file, line: expect.any(Number) });
    expect(asked).toBe(0);
  });

  it('scenario 9: ends an answer that drips or swells as an error, and in time', async () => {
    const base = await serve((request, response) => {
      response.writeHead(200);
      if (request.url === '/drip') {
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      } else {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 'a')));
        };
        response.on('drain', more);
        more();
      }
    });
    const one = 'retry: { attempts: 1 }, timeout: 400ms';
    const file = smokeFile(
      `  - { id: drip, http: { url: "\${base}/drip" }, error-is: error, ${one} }\n  - { id: swell, http: { url: "\${base}/swell" }, ${one.replace('400ms', '5s')} }\n`,
      'fail-fast: false\ndeadline: 8s\n',
    );
    const ended = await smoke([file, '--set', `base=${base}`, '--json']);
    expect(ended.exitCode).toBe(7);
    const codes = JSON.parse(ended.stdout).checks.map((each: { reason: { code: string } }) => each.reason.code);
    expect(codes).toEqual(['timeout', 'body-too-large']);
  }, 20_000);

  it('writes both files of a report', async () => {
    const base = await serve((_request, response) => response.writeHead(404).end());
    const ended = await smoke([smokeFile(HOME), '--set', `base=${base}`, '--report-dir', 'out/deep', '--json']);
    const report = readFileSync(`${folder.path}/out/deep/smoke-report.json`, 'utf8');
    expect(JSON.parse(report)).toEqual(JSON.parse(ended.stdout));
    const junit = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(
      readFileSync(`${folder.path}/out/deep/junit.xml`, 'utf8'),
      true,
    );
    expect(junit.testsuites.testsuite.testcase).toMatchObject({
      classname: 'smoke.http',
      name: 'home',
      failure: { type: 'status' },
    });
  });

  it('takes an earlier report as its baseline: what failed before is no news', async () => {
    const base = await serve((_request, response) => response.writeHead(404).end());
    const file = smokeFile(HOME);
    const set = ['--set', `base=${base}`];
    await smoke([file, ...set, '--report-dir', 'before']);
    const ended = await smoke([file, ...set, '--baseline', 'before/smoke-report.json', '--json']);
    expect(ended.exitCode).toBe(5);
    expect(JSON.parse(ended.stdout)).toMatchObject({ verdict: 'fail', reason: { code: 'pre-existing' } });
  });

  it('lets a file keep probes nearer than the run allows, and never further', async () => {
    const base = await serve((_request, response) => response.end('Add to basket'));
    const file = smokeFile(HOME, 'network: loopback\n');
    const narrow = await runTidegate(['smoke', file, '--set', `base=${base}`, '--network', 'private'], folder.path);
    expect(narrow.exitCode).toBe(0);
    const wide = await runTidegate(['smoke', file, '--set', `base=${base}`], folder.path);
    expect(wide.exitCode).toBe(1);
    expect(wide.stderr).toMatch(/smoke\.yml:2:10 network-refused /);
  });
});

describe('a command line that cannot be meant', () => {
  it.each([
    [['--set', 'base'], '--set takes NAME=VALUE'],
    [['--set', 'a=1', '--set', 'a=2'], '--set a is given twice'],
    [['--secret-env', 'TIDEGATE_TEST_NOT_SET'], 'TIDEGATE_TEST_NOT_SET is not set'],
    [['--secret-env', 'TIDEGATE_TEST_SHORT'], 'fewer than 4 characters'],
    [['--baseline', 'none.json'], 'no such file'],
    [['--baseline', 'smoke.yml'], 'is no smoke-report.json'],
    [['--report-dir', 'smoke.yml/out'], 'nothing can be written there'],
  ])('%j ends with exit code 2', async (args, why) => {
    const ended = await smoke([smokeFile(HOME.replace(`\${base}`, 'http://127.0.0.1:9')), ...args], {
      TIDEGATE_TEST_SHORT: 'abc',
    });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(why);
  });

  it('names the networks there are', async () => {
    const ended = await runTidegate(['smoke', smokeFile(HOME), '--network', 'internet'], folder.path);
    expect(ended).toMatchObject({ exitCode: 2 });
    expect(ended.stderr).toContain('public, private, loopback');
  });

  it('says that there is no such file with exit code 1', async () => {
    const ended = await smoke(['none.yml', '--json']);
    expect(ended.exitCode).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ problems: [{ code: 'file-unreadable', file: 'none.yml' }] });
  });
});

describe('scenario 11: a secret that the service sends back', () => {
  it('is in no stream and no file, in none of its forms', async () => {
    const secret = 'pa55/word+with"quotes" & more';
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      Buffer.from(`user:${secret}`).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
    ];
    const base = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-token': encodeURIComponent(secret) });
      response.end(JSON.stringify({ seen: forms.join(' '), sent: request.headers['x-api-key'] }));
    });
    const file = smokeFile(
      `  - id: leak
    http:
      url: "\${base}/"
      request-headers: { x-api-key: "\${env.API_KEY}" }
      headers: { x-token: { equals: nothing } }
    show-body: on-failure
  - id: body
    http: { url: "\${base}/", json: [{ path: "$.sent", op: "==", value: nothing }] }
    show-body: on-failure
  - id: right
    http:
      url: "\${base}/"
      request-headers: { x-api-key: "\${env.API_KEY}" }
      json: [{ path: "$.sent", op: "==", value: "\${env.API_KEY}" }]
  - id: "\${env.TAG}"
    http: { url: "\${base}/" }
  - id: command
    command: { argv: [sh, -c, 'echo "$API_KEY"; exit 3'] }
    show-body: on-failure
`,
      'fail-fast: false\n',
    );
    const args = [file, '--set', `base=${base}`, '--secret-env', 'API_KEY,TAG', '--report-dir', 'out'];
    args.push('--set', `environment=${secret}`);
    const texts = await Promise.all([
      smoke(args, { API_KEY: secret, TAG: 'tag-98765' }),
      smoke([...args, '--json'], { API_KEY: secret, TAG: 'tag-98765' }),
    ]);
    expect(texts.map(({ exitCode }) => exitCode)).toEqual([5, 5]);
    const verdicts = JSON.parse(texts[1].stdout).checks.map((each: { verdict: string }) => each.verdict);
    expect(verdicts).toEqual(['fail', 'fail', 'pass', 'pass', 'fail']);
    const files = ['smoke-report.json', 'junit.xml'].map((name) => readFileSync(`${folder.path}/out/${name}`, 'utf8'));
    const all = [...texts.flatMap(({ stdout, stderr }) => [stdout, stderr]), ...files].join('\n');
    expect(all).toContain('***');
    for (const form of forms) expect(all).not.toContain(form);
    expect(all).not.toMatch(/pa55|word\+with|tag-9/);
  });
});

describe('a run that is ended early', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'scenario 19: tells what is known on %s, as an error with exit code 7',
    async (signal) => {
      let isAsked = (): void => undefined;
      const asked = new Promise<void>((resolve) => {
        isAsked = resolve;
      });
      const base = await serve((request, response) => {
        if (request.url === '/') response.end('Add to basket');
        else if (request.url === '/broken') response.writeHead(404).end();
        else isAsked();
      });
      const broken = `  - { id: broken, http: { url: "\${base}/broken" } }\n`;
      const never = `  - { id: never, http: { url: "\${base}/never" }, timeout: 1m }\n`;
      const file = smokeFile(`${HOME}${broken}${never}`, 'concurrency: 1\nfail-fast: false\n');
      const args = [
        ENTRY,
        'smoke',
        file,
        '--set',
        `base=${base}`,
        '--network',
        'loopback',
        '--json',
        '--report-dir',
        'out',
      ];
      const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      let stdout = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      await asked;
      const onDisk = () => JSON.parse(readFileSync(`${folder.path}/out/smoke-report.json`, 'utf8'));
      await expect.poll(onDisk).toMatchObject({
        verdict: 'error',
        reason: { code: 'cancelled' },
        checks: [
          { id: 'home', verdict: 'pass' },
          { id: 'broken', verdict: 'fail' },
          { id: 'never', verdict: 'error' },
        ],
      });
      child.kill(signal);
      expect(await ended).toBe(7);
      const report = JSON.parse(stdout);
      expect(report).toMatchObject({ verdict: 'error', reason: { code: 'cancelled' } });
      expect(report.checks[0]).toMatchObject({ id: 'home', verdict: 'pass' });
      expect(report.checks[2].verdict).not.toBe('pass');
      expect(onDisk()).toEqual(report);
    },
    20_000,
  );
});
