/** Environments and the protection they have. */
import type { Account, OrganizationRecord, TeamRecord } from './records.ts';

export interface EnvironmentRecord {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  /** Id of the protection rule of our App here; null when it is not switched on. */
  ruleId: number | null;
  protection: ProtectionRecord;
}

/** The protection that GitHub itself offers. */
export interface ProtectionRecord {
  /** One of them is enough; empty: nobody is asked. */
  readonly reviewers: readonly ReviewerRecord[];
  readonly preventsSelfReview: boolean;
  /** 0: no timer. */
  readonly waitMinutes: number;
  readonly canAdminsBypass: boolean;
}

export type ReviewerRecord =
  | { readonly kind: 'User'; readonly account: Account }
  | { readonly kind: 'Team'; readonly organization: OrganizationRecord; readonly team: TeamRecord };

/** What a waiting job still needs. */
export type Outstanding = 'rule' | 'reviewers' | 'timer';
