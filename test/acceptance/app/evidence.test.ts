/** What a release has to show besides approvals, in the App that runs. */
import { expect, test } from 'vitest';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const EVIDENCE = `version: 1
environments: { production: {} }
gates:
  - name: evidence
    require: { checks: [build, { name: ci/external }] }
`;
const CALM = `version: 1
environments: { production: {} }
gates:
  - name: calm
    require: { no-incident: { labels: [sev1] } }
`;

function deploy(day: Rehearsal) {
  return mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
}

test('a deployment waits for its checks, and goes out by itself when the last one is green', async () => {
  await using day = await rehearse({ policy: EVIDENCE });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  day.shop.reportCheck({ sha: run.sha, name: 'build', status: 'in_progress' });
  day.shop.reportCheck({ sha: run.sha, name: 'build', conclusion: 'success' });
  await eventually('a report that asks for the status alone', () =>
    reports(run).find((report) => report.includes('ci/external') && !report.includes('build')),
  );
  expect(approvals(run)).toEqual([]);
  day.shop.reportStatus({ sha: run.sha, context: 'ci/external', state: 'success', by: 'anna' });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('checks of another commit open nothing', async () => {
  await using day = await rehearse({ policy: EVIDENCE });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  const other = day.shop.push({ message: 'fix: more', author: 'anna', files: { 'docs/b.md': 'text\n' } });
  for (const sha of [other.sha]) {
    day.shop.reportCheck({ sha, name: 'build', conclusion: 'success' });
    day.shop.reportStatus({ sha, context: 'ci/external', state: 'success', by: 'anna' });
  }
  await day.github.settled();
  await day.passTo('2026-11-24T08:45:00+01:00');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('green checks open the deployment also when no webhook told of them', async () => {
  await using day = await rehearse({ policy: EVIDENCE });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  for (const event of ['check_run', 'status']) day.github.webhooks.drop({ event }, 100);
  day.shop.reportCheck({ sha: run.sha, name: 'build', conclusion: 'success' });
  day.shop.reportStatus({ sha: run.sha, context: 'ci/external', state: 'success', by: 'anna' });
  await day.passTo('2026-11-24T08:41:00+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
});

test('a pull request that waits for a check is asked about again when the check is green', async () => {
  const policy = 'version: 1\ngates: [{ name: evidence, at: merge, require: { checks: [build] } }]\n';
  await using day = await rehearse({ policy });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const ours = () => day.shop.checks(pull.headSha).find((each) => each.name === 'tidegate');
  await eventually('the check waits', () => ours()?.status === 'in_progress');
  day.shop.reportCheck({ sha: pull.headSha, name: 'build', conclusion: 'success' });
  await eventually('the check is green', () => ours()?.conclusion === 'success');
  day.github.assertClean();
});

test('an open incident holds a deployment until it is closed or is none any more', async () => {
  await using day = await rehearse({ policy: CALM });
  const incident = day.shop.openIssue({ title: 'checkout is down', author: 'cleo', labels: ['Sev1'] });
  const run = deploy(day);
  const report = await eventually('a report', () => reports(run)[0]);
  expect(report).toContain(String(incident.number));
  expect(approvals(run)).toEqual([]);
  incident.close('cleo');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  run.finish('success');
  const again = day.shop.openIssue({ title: 'slow', author: 'cleo', labels: ['Sev1'] });
  day.shop.push({ message: 'fix: b', author: 'anna', files: { 'docs/b.md': 'text\n' } });
  const next = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually('a report', () => reports(next)[0]);
  again.unlabel('Sev1', 'cleo');
  await eventually('the deployment is approved', () => approvals(next)[0]);
  day.github.assertClean();
});

test('a fact that GitHub refuses is no yes: the gate is held and says what it could not read', async () => {
  await using day = await rehearse({ policy: CALM });
  day.shop.openIssue({ title: 'checkout is down', author: 'cleo', labels: ['sev1'] });
  day.github.fault({ operation: 'issues/list-for-repo', kind: 'status', status: 403, times: 100 });
  const run = deploy(day);
  expect(await eventually('a report', () => reports(run)[0])).toContain('cannot be read');
  expect(approvals(run)).toEqual([]);
});

test('GitHub’s own review of the deployment is the approval of the release; whoever deploys it does not count', async () => {
  const policy = `version: 1
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { permission: write }, of: release } }
`;
  await using day = await rehearse({ policy });
  const run = deploy(day);
  await eventually('a report', () => reports(run)[0]);
  run.review({ by: 'anna', environment: 'production', state: 'approved' });
  await eventually('a report that names anna', () => reports(run).find((report) => report.includes('anna')));
  expect(approvals(run)).toEqual([]);
  run.review({ by: 'ben', environment: 'production', state: 'approved', comment: 'fine' });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});
