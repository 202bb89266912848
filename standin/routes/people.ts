/** Users and teams. */
import { showAccount, showProfile, showTeam } from '../render/account.ts';
import { apiUrl } from '../render/place.ts';
import { type Answer, type Call, type Handler, installationOf, listed, notFound, pathOf } from '../serve/call.ts';
import type { OrganizationRecord, TeamRecord } from '../state/records.ts';

export const PEOPLE_ROUTES: Readonly<Record<string, Handler>> = {
  'users/get-by-username': (call) => {
    const account = call.world.accounts.get(pathOf(call, 'username').toLowerCase());
    if (account === undefined) throw notFound();
    return { status: 200, body: showProfile(call.world, account) };
  },
  'teams/list': (call) => {
    const organization = organizationOf(call);
    return listed(call, [...organization.teams.values()], (team) => showTeam(call.world, organization.account, team));
  },
  'teams/list-members-in-org': (call) => {
    const { organization, team } = teamOf(call);
    const logins = [...call.world.accounts.keys()].filter(
      (login) => membershipOf(organization, team, login) === 'active',
    );
    return listed(call, logins, (login) => showAccount(call.world, call.world.account(login)));
  },
  'teams/get-membership-for-user-in-org': getMembership,
};

function getMembership(call: Call): Answer {
  const { organization, team } = teamOf(call);
  const login = pathOf(call, 'username').toLowerCase();
  const state = membershipOf(organization, team, login);
  if (state === null) throw notFound();
  const path = `/orgs/${organization.account.login}/teams/${team.slug}/memberships/${login}`;
  return { status: 200, body: { url: apiUrl(call.world, path), role: 'member', state } };
}

/** Members of child teams are members; an invitation that was not accepted is `pending`. */
function membershipOf(organization: OrganizationRecord, team: TeamRecord, login: string): 'active' | 'pending' | null {
  const own = team.members.get(login) ?? null;
  if (own === 'active') return own;
  const children = [...organization.teams.values()].filter((child) => child.parent === team);
  const below = children.map((child) => membershipOf(organization, child, login));
  return below.includes('active') ? 'active' : (own ?? below.find((state) => state !== null) ?? null);
}

/** Teams can be read by the installation of the organisation only; a job's token cannot see them at all. */
function organizationOf(call: Call): OrganizationRecord {
  const organization = call.world.organizations.get(pathOf(call, 'org').toLowerCase());
  if (organization === undefined || installationOf(call)?.account !== organization.account) throw notFound();
  return organization;
}

function teamOf(call: Call): { readonly organization: OrganizationRecord; readonly team: TeamRecord } {
  const organization = organizationOf(call);
  const team = organization.teams.get(pathOf(call, 'team_slug').toLowerCase());
  if (team === undefined) throw notFound();
  return { organization, team };
}
