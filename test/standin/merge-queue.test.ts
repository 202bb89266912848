/** A branch with a merge queue: groups are made, checked, merged, and given up. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MergeQueue, PullRequest } from '../../standin/start.ts';
import {
  installationToken,
  movableClock,
  openShop,
  plainClient,
  type ReceivingServer,
  receiveWebhooks,
  type Shop,
} from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;
let receiver: ReceivingServer;
let clock: ReturnType<typeof movableClock>;
let queue: MergeQueue;

beforeEach(async () => {
  clock = movableClock();
  receiver = await receiveWebhooks();
  stage = await openShop({ clock, app: { webhookUrl: receiver.url } });
  queue = stage.shop.enableMergeQueue('main');
});

afterEach(async () => {
  await stage.github.settled();
  stage.github.assertClean();
  await stage.github.close();
  await receiver.close();
});

function report(sha: string, conclusion: 'success' | 'failure', app = 'tidegate'): void {
  stage.shop.reportCheck({ sha, name: 'tidegate', app, conclusion });
}

function ready(branch: string): PullRequest {
  const { shop } = stage;
  shop.push({ branch, from: 'main', author: 'anna', message: branch, files: { [`${branch}.ts`]: 'one\n' } });
  const pull = shop.openPullRequest({ head: branch, title: branch, author: 'anna' });
  report(pull.headSha, 'success');
  return pull;
}

async function told(): Promise<readonly string[]> {
  await stage.github.settled();
  return stage.github.webhooks.deliveries
    .filter(({ event, action }) => event === 'merge_group' || action?.endsWith('queued'))
    .map(({ event, action, payload }) => `${event} ${action} ${payload['reason'] ?? ''}`.trim());
}

test('a group merges when its head passed the required check', async () => {
  const pulls = [ready('one'), ready('two')];
  const base = stage.shop.head();
  queue.add([1, 2], 'ben');
  const { group } = queue;
  expect(group).toMatchObject({ baseSha: base, numbers: [1, 2], state: 'checking' });
  expect(group?.headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-2-${base}`);
  report(group?.headSha ?? '', 'success');
  await stage.github.settled();
  expect(pulls.map(({ merged }) => merged)).toEqual([true, true]);
  expect(pulls[1]?.mergeCommitSha).toBe(group?.headSha);
  expect(stage.shop.head()).toBe(group?.headSha);
  expect(() => stage.shop.head(group?.headRef.slice('refs/heads/'.length))).toThrow(/no branch/);
  expect(await told()).toEqual([
    'pull_request enqueued',
    'pull_request enqueued',
    'merge_group checks_requested',
    'pull_request dequeued MERGE',
    'pull_request dequeued MERGE',
    'merge_group destroyed merged',
  ]);
  const { rest } = plainClient(stage.github, await installationToken(stage));
  const commit = (await rest.repos.getCommit({ ...R, ref: 'main' })).data.commit;
  expect([commit.message.split('\n')[0], commit.committer?.email]).toEqual(['two (#2)', 'noreply@github.com']);
});

test('the check of another App of that name does not count', async () => {
  ready('one');
  queue.add([1], 'anna');
  report(queue.group?.headSha ?? '', 'success', 'impostor');
  expect(queue.group?.state).toBe('checking');
});

test('a failed check takes the last one out, and the others try again', async () => {
  ready('one');
  ready('two');
  queue.add([1, 2], 'ben');
  report(queue.group?.headSha ?? '', 'failure');
  expect([queue.entries, queue.group?.numbers, queue.groups[0]?.state]).toEqual([[1], [1], 'dequeued']);
  expect((await told()).slice(3)).toEqual([
    'pull_request dequeued CI_FAILURE',
    'merge_group destroyed dequeued',
    'merge_group checks_requested',
  ]);
});

test('checks that do not conclude in time have failed', () => {
  const pull = ready('one');
  queue.add([1], 'ben');
  stage.shop.reportCheck({ sha: queue.group?.headSha ?? '', name: 'tidegate', app: 'tidegate', status: 'in_progress' });
  clock.advance(60 * 60_000 - 1);
  expect(queue.entries).toEqual([1]);
  clock.advance(1);
  expect([queue.entries, queue.group, pull.merged]).toEqual([[], null, false]);
});

test('a push to the base makes the group anew', () => {
  ready('one');
  queue.add([1], 'ben');
  const first = queue.group;
  stage.shop.push({ author: 'ben', message: 'hotfix', files: { 'hot.ts': 'fix\n' } });
  expect(queue.groups.map(({ state }) => state)).toEqual(['invalidated', 'checking']);
  expect(queue.group?.baseSha).toBe(stage.shop.head());
  report(first?.headSha ?? '', 'success');
  expect(queue.group?.state).toBe('checking');
});

test('one that is taken out, closed or pushed to leaves the queue', () => {
  const pulls = ['one', 'two', 'three'].map(ready);
  queue.add([1, 2, 3], 'ben');
  queue.remove(2, 'ben');
  expect([queue.entries, queue.group?.numbers]).toEqual([
    [1, 3],
    [1, 3],
  ]);
  pulls[0]?.push({ author: 'anna', message: 'more', files: { more: 'm' } });
  expect(queue.entries).toEqual([3]);
  pulls[2]?.close('anna');
  expect([queue.entries, queue.group]).toEqual([[], null]);
});

test('nothing goes around the queue, and nothing unready into it', () => {
  const pull = ready('one');
  expect(() => pull.merge({ by: 'ben' })).toThrow(/merge queue/);
  report(pull.headSha, 'failure');
  expect(() => queue.add([1], 'ben')).toThrow(/required checks are failure/);
});

test('the rules of the branch say what is required, and of whom', async () => {
  stage.shop.requireChecks('main', [{ name: 'tidegate', app: 'tidegate' }, { name: 'build' }], { isStrict: true });
  const { rest } = plainClient(stage.github, await installationToken(stage));
  const rules = (await rest.repos.getBranchRules({ ...R, branch: 'main' })).data;
  expect(rules.map(({ type }) => type)).toEqual(['required_status_checks', 'merge_queue']);
  expect(rules[0]).toMatchObject({
    parameters: {
      required_status_checks: [{ context: 'tidegate', integration_id: stage.github.app.id }, { context: 'build' }],
      strict_required_status_checks_policy: true,
    },
  });
  expect((await rest.repos.getBranchRules({ ...R, branch: 'other' })).data).toEqual([]);
});
