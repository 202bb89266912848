/** Scenarios about checks, in the App that runs: those of CI, and those under our own name. README.md has the table. */
import { expect, test, vi } from 'vitest';
import type { Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const BUILT = `version: 1
environments: { production: {} }
gates:
  - name: evidence
    require: { checks: [build] }
`;
const REVIEWED = `version: 1
gates:
  - name: peer review
    at: merge
    require: { approvals: { count: 1, from: { permission: write } } }
`;

function deploy(day: Rehearsal): Run {
  return mergeAndDeploy(day.shop, propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } }));
}

/** Nothing is left to do, and some minutes later neither. */
async function nothingMore(day: Rehearsal): Promise<void> {
  await day.github.settled();
  await day.passTo(new Date(day.clock.now() + 15 * 60_000).toISOString());
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await day.github.settled();
}

test('row 56: a check that runs again blocks although it was green, and a red one opens when it is green again', async () => {
  await using day = await rehearse({ policy: BUILT });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const { sha } = pull.merge({ by: 'anna', method: 'squash' });
  day.shop.reportCheck({ sha, name: 'build', conclusion: 'success' });
  day.shop.reportCheck({ sha, name: 'build', status: 'in_progress' });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually('a report', () => reports(run)[0]);
  day.shop.reportCheck({ sha, name: 'build', conclusion: 'failure' });
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.shop.reportCheck({ sha, name: 'build', status: 'in_progress' });
  day.shop.reportCheck({ sha, name: 'build', conclusion: 'success' });
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('row 57: a failure behind a hundred other checks holds', async () => {
  await using day = await rehearse({ policy: BUILT });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const { sha } = pull.merge({ by: 'anna', method: 'squash' });
  day.github.webhooks.drop({ event: 'check_run' }, 999);
  day.shop.reportCheck({ sha, name: 'build', app: 'other-ci', conclusion: 'failure' });
  for (let nth = 0; nth < 120; nth += 1) day.shop.reportCheck({ sha, name: `other ${nth}`, conclusion: 'success' });
  day.shop.reportCheck({ sha, name: 'build', app: 'other-ci', conclusion: 'failure' });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  expect(await eventually('a report', () => reports(run)[0])).toContain('build');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  expect(reports(run).some((report) => report.includes('failure') || report.includes('failed'))).toBe(true);
  day.github.assertClean();
});

test('row 57: while the second page of the checks cannot be read, the first one opens nothing', async () => {
  await using day = await rehearse({ policy: BUILT });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const { sha } = pull.merge({ by: 'anna', method: 'squash' });
  day.github.webhooks.drop({ event: 'check_run' }, 999);
  day.github.webhooks.drop({ event: 'check_suite' }, 999);
  for (let nth = 0; nth < 120; nth += 1) day.shop.reportCheck({ sha, name: `other ${nth}`, conclusion: 'success' });
  day.shop.reportCheck({ sha, name: 'build', conclusion: 'success' });
  const list = 'checks/list-for-ref';
  day.github.fault({ operation: list, path: 'page=2', kind: 'status', status: 502, times: 999 });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually(
    'the second page was asked for',
    () => day.github.countRequests({ operation: list, status: 502 }) > 0,
  );
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.clearFaults();
  await day.passTo(new Date(day.clock.now() + 15 * 60_000).toISOString());
  await eventually('the deployment is approved', () => approvals(run)[0], 30_000);
  day.github.assertClean();
});

test('row 58: a check of the name from another App does not stand in for the one that failed', async () => {
  await using day = await rehearse({ policy: BUILT });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  const { sha } = pull.merge({ by: 'anna', method: 'squash' });
  day.shop.reportCheck({ sha, name: 'build', conclusion: 'failure' });
  // The newer one of a name counts, so it is not the time that keeps it closed.
  await day.passTo('2026-11-24T08:35:00+01:00');
  day.shop.reportCheck({ sha, name: 'build', app: 'helpful-bot', conclusion: 'success' });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  expect(await eventually('a report', () => reports(run)[0])).toContain('build');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('row 59: where no gate asks for checks, a deployment without any goes out', async () => {
  await using day = await rehearse({ policy: 'version: 1\nenvironments: { production: {} }\n' });
  const run = deploy(day);
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

/** GitHub itself tells them apart when the required check is bound to our App; `tidegate doctor` says when it is not. */
test('row 98: somebody else’s check and status under our name leave ours as it is, and queue nothing', async () => {
  await using day = await rehearse({ policy: REVIEWED });
  const queue = day.shop.enableMergeQueue('main');
  const pull = propose(day.shop, { branch: 'one', files: { 'src/a.ts': '1\n' } });
  const sha = pull.headSha;
  const ours = () => day.shop.checks(sha).find(({ name, app }) => name === 'tidegate' && app === 'tidegate');
  await eventually('our check waits', () => ours()?.status === 'in_progress');
  day.shop.reportCheck({ sha, name: 'tidegate', app: 'evil-app', conclusion: 'success' });
  day.shop.reportStatus({ sha, context: 'tidegate', state: 'success', by: 'anna' });
  await nothingMore(day);
  expect(ours()).toMatchObject({ status: 'in_progress', conclusion: null });
  expect(() => queue.add([pull.number], 'anna')).toThrow();
  expect(pull.merged).toBe(false);
  pull.review({ by: 'ben', state: 'approved' });
  await eventually('our check says yes', () => ours()?.conclusion === 'success');
  day.github.assertClean();
});
