/** Organisations and teams as a test holds them. */
import type { OrganizationRecord, TeamRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Organization, Team } from '../surface/world.ts';
import { setMembership } from '../verbs/people.ts';

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

  addMember(login: string): void {
    this.record.members.add(this.world.account(login).login.toLowerCase());
  }

  createTeam(slug: string, options: { readonly members?: readonly string[]; readonly parent?: string } = {}): Team {
    const parent = options.parent === undefined ? null : this.teamRecord(options.parent);
    const record: TeamRecord = { id: this.world.nextId(), slug, parent, members: new Map() };
    this.record.teams.set(slug.toLowerCase(), record);
    const team = new TeamHandle(this.world, this.record, record);
    for (const login of options.members ?? []) team.addMember(login);
    return team;
  }

  team(slug: string): Team {
    return new TeamHandle(this.world, this.record, this.teamRecord(slug));
  }

  private teamRecord(slug: string): TeamRecord {
    const team = this.record.teams.get(slug.toLowerCase());
    if (team === undefined) throw new Error(`${this.login} has no team ${slug}`);
    return team;
  }
}

class TeamHandle implements Team {
  private readonly world: World;
  private readonly organization: OrganizationRecord;
  private readonly record: TeamRecord;
  readonly id: number;
  readonly slug: string;

  constructor(world: World, organization: OrganizationRecord, record: TeamRecord) {
    this.world = world;
    this.organization = organization;
    this.record = record;
    this.id = record.id;
    this.slug = record.slug;
  }

  addMember(login: string, state: 'active' | 'pending' = 'active'): void {
    setMembership(this.world, this.organization, this.record, this.world.account(login), state);
  }

  removeMember(login: string): void {
    setMembership(this.world, this.organization, this.record, this.world.account(login), null);
  }
}
