/** Users, organisations and teams. */
import { showAccount, showProfile, showTeam } from '../render/account.ts';
import { showOrganizationMembership } from '../render/membership.ts';
import { apiUrl } from '../render/place.ts';
import { type Answer, type Call, type Handler, installationOf, listed, notFound, pathOf } from '../serve/call.ts';
import type { OrganizationRecord, TeamRecord } from '../state/records.ts';
import { childrenOf, membershipOf } from '../verbs/team.ts';

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
  'teams/list-child-in-org': (call) => {
    const { organization, team } = teamOf(call);
    return listed(call, childrenOf(organization, team), (one) => showTeam(call.world, organization.account, one));
  },
  'orgs/list-members': listMembers,
  'orgs/get-membership-for-user': (call) => {
    const organization = organizationOf(call);
    const login = pathOf(call, 'username').toLowerCase();
    const account = call.world.accounts.get(login);
    const isKnown = organization.members.has(login) || organization.invited.has(login);
    if (account === undefined || !isKnown) throw notFound();
    return { status: 200, body: showOrganizationMembership(call.world, organization, account) };
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

function listMembers(call: Call): Answer {
  const { members, owners } = organizationOf(call);
  const { role } = call.query;
  const wanted = [...members].filter((login) => {
    if (role === 'admin') return owners.has(login);
    return role !== 'member' || !owners.has(login);
  });
  return listed(call, wanted, (login) => showAccount(call.world, call.world.account(login)));
}

function getMembership(call: Call): Answer {
  const { organization, team } = teamOf(call);
  const login = pathOf(call, 'username').toLowerCase();
  const state = membershipOf(organization, team, login);
  if (state === null) throw notFound();
  const path = `/orgs/${organization.account.login}/teams/${team.slug}/memberships/${login}`;
  return { status: 200, body: { url: apiUrl(call.world, path), role: 'member', state } };
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
