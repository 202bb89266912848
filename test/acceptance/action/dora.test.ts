import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandin } from '../../../standin/start.ts';
import { type BuiltAction, buildAction, runAction } from './run-action.ts';

let action: BuiltAction;

beforeAll(async () => {
  action = await buildAction();
}, 60_000);
afterAll(() => action.remove());

describe('the dora command, started as the runner starts it', () => {
  it('makes figures of the deployments of GitHub, and keeps them in an issue', async () => {
    await using github = await startStandin();
    github.createOrganization('acme');
    github.createUser('anna');
    const shop = github.createRepository({ owner: 'acme', name: 'shop', files: { 'README.md': 'shop' } });
    for (const state of ['failure', 'success'] as const) {
      const { id } = shop.createDeployment({ environment: 'production', ref: shop.head(), creator: 'anna' });
      shop.setDeploymentStatus(id, state);
    }
    const permissions = { contents: 'read', deployments: 'read', issues: 'write', pull_requests: 'read' } as const;
    const step = await runAction(action, {
      with: {
        command: 'dora',
        issue: 'true',
        'github-token': github.jobToken({ repository: 'acme/shop', permissions }),
      },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY_ID: String(shop.id), GITHUB_SHA: shop.head() },
    });
    expect(step).toMatchObject({ exitCode: 0, stderr: '', outputs: { verdict: 'done', decision: 'proceed' } });
    expect(JSON.parse(step.report)).toEqual(JSON.parse(step.outputs['result'] ?? ''));
    expect(JSON.parse(step.report)).toMatchObject({
      version: 1,
      lanes: [{ service: 'shop', environment: 'production' }],
    });
    expect(step.summary).toMatch(/^### Tidegate dora\n/);
    expect(shop.issues()).toMatchObject([{ title: 'Delivery figures (DORA) of acme/shop', labels: ['tidegate:dora'] }]);
    github.assertClean();
  });
});
