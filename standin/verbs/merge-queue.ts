/**
 * Merge queues. A group is the waiting pull requests, one commit after the other, on a branch of its own; its head
 * has to pass the required checks (grouping strategy HEADGREEN), then the base branch moves there.
 */
import { showGroup } from '../render/merge-group.ts';
import type { GroupRecord, QueueEntry, QueueRecord } from '../state/branch-rules.ts';
import type { Account, PullIssue, RepositoryRecord } from '../state/records.ts';
import { isPull, type World } from '../state/world.ts';
import { requiredState } from './branch-rules.ts';
import { tellIssue } from './issue.ts';
import { commitPull } from './pull-request.ts';
import { moveBranch, removeBranch } from './push.ts';

const MINUTE_MS = 60_000;

/** Why a pull request left the queue, in the words of the webhook `pull_request.dequeued`. */
type Leaving = 'MANUAL' | 'MERGE' | 'CI_FAILURE' | 'CI_TIMEOUT';

export function currentGroup({ groups }: QueueRecord): GroupRecord | null {
  const newest = groups.at(-1);
  return newest?.state === 'checking' ? newest : null;
}

export function enqueue(
  world: World,
  repository: RepositoryRecord,
  queue: QueueRecord,
  numbers: readonly number[],
  by: Account,
): void {
  for (const number of numbers) assertReady(repository, queue, number);
  for (const number of numbers) {
    const issue = pullNumbered(repository, number);
    queue.entries.push({ number, by, headSha: issue.pull.headSha, enqueuedAt: world.clock.now() });
    tellIssue(world, repository, issue, 'enqueued', by);
  }
  tendQueue(world, repository, queue);
}

/** Docs, "Merging a pull request with a merge queue": the requirements have to be met to be added. */
function assertReady(repository: RepositoryRecord, queue: QueueRecord, number: number): void {
  const issue = pullNumbered(repository, number);
  const { pull } = issue;
  if (issue.state !== 'open' || pull.draft) throw new Error(`#${number} is closed or a draft`);
  if (pull.base !== queue.branch) throw new Error(`#${number} is for ${pull.base}, the queue for ${queue.branch}`);
  if (queue.entries.some((entry) => entry.number === number)) throw new Error(`#${number} is in the queue already`);
  const state = requiredState(repository, queue.branch, pull.headSha);
  if (state !== 'success') throw new Error(`#${number} cannot be enqueued: its required checks are ${state}`);
}

function pullNumbered(repository: RepositoryRecord, number: number): PullIssue {
  const issue = repository.issues.get(number);
  if (issue === undefined || !isPull(issue)) throw new Error(`there is no pull request #${number}`);
  return issue;
}

export function dequeue(
  world: World,
  repository: RepositoryRecord,
  queue: QueueRecord,
  number: number,
  by: Account,
): void {
  const entry = queue.entries.find((one) => one.number === number);
  if (entry === undefined) throw new Error(`#${number} is not in the queue`);
  const group = currentGroup(queue);
  leave(world, repository, queue, entry, 'MANUAL', by);
  if (group?.numbers.includes(number)) endGroup(world, repository, group, 'dequeued');
  tendQueue(world, repository, queue);
}

export function tendQueues(world: World): void {
  for (const repository of world.repositories.values()) {
    for (const queue of repository.queues.values()) tendQueue(world, repository, queue);
  }
}

/** Takes what is decided one step further, until a group waits for its checks or nobody is in the queue. */
function tendQueue(world: World, repository: RepositoryRecord, queue: QueueRecord): void {
  dropClosed(world, repository, queue);
  for (let group = currentGroup(queue); ; group = currentGroup(queue)) {
    if (group === null) {
      if (queue.entries.length === 0) return;
      formGroup(world, repository, queue);
      return;
    }
    if (!isDecided(world, repository, queue, group)) return;
  }
}

/** Whether the group is over now. */
function isDecided(world: World, repository: RepositoryRecord, queue: QueueRecord, group: GroupRecord): boolean {
  if (repository.git.branches.get(queue.branch) !== group.baseSha) {
    endGroup(world, repository, group, 'invalidated');
    return true;
  }
  const state = requiredState(repository, queue.branch, group.headSha);
  const isLate = world.clock.now() >= group.createdAt + queue.timeoutMinutes * MINUTE_MS;
  if (state === 'success') mergeGroup(world, repository, queue, group);
  else if (state === 'failure' || isLate)
    failGroup(world, repository, queue, group, isLate ? 'CI_TIMEOUT' : 'CI_FAILURE');
  else return false;
  return true;
}

/** Who closed a pull request, or pushed to it, took it out. */
function dropClosed(world: World, repository: RepositoryRecord, queue: QueueRecord): void {
  const group = currentGroup(queue);
  const gone = queue.entries.filter(({ number, headSha }) => {
    const { state, pull } = pullNumbered(repository, number);
    return state !== 'open' || pull.headSha !== headSha;
  });
  for (const entry of gone) leave(world, repository, queue, entry, 'MANUAL', entry.by);
  if (group !== null && gone.some(({ number }) => group.numbers.includes(number))) {
    endGroup(world, repository, group, 'dequeued');
  }
}

function formGroup(world: World, repository: RepositoryRecord, queue: QueueRecord): void {
  const { git } = repository;
  const baseSha = git.branches.get(queue.branch) ?? '';
  const commits = new Map<number, string>();
  let head = git.get(baseSha);
  for (const { number, by } of queue.entries.slice(0, queue.groupOf)) {
    head = commitPull(world, repository, pullNumbered(repository, number), { base: head, by, method: queue.method });
    commits.set(number, head.sha);
  }
  const numbers = [...commits.keys()];
  const branch = `gh-readonly-queue/${queue.branch}/pr-${numbers.at(-1)}-${baseSha}`;
  const createdAt = world.clock.now();
  const group: GroupRecord = { branch, baseSha, headSha: head.sha, numbers, commits, createdAt, state: 'checking' };
  queue.groups.push(group);
  moveBranch(world, repository, branch, head, world.account('web-flow'));
  tellGroup(world, repository, group, 'checks-requested');
}

function mergeGroup(world: World, repository: RepositoryRecord, queue: QueueRecord, group: GroupRecord): void {
  const entries = queue.entries.filter(({ number }) => group.numbers.includes(number));
  const at = world.clock.now();
  group.state = 'merged';
  for (const { number, by } of entries) {
    const issue = pullNumbered(repository, number);
    issue.pull.merge = { by, at, sha: group.commits.get(number) ?? group.headSha };
    Object.assign(issue, { state: 'closed', closedAt: at, updatedAt: at });
  }
  moveBranch(world, repository, queue.branch, repository.git.get(group.headSha), world.account('web-flow'));
  for (const entry of entries) {
    leave(world, repository, queue, entry, 'MERGE', entry.by);
    tellIssue(world, repository, pullNumbered(repository, entry.number), 'closed', entry.by);
  }
  endGroup(world, repository, group, 'merged');
}

/** The last pull request of the group goes; those before it try again without it. */
function failGroup(
  world: World,
  repository: RepositoryRecord,
  queue: QueueRecord,
  group: GroupRecord,
  reason: Leaving,
): void {
  const last = queue.entries.find(({ number }) => number === group.numbers.at(-1));
  if (last !== undefined) leave(world, repository, queue, last, reason, world.account('web-flow'));
  endGroup(world, repository, group, 'dequeued');
}

function leave(
  world: World,
  repository: RepositoryRecord,
  queue: QueueRecord,
  entry: QueueEntry,
  reason: Leaving,
  by: Account,
): void {
  queue.entries = queue.entries.filter((one) => one !== entry);
  tellIssue(world, repository, pullNumbered(repository, entry.number), 'dequeued', by, { reason });
}

function endGroup(
  world: World,
  repository: RepositoryRecord,
  group: GroupRecord,
  state: 'merged' | 'invalidated' | 'dequeued',
): void {
  group.state = state;
  tellGroup(world, repository, group, 'destroyed', { reason: state });
  removeBranch(world, repository, group.branch, world.account('web-flow'));
}

function tellGroup(
  world: World,
  repository: RepositoryRecord,
  group: GroupRecord,
  action: 'checks-requested' | 'destroyed',
  more: Readonly<Record<string, unknown>> = {},
): void {
  const content = { merge_group: showGroup(world, repository, group), ...more };
  const sender = world.account('web-flow');
  world.tell({ webhook: `merge-group/${action}`, repository, installation: repository.installation, sender, content });
}
