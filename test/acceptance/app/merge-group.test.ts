import { expect, test, vi } from 'vitest';
import type { MergeGroupView, MergeQueue, PullRequest } from '../../../standin/start.ts';
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

vi.setConfig({ testTimeout: 90_000 });

interface Approved {
  readonly pull: PullRequest;
  readonly dismiss: () => void;
}

/** Ben approved it, and the App says so: only then may a pull request enter the queue. */
async function approved(day: Rehearsal, branch: string): Promise<Approved> {
  const pull = propose(day.shop, { branch, files: { [`${branch}.ts`]: '1\n' } });
  const { id } = pull.review({ by: 'ben', state: 'approved' });
  await eventually(`the check of ${branch}`, () => checkOf(day, pull)?.conclusion === 'success', 40_000);
  await day.github.settled();
  return { pull, dismiss: () => pull.dismissReview(id, 'cleo') };
}

function checkOf({ shop }: Rehearsal, { headSha }: { readonly headSha: string }) {
  return shop.checks(headSha).find((each) => each.name === 'tidegate');
}

function groupOf(queue: MergeQueue): MergeGroupView {
  const { group } = queue;
  if (group === null) throw new Error('the queue has no group');
  return group;
}

test('a group of two approved pull requests gets the check that its branch requires, and is merged', async () => {
  await using day = await rehearse({ policy: POLICY });
  const queue = day.shop.enableMergeQueue('main');
  const { pull: one } = await approved(day, 'one');
  const { pull: two } = await approved(day, 'two');
  queue.add([one.number, two.number], 'anna');
  const group = groupOf(queue);
  await eventually('the group is merged', () => queue.group === null && one.merged && two.merged);
  const check = checkOf(day, group);
  expect(check).toMatchObject({ app: 'tidegate', status: 'completed', conclusion: 'success' });
  for (const { number } of [one, two]) expect(check?.summary).toContain(`### #${number}`);
  expect([day.shop.head(), queue.groups.map(({ state }) => state)]).toEqual([group.headSha, ['merged']]);
  await day.github.settled();
  day.github.assertClean();
});

test('row 96: one that is no longer approved is named, and fails the group before the queue gives it up', async () => {
  await using day = await rehearse({ policy: POLICY });
  const queue = day.shop.enableMergeQueue('main');
  const { pull: one, dismiss } = await approved(day, 'one');
  const { pull: two } = await approved(day, 'two');
  const group = enqueueAfter(day, queue, dismiss, [one.number, two.number]);
  const waiting = await eventually('the check of the group', () => checkOf(day, group));
  expect(waiting).toMatchObject({ status: 'in_progress', title: expect.stringContaining(`#${one.number}: `) });
  await day.passTo('2026-11-24T09:00:01+01:00');
  const failed = await eventually('the group fails', () => {
    const check = checkOf(day, group);
    return check?.status === 'completed' && check;
  });
  expect(failed).toMatchObject({ conclusion: 'failure', title: expect.stringContaining(`#${one.number}: `) });
  expect([queue.groups[0]?.state, one.merged, two.merged]).toEqual(['dequeued', false, false]);
  await day.github.settled();
  day.github.assertClean();
});

test('an approval that arrives while the group waits opens it', async () => {
  await using day = await rehearse({ policy: POLICY });
  const queue = day.shop.enableMergeQueue('main');
  const { pull, dismiss } = await approved(day, 'one');
  const group = enqueueAfter(day, queue, dismiss, [pull.number]);
  await eventually('the group waits', () => checkOf(day, group)?.status === 'in_progress');
  pull.review({ by: 'ben', state: 'approved' });
  await day.passTo('2026-11-24T08:31:30+01:00');
  await eventually('the group is merged', () => queue.group === null && pull.merged);
  await day.github.settled();
  day.github.assertClean();
});

test('a group that is over is not looked at any more', async () => {
  await using day = await rehearse({ policy: POLICY });
  const queue = day.shop.enableMergeQueue('main');
  const { pull, dismiss } = await approved(day, 'one');
  day.github.webhooks.drop({ event: 'merge_group', action: 'checks_requested' });
  const over = enqueueAfter(day, queue, dismiss, [pull.number], () => {
    queue.remove(pull.number, 'anna');
    queue.add([pull.number], 'anna');
  });
  const next = groupOf(queue);
  await eventually('the next group waits', () => checkOf(day, next)?.status === 'in_progress');
  pull.review({ by: 'ben', state: 'approved' });
  await day.passTo('2026-11-24T08:31:30+01:00');
  await eventually('the next group is merged', () => queue.group === null && pull.merged);
  expect([over.headSha === next.headSha, checkOf(day, over)]).toEqual([false, undefined]);
  await day.github.settled();
  day.github.assertClean();
});

/**
 * The review is dismissed in the moment before the pull requests are enqueued: GitHub still knows their checks as
 * successful. What happened is told afterwards, in order.
 */
function enqueueAfter(
  { github }: Rehearsal,
  queue: MergeQueue,
  dismiss: () => void,
  numbers: readonly number[],
  meanwhile: () => void = () => undefined,
): MergeGroupView {
  github.webhooks.hold();
  dismiss();
  queue.add(numbers, 'anna');
  const group = groupOf(queue);
  meanwhile();
  github.webhooks.release();
  return group;
}
