/** Scenarios about people, labels and pull requests, in the App that runs. README.md has the table. */
import { expect, test, vi } from 'vitest';
import type { Issue, Run } from '../../../standin/start.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const URGENT = `version: 1
zone: Europe/Berlin
release-types: { emergency: { labels: [emergency] } }
windows: { release-hours: { days: tue-thu, hours: "10:00-16:00" } }
environments: { production: {} }
gates:
  - name: release hours
    require: { window: [release-hours] }
    except: { types: [emergency] }
override: { by: { teams: [sre] } }
`;
const REVIEWED = `version: 1
gates:
  - name: peer review
    at: merge
    require: { approvals: { count: 1, from: { permission: write } } }
`;
const SRE = `version: 1
environments: { production: {} }
gates:
  - name: operations
    require: { approvals: { count: 1, from: { teams: [sre] } } }
override: { by: { teams: [sre] } }
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

function answersIn(where: Issue): readonly string[] {
  return where.comments.filter(({ user }) => user === 'tidegate[bot]').map(({ body }) => body);
}

function deployUrgent(day: Rehearsal, by: string): Run {
  const pull = propose(day.shop, { branch: 'urgent', files: { 'src/a.ts': 'text\n' } });
  pull.label('emergency', by);
  return mergeAndDeploy(day.shop, pull);
}

test('row 97: an emergency label of somebody who may only triage opens nothing', async () => {
  await using day = await rehearse({ policy: URGENT });
  day.shop.setPermission('cleo', 'triage');
  const run = deployUrgent(day, 'cleo');
  expect(await eventually('a report', () => reports(run)[0])).toContain('release-hours');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('row 97: the same label of somebody who may override opens it', async () => {
  await using day = await rehearse({ policy: URGENT });
  const run = deployUrgent(day, 'ola');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('row 97: a label of which the policy says nothing does nothing, whoever set it', async () => {
  await using day = await rehearse({ policy: URGENT.replace('labels: [emergency]', 'labels: [urgent-fix]') });
  const pull = propose(day.shop, { branch: 'one', files: { 'src/a.ts': 'text\n' } });
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('a report', () => reports(run)[0]);
  pull.label('emergency', 'ola');
  pull.label('deploy-now', 'ola');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

/** GitHub knows checks by commit: pull requests of one head share ours, so it says what the strictest of them meets. */
test('row 100: of two pull requests with one head the approval of one does not pass for the other', async () => {
  await using day = await rehearse({ policy: REVIEWED });
  day.shop.push({ branch: 'stable', message: 'chore: stable', author: 'anna', files: { VERSION: '1\n' } });
  const one = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'text\n' } });
  const two = day.shop.openPullRequest({ head: 'feature', base: 'stable', title: 'feat: the same', author: 'anna' });
  expect(two.headSha).toBe(one.headSha);
  const check = () => day.shop.checks(one.headSha).find(({ name }) => name === 'tidegate');
  await eventually('the check waits', () => check()?.status === 'in_progress');
  one.review({ by: 'ben', state: 'approved' });
  await nothingMore(day);
  expect(check()).toMatchObject({ status: 'in_progress', conclusion: null });
  two.review({ by: 'ben', state: 'approved' });
  await eventually('the check says yes', () => check()?.conclusion === 'success', 30_000);
  day.github.assertClean();
});

test('row 101: under a policy that is broken on the base no pull request passes, and the check says where it is broken', async () => {
  await using day = await rehearse({ policy: `${REVIEWED}freeezes: []\n` });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'text\n' } });
  pull.review({ by: 'ben', state: 'approved' });
  const check = await eventually('the check', () =>
    day.shop.checks(pull.headSha).find(({ name }) => name === 'tidegate'),
  );
  expect(check.conclusion).not.toBe('success');
  expect(`${check.title}\n${check.summary}`).toMatch(/tidegate\.yml/);
  await nothingMore(day);
  const after = day.shop.checks(pull.headSha).find(({ name }) => name === 'tidegate');
  expect(after?.conclusion).not.toBe('success');
  day.github.assertClean();
});

/** Who somebody is, is asked by GraphQL first and by REST where that does not tell. */
test('row 102: while it cannot be looked up who somebody is, their approval counts for nothing', async () => {
  await using day = await rehearse({ policy: SRE });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'text\n' } });
  pull.review({ by: 'ola', state: 'approved' });
  await day.github.settled();
  for (const operation of [
    'teams/get-membership-for-user-in-org',
    'repos/get-collaborator-permission-level',
    'graphql',
  ]) {
    day.github.fault({ operation, kind: 'status', status: 500, times: 9_999 });
  }
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('GitHub failed', () => day.github.countRequests({ status: 500 }) > 0);
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.clearFaults();
  await later(day, 15 * 60_000);
  await eventually('the deployment is approved', () => approvals(run)[0], 30_000);
  day.github.assertClean();
});

test('row 102: nor when GitHub refuses to say it, and an override of that person is refused', async () => {
  await using day = await rehearse({ policy: SRE });
  const pull = propose(day.shop, { branch: 'feature', files: { 'src/a.ts': 'text\n' } });
  pull.review({ by: 'ola', state: 'approved' });
  await day.github.settled();
  for (const operation of ['teams/get-membership-for-user-in-org', 'graphql']) {
    day.github.fault({ operation, kind: 'status', status: 403, times: 9_999 });
  }
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('GitHub refused', () => day.github.countRequests({ status: 403 }) > 0);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await later(day, 2_000);
  talk.comment('/tidegate override production shop is down', 'ola');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('row 103: an override by somebody who may not is refused with who may; by somebody who may it opens, with its reason', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'one', files: { 'src/a.ts': 'text\n' } }));
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await later(day, 2_000);
  talk.comment('/tidegate override production shop is down', 'ben');
  expect(await eventually('a refusal', () => answersIn(talk)[0])).toContain('sre');
  await nothingMore(day);
  expect(approvals(run)).toEqual([]);
  talk.comment('/tidegate override production', 'ola');
  await eventually('without a reason it is none', () => answersIn(talk)[1]);
  expect(approvals(run)).toEqual([]);
  await later(day, 2_000);
  talk.comment('/tidegate override production shop is down', 'ola');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const review = await eventually('an issue to look back', () =>
    day.shop.issues().find(({ body, author }) => author === 'tidegate[bot]' && body.includes('shop is down')),
  );
  expect(review.body).toContain('ola');
  day.github.assertClean();
});
