/** Who belongs where, and may do what. */
import { showAccount, showTeam } from '../render/account.ts';
import type { Account, OrganizationRecord, RepositoryRecord, TeamRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { Role } from '../surface/world.ts';

/** The webhook knows the base roles only. */
const BASE_ROLES: Readonly<Record<Role, 'read' | 'write' | 'admin'>> = {
  none: 'read',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

export function setPermission(world: World, repository: RepositoryRecord, member: Account, role: Role): void {
  const key = member.login.toLowerCase();
  const before = repository.permissions.get(key);
  if (role === 'none') repository.permissions.delete(key);
  else repository.permissions.set(key, role);
  const action = role === 'none' ? 'removed' : before === undefined ? 'added' : 'edited';
  const change = { from: BASE_ROLES[before ?? 'none'], to: BASE_ROLES[role] };
  const changes = {
    added: { permission: { to: change.to }, role_name: { to: role } },
    edited: { permission: change },
    removed: undefined,
  }[action];
  world.tell({
    webhook: `member/${action}`,
    repository,
    installation: repository.installation,
    sender: repository.owner,
    content: { member: showAccount(world, member), ...(changes === undefined ? {} : { changes }) },
  });
}

export function setMembership(
  world: World,
  organization: OrganizationRecord,
  team: TeamRecord,
  member: Account,
  state: 'active' | 'pending' | null,
): void {
  const key = member.login.toLowerCase();
  if (state === null) team.members.delete(key);
  else team.members.set(key, state);
  if (state === 'pending') return;
  const { account } = organization;
  const installation = [...world.installations.values()].find((one) => one.account === account) ?? null;
  world.tell({
    webhook: `membership/${state === null ? 'removed' : 'added'}`,
    repository: null,
    installation,
    sender: account,
    content: { scope: 'team', member: showAccount(world, member), team: showTeam(world, account, team) },
  });
}
