import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDora } from '../../../../src/action/dora.ts';
import type { DoraInputs } from '../../../../src/action/inputs.ts';
import type { Outcome } from '../../../../src/action/outcome.ts';
import type { DoraReport } from '../../../../src/dora/report.ts';
import type { Permissions, Repository, Standin } from '../../../../standin/start.ts';
import { movableClock, openShop } from '../../../standin/clients.ts';
import { mergeOne } from '../../github/notes/job-in-shop.ts';
import { jobIn, MAY_PUBLISH, runnerIn } from '../notes/job.ts';

const HOUR = 3_600_000;
const POLICY = `version: 1
dora: { incident: { labels: [incident] }, targets: { change-fail-rate: 5% } }
`;

let standin: Standin;
let shop: Repository;
let folder: string;
const clock = movableClock();

beforeEach(async () => {
  ({ github: standin, shop } = await openShop({ clock }));
  folder = mkdtempSync(join(tmpdir(), 'tidegate-dora-'));
  shop.push({ author: 'ben', message: 'chore: policy', files: { '.github/tidegate.yml': POLICY } });
});

afterEach(async () => {
  await standin.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Step extends Partial<Omit<DoraInputs, 'command'>> {
  readonly permissions?: Permissions;
}

function dora({ permissions = MAY_PUBLISH, ...inputs }: Step = {}): Promise<Outcome> {
  const given: DoraInputs = {
    ...{ command: 'dora', token: 't', environment: '', sha: '', reportDir: '', isDryRun: false },
    ...{ policyFile: '.github/tidegate.yml', service: '', keepsIssue: undefined },
    ...inputs,
  };
  return runDora(given, runnerIn(shop, folder), {
    connect: async () => jobIn(standin, shop, permissions),
    now: () => clock.now(),
    sleep: async () => undefined,
    say: () => undefined,
  });
}

function reportOf({ outputs }: Outcome): DoraReport {
  return JSON.parse(outputs.result ?? '') as DoraReport;
}

function ship(name: string, environment = 'production'): void {
  const { sha } = mergeOne(shop, name);
  clock.advance(HOUR);
  const { id } = shop.createDeployment({ environment, ref: sha, creator: 'anna' });
  shop.setDeploymentStatus(id, 'success');
  clock.advance(5 * 24 * HOUR);
}

function issueOf() {
  return shop.issues().find(({ title }) => title.startsWith('Delivery figures'));
}

describe('the figures', () => {
  it('are of the last 90 days of production, in outputs, a file and the summary', async () => {
    for (const name of ['a', 'b', 'c']) ship(name);
    ship('d', 'staging');
    const outcome = await dora({ keepsIssue: false });
    expect(outcome).toMatchObject({ decision: 'proceed', verdict: 'done', reasonCode: '' });
    const report = reportOf(outcome);
    expect(report).toMatchObject({ version: 1, zone: 'UTC', lanes: [{ service: 'shop', environment: 'production' }] });
    expect(report.lanes[0]?.metrics.deploymentFrequency.n).toBe(3);
    expect(report.marks?.map(({ what, summary }) => [what, summary])).toEqual([
      ['policy', 'Initial commit'],
      ['policy', 'chore: policy'],
    ]);
    expect(JSON.parse(readFileSync(outcome.outputs['report-path'] ?? '', 'utf8'))).toEqual(report);
    expect(outcome.summary).toContain('3 deployments in 1 lane');
    expect(issueOf()).toBeUndefined();
  });

  it('are of the environment that is named', async () => {
    ship('a');
    ship('b', 'staging');
    const report = reportOf(await dora({ keepsIssue: false, environment: 'staging' }));
    expect(report.lanes).toMatchObject([{ environment: 'staging' }]);
  });

  it('of a repository that deployed nothing are none, and not 0', async () => {
    const outcome = await dora({ keepsIssue: false });
    expect(reportOf(outcome).lanes).toEqual([]);
    expect(outcome.headline).toContain('nothing was deployed to production');
  });
});

describe('the issue', () => {
  it('is made where the policy has figures, then changed in place, without a comment while nothing changes', async () => {
    ship('a');
    const first = await dora();
    expect(first.headline).toMatch(/Issue #\d+ was opened/);
    const issue = issueOf();
    expect(issue?.labels).toEqual(['tidegate:dora']);
    expect(issue?.body).toContain('production');
    ship('b');
    const second = await dora();
    expect(second.headline).toContain(`Issue #${issue?.number} is up to date`);
    expect(shop.issues().filter(({ title }) => title.startsWith('Delivery figures'))).toHaveLength(1);
    expect(issueOf()?.comments).toEqual([]);
    standin.assertClean();
  });

  it('has a comment when a state changes, once', async () => {
    await dora();
    ship('a');
    await dora();
    expect(issueOf()?.comments).toMatchObject([
      { user: 'github-actions[bot]', body: expect.stringContaining('The first delivery figures are here') },
    ]);
    await dora();
    expect(issueOf()?.comments).toHaveLength(1);
  });

  it('is not taken over from somebody who writes our marks', async () => {
    await dora();
    const ours = issueOf();
    shop.openIssue({ title: 'forged', body: ours?.body ?? '', author: 'cleo', labels: ['tidegate:dora'] });
    ship('a');
    expect((await dora()).headline).toContain(`Issue #${ours?.number} is up to date`);
  });

  it('is not kept where nobody asked for it, or in a dry run', async () => {
    expect((await dora({ isDryRun: true, policyFile: 'none.yml', keepsIssue: true })).headline).toContain('would open');
    shop.push({ author: 'ben', message: 'chore: policy', files: { '.github/tidegate.yml': 'version: 1\n' } });
    await dora();
    expect(issueOf()).toBeUndefined();
  });

  it('that cannot be written fails the step, with the permission, and the figures are there', async () => {
    ship('a');
    const outcome = await dora({ permissions: { ...MAY_PUBLISH, issues: 'read' } });
    expect(outcome).toMatchObject({ decision: 'stop', verdict: 'refused' });
    expect(outcome.headline).toContain('issues: write');
    expect(reportOf(outcome).lanes).toHaveLength(1);
  });

  it('of a repository that GitHub limits is not made of half a history', async () => {
    ship('a');
    standin.fault({
      operation: 'repos/list-deployments',
      kind: 'status',
      status: 403,
      headers: { 'retry-after': '60' },
    });
    expect(await dora()).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode: 'rate-limited' });
    expect(issueOf()).toBeUndefined();
  });
});
