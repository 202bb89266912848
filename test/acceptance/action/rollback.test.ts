import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, type Run, type Standin, startStandin } from '../../../standin/start.ts';
import { type BuiltAction, buildAction, runAction, type StepResult } from './run-action.ts';

const NEEDED = { contents: 'read', deployments: 'read', pull_requests: 'read', actions: 'write' } as const;
const HOUR = 3_600_000;

const POLICY = `version: 1
risk:
  - { tier: high, because: database, when: { paths: ["db/**"] } }
  - { tier: low }
environments:
  production:
    rollback:
      authorise: { low: auto }
      workflow: deploy.yml
      by: { permission: maintain }
      barriers: { labels: [no-rollback] }
      limit: { attempts: 1, per: 24h, at-most: 2 }
`;

const WORKFLOW = `on:
  push: { branches: [main] }
  workflow_dispatch: { inputs: { sha: { type: string, required: true } } }
jobs:
  smoke:
    steps:
      - uses: acme/tidegate@v1
        with:
          command: smoke
`;

const JOBS = [
  { name: 'deploy', environment: 'production' },
  { name: 'smoke', needs: ['deploy'] },
];

let action: BuiltAction;
let github: Standin;
let shop: Repository;
let folder: string;
/** How long ago it is. */
let ago: number;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidegate-rollback-'));
  ago = 20 * HOUR;
  github = await startStandin({ clock: { now: () => Date.now() - ago } });
  github.createOrganization('acme');
  for (const login of ['anna', 'bert']) github.createUser(login);
  github.createRepository({ owner: 'acme', name: '.github', installed: false });
  shop = github.createRepository({
    owner: 'acme',
    name: 'shop',
    files: { '.github/tidegate.yml': POLICY, '.github/workflows/deploy.yml': WORKFLOW },
  });
  shop.setPermission('anna', 'write');
  shop.setPermission('bert', 'maintain');
  shop.onDispatch('deploy.yml', { inputs: ['sha', 'tidegate'], jobs: () => JOBS });
});

afterEach(async () => {
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

function merge(path: string, labels: readonly string[] = []): string {
  shop.push({ branch: 'work', message: `feat: ${path}`, author: 'anna', files: { [path]: path } });
  const pull = shop.openPullRequest({ head: 'work', title: `feat: ${path}`, author: 'anna' });
  for (const label of labels) pull.label(label, 'anna');
  pull.merge({ by: 'anna' });
  return shop.head();
}

/** A release whose run ended well, smoke checks and all. */
function release(path: string): string {
  const sha = merge(path);
  const run = shop.startRun({ actor: 'anna', jobs: JOBS });
  run.finish('success', 'deploy');
  run.finish('success', 'smoke');
  ago -= HOUR;
  return sha;
}

/** A release that was deployed, and whose smoke checks are about to be told; the job of the rollback is in its run. */
function badRelease(path: string, labels: readonly string[] = []): Run {
  merge(path, labels);
  const run = shop.startRun({ actor: 'anna', jobs: [...JOBS, { name: 'rollback' }] });
  run.finish('success', 'deploy');
  run.finish('failure', 'smoke');
  ago -= HOUR;
  return run;
}

interface Job {
  readonly run: Run;
  readonly verdict?: 'pass' | 'fail' | 'error' | null;
  readonly reason?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
  readonly event?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly payload?: unknown;
  readonly workspace?: Readonly<Record<string, string>>;
}

async function rollback({
  run,
  verdict = 'fail',
  reason = 'status',
  permissions = NEEDED,
  ...more
}: Job): Promise<StepResult> {
  const at = new Date(Date.now() - 5000).toISOString();
  const check = { id: 'home', type: 'http', severity: 'required', flaky: false, message: 'expected 200', attempts: [] };
  const report = {
    version: 1,
    verdict,
    reason: { code: reason },
    environment: 'production',
    sha: run.sha,
    startedAt: at,
    finishedAt: at,
    configDigest: 'x',
    checks: [{ ...check, verdict, reason: { code: reason } }],
  };
  if (verdict !== null) await writeFile(join(folder, 'smoke-report.json'), JSON.stringify(report));
  return runAction(action, {
    with: {
      command: 'rollback',
      environment: 'production',
      'report-dir': folder,
      'github-token': github.jobToken({ repository: 'acme/shop', permissions }),
      ...more.with,
    },
    ...(more.workspace === undefined ? {} : { workspace: more.workspace }),
    event: { name: more.event ?? 'push', payload: more.payload ?? {} },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY_ID: String(shop.id),
      GITHUB_SHA: run.sha,
      GITHUB_RUN_ID: String(run.id),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
      ...more.env,
    },
  });
}

function dispatches() {
  return github.requests.filter(({ operation }) => operation === 'actions/create-workflow-dispatch');
}

describe('the rollback command with the token of the job alone', () => {
  it('goes by no report that does not name the commit: a checkout may bring one that its author wrote', async () => {
    release('docs/a.md');
    const run = badRelease('docs/b.md');
    const at = new Date(Date.now() - 5000).toISOString();
    const report = {
      version: 1,
      verdict: 'pass',
      reason: null,
      startedAt: at,
      finishedAt: at,
      configDigest: 'x',
      checks: [],
    };
    await writeFile(join(folder, 'smoke-report.json'), JSON.stringify(report));
    const step = await rollback({ run, verdict: null });
    expect(step.outputs).toMatchObject({ decision: 'page', 'reason-code': 'report-of-another' });
    expect(dispatches()).toEqual([]);
  });

  it('goes back to the commit whose run ended well, tells the run, and writes nothing else', async () => {
    const good = release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md') });
    expect(step.outputs).toMatchObject({
      decision: 'rollback',
      verdict: 'dispatched',
      'reason-code': 'authorized',
      'rollback-target-sha': good,
      tier: 'low',
    });
    expect(step.exitCode).toBe(0);
    expect(step.outputs['rollback-run-id']).toMatch(/^\d+$/);
    expect(step.outputs['rollback-run-url']).toContain(`/actions/runs/${step.outputs['rollback-run-id']}`);
    expect(dispatches().map(({ body }) => body)).toEqual([
      { ref: 'main', inputs: { sha: good }, return_run_details: true },
    ]);
    expect(JSON.parse(step.report)).toMatchObject({ version: 1, action: 'rollback', target: { sha: good } });
    expect(step.summary).toContain('| `authorized` | **decided** |');
    expect(step.summary).toContain(`[The run that goes back](${step.outputs['rollback-run-url']})`);
    expect(step.summary).toContain('Nothing keeps the bad commit out');
    github.assertClean();
  });

  it('scenario 34: creates no deployment, so GitHub merges nothing for one', async () => {
    release('docs/a.md');
    await rollback({ run: badRelease('docs/b.md') });
    const writes = github.requests.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql');
    expect(writes.map(({ operation }) => operation)).toEqual(['actions/create-workflow-dispatch']);
  });

  it('scenario 35: without the right to start workflows it says what it decided and the line to add, and fails', async () => {
    const good = release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md'), permissions: { ...NEEDED, actions: 'read' } });
    expect(step).toMatchObject({
      exitCode: 1,
      outputs: {
        decision: 'rollback',
        verdict: 'error',
        'reason-code': 'executor-forbidden',
        'rollback-target-sha': good,
        'rollback-run-id': '',
      },
    });
    expect(step.stdout).toContain('Add to "permissions:" of the job: actions: write.');
  });

  it.each([
    ['contents', 'contents: read'],
    ['deployments', 'deployments: read'],
    ['pull_requests', 'pull-requests: read'],
    ['actions', 'actions: read'],
  ] as const)('names the line to add when %s may not be read, and starts nothing', async (missing, line) => {
    release('docs/a.md');
    shop.setPrivate(true);
    const { [missing]: _left, ...permissions }: Record<string, 'read' | 'write'> = NEEDED;
    const step = await rollback({ run: badRelease('docs/b.md'), permissions });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', decision: 'page' } });
    expect(step.stdout).toContain(`Add to "permissions:" of the job: ${line}`);
    expect(dispatches()).toEqual([]);
  });

  it('starts no second run when the job is run again', async () => {
    release('docs/a.md');
    const run = badRelease('docs/b.md');
    const first = await rollback({ run });
    const second = await rollback({ run });
    expect(dispatches()).toHaveLength(1);
    expect(second).toMatchObject({
      exitCode: 0,
      outputs: { decision: 'none', verdict: 'dispatched', 'rollback-run-id': first.outputs['rollback-run-id'] },
    });
  });

  it('scenario 43: a later attempt whose smoke checks pass changes nothing of what was gone back to', async () => {
    const good = release('docs/a.md');
    const bad = badRelease('docs/b.md');
    const step = await rollback({ run: bad });
    const back = shop.run(Number(step.outputs['rollback-run-id']));
    for (const job of ['deploy', 'smoke']) back.finish('success', job);
    ago -= HOUR;
    bad.finish('failure', 'rollback');
    bad.rerun('anna');
    for (const job of ['deploy', 'smoke', 'rollback']) bad.finish('success', job);
    ago -= HOUR;
    const next = await rollback({ run: badRelease('docs/c.md') });
    expect(next.outputs).toMatchObject({ decision: 'rollback', 'rollback-target-sha': good });
  });

  it('scenario 50: a deployment that somebody filed and called a success is gone back to by nobody', async () => {
    const good = release('docs/a.md');
    const forged = merge('docs/forged.md');
    const filed = shop.createDeployment({
      environment: 'production',
      ref: forged,
      creator: 'github-actions[bot]',
      payload: { sha: forged, verified: true },
    });
    shop.setDeploymentStatus(filed.id, 'success');
    const step = await rollback({ run: badRelease('docs/b.md') });
    expect(step.outputs).toMatchObject({ decision: 'rollback', 'rollback-target-sha': good });
    expect(step.summary).toContain(`- Deployment ${filed.id} (\`${forged.slice(0, 7)}\`): no deploy workflow made it`);
  });

  it('asks people where no workflow shows that it checks what it deploys', async () => {
    const files = { '.github/workflows/deploy.yml': WORKFLOW.replace('command: smoke', '# command: smoke') };
    shop.push({ message: 'ci: no checks', author: 'anna', files });
    release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md') });
    expect(step).toMatchObject({ exitCode: 1, outputs: { decision: 'page', 'reason-code': 'no-lkg' } });
    expect(step.summary).toContain('its verification does not prove where it comes from');
    expect(dispatches()).toEqual([]);
  });

  it.each([
    ['a change that is not to be taken away', ['no-rollback'], 'docs/b.md', 'page', 'point-of-no-return'],
    ['a tier that people are asked about', [], 'db/1.sql', 'hold', 'approval-required'],
  ])('starts nothing for %s', async (_, labels, path, decision, code) => {
    release('docs/a.md');
    const step = await rollback({ run: badRelease(path, labels) });
    expect(step).toMatchObject({ exitCode: 1, outputs: { decision, 'reason-code': code, verdict: 'none' } });
    expect(dispatches()).toEqual([]);
  });

  it.each([
    ['error', 'timeout', 'retry-verification', 'inconclusive'],
    ['fail', 'pre-existing', 'page', 'pre-existing'],
    ['pass', 'status', 'none', 'verified'],
    [null, 'status', 'page', 'not-a-trigger'],
  ] as const)('starts nothing for the verdict %s (%s)', async (verdict, reason, decision, code) => {
    release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md'), verdict, reason });
    expect(step.outputs).toMatchObject({ decision, 'reason-code': code });
    expect(step.exitCode).toBe(decision === 'none' ? 0 : 1);
    expect(dispatches()).toEqual([]);
  });

  it('tries out a policy of the workspace without starting anything', async () => {
    const good = release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md'), with: { 'dry-run': 'true' } });
    expect(step.outputs).toMatchObject({ decision: 'page', 'reason-code': 'no-policy' });
    expect(good).toMatch(/^[0-9a-f]{40}$/);
    expect(dispatches()).toEqual([]);
  });

  it('takes the word of a person who started the run by hand and may order it, and of nobody else', async () => {
    const good = release('docs/a.md');
    const bad = badRelease('docs/b.md');
    bad.finish('success', 'rollback');
    const job = { run: bad, verdict: null, event: 'workflow_dispatch', env: { GITHUB_RUN_ID: '7' } } as const;
    const refused = await rollback({
      ...job,
      env: { ...job.env, GITHUB_ACTOR: 'anna', GITHUB_TRIGGERING_ACTOR: 'anna' },
    });
    expect(refused).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'not-permitted', decision: 'page' } });
    expect(dispatches()).toEqual([]);
    const step = await rollback({ ...job, env: { ...job.env, GITHUB_ACTOR: 'bert', GITHUB_TRIGGERING_ACTOR: 'bert' } });
    expect(step.outputs).toMatchObject({ decision: 'rollback', 'rollback-target-sha': good });
  });

  it('leaves the decision to the server where there is one', async () => {
    const step = await rollback({ run: badRelease('docs/b.md'), with: { 'app-url': 'https://tidegate.example.com/' } });
    expect(step).toMatchObject({ exitCode: 0, outputs: { decision: 'none', 'reason-code': 'app-decides' } });
    expect(github.requests).toEqual([]);
  });

  it('scenario 44: does nothing for a pull request of a fork', async () => {
    const payload = { pull_request: { head: { repo: { id: 999 } } } };
    const step = await rollback({ run: badRelease('docs/b.md'), event: 'pull_request', payload });
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'fork-pull-request' } });
    expect(github.requests).toEqual([]);
  });

  it('scenario 45: goes by the policy of the default branch, whatever the commit of the run made of it', async () => {
    release('docs/a.md');
    const loose = POLICY.replace('db/**', 'x/**');
    const step = await rollback({ run: badRelease('db/1.sql'), workspace: { '.github/tidegate.yml': loose } });
    expect(step.outputs).toMatchObject({ decision: 'hold', 'reason-code': 'approval-required', tier: 'high' });
    expect(dispatches()).toEqual([]);
  });

  it('asks people where the job is of another branch, whose workflow is anybody’s', async () => {
    release('docs/a.md');
    const step = await rollback({ run: badRelease('docs/b.md'), env: { GITHUB_REF: 'refs/heads/work' } });
    expect(step.outputs).toMatchObject({ decision: 'hold', 'reason-code': 'approval-required', tier: 'low' });
    expect(dispatches()).toEqual([]);
  });
});
