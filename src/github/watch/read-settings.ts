/** How a repository is set up, as far as the App may read it without administering it. */
import type { EnvironmentSettings, RepositorySettings, RequiredCheck } from '../../flow/ports.ts';
import { askOrNull, type Connection, listAll, once } from '../client.ts';
import { translateError } from '../translate-error.ts';

export async function readSettings(
  connection: Connection,
  isOurs: (environment: string) => Promise<boolean>,
): Promise<RepositorySettings> {
  const environments: EnvironmentSettings[] = [];
  for (const { name, canAdminsBypass } of await readEnvironments(connection)) {
    environments.push({ name, hasOurRule: await isOurs(name), canAdminsBypass });
  }
  return { environments, requiredChecks: await readRequiredChecks(connection) };
}

async function readEnvironments({ octokit, owner, repo }: Connection) {
  const { items } = await listAll('Reading the environments', async (page) => {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/environments', {
      owner,
      repo,
      ...page,
      request: once(),
    });
    return { data: data.environments ?? [] };
  });
  return items.map((environment) => ({ name: environment.name, canAdminsBypass: bypassIn(environment) }));
}

/** GitHub answers with it and does not describe it. */
function bypassIn(environment: object): boolean | null {
  if (!('can_admins_bypass' in environment)) return null;
  return typeof environment.can_admins_bypass === 'boolean' ? environment.can_admins_bypass : null;
}

/** From rulesets and from classic branch protection; what of the latter is not shown makes the answer unknown. */
async function readRequiredChecks(connection: Connection): Promise<readonly RequiredCheck[] | null> {
  const { octokit, owner, repo } = connection;
  try {
    const { data: repository } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() });
    const branch = repository.default_branch;
    const classic = await readClassic(connection, branch);
    const ruled = await readRuled(connection, branch);
    return ruled.length === 0 && classic === null ? null : [...ruled, ...(classic ?? [])];
  } catch (error) {
    const failure = translateError('Reading what the default branch requires', error);
    if (failure.kind === 'forbidden' || failure.kind === 'not-found') return null;
    throw failure;
  }
}

async function readRuled(connection: Connection, branch: string): Promise<readonly RequiredCheck[]> {
  const { octokit, owner, repo } = connection;
  const { items } = await listAll('Reading the rules of the default branch', (page) =>
    octokit.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      owner,
      repo,
      branch,
      ...page,
      request: once(),
    }),
  );
  return items.flatMap((rule) => {
    if (rule.type !== 'required_status_checks') return [];
    const checks = rule.parameters?.required_status_checks ?? [];
    return checks.map(({ context, integration_id: id }) => ({ name: context, from: sourceOf(id, connection) }));
  });
}

/** Null: the branch is protected, and GitHub does not show us how. */
async function readClassic(connection: Connection, branch: string): Promise<readonly RequiredCheck[] | null> {
  const { octokit, owner, repo } = connection;
  const answer = await askOrNull(`Reading branch ${branch}`, () =>
    octokit.request('GET /repos/{owner}/{repo}/branches/{branch}', { owner, repo, branch, request: once() }),
  );
  const protection = answer?.data.protection;
  const required = protection?.required_status_checks;
  if (required === undefined) return protection?.enabled === true ? null : [];
  const bound = new Map(required.checks?.map((check) => [check.context, check.app_id]));
  const names = new Set([...(required.contexts ?? []), ...bound.keys()]);
  return [...names].map((name) => ({ name, from: sourceOf(bound.get(name), connection) }));
}

function sourceOf(integrationId: number | null | undefined, { appId }: Connection): RequiredCheck['from'] {
  if (integrationId === null || integrationId === undefined || integrationId < 0) return 'anybody';
  return integrationId === appId ? 'us' : 'another-app';
}
