import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, type Standin, startStandin } from '../../../standin/start.ts';
import { type JobWorld, startJobWorld } from './job-world.ts';
import { type BuiltAction, buildAction, runAction, type Step, type StepResult } from './run-action.ts';

let action: BuiltAction;
let github: Standin;
let shop: Repository;
let job: JobWorld;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

beforeEach(async () => {
  job = await startJobWorld();
  github = await startStandin();
  github.createOrganization('acme');
  github.createUser('anna');
  const file = `version: 1\nchecks:\n  - { id: home, http: { url: "${job.url}/", body: { contains: ok } } }\n`;
  shop = github.createRepository({ owner: 'acme', name: 'shop', files: { '.github/smoke.yml': file } });
});

afterEach(async () => {
  job.close();
  await github.close();
});

function smoke(more: Partial<Step> = {}, env: Readonly<Record<string, string>> = job.env): Promise<StepResult> {
  return runAction(action, {
    ...more,
    with: {
      command: 'smoke',
      network: 'loopback',
      environment: 'production',
      'app-url': `${job.url}/`,
      'github-token': github.jobToken({ repository: 'acme/shop', permissions: { contents: 'read' } }),
      ...more.with,
    },
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY_ID: String(shop.id),
      GITHUB_SHA: shop.head(),
      ...env,
    },
  });
}

describe('a verdict for the App', () => {
  it('is sent with the token of the job, which is made for the App', async () => {
    const step = await smoke({ with: { 'deployment-id': '12' } });
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    expect(job.audiences).toEqual([job.url]);
    const body = { version: 1, environment: 'production', sha: shop.head(), deploymentId: 12, verdict: 'pass' };
    const file = { path: '.github/smoke.yml', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) };
    expect(job.told).toEqual([{ authorization: 'Bearer token-1', body: { ...body, failedChecks: [], smoke: file } }]);
    expect(step.summary).toContain('was sent to');
    expect(step.stdout).toContain('::add-mask::token-1');
  });

  it('names what failed', async () => {
    job.site = (_request, response) => response.end('no');
    const step = await smoke();
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(job.told.at(-1)?.body).toMatchObject({ verdict: 'fail', failedChecks: ['home'] });
  });

  it('is sent again with the same token while the App is not there', async () => {
    job.failures.push(503);
    const step = await smoke();
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    expect(job.told.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(step.summary).toContain('was sent to');
  });

  it('that the App refuses stays what it is, with a warning', async () => {
    job.failures.push(403);
    const step = await smoke();
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', decision: 'proceed' } });
    expect(step.stdout).toMatch(/::warning::The verdict was not sent to .* it answered 403: Send it again\./);
    expect(job.told).toHaveLength(1);
  });

  it('names the line to add where the job may have no token', async () => {
    const step = await smoke({}, {});
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
    expect(step.stdout).toContain('Add to "permissions:" of the job: id-token: write.');
    expect(job.told).toEqual([]);
  });

  it('is not sent of a dry run', async () => {
    await smoke({ with: { 'dry-run': 'true' }, workspace: { '.github/smoke.yml': 'version: 1\nchecks: []\n' } });
    expect(job.told).toEqual([]);
  });

  it('scenario 44: is not sent by a pull request of a fork, which runs no programs and ends by its verdict', async () => {
    const checks = `  - { id: home, http: { url: "${job.url}/" } }\n  - { id: own, command: { argv: [node, --version] } }\n`;
    shop.push({ message: 'x', author: 'anna', files: { '.github/smoke.yml': `version: 1\nchecks:\n${checks}` } });
    const payload = { pull_request: { head: { repo: { id: 999 } } } };
    const step = await smoke({ event: { name: 'pull_request', payload } });
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', 'failed-checks': 'own' } });
    expect(step.summary).toContain('pull request of a fork');
    expect(job.told).toEqual([]);
    expect(job.audiences).toEqual([]);
  });

  it('scenario 45: is by the checks of the default branch, whatever the pull request made of them', async () => {
    job.site = (_request, response) => response.end('no');
    const loose = `version: 1\nchecks:\n  - { id: loose, http: { url: "${job.url}/" } }\n`;
    const payload = { pull_request: { head: { repo: { id: shop.id } } } };
    const event = { name: 'pull_request', payload };
    const step = await smoke({ workspace: { '.github/smoke.yml': loose }, event });
    expect(step.outputs).toMatchObject({ verdict: 'fail', 'failed-checks': 'home' });
  });
});
