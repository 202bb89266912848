/** A merge queue as a test holds it. */
import type { GroupRecord, QueueRecord } from '../state/branch-rules.ts';
import type { RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { MergeGroupView, MergeQueue } from '../surface/protection.ts';
import { currentGroup, dequeue, enqueue } from '../verbs/merge-queue.ts';

export class MergeQueueHandle implements MergeQueue {
  private readonly world: World;
  private readonly repository: RepositoryRecord;
  private readonly queue: QueueRecord;

  constructor(world: World, repository: RepositoryRecord, queue: QueueRecord) {
    this.world = world;
    this.repository = repository;
    this.queue = queue;
  }

  get entries(): readonly number[] {
    this.world.tend();
    return this.queue.entries.map(({ number }) => number);
  }

  get group(): MergeGroupView | null {
    this.world.tend();
    const group = currentGroup(this.queue);
    return group === null ? null : viewOf(group);
  }

  get groups(): readonly MergeGroupView[] {
    this.world.tend();
    return this.queue.groups.map(viewOf);
  }

  add(numbers: readonly number[], by: string): void {
    enqueue(this.world, this.repository, this.queue, numbers, this.world.account(by));
  }

  remove(number: number, by: string): void {
    dequeue(this.world, this.repository, this.queue, number, this.world.account(by));
  }
}

function viewOf({ headSha, branch, baseSha, numbers, state }: GroupRecord): MergeGroupView {
  return { headSha, headRef: `refs/heads/${branch}`, baseSha, numbers, state };
}
