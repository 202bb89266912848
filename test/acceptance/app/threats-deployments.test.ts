/** What whoever may write can file about deployments: none of it opens a gate, and none of it silences one. */
import { expect, test, vi } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

vi.setConfig({ testTimeout: 120_000 });

const SCHEMA = { 'db/schema.sql': 'drop table orders;\n' };
const SOURCE = { 'src/shop.ts': 'export const a = 1;\n' };
const RUNS = 'actions/list-workflow-runs-for-repo';

/** A release that our gate let through runs, and another one is held. */
async function heldAfterAnother(day: Rehearsal, files: Readonly<Record<string, string>>): Promise<Run> {
  await eventually('the first looks', () => day.github.countRequests({ operation: RUNS }) > 0);
  const good = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
  await eventually('the approval of what asks for nothing', () => approvals(good)[0]);
  good.finish('success');
  await day.passTo('2026-11-24T08:40:00+01:00');
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'feature', files }));
  await eventually('the report', () => reports(run)[0]);
  return run;
}

/** Until the sweep has looked at the runs that wait, and what it asked was answered. */
async function sweep(day: Rehearsal, instant: string): Promise<void> {
  const before = day.github.countRequests({ operation: RUNS });
  await day.passTo(instant);
  await eventually('the sweep', () => day.github.countRequests({ operation: RUNS }) > before);
  await settled(day);
}

/** Nothing was asked of GitHub for a while. */
async function settled(day: Rehearsal): Promise<void> {
  let [last, since] = [day.github.requests.length, Date.now()];
  await eventually('quiet', () => {
    if (day.github.requests.length !== last) [last, since] = [day.github.requests.length, Date.now()];
    return Date.now() - since > 1_500;
  });
}

test('a deployment filed beside a held one, as if it were what runs, is not judged in its place', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = await heldAfterAnother(day, SCHEMA);
  const [held] = run.deployments;
  const running = day.shop.deployments('production').findLast(({ state }) => state === 'success')?.sha;
  const filing = { environment: 'production', ref: run.sha, creator: 'anna', payload: { sha: running } };
  day.shop.createDeployment(filing);
  day.shop.setDeploymentStatus(held?.id ?? 0, 'queued');
  await sweep(day, '2026-11-24T08:46:00+01:00');
  day.shop.createDeployment(filing);
  await sweep(day, '2026-11-24T09:50:00+01:00');
  expect(approvals(run)).toEqual([]);
  expect(run.status).toBe('waiting');
});

test('hundreds of filed deployments do not hide the one that a job waits with', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = await heldAfterAnother(day, SCHEMA);
  const running = day.shop.deployments('production').findLast(({ state }) => state === 'success')?.sha;
  for (let each = 0; each < 301; each += 1) {
    const payload = { sha: running };
    day.shop.createDeployment({ environment: 'production', ref: run.sha, creator: 'anna', payload });
  }
  await settled(day);
  await sweep(day, '2026-11-24T08:46:00+01:00');
  await sweep(day, '2026-11-24T09:50:00+01:00');
  expect(approvals(run)).toEqual([]);
});

test.each(['failure', 'in_progress'] as const)(
  'the status %s that somebody gives a held deployment does not end its gate: it opens when its time comes',
  async (state) => {
    await using day = await rehearse({ policy: POLICY });
    const run = await heldAfterAnother(day, SOURCE);
    day.shop.setDeploymentStatus(run.deployments[0]?.id ?? 0, state);
    await settled(day);
    await day.passTo('2026-11-24T10:05:00+01:00');
    await eventually('the approval', () => approvals(run)[0]);
    expect(day.app.logTail().join('\n')).not.toMatch(/Bypassed|its run is over/);
  },
);

test('a deployment filed beside one that is let through is no word on what runs', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = await heldAfterAnother(day, SOURCE);
  const other = day.shop.push({ branch: 'x', message: 'feat: x', author: 'anna', files: SCHEMA });
  const filing = { environment: 'production', ref: run.sha, creator: 'anna', payload: { sha: other.sha } };
  const filed = day.shop.createDeployment(filing);
  await sweep(day, '2026-11-24T09:50:00+01:00');
  await day.passTo('2026-11-24T10:05:00+01:00');
  await eventually('the approval', () => approvals(run)[0]);
  run.finish('success');
  day.shop.setDeploymentStatus(filed.id, 'success');
  await settled(day);
  const next = day.shop.startRun({ environment: 'production', actor: 'anna', branch: 'x', sha: other.sha });
  expect(await eventually('the report', () => reports(next)[0])).toContain('schema review');
  await settled(day);
  expect(approvals(next)).toEqual([]);
});

test('what was filed after our gate was first asked is no word on what a fresh environment runs', async () => {
  await using day = await rehearse({ policy: POLICY });
  const held = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'feature', files: SCHEMA }));
  await eventually('the report', () => reports(held)[0]);
  const other = day.shop.push({ branch: 'x', message: 'feat: x', author: 'anna', files: SCHEMA });
  const filed = day.shop.createDeployment({ environment: 'production', ref: other.sha, creator: 'anna' });
  day.shop.setDeploymentStatus(filed.id, 'success');
  const next = day.shop.startRun({ environment: 'production', actor: 'anna', branch: 'x', sha: other.sha });
  expect(await eventually('the report', () => reports(next)[0])).toContain('schema review');
  await settled(day);
  expect(approvals(next)).toEqual([]);
});

const PROMOTE = `version: 1
zone: Europe/Berlin
environments:
  staging: {}
  production: { promote: { from: staging } }
gates:
  - name: staging people
    for: { environments: [staging] }
    require: { approvals: { count: 2, from: { users: [ben, cleo] }, of: release } }
`;

test('a success that a workflow filed with its token, and no gate of ours let through, promotes nothing', async () => {
  await using day = await rehearse({ policy: PROMOTE });
  day.shop.enableRule('staging');
  const other = day.shop.push({ branch: 'x', message: 'feat: x', author: 'anna', files: SCHEMA });
  const filed = day.shop.createDeployment({ environment: 'staging', ref: other.sha, creator: 'github-actions[bot]' });
  day.shop.setDeploymentStatus(filed.id, 'success');
  const run = day.shop.startRun({ environment: 'production', actor: 'anna', branch: 'x', sha: other.sha });
  expect(await eventually('the report', () => reports(run)[0])).toContain('staging');
  await settled(day);
  expect(approvals(run)).toEqual([]);
});
