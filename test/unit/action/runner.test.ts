import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRunner } from '../../../src/action/runner.ts';
import { effectiveSha, requireEnvironment, requireSha } from '../../../src/action/subject.ts';

const SHA = 'a'.repeat(40);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-runner-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function variables(event = '{}', more: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const path = join(folder, 'event.json');
  writeFileSync(path, event);
  return {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: '7',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: SHA,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_ACTOR: 'anna',
    GITHUB_TRIGGERING_ACTOR: 'bert',
    GITHUB_WORKSPACE: '/w',
    GITHUB_STEP_SUMMARY: '',
    RUNNER_TEMP: '/t',
    ...more,
  };
}

const DEPLOYMENT = JSON.stringify({ deployment: { id: 5, environment: 'production', sha: 'b'.repeat(40) } });

describe('the runner', () => {
  it('tells repository, run and people', () => {
    expect(readRunner(variables())).toEqual({
      repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 },
      repositoryUrl: 'https://github.com/acme/shop',
      eventName: 'push',
      ref: 'refs/heads/main',
      workflow: '.github/workflows/deploy.yml',
      isOfFork: false,
      sha: SHA,
      runId: 42,
      runAttempt: 2,
      actors: ['anna', 'bert'],
      deployment: null,
      workspace: '/w',
      reportDir: '/t/tidegate',
      summaryFile: undefined,
    });
  });

  it('names one person once', () => {
    expect(readRunner(variables('{}', { GITHUB_TRIGGERING_ACTOR: 'anna' })).actors).toEqual(['anna']);
  });

  it('takes the deployment from its event', () => {
    expect(readRunner(variables(DEPLOYMENT, { GITHUB_EVENT_NAME: 'deployment' })).deployment).toEqual({
      id: 5,
      environment: 'production',
      sha: 'b'.repeat(40),
    });
  });

  it.each([
    ['{', 'it is not JSON'],
    ['{}', 'names no deployment'],
    ['{"deployment":{"id":"5"}}', 'names no deployment'],
  ])('refuses the deployment event %s', (event, why) => {
    expect(() => readRunner(variables(event, { GITHUB_EVENT_NAME: 'deployment_status' }))).toThrow(why);
  });

  it.each([
    ['pull_request', '{"pull_request":{"head":{"repo":{"id":7}}}}', false],
    ['pull_request', '{"pull_request":{"head":{"repo":{"id":8}}}}', true],
    ['pull_request_target', '{"pull_request":{"head":{"repo":{"id":8}}}}', true],
    ['pull_request', '{"pull_request":{"head":{"repo":null}}}', true],
    ['pull_request_review', '{}', true],
    ['push', '{"pull_request":{"head":{"repo":{"id":8}}}}', false],
  ])('tells whether the event %s %s is of a fork', (event, payload, isOfFork) => {
    expect(readRunner(variables(payload, { GITHUB_EVENT_NAME: event }))).toMatchObject({ isOfFork });
  });

  it('names every variable that is missing or wrong', () => {
    const env = variables('{}', { GITHUB_REPOSITORY: 'shop', GITHUB_RUN_ID: undefined });
    expect(() => readRunner(env)).toThrow(
      'This is not the environment of a GitHub Actions job: GITHUB_REPOSITORY must be OWNER/NAME; GITHUB_RUN_ID is missing.',
    );
  });
});

describe('the commit that is deployed', () => {
  const run = (eventName: string) => ({ eventName, sha: SHA, deployment: null });

  it('is the one given, else that of the event, else that of the run', () => {
    const deployment = { id: 1, environment: 'production', sha: 'c'.repeat(40) };
    expect(effectiveSha('d'.repeat(40), { ...run('push'), deployment })).toBe('d'.repeat(40));
    expect(effectiveSha('', { ...run('deployment'), deployment })).toBe('c'.repeat(40));
    expect(effectiveSha('', run('push'))).toBe(SHA);
  });

  it.each(['workflow_dispatch', 'repository_dispatch', 'workflow_run'])('is not guessed for %s', (eventName) => {
    expect(effectiveSha('', run(eventName))).toBeUndefined();
    expect(() => requireSha('', run(eventName))).toThrow(
      `a run of "${eventName}" does not tell which commit it deploys`,
    );
  });

  it('needs an environment to go to', () => {
    expect(() => requireEnvironment('', { deployment: null })).toThrow('Input "environment" is empty');
  });
});
