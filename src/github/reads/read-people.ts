/** Who people are: numeric id, kind, permission on this repository, and membership of the teams that matter. */
import type { Permission, Person } from '../../domain/facts.ts';
import { Failure } from '../../domain/failure.ts';
import { askOrNull, type Connection, once, PAGE_SIZE } from '../client.ts';
import { type FoundPeople, findPeople } from '../graphql/find-people.ts';

/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
export async function readPeople(
  connection: Connection,
  logins: readonly string[],
  teams: readonly string[],
): Promise<Readonly<Record<string, Person>>> {
  const people: Record<string, Person> = {};
  const asked = distinctLogins(logins);
  const humans = asked.filter((login) => !isBot(login));
  const atOnce = await findPeople(connection, humans, teams);
  const missing = humans.filter((login) => !atOnce.collaborators.has(login.toLowerCase()));
  const listed = missing.length < 2 ? [] : await listCollaborators(connection);
  const found = { ...atOnce, collaborators: new Map([...listed, ...atOnce.collaborators]) };
  for (const login of asked) {
    const person = isBot(login)
      ? await readBot(connection, login)
      : await readPerson(connection, { login, teams, found });
    if (person) people[login] = person;
  }
  return people;
}

function distinctLogins(logins: readonly string[]): readonly string[] {
  const byLowerCase = new Map(logins.map((login) => [login.toLowerCase(), login]));
  return [...byLowerCase.values()].sort();
}

function isBot(login: string): boolean {
  return login.endsWith('[bot]');
}

/**
 * The first hundred collaborators, which mostly are all of them. GitHub shows them to every App, in GraphQL only to one
 * that may push. Whoever else is asked about is asked about alone.
 */
async function listCollaborators({ octokit, owner, repo }: Connection): Promise<readonly (readonly [string, Known])[]> {
  const page = { owner, repo, per_page: PAGE_SIZE, request: once() };
  const read = () => octokit.request('GET /repos/{owner}/{repo}/collaborators', page);
  const answer = await askOrNull('Reading the collaborators', read).catch(unlessForbidden);
  return (answer?.data ?? []).flatMap(({ id, login, type, role_name: role, permissions }) => {
    if (type !== 'User' || permissions === undefined) return [];
    return [[login.toLowerCase(), { id: Number(id), permission: permissionOf(role, highest(permissions)) }] as const];
  });
}

/** A token that may not list them may still ask about each. */
function unlessForbidden(error: unknown): null {
  if (error instanceof Failure && error.kind === 'forbidden') return null;
  throw error;
}

type Known = { readonly id: number; readonly permission: Permission };

/** As GitHub folds them where it knows no role by name. */
function highest(can: { readonly admin: boolean; readonly push: boolean; readonly pull: boolean }): Permission {
  if (can.admin) return 'admin';
  if (can.push) return 'write';
  return can.pull ? 'read' : 'none';
}

interface Asked {
  readonly login: string;
  readonly teams: readonly string[];
  readonly found: FoundPeople;
}

async function readPerson(connection: Connection, { login, teams, found }: Asked): Promise<Person | null> {
  const known = found.collaborators.get(login.toLowerCase());
  const account = known ? { ...known, kind: 'user' as const } : await readAccount(connection, login);
  if (!account) return null;
  const memberships: string[] = [];
  for (const team of teams) {
    const isMember = found.members.get(team)?.has(account.id) ?? (await isActiveMember(connection, team, login));
    if (isMember) memberships.push(team);
  }
  return { ...account, teams: memberships };
}

async function readAccount(connection: Connection, login: string): Promise<Omit<Person, 'teams'> | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading the permission of ${login}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
      owner,
      repo,
      username: login,
      request: once(),
    }),
  );
  const user = answer?.data.user;
  if (!answer || !user) return null;
  const { role_name: roleName, permission } = answer.data;
  const kind = user.type === 'Bot' ? 'bot' : 'user';
  return { id: Number(user.id), kind, permission: permissionOf(roleName, permission) };
}

async function readBot({ octokit }: Connection, login: string): Promise<Person | null> {
  const answer = await askOrNull(`Reading ${login}`, () =>
    octokit.request('GET /users/{username}', { username: login, request: once() }),
  );
  return answer ? { id: Number(answer.data.id), kind: 'bot', permission: 'none', teams: [] } : null;
}

/** `role_name` tells maintain and triage apart, which `permission` folds into write and read; custom roles fall back to it. */
function permissionOf(roleName: string, permission: string): Permission {
  for (const name of [roleName, permission]) {
    const known = PERMISSIONS.find((candidate) => candidate === name);
    if (known) return known;
  }
  return 'none';
}

const PERMISSIONS: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** Members of child teams count (GitHub says so in the answer); an invitation that was not accepted does not. */
async function isActiveMember({ octokit, owner }: Connection, team: string, login: string): Promise<boolean> {
  const answer = await askOrNull(`Reading team ${team}`, () =>
    octokit.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
      org: owner,
      team_slug: team,
      username: login,
      request: once(),
    }),
  );
  return answer?.data.state === 'active';
}
