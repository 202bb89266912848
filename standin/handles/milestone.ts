/** A milestone as a test holds it. */
import type { MilestoneRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Milestone, MilestoneChange } from '../surface/milestones.ts';
import { editMilestone, removeMilestone, setMilestoneState } from '../verbs/milestone.ts';

export class MilestoneHandle implements Milestone {
  private readonly world: World;
  private readonly repository: RepositoryRecord;
  private readonly record: MilestoneRecord;

  constructor(world: World, repository: RepositoryRecord, record: MilestoneRecord) {
    this.world = world;
    this.repository = repository;
    this.record = record;
  }

  get number(): number {
    return this.record.number;
  }

  get title(): string {
    return this.record.title;
  }

  get state(): 'open' | 'closed' {
    return this.record.state;
  }

  edit(change: MilestoneChange, by: string): void {
    editMilestone(this.world, this.repository, this.record, change, this.world.account(by));
  }

  close(by: string): void {
    setMilestoneState(this.world, this.repository, this.record, 'closed', this.world.account(by));
  }

  reopen(by: string): void {
    setMilestoneState(this.world, this.repository, this.record, 'open', this.world.account(by));
  }

  delete(by: string): void {
    removeMilestone(this.world, this.repository, this.record, this.world.account(by));
  }
}
