/** Teams come, change and go, and people in them. */
import { showTeam } from '../render/account.ts';
import type { Account, OrganizationRecord, TeamRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { addMember, tellMembership } from './membership.ts';

export function addTeam(
  world: World,
  organization: OrganizationRecord,
  slug: string,
  parent: TeamRecord | null,
): TeamRecord {
  if (organization.teams.has(slug.toLowerCase())) throw new Error(`the team ${slug} exists already`);
  const team: TeamRecord = { id: world.nextId(), slug, parent, members: new Map() };
  organization.teams.set(slug.toLowerCase(), team);
  tellTeam(world, organization, team, 'created');
  return team;
}

/** A team's name and its slug are one here. */
export function renameTeam(world: World, organization: OrganizationRecord, team: TeamRecord, slug: string): void {
  const from = team.slug;
  organization.teams.delete(from.toLowerCase());
  team.slug = slug;
  organization.teams.set(slug.toLowerCase(), team);
  tellTeam(world, organization, team, 'edited', { changes: { name: { from } } });
}

export function moveTeam(
  world: World,
  organization: OrganizationRecord,
  team: TeamRecord,
  parent: TeamRecord | null,
): void {
  for (let above = parent; above !== null; above = above.parent) {
    if (above === team) throw new Error(`${team.slug} cannot be below itself`);
  }
  team.parent = parent;
  tellTeam(world, organization, team, 'edited', { changes: {} });
}

/** Teams below go first (docs, "Deleting a team": deleting a parent team deletes its child teams). */
export function deleteTeam(world: World, organization: OrganizationRecord, team: TeamRecord): void {
  for (const child of childrenOf(organization, team)) deleteTeam(world, organization, child);
  organization.teams.delete(team.slug.toLowerCase());
  tellTeam(world, organization, team, 'deleted');
}

export function childrenOf(organization: OrganizationRecord, team: TeamRecord): readonly TeamRecord[] {
  return [...organization.teams.values()].filter((child) => child.parent === team);
}

/** Null takes the person out. Whoever joins a team joins the organisation. */
export function setMembership(
  world: World,
  organization: OrganizationRecord,
  team: TeamRecord,
  member: Account,
  state: 'active' | 'pending' | null,
): void {
  const key = member.login.toLowerCase();
  if (state === null && !team.members.delete(key)) throw new Error(`${member.login} is not in the team ${team.slug}`);
  if (state === 'active' && !organization.members.has(key)) addMember(world, organization, member, 'member');
  if (state !== null) team.members.set(key, state);
  if (state === 'pending') return;
  tellMembership(world, organization, team, member, state === null ? 'removed' : 'added');
}

function tellTeam(
  world: World,
  { account }: OrganizationRecord,
  team: TeamRecord,
  action: 'created' | 'edited' | 'deleted',
  more: Readonly<Record<string, unknown>> = {},
): void {
  world.tell({
    webhook: `team/${action}`,
    repository: null,
    installation: world.installationOn(account),
    sender: account,
    content: { team: showTeam(world, account, team), ...more },
  });
}

/** Members of child teams are members; an invitation that was not accepted is `pending`. */
export function membershipOf(
  organization: OrganizationRecord,
  team: TeamRecord,
  login: string,
): 'active' | 'pending' | null {
  const own = team.members.get(login) ?? null;
  if (own === 'active') return own;
  const below = childrenOf(organization, team).map((child) => membershipOf(organization, child, login));
  return below.includes('active') ? 'active' : (own ?? below.find((state) => state !== null) ?? null);
}
