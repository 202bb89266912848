import { describe, expect, it } from 'vitest';
import { hasSmokeStep, readJobLane } from '../../../src/action/rollback/lane.ts';
import type { Connection } from '../../../src/github/client.ts';
import { lastKnownGood } from '../../../src/rollback/known-good.ts';

const SHA = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

const RUN = {
  id: 1,
  path: '.github/workflows/deploy.yml',
  event: 'push',
  head_branch: 'main',
  head_sha: SHA,
  head_repository: { id: 7 },
  actor: { login: 'anna' },
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-03-10T08:00:00Z',
  updated_at: '2026-03-10T08:20:00Z',
  html_url: 'https://github.com/acme/shop/actions/runs/1',
  display_title: 'Deploy',
};

const DEPLOYMENT = {
  id: 5,
  sha: SHA,
  task: 'deploy',
  payload: {},
  created_at: '2026-03-10T08:01:00Z',
  performed_via_github_app: { slug: 'github-actions' },
};

interface World {
  readonly deployment?: Partial<Record<keyof typeof DEPLOYMENT, unknown>>;
  readonly run?: Partial<Record<keyof typeof RUN, unknown>>;
  /** Newest first. */
  readonly states?: readonly string[];
  readonly workflow?: string;
}

/** One deployment, as a job reads it. */
async function read({ deployment = {}, run = {}, states = ['success', 'in_progress'], workflow }: World = {}) {
  const answers: Readonly<Record<string, unknown>> = {
    'GET /repos/{owner}/{repo}/deployments': [{ ...DEPLOYMENT, ...deployment }],
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses': states.map((state) => ({
      state,
      created_at: '2026-03-10T08:10:00Z',
      log_url: 'https://github.com/acme/shop/actions/runs/1/job/2',
    })),
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}': { ...RUN, ...run },
  };
  const connection = {
    octokit: { request: async (route: string) => ({ data: answers[route] }) },
    repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 },
    owner: 'acme',
    repo: 'shop',
    self: 'github-actions[bot]',
    appId: null,
  } as unknown as Connection;
  const lane = await readJobLane(connection, {
    environment: 'production',
    defaultBranch: 'main',
    workflows: ['.github/workflows/deploy.yml'],
    textOf: async () => workflow ?? 'with: { command: smoke }',
  });
  return { lane, ...lastKnownGood({ failed: null, deployments: lane, quarantined: [] }) };
}

describe('what a job takes for known good', () => {
  it('is the deployment of a run that ended well, with smoke checks', async () => {
    const { target, lane } = await read();
    expect(target).toMatchObject({ deploymentId: 5, sha: SHA });
    expect(lane[0]?.verification).toEqual({ verdict: 'pass', at: RUN.updated_at, confidence: 'high' });
  });

  it('scenario 31: stays so when a newer success made it inactive', async () => {
    const { target } = await read({ states: ['inactive', 'success', 'in_progress'] });
    expect(target).toMatchObject({ sha: SHA });
  });

  it.each<[string, World, string]>([
    [
      'scenario 50: filed and linked to a good run of another commit',
      { deployment: { sha: OTHER } },
      'not-deploy-workflow',
    ],
    ['scenario 50: filed by hand', { deployment: { performed_via_github_app: null } }, 'not-deploy-workflow'],
    ['scenario 50: a run of another branch', { run: { head_branch: 'work' } }, 'not-deploy-workflow'],
    [
      'scenario 50: a branch of a fork with the name of ours',
      { run: { head_repository: { id: 8 } } },
      'not-deploy-workflow',
    ],
    ['scenario 50: a pull request', { run: { event: 'pull_request' } }, 'not-deploy-workflow'],
    [
      'scenario 32: a job of another workflow, for its secrets',
      { run: { path: '.github/workflows/ci.yml' } },
      'not-deploy-workflow',
    ],
    ['scenario 32: another task', { deployment: { task: 'migrate' } }, 'not-deploy-workflow'],
    ['scenario 33: a dispatched run, filed under the head', { run: { event: 'workflow_dispatch' } }, 'sha-unsure'],
    ['a run that failed', { run: { conclusion: 'failure' } }, 'not-verified'],
    ['a run that goes on', { run: { status: 'in_progress', conclusion: null } }, 'not-verified'],
    ['a run without smoke checks', { workflow: '# command: smoke' }, 'low-confidence'],
    ['a deployment that failed afterwards', { states: ['failure', 'success'] }, 'failed-later'],
  ])('is not: %s', async (_, world, code) => {
    const { target, rejected } = await read(world);
    expect({ target, codes: rejected.map((each) => each.code) }).toEqual({ target: null, codes: [code] });
  });
});

describe('a workflow with smoke checks', () => {
  it.each([
    ['          command: smoke', true],
    ["  with: { environment: x, command: 'smoke' }", true],
    ['command: smoke # after the deployment', true],
    ['# command: smoke', false],
    ['  x: y # command: smoke', false],
    ['command: smoke-test', false],
    ['subcommand: smoke', false],
  ])('%j: %s', (line, expected) => {
    expect(hasSmokeStep(`jobs:\n${line}\n`)).toBe(expected);
  });
});
