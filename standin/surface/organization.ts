/** Organisations and teams, as tests make and change them. */

/** What an organisation pays for: it decides which protection private repositories can have. */
export type Plan = 'free' | 'team' | 'enterprise';

export interface Organization {
  readonly id: number;
  readonly login: string;
  readonly plan: Plan;
  /** Adds an active member of the organisation; `admin` is an owner. Whoever was invited accepts by this. */
  addMember(login: string, role?: 'member' | 'admin'): void;
  /** An invitation: `pending`, and counts for nothing. */
  inviteMember(login: string): void;
  /** Takes a person out of the organisation, its teams and its repositories. */
  removeMember(login: string): void;
  createTeam(slug: string, options?: { readonly members?: readonly string[]; readonly parent?: string }): Team;
  team(slug: string): Team;
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  /** `pending` has been invited and does not count. Default `active`. */
  addMember(login: string, state?: 'active' | 'pending'): void;
  removeMember(login: string): void;
  rename(slug: string): void;
  /** Members of a team count as members of its parents; null puts it at the top. */
  setParent(slug: string | null): void;
  /** Deletes the team and all teams below it. */
  delete(): void;
}
