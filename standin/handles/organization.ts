/** Organisations and teams as a test holds them. */
import type { OrganizationRecord, TeamRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Organization, Plan, Team } from '../surface/organization.ts';
import { addMember, inviteMember, removeMember } from '../verbs/membership.ts';
import { addTeam, deleteTeam, moveTeam, renameTeam, setMembership } from '../verbs/team.ts';

export class OrganizationHandle implements Organization {
  private readonly world: World;
  private readonly record: OrganizationRecord;

  constructor(world: World, record: OrganizationRecord) {
    this.world = world;
    this.record = record;
  }

  get id(): number {
    return this.record.account.id;
  }

  get login(): string {
    return this.record.account.login;
  }

  get plan(): Plan {
    return this.record.plan;
  }

  addMember(login: string, role: 'member' | 'admin' = 'member'): void {
    addMember(this.world, this.record, this.world.account(login), role);
  }

  inviteMember(login: string): void {
    inviteMember(this.world, this.record, this.world.account(login));
  }

  removeMember(login: string): void {
    removeMember(this.world, this.record, this.world.account(login));
  }

  createTeam(slug: string, options: { readonly members?: readonly string[]; readonly parent?: string } = {}): Team {
    const parent = options.parent === undefined ? null : teamNamed(this.record, options.parent);
    const record = addTeam(this.world, this.record, slug, parent);
    const team = new TeamHandle(this.world, this.record, record);
    for (const login of options.members ?? []) team.addMember(login);
    return team;
  }

  team(slug: string): Team {
    return new TeamHandle(this.world, this.record, teamNamed(this.record, slug));
  }
}

export function teamNamed({ account, teams }: OrganizationRecord, slug: string): TeamRecord {
  const team = teams.get(slug.toLowerCase());
  if (team === undefined) throw new Error(`${account.login} has no team ${slug}`);
  return team;
}

class TeamHandle implements Team {
  private readonly world: World;
  private readonly organization: OrganizationRecord;
  private readonly record: TeamRecord;

  constructor(world: World, organization: OrganizationRecord, record: TeamRecord) {
    this.world = world;
    this.organization = organization;
    this.record = record;
  }

  get id(): number {
    return this.record.id;
  }

  get slug(): string {
    return this.record.slug;
  }

  addMember(login: string, state: 'active' | 'pending' = 'active'): void {
    setMembership(this.world, this.organization, this.record, this.world.account(login), state);
  }

  removeMember(login: string): void {
    setMembership(this.world, this.organization, this.record, this.world.account(login), null);
  }

  rename(slug: string): void {
    renameTeam(this.world, this.organization, this.record, slug);
  }

  setParent(slug: string | null): void {
    const parent = slug === null ? null : teamNamed(this.organization, slug);
    moveTeam(this.world, this.organization, this.record, parent);
  }

  delete(): void {
    deleteTeam(this.world, this.organization, this.record);
  }
}
