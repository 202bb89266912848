/** Who people are: numeric id, kind, permission on this repository, and membership of the teams that matter. */
import type { Permission, Person } from '../../domain/facts.ts';
import { askOrNull, type Connection, once } from '../client.ts';

/** Unknown logins are left out: somebody we know nothing of counts for nothing. */
export async function readPeople(
  connection: Connection,
  logins: readonly string[],
  teams: readonly string[],
): Promise<Readonly<Record<string, Person>>> {
  const people: Record<string, Person> = {};
  for (const login of distinctLogins(logins)) {
    const person = await readPerson(connection, login, teams);
    if (person) people[login] = person;
  }
  return people;
}

function distinctLogins(logins: readonly string[]): readonly string[] {
  const byLowerCase = new Map(logins.map((login) => [login.toLowerCase(), login]));
  return [...byLowerCase.values()].sort();
}

async function readPerson(connection: Connection, login: string, teams: readonly string[]): Promise<Person | null> {
  const { octokit, owner, repo } = connection;
  if (login.endsWith('[bot]')) return readBot(connection, login);
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
  const memberships: string[] = [];
  for (const team of teams) {
    if (await isActiveMember(connection, team, login)) memberships.push(team);
  }
  return {
    id: Number(user.id),
    kind: user.type === 'Bot' ? 'bot' : 'user',
    permission: permissionOf(answer.data.role_name, answer.data.permission),
    teams: memberships,
  };
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
