/** What people may do in a repository. */
import { showAccount } from '../render/account.ts';
import type { Account, RepositoryRecord } from '../state/records.ts';
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
