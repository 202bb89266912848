import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAction, buildAction, commandsIn, runAction, SHA, type StepResult } from './run-action.ts';

let action: BuiltAction;
const servers: Server[] = [];

beforeAll(async () => {
  action = await buildAction();
}, 60_000);

afterAll(() => action.remove());

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function check(id: string, more = ''): string {
  return `version: 1
checks:
  - id: ${id}
    http: { url: "\${base}/", body: { contains: "Add to basket" } }
    retry: { attempts: 2, base: 10ms }${more}
`;
}

function inputsFor(base: string): Readonly<Record<string, string>> {
  return { command: 'smoke', 'dry-run': 'true', network: 'loopback', set: `base=${base}` };
}

async function smoke(base: string, file: string, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runAction(action, {
    with: { ...inputsFor(base), ...more },
    workspace: { '.github/smoke.yml': file },
  });
}

describe('the smoke command, started as the runner starts it', () => {
  it('passes, and leaves outputs, a report and a summary', async () => {
    const base = await serve((_request, response) => response.end('<button>Add to basket</button>'));
    const step = await smoke(base, check('home'), { environment: 'production' });
    expect(step).toMatchObject({ exitCode: 0, stderr: '' });
    expect(step.outputs).toMatchObject({
      verdict: 'pass',
      decision: 'proceed',
      'reason-code': '',
      'failed-checks': '',
      'flaky-checks': '',
    });
    expect(JSON.parse(step.report)).toEqual(JSON.parse(step.outputs['result'] ?? ''));
    expect(JSON.parse(step.report)).toMatchObject({ version: 1, verdict: 'pass', environment: 'production', sha: SHA });
    expect(step.summary).toMatch(/^### Tidegate smoke: pass\n/);
  });

  it('fails the step when the page is wrong, and says what was seen', async () => {
    const base = await serve((_request, response) => response.end('Sold out'));
    const step = await smoke(base, check('home'));
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({
      verdict: 'fail',
      decision: 'stop',
      'reason-code': 'body',
      'failed-checks': 'home',
      'verified-sha': '',
    });
    expect(step.stdout).toContain(
      '::error::Smoke: fail, check home: expected the body to contain "Add to basket", but it does not',
    );
  });

  it('gets over one 503 and names the check as flaky', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 503 : 200).end('Add to basket');
    });
    const step = await smoke(base, check('home'));
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'flaky-checks': 'home' } });
  });

  it('stops on an error, unless only failures are to stop it', async () => {
    const base = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    );
    const any = await smoke(base, check('home'));
    expect(any).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', decision: 'stop', 'reason-code': 'blocked-address' },
    });
    const failures = await smoke(base, check('home'), { 'fail-on': 'fail' });
    expect(failures).toMatchObject({ exitCode: 0, outputs: { verdict: 'error', decision: 'proceed' } });
  });

  it('ends at its deadline', async () => {
    const base = await serve(() => undefined);
    const startedAt = performance.now();
    const step = await smoke(base, `deadline: 500ms\n${check('home')}`);
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'reason-code': 'timeout' } });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it('refuses a private address by default', async () => {
    const step = await smoke('http://127.0.0.1:9', check('home'), { network: '' });
    expect(step.outputs).toMatchObject({ verdict: 'error', 'reason-code': 'blocked-address' });
  });

  it('probes nothing when the file is wrong, and annotates the place', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const step = await smoke(base, check('home', '\n    retries: 3'));
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', decision: 'stop', 'reason-code': 'invalid-smoke-file', result: '' },
    });
    expect(step.stdout).toContain(
      '::error title=unknown-key,file=.github/smoke.yml,line=6,col=5::There is no key `retries` here',
    );
    expect(step.stdout).toContain('| .github/smoke.yml:6:5 unknown-key There is no key `retries` here');
    expect(asked).toBe(0);
  });

  it('does not do what an answer or a file tells the runner to do (threats 54 and 55)', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/page') response.end('no');
      else response.writeHead(200, { 'content-encoding': '::add-mask::a ##[add-mask]production' }).end('x');
    });
    const orders = '"\\n::add-mask::production\\r::set-output name=verdict::pass\\u2028::debug::x ##[set-env name=a]b"';
    const file = `version: 1
fail-fast: false
checks:
  - { id: encoding, http: { url: "\${base}/" }, severity: advisory }
  - { id: page, http: { url: "\${base}/page", body: { contains: ${orders} } } }
`;
    const step = await smoke(base, file);
    expect(step.stdout).toContain('add-mask');
    // The dry run, the checks, an annotation for each of them, and the error of the step.
    expect(commandsIn(step.stdout)).toEqual(['warning', 'group', 'endgroup', 'error', 'warning', 'error']);
    expect(Object.keys(step.outputs)).toHaveLength(9);
    expect(step.outputs['verdict']).toBe('fail');
  });
});

describe('scenario 11: a secret of a job', () => {
  it('is masked before anything is said, and is in no log, file, summary or output', async () => {
    const secret = 'pa55/word+with"quotes"';
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), JSON.stringify(secret)];
    const base = await serve((request, response) => response.end(`${forms.join(' ')} ${request.headers['x-api-key']}`));
    const file = `version: 1
checks:
  - id: leak
    http:
      url: "\${base}/"
      request-headers: { x-api-key: "\${env.API_KEY}" }
      body: { equals: "\${env.API_KEY}" }
    show-body: on-failure
    retry: { attempts: 1 }
`;
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-reports-'));
    const step = await runAction(action, {
      with: { ...inputsFor(base), 'secret-env': 'API_KEY', 'report-dir': folder },
      workspace: { '.github/smoke.yml': file },
      env: { API_KEY: secret },
    });
    const files = await Promise.all(
      ['smoke-report.json', 'junit.xml'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    await rm(folder, { recursive: true });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'reason-code': 'body' } });
    const lines = step.stdout.split('\n');
    const masked = lines.flatMap((line) => /^::add-mask::(.*)$/.exec(line)?.[1] ?? []);
    expect(masked).toEqual(expect.arrayContaining(forms.slice(0, 3).map((form) => form.replaceAll('%', '%25'))));
    const said = lines.filter((line) => !line.startsWith('::add-mask::')).join('\n');
    const all = [said, step.stderr, step.summary, JSON.stringify(step.outputs), ...files].join('\n');
    expect(all).toContain('***');
    for (const form of forms) expect(all).not.toContain(form);
    expect(all).not.toMatch(/pa55|word\+with/);
  });

  it.each([
    ['not set', ''],
    ['too short', 'abc'],
  ])('stops the step when it is %s, and nothing is probed', async (_how, value) => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.end('Add to basket');
    });
    const step = await runAction(action, {
      with: { ...inputsFor(base), 'secret-env': 'API_KEY' },
      workspace: { '.github/smoke.yml': check('home') },
      env: { API_KEY: value },
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'reason-code': 'invalid-input' } });
    expect(step.stdout).toContain('API_KEY');
    expect(asked).toBe(0);
  });
});

describe('what people look at', () => {
  it('has a group for the checks, an annotation at the place of each, and both files', async () => {
    const base = await serve((_request, response) => response.writeHead(404).end());
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-reports-'));
    const step = await smoke(base, check('home'), { 'report-dir': join(folder, 'out') });
    await rm(folder, { recursive: true });
    const lines = step.stdout.split('\n');
    expect(lines.indexOf('::group::Checks')).toBeLessThan(
      lines.findIndex((line) => line.startsWith('| home: attempt 1')),
    );
    expect(step.stdout).toMatch(/^::error title=status,file=\.github\/smoke\.yml,line=3,col=5::Check home: fail: /m);
    expect(step.outputs['junit-path']).toMatch(/out\/junit\.xml$/);
    expect(step.outputs['report-path']).toMatch(/out\/smoke-report\.json$/);
  });

  it('has no more annotations of a level than GitHub shows, and says how many there are', async () => {
    const base = await serve((_request, response) => response.writeHead(404).end());
    const checks = Array.from({ length: 12 }, (_, index) => `  - { id: c${index}, http: { url: "\${base}/" } }`);
    const step = await smoke(base, `version: 1\nfail-fast: false\nchecks:\n${checks.join('\n')}\n`);
    const commands = commandsIn(step.stdout);
    expect(commands.filter((command) => command === 'error')).toHaveLength(10);
    expect(step.stdout).toContain('::notice::and 3 more errors, listed in the log');
    expect(step.outputs['failed-checks']?.split(',')).toHaveLength(12);
  });

  it('scenario 46: does not lose a verdict because there is no place for a summary', async () => {
    const base = await serve((_request, response) => response.end('Add to basket'));
    const step = await runAction(action, {
      with: inputsFor(base),
      workspace: { '.github/smoke.yml': check('home') },
      env: { GITHUB_STEP_SUMMARY: '/nowhere/at/all' },
    });
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    expect(step.stdout).toContain('::warning::The job summary could not be written');
  });
});

describe('what lets a job go on', () => {
  const BLOCKED = `version: 1
checks:
  - { id: home, http: { url: "http://169.254.169.254/" } }
`;

  it('is an error only where that was written out, and the summary says so', async () => {
    const by = await smoke('', BLOCKED);
    expect(by).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', decision: 'stop' } });
    const out = await smoke('', BLOCKED, { 'on-error': 'pass' });
    expect(out).toMatchObject({ exitCode: 0, outputs: { verdict: 'error', decision: 'proceed' } });
    expect(out.summary).toContain('on-error is pass');
    expect(out.summary).toContain('The job goes on although the verdict is error.');
  });

  it('is never a failure, nor a file that is wrong (scenario 18)', async () => {
    const base = await serve((_request, response) => response.writeHead(404).end());
    const more = { 'on-error': 'pass', 'fail-on': 'fail' };
    expect(await smoke(base, check('home'), more)).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(await smoke(base, 'version: 1\nchecks: []\n', more)).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', decision: 'stop', 'reason-code': 'invalid-smoke-file' },
    });
  });

  it('is no other commit than the one that is called verified', async () => {
    const base = await serve((_request, response) => response.end('Add to basket'));
    const other = await smoke(base, check('home'), { set: `base=${base}\nsha=${'d'.repeat(40)}` });
    expect(other).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'invalid-input', 'verified-sha': '' } });
    const same = await smoke(base, check('home'), { set: `base=${base}\nsha=${SHA.slice(0, 7)}` });
    expect(same).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  });

  it('is no network that only the file asks for', async () => {
    const step = await smoke('http://127.0.0.1:9', `network: loopback\n${check('home')}`, { network: 'public' });
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'invalid-smoke-file' } });
    expect(step.stdout).toContain('title=network-refused,file=.github/smoke.yml,line=1,col=10');
  });
});

describe('a program that a smoke file starts', () => {
  const COMMAND = `version: 1
checks:
  - { id: env, command: { argv: [sh, -c, 'echo "<$PATH> <$API_KEY> <$GITHUB_OUTPUT$SECRET>"; exit 3'] }, show-body: on-failure }
`;
  const fork = {
    name: 'pull_request',
    payload: {
      pull_request: {
        head: { repo: { id: 2, full_name: 'eve/shop' } },
        base: { repo: { id: 1, full_name: 'acme/shop' } },
      },
    },
  };

  it('gets no variable but those that hold no secret and those that were named', async () => {
    const step = await runAction(action, {
      with: { ...inputsFor(''), set: '', 'secret-env': 'API_KEY' },
      workspace: { '.github/smoke.yml': COMMAND },
      env: { API_KEY: 'key-of-the-api', SECRET: 'not-for-it' },
    });
    expect(step.outputs).toMatchObject({ verdict: 'fail', 'reason-code': 'exit-code' });
    expect(step.report).toMatch(/</);
    expect(JSON.parse(step.report).checks[0].message).toMatch(/<\/.+> <\*\*\*> <>/);
  });

  it('scenario 44: is not started for a pull request of a fork', async () => {
    const step = await runAction(action, {
      with: { ...inputsFor(''), set: '' },
      workspace: { '.github/smoke.yml': COMMAND },
      event: fork,
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(step.report).not.toContain('exit-code');
    expect(step.summary).toContain('command checks are off');
  });

  it('scenario 44: nor does a fork get a secret for a file of its own, where the job has one', async () => {
    const asked: unknown[] = [];
    const base = await serve((request, response) => {
      asked.push(request.headers['x-key']);
      response.end();
    });
    const file = `version: 1
checks:
  - { id: home, http: { url: "\${base}/", request-headers: { x-key: "\${env.API_KEY}" } } }
`;
    const step = {
      with: { ...inputsFor(base), 'secret-env': 'API_KEY' },
      workspace: { '.github/smoke.yml': file },
      env: { API_KEY: 'key-of-the-api' },
    };
    const event = { ...fork, name: 'pull_request_target' };
    expect(await runAction(action, { ...step, event })).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(asked).toEqual([]);
    expect(await runAction(action, step)).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(['key-of-the-api']);
  });
});

describe('a step that cannot work', () => {
  it('says which commands exist', async () => {
    const step = await runAction(action, { with: { command: 'deploy' } });
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', decision: 'stop', 'reason-code': 'invalid-input' },
    });
    expect(step.stdout).toContain('Input "command" is "deploy": write gate or smoke');
  });

  it('says everything that is wrong with its inputs at once', async () => {
    const inputs = {
      command: 'gate',
      wait: 'long',
      sha: 'main',
      'policy-file': '../x.yml',
      'dry-run': 'yes',
      'deployment-id': '0',
    };
    const step = await runAction(action, { with: inputs });
    for (const name of Object.keys(inputs).slice(1)) expect(step.stdout).toContain(`Input "${name}"`);
  });

  it('says what is missing where it is no job of GitHub Actions', async () => {
    const step = await runAction(action, { with: { command: 'smoke', 'dry-run': 'true' }, env: { GITHUB_RUN_ID: '' } });
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'no-runner' } });
    expect(step.stdout).toContain('GITHUB_RUN_ID must be a number');
  });

  it('says that there is no file', async () => {
    const step = await runAction(action, { with: { command: 'smoke', 'dry-run': 'true' } });
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'no-smoke-file' } });
  });

  it('masks the token in every form before it says anything (threat 58)', async () => {
    const token = 'ghs_a+secret/with=signs';
    const step = await runAction(action, { with: { command: 'smoke', 'dry-run': 'true', 'github-token': token } });
    const masked = step.stdout.split('\n').flatMap((line) => /^::add-mask::(.*)$/.exec(line)?.[1] ?? []);
    const forms = [token, Buffer.from(token).toString('base64'), encodeURIComponent(token)];
    expect(masked.map((text) => text.replaceAll('%25', '%'))).toEqual(expect.arrayContaining(forms));
    expect(step.stdout.startsWith('::add-mask::')).toBe(true);
    const rest = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(rest.join('\n') + step.summary + step.stderr).not.toContain('ghs_');
  });
});
