/** Milestones, as people make and move them. */

export interface MilestoneOptions {
  readonly title: string;
  readonly by: string;
  readonly description?: string;
  /** An instant such as `2026-12-01T08:00:00Z`; null: it has no due date. */
  readonly dueOn?: string | null;
}

export interface MilestoneChange {
  readonly title?: string;
  readonly description?: string;
  readonly dueOn?: string | null;
}

export interface Milestone {
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  edit(change: MilestoneChange, by: string): void;
  close(by: string): void;
  reopen(by: string): void;
  delete(by: string): void;
}
