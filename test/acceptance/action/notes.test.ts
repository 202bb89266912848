import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Repository, type Standin, startStandin } from '../../../standin/start.ts';
import { type BuiltAction, buildAction, runAction, type StepResult } from './run-action.ts';

const WRITES = {
  contents: 'write',
  metadata: 'read',
  pull_requests: 'write',
  issues: 'write',
  deployments: 'read',
  actions: 'read',
} as const;

let action: BuiltAction;
let github: Standin;
let shop: Repository;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

beforeEach(async () => {
  github = await startStandin();
  github.createOrganization('acme');
  for (const login of ['anna', 'bert']) github.createUser(login);
  shop = github.createRepository({ owner: 'acme', name: 'shop', files: { 'README.md': 'shop' } });
  shop.setPermission('anna', 'write');
  deploy();
});

afterEach(() => github.close());

function deploy(): void {
  const { id } = shop.createDeployment({ environment: 'production', ref: shop.head(), creator: 'anna' });
  shop.setDeploymentStatus(id, 'success');
}

/** The default branch is at its merge. */
function merge(title: string): number {
  shop.push({ branch: title, message: title, author: 'anna', files: { [`${title}.ts`]: 'x' } });
  const pull = shop.openPullRequest({ head: title, title, author: 'anna' });
  pull.merge({ by: 'anna', method: 'squash' });
  return pull.number;
}

async function step(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return runAction(action, {
    with: { 'github-token': github.jobToken({ repository: 'acme/shop', permissions: WRITES }), ...inputs },
    env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id), GITHUB_SHA: shop.head() },
  });
}

describe('the notes command, started as the runner starts it', () => {
  it('tells what a deployment brings, and comments on each pull request once', async () => {
    const number = merge('feat: cart');
    deploy();
    const inputs = { command: 'notes', environment: 'production', publish: 'comment' };
    const first = await step(inputs);
    expect(first).toMatchObject({ exitCode: 0, stderr: '', outputs: { verdict: 'done', decision: 'proceed' } });
    expect(JSON.parse(first.report)).toEqual(JSON.parse(first.outputs['result'] ?? ''));
    expect(JSON.parse(first.report)).toMatchObject({ version: 1, sections: [{ changes: [{ number }] }] });
    expect(first.outputs['notes']).toContain('cart');
    expect(first.summary).toMatch(/^### Tidegate notes\n/);
    await step(inputs);
    expect(shop.pullRequest(number).comments).toMatchObject([{ user: 'github-actions[bot]' }]);
    github.assertClean();
  });

  it('makes the release of a tag, and fails where people wrote in its part', async () => {
    shop.tag('v1');
    merge('feat: cart');
    shop.tag('v2');
    const inputs = { command: 'notes', from: 'v1', to: 'v2', publish: 'release' };
    expect(await step(inputs)).toMatchObject({ exitCode: 0 });
    const body = shop.releases()[0]?.body ?? '';
    shop.editRelease('v2', body.replace('cart', 'basket'));
    const again = await step(inputs);
    expect(again).toMatchObject({ exitCode: 1, outputs: { verdict: 'refused', 'reason-code': 'edited' } });
    expect(again.stdout).toContain('::error::The release of v2 was not changed');
    expect(again.summary).toContain('cart');
  });
});
