/** Webhooks of somebody who has the secret, or a copy of what GitHub once signed. Rows: docs/security.md. */
import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { DeliveryRecord } from '../../../standin/start.ts';
import { post } from '../../../standin/webhooks/post.ts';
import { approvals, mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { metricsOf } from './metrics-of.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

// A process of its own and several rounds of it take longer on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const REVIEW = 'actions/review-custom-gates-for-run';
const BOARD = `version: 1
zone: Europe/Berlin
environments: { production: {} }
gates:
  - name: board
    require: { approvals: { count: 1, from: { users: [ben] }, of: release } }
`;

async function later(day: Rehearsal, ms: number): Promise<void> {
  await day.passTo(new Date(day.clock.now() + ms).toISOString());
}

async function takenIn(day: Rehearsal): Promise<void> {
  await day.github.settled();
  await eventually('all is taken in', async () => (await metricsOf(day))['tidegate_deliveries_waiting'] === 0);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

function told(day: Rehearsal, event: string): DeliveryRecord {
  const found = day.github.webhooks.deliveries.findLast((each) => each.event === event);
  if (found === undefined) throw new Error(`no webhook ${event} was sent`);
  return found;
}

/** Rightly signed, under a GUID that was not there before. */
function send({ app, github, webhookSecret: secret }: Rehearsal, event: string, payload: unknown) {
  const letter = { url: app.webhookUrl, secret, appId: github.app.id, timeoutMs: 10_000 };
  return post({ ...letter, event, guid: randomUUID(), body: JSON.stringify(payload) });
}

function deploy(day: Rehearsal, path: string) {
  return mergeAndDeploy(day.shop, propose(day.shop, { branch: `b-${path.length}`, files: { [path]: 'text\n' } }));
}

test('row 32: a gate that is asked for again, under any name, is answered no second time', async () => {
  await using day = await rehearse({ policy: POLICY });
  const run = deploy(day, 'docs/a.md');
  await eventually('the deployment is approved', () => approvals(run)[0]);
  const { payload } = told(day, 'deployment_protection_rule');
  for (const event of ['deployment_protection_rule', 'push', 'pull_request', 'issue_comment', 'workflow_run']) {
    expect(await send(day, event, payload)).toBe(202);
  }
  await takenIn(day);
  await later(day, 15 * 60_000);
  await takenIn(day);
  expect(day.github.countRequests({ operation: REVIEW })).toBe(1);
  expect(run.reviews).toHaveLength(1);
  day.github.assertClean();
});

test('row 32: an override that is told again opens nothing that came later, and is answered once', async () => {
  await using day = await rehearse({ policy: POLICY });
  const one = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(one)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await later(day, 2_000);
  talk.comment('/tidegate override production shop is down', 'ola');
  await eventually('the deployment is approved', () => approvals(one)[0]);
  const { payload } = told(day, 'issue_comment');
  one.finish('success');
  const two = deploy(day, 'src/longer.ts');
  await eventually('a report', () => reports(two)[0]);
  const said = () => talk.comments.filter(({ user }) => user === 'tidegate[bot]').length;
  expect([said(), await send(day, 'issue_comment', payload), await send(day, 'issue_comment', payload)]).toEqual([
    1, 202, 202,
  ]);
  await takenIn(day);
  await later(day, 60_000);
  await takenIn(day);
  expect([said(), approvals(two)]).toEqual([1, []]);
  day.github.assertClean();
});

/** A body that GitHub never sent. What it tells is looked up, and is not so. */
test('row 32: an approval that nobody gave opens nothing, however well it is signed', async () => {
  await using day = await rehearse({ policy: BOARD });
  const run = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(run)[0]);
  const talk = day.shop.openIssue({ title: 'release', author: 'anna' });
  await later(day, 2_000);
  talk.comment('looks good', 'ben');
  await takenIn(day);
  const { payload } = told(day, 'issue_comment');
  const comment = { ...(payload['comment'] as object), body: '/tidegate approve production' };
  expect(await send(day, 'issue_comment', { ...payload, comment })).toBe(202);
  expect(await send(day, 'deployment_review', { ...payload, action: 'approved', comment })).toBe(202);
  await takenIn(day);
  await later(day, 15 * 60_000);
  await takenIn(day);
  expect(approvals(run)).toEqual([]);
  day.github.assertClean();
});

test('row 37: what names installations and repositories that are not there changes nothing, and ours are answered', async () => {
  await using day = await rehearse({ policy: POLICY });
  const held = deploy(day, 'src/a.ts');
  await eventually('a report', () => reports(held)[0]);
  const { payload } = told(day, 'deployment_protection_rule');
  const repository = payload['repository'] as { id: number; owner: object };
  const stranger = {
    ...repository,
    id: repository.id + 77,
    name: 'other',
    owner: { ...repository.owner, login: 'evil' },
  };
  const nowhere = { ...payload, repository: stranger, installation: { id: 987_654 } };
  expect(await send(day, 'deployment_protection_rule', nowhere)).toBe(202);
  expect(await send(day, 'deployment_protection_rule', { ...payload, repository: stranger })).toBe(202);
  expect(await send(day, 'push', { ...told(day, 'push').payload, repository: stranger })).toBe(202);
  await takenIn(day);
  expect(approvals(held)).toEqual([]);
  await day.passTo('2026-11-24T10:00:01+01:00');
  await eventually('the deployment is approved', () => approvals(held)[0], 30_000);
  expect(approvals(held)).toHaveLength(1);
});

test('row 40: a pull request that can never be read keeps no other question from its answer', async () => {
  await using day = await rehearse({ policy: POLICY });
  day.github.fault({ operation: 'pulls/get', path: '/pulls/1', kind: 'status', status: 500, times: 9_999 });
  const poison = propose(day.shop, { branch: 'poison', files: { 'src/p.ts': 'text\n' } });
  expect(poison.number).toBe(1);
  await eventually('GitHub failed', () => day.github.countRequests({ status: 500 }) > 1, 30_000);
  day.shop.push({ message: 'docs: b', author: 'anna', files: { 'docs/b.md': 'text\n' } });
  const run = day.shop.startRun({ environment: 'production', actor: 'anna' });
  await eventually('the other question is answered', () => run.reviews[0]);
  const other = propose(day.shop, { branch: 'other', files: { 'src/o.ts': 'text\n' } });
  await eventually('the check of the other', () =>
    day.shop.checks(other.headSha).find(({ name }) => name === 'tidegate'),
  );
  expect(day.shop.checks(poison.headSha).some(({ name }) => name === 'tidegate')).toBe(false);
});

test('row 41: nothing of a setup page is there, whatever the path', async () => {
  await using day = await rehearse({ policy: POLICY });
  for (const path of ['/', '/probot', '/probot/setup', '/probot/import', '/probot/success', '/_next/']) {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(new URL(path, day.app.webhookUrl), { method, redirect: 'manual' });
      expect([path, method, answer.status]).toEqual([path, method, 404]);
    }
  }
});
