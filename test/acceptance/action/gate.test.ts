import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, type Standin, startStandin } from '../../../standin/start.ts';
import { type BuiltAction, buildAction, runAction, type StepResult } from './run-action.ts';

const READS = {
  contents: 'read',
  metadata: 'read',
  pull_requests: 'read',
  deployments: 'read',
  actions: 'read',
} as const;

const POLICY = `version: 1
zone: UTC
risk:
  - { tier: high, because: database schema change, when: { paths: ["db/**"] } }
  - { tier: low }
environments:
  production: {}
gates:
  - name: peer review
    for: { tiers: [high], environments: [production] }
    require: { approvals: { count: 1, from: { permission: write } } }
`;

let action: BuiltAction;
let github: Standin;
let shop: Repository;
/** The organisation's repository `.github`: public, so that the token of a job can read it. */
let place: Repository;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

beforeEach(async () => {
  github = await startStandin();
  github.createOrganization('acme');
  for (const login of ['anna', 'bert']) github.createUser(login);
  place = github.createRepository({ owner: 'acme', name: '.github', installed: false });
  shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    files: { 'README.md': 'shop', '.github/tidegate.yml': POLICY, '.github/smoke.yml': '' },
  });
  for (const login of ['anna', 'bert']) shop.setPermission(login, 'write');
  const first = shop.createDeployment({ environment: 'production', ref: shop.head(), creator: 'anna' });
  shop.setDeploymentStatus(first.id, 'success');
});

afterEach(() => github.close());

/** A merged pull request; the default branch is at its merge. */
function merge(path: string) {
  shop.push({ branch: 'work', message: `feat: ${path}`, author: 'anna', files: { [path]: 'x' } });
  const pull = shop.openPullRequest({ head: 'work', title: `feat: ${path}`, author: 'anna' });
  pull.merge({ by: 'anna' });
  return pull;
}

async function gate(
  inputs: Readonly<Record<string, string>> = {},
  permissions: Readonly<Record<string, 'read' | 'write'>> = READS,
): Promise<StepResult> {
  return runAction(action, {
    with: {
      command: 'gate',
      environment: 'production',
      'github-token': github.jobToken({ repository: 'acme/shop', permissions }),
      ...inputs,
    },
    env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id), GITHUB_SHA: shop.head() },
  });
}

describe('the gate command against GitHub', () => {
  it('lets a docs change in', async () => {
    merge('docs/a.md');
    const step = await gate();
    expect(step.stderr).toBe('');
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'open', decision: 'proceed', tier: 'low' } });
    expect(JSON.parse(step.report)).toMatchObject({ version: 1, verdict: 'open' });
    github.assertClean();
  });

  it('keeps a schema change out and says what is missing', async () => {
    merge('db/1.sql');
    const step = await gate();
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: {
        verdict: 'waiting',
        decision: 'stop',
        'reason-code': 'not-enough',
        tier: 'high',
        'release-type': 'minor',
      },
    });
    expect(step.summary).toContain('peer review');
    github.assertClean();
  });

  it('keeps out what the organisation keeps out', async () => {
    merge('docs/a.md');
    const text = `${POLICY.replace('tier: low', 'tier: high')}`;
    place.push({ message: 'feat: policy', author: 'anna', files: { '.github/tidegate-org.yml': text } });
    const step = await gate();
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'waiting', tier: 'high', 'reason-code': 'not-enough' },
    });
    expect(step.summary).toContain('.github/tidegate-org.yml');
    github.assertClean();
  });

  it('stays closed where the repository of the organisation’s policy is not shown to the job', async () => {
    const carol = github.createOrganization('carol-inc');
    const own = github.createRepository({
      owner: carol.login,
      name: 'shop',
      files: { '.github/tidegate.yml': POLICY },
    });
    github.createRepository({ owner: carol.login, name: '.github', private: true });
    const step = await runAction(action, {
      with: {
        command: 'gate',
        environment: 'production',
        'github-token': github.jobToken({ repository: own.fullName, permissions: READS }),
      },
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_REPOSITORY: own.fullName,
        GITHUB_REPOSITORY_ID: String(own.id),
        GITHUB_SHA: own.head(),
      },
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'reason-code': 'org-policy-unreadable' } });
    expect(step.stdout).toContain('carol-inc/.github');
  });

  it('waits, and opens when the missing review arrives', async () => {
    const pull = merge('db/1.sql');
    const step = gate({ wait: '1m' });
    await expect.poll(() => github.countRequests({ operation: 'repos/get' }), { timeout: 10_000 }).toBeGreaterThan(0);
    pull.review({ by: 'bert', state: 'approved' });
    expect(await step).toMatchObject({ exitCode: 0, outputs: { verdict: 'open', decision: 'proceed' } });
    github.assertClean();
  }, 40_000);

  it('reads the policy of the default branch, whatever the workspace says', async () => {
    merge('db/1.sql');
    const step = await runAction(action, {
      with: {
        command: 'gate',
        environment: 'production',
        'github-token': github.jobToken({ repository: 'acme/shop', permissions: READS }),
      },
      workspace: { '.github/tidegate.yml': 'version: 1\n' },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id), GITHUB_SHA: shop.head() },
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'waiting' } });
  });

  it('writes nothing to GitHub', async () => {
    merge('db/1.sql');
    await gate();
    const asked = github.requests.filter(({ operation }) => operation === 'graphql');
    expect(asked.filter(({ body }) => !JSON.stringify(body).includes('query '))).toEqual([]);
    const others = github.requests.filter((request) => !asked.includes(request));
    expect(others.filter((request) => request.method !== 'GET')).toEqual([]);
  });

  it.each([
    ['deployments', 'deployments: read'],
    ['pull_requests', 'pull-requests: read'],
    ['contents', 'contents: read'],
  ])('names the line to add when %s may not be read', async (missing, line) => {
    merge('db/1.sql');
    const { [missing]: _left, ...permissions }: Record<string, 'read'> = READS;
    const step = await gate({}, permissions);
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', decision: 'stop' } });
    expect(step.stdout).toContain(`Add to "permissions:" of the job: ${line}`);
  });

  it.each([
    ['checks', 'checks: read', 'checks: [build]'],
    ['statuses', 'statuses: read', 'checks: [build]'],
    ['issues', 'issues: read', 'no-incident: { labels: [sev1] }'],
  ])('names the line to add when the policy asks for what needs %s', async (missing, line, requirement) => {
    const text = `${POLICY}  - { name: evidence, require: { ${requirement} } }\n`;
    shop.push({ message: 'feat: policy', author: 'anna', files: { '.github/tidegate.yml': text } });
    shop.openIssue({ title: 'down', author: 'bert', labels: ['sev1'] }).close('bert');
    const all = { ...READS, checks: 'read', statuses: 'read', issues: 'read' } as const;
    const { [missing]: _left, ...permissions }: Record<string, 'read'> = all;
    const step = await gate({}, permissions);
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', decision: 'stop' } });
    expect(step.stdout).toContain(`Add to "permissions:" of the job: ${line}`);
  });

  it('opens when what the policy asks for is there', async () => {
    const text = `${POLICY}  - { name: evidence, require: { checks: [build], no-incident: { labels: [sev1] } } }\n`;
    shop.push({ message: 'docs: policy', author: 'anna', files: { '.github/tidegate.yml': text } });
    shop.createDeployment({ environment: 'production', ref: shop.head(), creator: 'anna' });
    const permissions = { ...READS, checks: 'read', statuses: 'read', issues: 'read' } as const;
    expect(await gate({}, permissions)).toMatchObject({ exitCode: 1, outputs: { verdict: 'waiting' } });
    shop.reportCheck({ sha: shop.head(), name: 'build', conclusion: 'success' });
    expect(await gate({}, permissions)).toMatchObject({ exitCode: 0, outputs: { verdict: 'open' } });
    shop.openIssue({ title: 'down', author: 'bert', labels: ['sev1'] });
    expect(await gate({}, permissions)).toMatchObject({ exitCode: 1, outputs: { verdict: 'waiting' } });
    github.assertClean();
  });

  it('opens nothing while GitHub is down', async () => {
    github.fault({ operation: '*', kind: 'status', status: 503, times: 1000 });
    expect(await gate()).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'reason-code': 'unavailable' } });
  });

  it('does not guess the commit of a run that was dispatched', async () => {
    const step = await runAction(action, {
      with: { command: 'gate', environment: 'production', 'github-token': 'x' },
      event: { name: 'workflow_dispatch', payload: {} },
      env: { GITHUB_API_URL: github.url },
    });
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'invalid-input' } });
    expect(github.requests).toEqual([]);
  });

  it('takes environment, commit and deployment from a deployment event', async () => {
    merge('docs/a.md');
    const deployment = shop.createDeployment({ environment: 'production', ref: shop.head(), creator: 'anna' });
    const step = await runAction(action, {
      with: { command: 'gate', 'github-token': github.jobToken({ repository: 'acme/shop', permissions: READS }) },
      event: { name: 'deployment', payload: { deployment } },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id) },
    });
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'open' } });
    expect(step.outputs['result']).toContain('"verdict":"open"');
  });
});

describe('the smoke command against GitHub', () => {
  it('reads its file on the default branch and says which commit it verified', async () => {
    const site: Server = createServer((_request, response) => response.end('ok'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const file = `version: 1\nchecks:\n  - { id: home, http: { url: "http://127.0.0.1:${port}/" } }\n`;
    shop.push({ message: 'test: smoke', author: 'anna', files: { '.github/smoke.yml': file } });
    const step = await runAction(action, {
      with: {
        command: 'smoke',
        network: 'loopback',
        'github-token': github.jobToken({ repository: 'acme/shop', permissions: READS }),
      },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id), GITHUB_SHA: shop.head() },
    });
    site.close();
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'verified-sha': shop.head() } });
    github.assertClean();
  });
});
