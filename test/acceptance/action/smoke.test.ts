import { createServer, type RequestListener, type Server } from 'node:http';
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

async function smoke(base: string, file: string, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runAction(action, {
    with: { command: 'smoke', 'dry-run': 'true', network: 'loopback', set: `base=${base}`, ...more },
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
      else response.writeHead(200, { 'content-encoding': '::add-mask::a ##[add-mask]production' }).end();
    });
    const orders = '"\\n::add-mask::production\\r::set-output name=verdict::pass\\u2028::debug::x ##[set-env name=a]b"';
    const file = `version: 1
checks:
  - { id: encoding, http: { url: "\${base}/" }, severity: advisory }
  - { id: page, http: { url: "\${base}/page", body: { contains: ${orders} } } }
`;
    const step = await smoke(base, file);
    expect(step.stdout).toContain('add-mask');
    expect(commandsIn(step.stdout)).toEqual(['warning', 'error']);
    expect(Object.keys(step.outputs)).toHaveLength(8);
    expect(step.outputs['verdict']).toBe('fail');
  });
});

describe('a step that cannot work', () => {
  it('says which commands exist', async () => {
    const step = await runAction(action, { with: { command: 'rollback' } });
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', decision: 'stop', 'reason-code': 'invalid-input' },
    });
    expect(step.stdout).toContain('Input "command" is "rollback": write gate or smoke.');
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
