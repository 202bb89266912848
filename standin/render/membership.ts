import type { Account, OrganizationRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { showAccount, showOrganization } from './account.ts';
import { apiUrl, type Shown } from './place.ts';

/** Of a member, or of somebody who was invited. */
export function showOrganizationMembership(world: World, organization: OrganizationRecord, member: Account): Shown {
  const { account, owners, invited } = organization;
  const key = member.login.toLowerCase();
  const url = apiUrl(world, `/orgs/${account.login}`);
  return {
    url: `${url}/memberships/${member.login}`,
    state: invited.has(key) ? 'pending' : 'active',
    role: owners.has(key) ? 'admin' : 'member',
    organization_url: url,
    direct_membership: true,
    user: showAccount(world, member),
    organization: showOrganization(world, account),
  };
}
