/**
 * The installations of the App, each reached by tokens that open one repository for one purpose. A token that gets
 * lost, or a call that goes wrong, reaches no further.
 */
import { ProbotOctokit } from 'probot';
import { Failure } from '../domain/failure.ts';
import type { Urgency } from '../domain/rate-budget.ts';
import { ask, once } from '../github/client.ts';
import type { Installation, Scope } from '../github/installation.ts';
import { grantedOf, type Permissions } from '../github/permissions.ts';
import type { Log } from './log.ts';
import type { LimitedRequest, RequestLimits } from './request-limits.ts';
import type { TokenCache } from './token-cache.ts';

export interface InstallationsOptions {
  /** Signed in as the App. */
  readonly app: () => Promise<ProbotOctokit>;
  readonly apiUrl: string;
  readonly log: Log;
  readonly tokens: TokenCache;
  readonly limits: RequestLimits;
}

export interface Installations {
  /** `urgency`: of what is read. */
  of(installationId: number, urgency: Urgency): Installation;
  /** A client that may see which repositories the installation has, and nothing in them. */
  overview(installationId: number): ProbotOctokit;
}

/** What people grant is seen this much later, unless something is missing. */
const GRANTS_ARE_KEPT_MS = 300_000;

/** `underWay`: tokens being asked for: who needs the same one meanwhile waits for it. */
type Parts = InstallationsOptions & { readonly underWay: Map<string, Promise<Token>> };

export function createInstallations(given: InstallationsOptions): Installations {
  const options: Parts = { ...given, underWay: new Map() };
  const readGrants = grantsReader(options);
  const clientFor = (request: LimitedRequest, scope: Scope | { readonly permissions: Permissions }): ProbotOctokit =>
    createClient(options, { ...request, scope, readGrants });
  return {
    of: (installationId, urgency) => ({
      permissions: (isNew = false) => readGrants(installationId, isNew),
      selection: async () => (await readInstallation(options, installationId)).repository_selection,
      client: (scope, use) => clientFor({ installationId, urgency: use === 'effect' ? null : urgency }, scope),
      hasRepository: (name, permissions) => hasRepository(options, { installationId, scope: { name, permissions } }),
    }),
    overview: (installationId) =>
      clientFor({ installationId, urgency: 'report' }, { permissions: { metadata: 'read' } }),
  };
}

async function readInstallation({ app }: InstallationsOptions, id: number) {
  const octokit = await app();
  const { data } = await ask('Reading the installation of the App', () =>
    octokit.request('GET /app/installations/{installation_id}', { installation_id: id, request: once() }),
  );
  return data;
}

type GrantsReader = (installationId: number, isNew: boolean) => Promise<Permissions>;

function grantsReader(options: InstallationsOptions): GrantsReader {
  const known = new Map<number, { readonly permissions: Permissions; readonly until: number }>();
  return async (id, isNew) => {
    const kept = known.get(id);
    if (kept && !isNew && kept.until > performance.now()) return kept.permissions;
    const granted = Object.entries((await readInstallation(options, id)).permissions ?? {});
    const permissions: Permissions = Object.fromEntries(
      granted.map(([name, level]) => [name, level === 'read' ? 'read' : 'write']),
    );
    known.set(id, { permissions, until: performance.now() + GRANTS_ARE_KEPT_MS });
    return permissions;
  };
}

interface ScopedRequest {
  readonly installationId: number;
  /** Without a repository: all that the installation has. */
  readonly scope: Scope | { readonly permissions: Permissions };
}

interface Token {
  readonly token: string;
  /** By the clock of this machine. */
  readonly createdAt: number;
}

function tokenFor(options: Parts, request: ScopedRequest): Promise<Token> {
  const key = `${request.installationId}|${JSON.stringify(request.scope)}`;
  const known = options.tokens.get(key);
  if (known !== undefined) return Promise.resolve(JSON.parse(known) as Token);
  const asked =
    options.underWay.get(key) ?? makeToken(options, request, key).finally(() => options.underWay.delete(key));
  options.underWay.set(key, asked);
  return asked;
}

async function makeToken(
  { app, tokens }: Parts,
  { installationId, scope }: ScopedRequest,
  key: string,
): Promise<Token> {
  const octokit = await app();
  const made = await octokit.request('POST /app/installations/{installation_id}/access_tokens', {
    installation_id: installationId,
    permissions: { ...scope.permissions },
    ...('id' in scope ? { repository_ids: [scope.id] } : {}),
    ...('name' in scope ? { repositories: [scope.name] } : {}),
    request: once(),
  });
  const token: Token = { token: made.data.token, createdAt: Date.now() };
  tokens.set(key, JSON.stringify(token));
  return token;
}

async function hasRepository(options: Parts, request: ScopedRequest): Promise<boolean> {
  try {
    await ask('Asking for a token', () => tokenFor(options, request));
    return true;
  } catch (error) {
    if (error instanceof Failure && refusalIn(error.cause) === 'repository') return false;
    throw error;
  }
}

/** What a 422 for a token is about. GitHub tells in its message only; what is not understood is neither. */
function refusalIn(error: unknown): 'repository' | 'permission' | null {
  if (typeof error !== 'object' || error === null || !('status' in error) || error.status !== 422) return null;
  const message = 'message' in error ? String(error.message) : '';
  if (/permission/i.test(message)) return 'permission';
  return /repositor(y|ies)\b.*(not exist|not accessible)/i.test(message) ? 'repository' : null;
}

/** GitHub's copies lag: a token this young may not be known everywhere yet. */
const YOUNG_MS = 5_000;
const TRY_AGAIN_AFTER_MS = 1_000;

interface Reached extends ScopedRequest, LimitedRequest {
  readonly readGrants: GrantsReader;
}

function createClient(options: Parts, reached: Reached): ProbotOctokit {
  const { limits, tokens, apiUrl, log } = options;
  const octokit = new ProbotOctokit({
    authStrategy: withoutAuthentication,
    baseUrl: apiUrl,
    log: log.child({ name: 'github' }, { level: 'warn' }),
    // Retries are ours: the plugin repeats POSTs. So is waiting: it is kept in the agenda, where it survives a restart.
    retry: { enabled: false },
    throttle: { enabled: false },
  });
  octokit.hook.wrap('request', async (request, parameters) => {
    await limits.before(reached);
    try {
      const { token, createdAt } = await grantedToken(options, reached);
      // Hooks pass on the parameters that they were given, and no others.
      parameters.headers['authorization'] = `token ${token}`;
      const response = await untilKnown(() => request(parameters), createdAt);
      await limits.answered(reached, response.headers);
      return response;
    } catch (error) {
      // What was asked is asked again by the agenda: not every call may be repeated.
      if (isRefusedToken(error)) tokens.forget(reached.installationId);
      await limits.refused(reached, error);
      throw error;
    }
  });
  return octokit;
}

/** Who granted less since we looked gets a token for what is left; what needs more fails when it is called. */
async function grantedToken(options: Parts, reached: Reached): Promise<Token> {
  const { installationId, scope, readGrants } = reached;
  try {
    return await tokenFor(options, reached);
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === 'repository') {
      throw new Failure('not-found', 'The installation of the App does not have this repository (any more).', {
        cause: error,
      });
    }
    if (refusal !== 'permission') throw error;
    const permissions = grantedOf(scope.permissions, await readGrants(installationId, true));
    return await tokenFor(options, { installationId, scope: { ...scope, permissions } });
  }
}

async function untilKnown<T>(send: () => T | Promise<T>, createdAt: number): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isRefusedToken(error) || Date.now() - createdAt >= YOUNG_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER_MS));
    }
  }
}

function isRefusedToken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 401;
}

/** The client signs each request by itself. */
function withoutAuthentication() {
  return Object.assign(async () => ({ type: 'narrowed' }), {
    hook: (request: (parameters: object) => unknown, parameters: object) => request(parameters),
  });
}
