/**
 * Permissions and teams of many people in one question. GitHub shows the collaborators to whoever may push, and teams to
 * the App of the organisation; what it does not show, or not whole, is left to the REST API, person by person.
 */
import { z } from 'zod';
import type { Permission } from '../../domain/facts.ts';
import type { Connection } from '../client.ts';
import { peopleDocument } from './documents.ts';
import { type QueryAnswer, runQuery } from './run-query.ts';

export interface FoundPeople {
  /** By login in lower case. Somebody who is not in it is no collaborator, or was not found out about. */
  readonly collaborators: ReadonlyMap<string, { readonly id: number; readonly permission: Permission }>;
  /** The ids of the members of each team that was seen whole. */
  readonly members: ReadonlyMap<string, ReadonlySet<number>>;
}

/** GitHub looks each of them up, so a question has to end somewhere. */
const MOST_PEOPLE = 100;

export async function findPeople(
  connection: Connection,
  logins: readonly string[],
  teams: readonly string[],
): Promise<FoundPeople> {
  const collaborators = new Map<string, { id: number; permission: Permission }>();
  const members = new Map<string, ReadonlySet<number>>();
  for (let from = 0; from < logins.length; from += MOST_PEOPLE) {
    const asked = { logins: logins.slice(from, from + MOST_PEOPLE), teams: from === 0 ? teams : [] };
    const answer = await askFor(connection, asked.logins, asked.teams);
    if (answer === null) break;
    noteCollaborators(collaborators, asked.logins, partOf(answer, 'repository'), connection.repository.id);
    noteMembers(members, asked.teams, partOf(answer, 'organization'));
  }
  return { collaborators, members };
}

function askFor(
  connection: Connection,
  logins: readonly string[],
  teams: readonly string[],
): Promise<QueryAnswer | null> {
  const { owner, repo: name } = connection;
  return runQuery(connection, 'Reading who people are', peopleDocument(logins.length, teams.length), {
    owner,
    name,
    ...Object.fromEntries(logins.map((login, index) => [`p${index}`, login])),
    ...Object.fromEntries(teams.map((team, index) => [`t${index}`, team])),
  });
}

/** One of the two parts of the answer, unless anything in it failed. */
function partOf({ data, errors }: QueryAnswer, name: string): Readonly<Record<string, unknown>> {
  const isFailed = errors.some(({ path }) => path === undefined || path[0] === name);
  const part =
    typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name) : undefined;
  return isFailed || typeof part?.[1] !== 'object' || part[1] === null ? {} : { ...part[1] };
}

const PERMISSIONS = {
  ADMIN: 'admin',
  MAINTAIN: 'maintain',
  WRITE: 'write',
  TRIAGE: 'triage',
  READ: 'read',
} as const satisfies Readonly<Record<string, Permission>>;

const collaborator = z.object({
  edges: z.tuple([
    z.object({
      permission: z.enum(['ADMIN', 'MAINTAIN', 'WRITE', 'TRIAGE', 'READ']),
      node: z.object({ databaseId: z.number(), login: z.string() }),
    }),
  ]),
});

function noteCollaborators(
  found: Map<string, { id: number; permission: Permission }>,
  logins: readonly string[],
  repository: Readonly<Record<string, unknown>>,
  repositoryId: number,
): void {
  if (repository['databaseId'] !== repositoryId) return;
  for (const [index, login] of logins.entries()) {
    const parsed = collaborator.safeParse(repository[`p${index}`]);
    if (!parsed.success) continue;
    const [{ permission, node }] = parsed.data.edges;
    if (node.login.toLowerCase() !== login.toLowerCase()) continue;
    found.set(login.toLowerCase(), { id: node.databaseId, permission: PERMISSIONS[permission] });
  }
}

const wholeTeam = z.object({
  slug: z.string(),
  members: z.object({
    pageInfo: z.object({ hasNextPage: z.literal(false) }),
    nodes: z.array(z.object({ databaseId: z.number() })),
  }),
});

/** Members of child teams are among them, and who has not accepted an invitation is not. */
function noteMembers(
  found: Map<string, ReadonlySet<number>>,
  teams: readonly string[],
  organization: Readonly<Record<string, unknown>>,
): void {
  for (const [index, team] of teams.entries()) {
    const parsed = wholeTeam.safeParse(organization[`t${index}`]);
    // Null without an error: there is no such team.
    if (organization[`t${index}`] === null) found.set(team, new Set());
    else if (parsed.success) found.set(team, new Set(parsed.data.members.nodes.map(({ databaseId }) => databaseId)));
  }
}
