/** Who belongs to an organisation. */
import { showAccount, showTeam } from '../render/account.ts';
import { showOrganizationMembership } from '../render/membership.ts';
import { apiUrl, instant, nodeId } from '../render/place.ts';
import type { Account, OrganizationRecord, TeamRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

export function addMember(
  world: World,
  organization: OrganizationRecord,
  member: Account,
  role: 'member' | 'admin',
): void {
  const key = member.login.toLowerCase();
  const wasMember = organization.members.has(key);
  organization.invited.delete(key);
  organization.members.add(key);
  if (role === 'admin') organization.owners.add(key);
  else organization.owners.delete(key);
  if (!wasMember) tellMember(world, organization, member, 'added');
}

export function inviteMember(world: World, organization: OrganizationRecord, invited: Account): void {
  const { account } = organization;
  organization.invited.add(invited.login.toLowerCase());
  const id = world.nextId();
  const invitation = {
    id,
    node_id: nodeId('OrganizationInvitation', id),
    login: invited.login,
    email: null,
    role: 'direct_member',
    created_at: instant(world.clock.now()),
    failed_at: null,
    failed_reason: null,
    inviter: showAccount(world, account),
    team_count: 0,
    invitation_teams_url: apiUrl(world, `/organizations/${account.id}/invitations/${id}/teams`),
    invitation_source: 'member',
  };
  world.tell({
    webhook: 'organization/member-invited',
    repository: null,
    installation: world.installationOn(account),
    sender: account,
    content: { invitation, user: showAccount(world, invited) },
  });
}

/** Out of the teams first, each of which tells it; the repositories are lost without a word. */
export function removeMember(world: World, organization: OrganizationRecord, member: Account): void {
  const key = member.login.toLowerCase();
  if (!organization.members.has(key)) throw new Error(`${member.login} is no member of ${organization.account.login}`);
  for (const team of organization.teams.values()) {
    if (team.members.delete(key)) tellMembership(world, organization, team, member, 'removed');
  }
  for (const repository of world.repositories.values()) {
    if (repository.owner === organization.account) repository.permissions.delete(key);
  }
  tellMember(world, organization, member, 'removed');
  organization.members.delete(key);
  organization.owners.delete(key);
}

function tellMember(
  world: World,
  organization: OrganizationRecord,
  member: Account,
  action: 'added' | 'removed',
): void {
  const { account } = organization;
  world.tell({
    webhook: `organization/member-${action}`,
    repository: null,
    installation: world.installationOn(account),
    sender: account,
    content: { membership: showOrganizationMembership(world, organization, member) },
  });
}

export function tellMembership(
  world: World,
  { account }: OrganizationRecord,
  team: TeamRecord,
  member: Account,
  action: 'added' | 'removed',
): void {
  world.tell({
    webhook: `membership/${action}`,
    repository: null,
    installation: world.installationOn(account),
    sender: account,
    content: { scope: 'team', member: showAccount(world, member), team: showTeam(world, account, team) },
  });
}
