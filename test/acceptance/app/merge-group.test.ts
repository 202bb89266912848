import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import type { PullRequest } from '../../../standin/start.ts';
import { post } from '../../../standin/webhooks/post.ts';
import { propose } from './changes.ts';
import { eventually } from './eventually.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

const POLICY = `version: 1
zone: Europe/Berlin
gates:
  - name: peer review
    at: merge
    require: { approvals: { count: 1, from: { permission: write } } }
`;

interface Queued {
  readonly headSha: string;
  readonly tell: (action: 'checks_requested' | 'destroyed') => Promise<number | null>;
}

/** Squashes the pull requests onto the queue's branch, as a merge queue does, and tells the App of the group. */
function queue({ shop, github, app, webhookSecret, clock }: Rehearsal, pulls: readonly PullRequest[]): Queued {
  const baseSha = shop.head();
  const last = pulls.at(-1)?.number ?? 0;
  const branch = `gh-readonly-queue/main/pr-${last}-${baseSha}`;
  for (const { number } of pulls) {
    const message = `feat: change (#${number})`;
    const by = { author: 'anna', committer: 'GitHub <noreply@github.com>', pusher: 'web-flow' };
    shop.push({ branch, message, ...by, files: { [`change-${number}.ts`]: 'export {};\n' } });
  }
  const headSha = shop.head(branch);
  const group = {
    head_sha: headSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: baseSha,
    base_ref: 'refs/heads/main',
    head_commit: { id: headSha, timestamp: toInstant(clock.now()) },
  };
  const repository = { id: shop.id, name: shop.name, owner: { login: shop.owner }, default_branch: 'main' };
  const tell = (action: string) => {
    const body = JSON.stringify({ action, merge_group: group, repository, installation: { id: shop.installationId } });
    const { webhookUrl: url } = app;
    const letter = { url, secret: webhookSecret, event: 'merge_group', guid: randomUUID(), appId: github.app.id };
    return post({ ...letter, body, timeoutMs: 10_000 });
  };
  return { headSha, tell };
}

function checkOf({ shop }: Rehearsal, { headSha }: Queued) {
  return shop.checks(headSha).find((each) => each.name === 'tidegate');
}

test('a group of two approved pull requests gets the check that its branch requires', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pulls = ['one', 'two'].map((branch) => propose(day.shop, { branch, files: { [`${branch}.ts`]: '1\n' } }));
  for (const pull of pulls) pull.review({ by: 'ben', state: 'approved' });
  const group = queue(day, pulls);
  expect(await group.tell('checks_requested')).toBeLessThan(300);
  const check = await eventually('the check of the group', () => checkOf(day, group));
  expect(check).toMatchObject({ app: 'tidegate', status: 'completed', conclusion: 'success' });
  for (const { number } of pulls) expect(check.summary).toContain(`### #${number}`);
  await day.github.settled();
  day.github.assertClean();
});

test('row 96: one that is no longer approved is named, and fails the group before the queue gives it up', async () => {
  await using day = await rehearse({ policy: POLICY });
  const [one, two] = ['one', 'two'].map((branch) => propose(day.shop, { branch, files: { [`${branch}.ts`]: '1\n' } }));
  if (one === undefined || two === undefined) throw new Error('two were proposed');
  const { id } = one.review({ by: 'ben', state: 'approved' });
  two.review({ by: 'ben', state: 'approved' });
  one.dismissReview(id, 'cleo');
  const group = queue(day, [one, two]);
  await group.tell('checks_requested');
  const waiting = await eventually('the check of the group', () => checkOf(day, group));
  expect(waiting).toMatchObject({ status: 'in_progress', title: expect.stringContaining(`#${one.number}: `) });
  await day.passTo('2026-11-24T09:00:01+01:00');
  const failed = await eventually('the group fails', () => {
    const check = checkOf(day, group);
    return check?.status === 'completed' && check;
  });
  expect(failed).toMatchObject({ conclusion: 'failure', title: expect.stringContaining(`#${one.number}: `) });
  await day.github.settled();
  day.github.assertClean();
});

test('an approval that arrives while the group waits opens it', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'one', files: { 'one.ts': '1\n' } });
  const group = queue(day, [pull]);
  await group.tell('checks_requested');
  await eventually('the group waits', () => checkOf(day, group)?.status === 'in_progress');
  pull.review({ by: 'ben', state: 'approved' });
  await day.passTo('2026-11-24T08:31:30+01:00');
  await eventually('the group may merge', () => checkOf(day, group)?.conclusion === 'success');
  await day.github.settled();
  day.github.assertClean();
});

test('a group that is over is not looked at any more', async () => {
  await using day = await rehearse({ policy: POLICY });
  const pull = propose(day.shop, { branch: 'one', files: { 'one.ts': '1\n' } });
  const [over, next] = [queue(day, [pull]), queue(day, [pull])];
  await over.tell('destroyed');
  await next.tell('checks_requested');
  await eventually('the next group waits', () => checkOf(day, next)?.status === 'in_progress');
  pull.review({ by: 'ben', state: 'approved' });
  await day.passTo('2026-11-24T08:31:30+01:00');
  await eventually('the next group may merge', () => checkOf(day, next)?.conclusion === 'success');
  expect(checkOf(day, over)).toBeUndefined();
  day.github.assertClean();
});
