/** Scenarios about the gate on GitHub and about time, in the App that runs. README.md has the table. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { Issue, Run } from '../../../standin/start.ts';
import { post } from '../../../standin/webhooks/post.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { metricsOf } from './metrics-of.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const REVIEW = 'actions/review-custom-gates-for-run';
const FREE = `version: 1
zone: Europe/Berlin
environments: { production: {} }
override: { by: { teams: [sre] } }
`;
const BOARD_IN_HOURS = `version: 1
zone: Europe/Berlin
windows: { release-hours: { days: tue-thu, hours: "10:00-16:00" } }
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
  - name: release hours
    require: { window: [release-hours] }
`;

function deploy(day: Rehearsal, path: string): Run {
  const branch = `change-${path.replaceAll(/\W/g, '-')}`;
  return mergeAndDeploy(day.shop, propose(day.shop, { branch, files: { [path]: 'text\n' } }));
}

/** GitHub's clock has seconds: what is said later is written at a later one. */
async function say(day: Rehearsal, where: Issue, body: string, by: string): Promise<void> {
  await later(day, 2_000);
  where.comment(body, by);
}

function answered(where: Issue, holding: string): Promise<unknown> {
  return eventually(`an answer with "${holding}"`, () =>
    where.comments.find(({ user, body }) => user === 'tidegate[bot]' && body.includes(holding)),
  );
}

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

async function takenIn(day: Rehearsal): Promise<void> {
  await day.github.settled();
  await eventually('all is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
}

test('row 76: an approval that GitHub fails to take is sent again, and given once', async () => {
  await using day = await rehearse({ policy: POLICY });
  day.github.fault({ operation: REVIEW, kind: 'status', status: 503, times: 2 });
  const run = deploy(day, 'docs/a.md');
  await eventually('GitHub refused', () => day.github.countRequests({ operation: REVIEW, status: 503 }) > 0);
  expect(approvals(run)).toEqual([]);
  for (let minute = 1; minute <= 12 && approvals(run).length === 0; minute += 1) {
    await later(day, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await eventually('the deployment is approved', () => approvals(run)[0]);
  await later(day, 15 * 60_000);
  await day.github.settled();
  expect(approvals(run)).toHaveLength(1);
  day.github.assertClean();
});

test('row 78: while the decision cannot be made because GitHub fails, nothing is approved', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: '2026-11-24T11:00:00+01:00' });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  await day.github.settled();
  for (const operation of ['graphql', 'repos/compare-commits-with-basehead', 'repos/get-content']) {
    day.github.fault({ operation, kind: 'status', status: 500, times: 9_999 });
  }
  const run = mergeAndDeploy(day.shop, pull);
  await eventually('GitHub failed', () => day.github.countRequests({ status: 500 }) > 0);
  await later(day, 20 * 60_000);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(approvals(run)).toEqual([]);
  expect(run.status).toBe('waiting');
  day.github.clearFaults();
  await later(day, 20 * 60_000);
  await eventually('the deployment is approved', () => approvals(run)[0], 30_000);
  day.github.assertClean();
});

/**
 * The run is named by the callback address alone. Whoever has the webhook secret, and so can sign, must not get one run
 * let through by a decision about another one's deployment.
 */
test('row 80: a callback address that names another run opens neither, and the true one opens its own', async () => {
  await using day = await rehearse({ policy: POLICY });
  const before = day.shop.head();
  const held = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(held)[0]);
  await takenIn(day);
  const files = { 'docs/a.md': 'text\n' };
  const docs = day.shop.push({ branch: 'docs-only', from: before, message: 'docs: a', author: 'anna', files });
  await takenIn(day);
  day.github.webhooks.hold();
  const own = day.shop.startRun({ environment: 'production', branch: 'docs-only', sha: docs.sha, actor: 'anna' });
  const asked = day.github.webhooks.deliveries.findLast(({ event }) => event === 'deployment_protection_rule');
  const body = JSON.stringify(asked?.payload).replaceAll(`runs/${own.id}/`, `runs/${held.id}/`);
  expect(body).toContain(`runs/${held.id}/deployment_protection_rule`);
  const letter = { url: day.app.webhookUrl, secret: day.webhookSecret, appId: day.github.app.id, timeoutMs: 10_000 };
  expect(await post({ ...letter, event: 'deployment_protection_rule', guid: randomUUID(), body })).toBe(202);
  await eventually('it is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
  await later(day, 2_000);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect([approvals(held), approvals(own)]).toEqual([[], []]);
  day.github.webhooks.release();
  await eventually('the deployment is approved', () => approvals(own)[0], 30_000);
  expect(approvals(held)).toEqual([]);
  expect(held.status).toBe('waiting');
});

test('row 81: a delivery that comes again after a crash is done once, and after it was done has no effect', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'docs', files: { 'docs/a.md': 'text\n' } });
  await takenIn(day);
  day.github.fault({ operation: '*', times: 1_000, kind: 'delay', ms: 60_000 });
  const run = mergeAndDeploy(day.shop, pull);
  await day.github.settled();
  const asked = day.github.webhooks.deliveries.find(({ event }) => event === 'deployment_protection_rule');
  expect(asked?.status).toBe(202);
  const guid = asked?.guid ?? '';
  await day.app.kill();
  day.github.clearFaults();
  await day.restart();
  day.github.webhooks.redeliver(guid);
  // What the dead process had begun is left to it for two minutes.
  await later(day, 150_000);
  await eventually('the deployment is approved', () => approvals(run)[0], 30_000);
  day.github.webhooks.redeliver(guid);
  await takenIn(day);
  await later(day, 15 * 60_000);
  await takenIn(day);
  expect(day.github.webhooks.deliveries.filter((each) => each.guid === guid).map(({ status }) => status)).toHaveLength(
    3,
  );
  expect((await metricsOf(day))['tidegate_deliveries_total{outcome="duplicate"}']).toBe(2);
  expect(day.github.countRequests({ operation: REVIEW })).toBe(1);
  expect(decisionsOpen(day)).toBe(1);
});

/** How often the audit log says that a deployment was to be let through. */
function decisionsOpen(day: Rehearsal): number {
  const db = new DatabaseSync(join(day.dataFolder, 'tidegate.db'), { readOnly: true });
  try {
    const rows = db.prepare("select line from audit_entry where line like '%open-gate%'").all();
    return rows.filter((row) => JSON.parse(String(row['line'])).kind === 'effect').length;
  } finally {
    db.close();
  }
}

test('row 90: a freeze leaves alone what is under way, and holds what comes next', async () => {
  await using day = await rehearse({ policy: FREE });
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  const running = deploy(day, 'src/a.ts');
  await eventually('the deployment is approved', () => approvals(running)[0]);
  await say(day, talk, '/tidegate freeze production auditors are here', 'ola');
  await answered(talk, '**Frozen**');
  await later(day, 15 * 60_000);
  await day.github.settled();
  expect(running.status).toBe('in_progress');
  expect(running.reviews.map(({ state }) => state)).toEqual(['approved']);
  running.finish('success');
  const next = deploy(day, 'src/b.ts');
  expect(await eventually('a report', () => reports(next)[0])).toContain('auditors are here');
  expect(approvals(next)).toEqual([]);
  day.github.assertClean();
});

test('row 93: an approval while the window is closed is kept and opens nothing; the opening does', async () => {
  await using day = await rehearse({ policy: BOARD_IN_HOURS });
  const run = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await say(day, talk, '/tidegate approve production', 'ben');
  await answered(talk, 'It counts for board');
  await day.passTo('2026-11-24T09:59:58+01:00');
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  await day.passTo('2026-11-24T10:00:01+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  day.github.assertClean();
});

test('row 91: what was approved and could not be sent before the window closed is held until it opens again', async () => {
  await using day = await rehearse({ policy: POLICY, startsAt: '2026-11-24T15:59:30+01:00' });
  day.github.fault({ operation: REVIEW, kind: 'status', status: 502, times: 1 });
  const run = deploy(day, 'src/a.ts');
  await eventually('the approval was tried', () => day.github.countRequests({ operation: REVIEW, status: 502 }) === 1);
  await day.passTo('2026-11-24T16:00:00+01:00');
  expect(await eventually('a report', () => reports(run)[0])).toContain('release-hours');
  await later(day, 60 * 60_000);
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  await day.passTo('2026-11-25T10:00:01+01:00');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  expect(approvals(run)).toHaveLength(1);
  day.github.assertClean();
});

test.each([
  ['a zone', POLICY.replace('Europe/Berlin', 'Europe/Berlim')],
  ['hours', POLICY.replace('"10:00-16:00"', '"10 o\'clock"')],
])('row 95: with %s that nobody can read the gate is held and says where', async (_what, policy) => {
  await using day = await rehearse({ policy, startsAt: '2026-11-24T11:00:00+01:00' });
  const run = deploy(day, 'docs/a.md');
  expect(await eventually('a report', () => reports(run)[0])).toMatch(/\.github\/tidegate\.yml:\d+/);
  await later(day, 15 * 60_000);
  await day.github.settled();
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('row 105: asked to slow down in the middle of its answers, the App gives each of them once', async () => {
  await using day = await rehearse({ policy: POLICY });
  const headers = { 'retry-after': '60' };
  day.github.fault({ operation: REVIEW, kind: 'status', status: 429, headers, message: 'Slow down' });
  const run = deploy(day, 'docs/a.md');
  await eventually('GitHub asked to wait', () => day.github.countRequests({ operation: REVIEW, status: 429 }) === 1);
  await later(day, 30_000);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(approvals(run)).toEqual([]);
  for (let minute = 1; minute <= 8 && approvals(run).length === 0; minute += 1) {
    await later(day, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const message = 'You have exceeded a secondary rate limit.';
  day.github.fault({ operation: 'checks/create', kind: 'status', status: 403, headers, message });
  const pull = propose(day.shop, { branch: 'later', files: { 'src/b.ts': 'text\n' } });
  const checks = () => day.shop.checks(pull.headSha).filter(({ name }) => name === 'tidegate');
  await eventually('GitHub refused', () => day.github.countRequests({ operation: 'checks/create', status: 403 }) === 1);
  for (let minute = 1; minute <= 8 && checks().length === 0; minute += 1) {
    await later(day, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await eventually('the check', () => checks()[0]);
  await later(day, 15 * 60_000);
  await day.github.settled();
  expect([checks().length, approvals(run).length]).toEqual([1, 1]);
  expect(day.github.countRequests({ operation: 'checks/create', status: 201 })).toBe(
    1 + checksBefore(day, pull.headSha),
  );
});

/** Checks that other commits got. */
function checksBefore(day: Rehearsal, sha: string): number {
  const made = day.github.requests.filter(({ operation, status }) => operation === 'checks/create' && status === 201);
  return made.filter(({ body }) => (body as { head_sha?: string }).head_sha !== sha).length;
}
