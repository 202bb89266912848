/** Approvals that are used for something they were not given for. Rows: docs/security.md. */
import { expect, test, vi } from 'vitest';
import type { Issue } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const REVIEWED = `version: 1
gates:
  - name: peer review
    at: merge
    require: { approvals: { count: 1, from: { permission: write } } }
`;
const BOARD = `version: 1
zone: Europe/Berlin
environments: { production: {}, staging: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release, via: [comment] } }
`;

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

async function nothingMore(day: Rehearsal): Promise<void> {
  await day.github.settled();
  await later(day, 15 * 60_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await day.github.settled();
}

async function approve(day: Rehearsal, where: Issue, environment: string): Promise<void> {
  await later(day, 2_000);
  const before = where.comments.length;
  where.comment(`/tidegate approve ${environment}`, 'ben');
  await eventually('an answer', () => where.comments.length > before + 1);
}

test('row 5: a push after the approval takes it back', async () => {
  await using day = await rehearse({ policy: REVIEWED });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'text\n' } });
  const check = () => day.shop.checks(pull.headSha).find(({ name }) => name === 'tidegate');
  pull.review({ by: 'ben', state: 'approved' });
  await eventually('the check says yes', () => check()?.conclusion === 'success');
  pull.push({ message: 'feat: more', author: 'anna', files: { 'src/b.ts': 'text\n' } });
  await eventually('the check of the new head waits', () => check()?.status === 'in_progress');
  await nothingMore(day);
  expect(check()).toMatchObject({ status: 'in_progress', conclusion: null });
  day.github.assertClean();
});

test('row 6: going back to a commit that was approved long ago needs an approval of today', async () => {
  await using day = await rehearse({ policy: BOARD });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const old = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'one', files: { 'src/a.ts': 'text\n' } }));
  await eventually('a report', () => reports(old)[0]);
  await approve(day, talk, 'production');
  await eventually('the deployment is approved', () => approvals(old)[0]);
  old.finish('success');
  await later(day, 60_000);
  const fix = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'two', files: { 'src/b.ts': 'text\n' } }));
  await eventually('a report', () => reports(fix)[0]);
  await approve(day, talk, 'production');
  await eventually('the deployment is approved', () => approvals(fix)[0]);
  fix.finish('success');
  await later(day, 60_000);
  const back = day.shop.startRun({ environment: 'production', sha: old.sha, actor: 'anna' });
  await eventually('a report', () => reports(back)[0]);
  await nothingMore(day);
  expect(approvals(back)).toEqual([]);
  day.github.assertClean();
});

test('row 7: after its deployment failed, an approval opens no other attempt', async () => {
  await using day = await rehearse({ policy: BOARD });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'one', files: { 'src/a.ts': 'text\n' } }));
  await eventually('a report', () => reports(run)[0]);
  await approve(day, talk, 'production');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  run.finish('failure');
  await later(day, 60_000);
  run.rerun('anna');
  await eventually('a report on the second attempt', () => reports(run)[1]);
  await nothingMore(day);
  expect(approvals(run)).toHaveLength(1);
  day.github.assertClean();
});

test('row 14: an approval for staging opens nothing in production', async () => {
  await using day = await rehearse({ policy: BOARD });
  const first = day.shop.createDeployment({ environment: 'staging', ref: 'main', creator: 'anna' });
  day.shop.setDeploymentStatus(first.id, 'success');
  day.shop.enableRule('staging');
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const pull = propose(day.shop, { branch: 'one', files: { 'src/a.ts': 'text\n' } });
  pull.merge({ by: 'anna', method: 'squash' });
  const jobs = ['staging', 'production'].map((environment) => ({ name: environment, environment }));
  const run = day.shop.startRun({ actor: 'anna', jobs });
  await eventually('both are held', () => reports(run).length === 2);
  await approve(day, talk, 'staging');
  await eventually('staging is approved', () => approvals(run)[0]);
  // An issue that opens makes every gate that waits be asked about again.
  day.shop.openIssue({ title: 'another', author: 'anna' });
  await nothingMore(day);
  expect(run.reviews.filter(({ state }) => state === 'approved').map(({ environment }) => environment)).toEqual([
    'staging',
  ]);
  day.github.assertClean();
});
