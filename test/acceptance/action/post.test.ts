import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, type Standin, startStandin } from '../../../standin/start.ts';
import { type JobWorld, startJobWorld } from './job-world.ts';
import { type BuiltAction, buildAction, runToItsEnd } from './run-action.ts';

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
  const file = `version: 1
checks:
  - { id: home, http: { url: "${job.url}/" } }
  - { id: basket, http: { url: "${job.url}/basket" }, depends-on: [home] }
`;
  shop = github.createRepository({ owner: 'acme', name: 'shop', files: { '.github/smoke.yml': file } });
});

afterEach(async () => {
  job.close();
  await github.close();
});

function smoke(isTime: Promise<unknown> | null, more: Readonly<Record<string, string>> = {}) {
  const token = github.jobToken({ repository: 'acme/shop', permissions: { contents: 'read' } });
  const inputs = { command: 'smoke', network: 'loopback', environment: 'production', 'app-url': job.url };
  return runToItsEnd(
    action,
    {
      with: { ...inputs, 'github-token': token, ...more },
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_REPOSITORY_ID: String(shop.id),
        GITHUB_SHA: shop.head(),
        ...job.env,
      },
    },
    isTime,
  );
}

/** Resolves when the second check asks, which is never answered. */
function isAsking(): Promise<void> {
  return new Promise((resolve) => {
    job.site = (request, response) => {
      if (request.url === '/') response.end('ok');
      else setTimeout(resolve, 200);
    };
  });
}

describe('the end of the step', () => {
  it('scenario 19: makes an error of a verification that was cut off, in the report and in the App', async () => {
    const end = await smoke(isAsking());
    expect(end).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(end.report)).toMatchObject({
      verdict: 'error',
      reason: { code: 'cancelled' },
      environment: 'production',
      sha: shop.head(),
      checks: [
        { id: 'home', verdict: 'pass' },
        { id: 'basket', verdict: 'error', reason: { code: 'cancelled' } },
      ],
    });
    expect(job.told.map(({ body }) => body)).toEqual([
      expect.objectContaining({ environment: 'production', sha: shop.head(), verdict: 'error', failedChecks: [] }),
    ]);
    expect(end.summary).toContain('cancelled after 1 of 2 checks');
  });

  it('writes the report of a job that has no server to tell', async () => {
    const end = await smoke(isAsking(), { 'app-url': '' });
    expect(JSON.parse(end.report)).toMatchObject({ verdict: 'error', reason: { code: 'cancelled' } });
    expect(end.summary).toContain('cancelled after 1 of 2 checks');
    expect(job.told).toEqual([]);
  });

  it('does nothing where the step came to its own end', async () => {
    const end = await smoke(null);
    expect(end).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(JSON.parse(end.report)).toMatchObject({ verdict: 'pass' });
    expect(job.told).toHaveLength(1);
    expect(end.summary.match(/^### /gm)).toHaveLength(1);
  });

  it('does nothing for a step whose file was wrong', async () => {
    shop.push({ message: 'x', author: 'anna', files: { '.github/smoke.yml': 'version: 1\nchecks: []\n' } });
    const end = await smoke(null);
    expect(end).toMatchObject({ exitCode: 0, stdout: '', report: '' });
    expect(job.told).toEqual([]);
  });
});
