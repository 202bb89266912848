/**
 * Probot, for what it is good at: authenticating as the App and as its installations, and dispatching events. It
 * receives nothing from the network: what reaches it was verified and is on disk.
 */
import { Probot, ProbotOctokit } from 'probot';
import { Failure } from '../domain/failure.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { Delivery, GitHub } from '../flow/ports.ts';
import { connectGitHub, type Identity } from '../github/connect.ts';
import { translateError } from '../github/translate-error.ts';
import type { Log } from './log.ts';
import type { Secret } from './secret.ts';
import { createTokenCache, type TokenCache } from './token-cache.ts';

export interface GitHubAppOptions {
  readonly appId: number;
  readonly privateKey: Secret;
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly webhookSecrets: readonly [Secret, ...Secret[]];
  readonly log: Log;
}

export interface GitHubApp {
  github(repository: RepositoryRef): Promise<GitHub>;
  /** Calls the handler given to {@link onEvent}. Rejects when it failed. */
  dispatch(delivery: Delivery): Promise<void>;
  onEvent(
    handler: (event: { readonly id: string; readonly name: string; readonly payload: unknown }) => Promise<void>,
  ): void;
}

/**
 * Retries are ours: the plugin repeats POSTs, and a POST whose answer was lost may have been done. So is waiting: what
 * GitHub asks us to wait for is kept in the agenda, where it survives a restart.
 */
function octokitWith(tokens: TokenCache): typeof ProbotOctokit {
  return ProbotOctokit.defaults((options: OctokitOptions) => ({
    ...options,
    ...(options.auth === undefined ? {} : { auth: { ...options.auth, cache: tokens } }),
    retry: { enabled: false },
    throttle: { enabled: false },
  }));
}

type OctokitOptions = Readonly<Record<string, unknown>> & { readonly auth?: object };

export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const tokens = createTokenCache();
  const probot = new Probot({
    appId: options.appId,
    privateKey: options.privateKey.reveal(),
    secret: options.webhookSecrets[0].reveal(),
    baseUrl: options.apiUrl,
    Octokit: octokitWith(tokens),
    // Probot logs whole payloads at `debug`, and ours are not for the log.
    log: options.log.child({}, { level: 'warn' }),
  });
  const identity = remembered(() => readIdentity(probot));
  return {
    github: async (repository) => {
      const octokit = await probot.auth(repository.installationId);
      forgetRefusedTokens(octokit, repository.installationId, tokens);
      return connectGitHub(octokit, repository, await identity());
    },
    dispatch: async ({ id, event, body }) => {
      const payload = JSON.parse(Buffer.from(body).toString('utf8'));
      await probot.receive({ id, name: event as 'push', payload });
    },
    onEvent: (handler) => probot.onAny(({ id, name, payload }) => handler({ id, name, payload })),
  };
}

/** What was asked is asked again by the agenda: not every call may be repeated. */
function forgetRefusedTokens(octokit: ProbotOctokit, installationId: number, tokens: TokenCache): void {
  octokit.hook.error('request', (error) => {
    if ('status' in error && error.status === 401) tokens.forget(installationId);
    throw error;
  });
}

async function readIdentity(probot: Probot): Promise<Identity> {
  const octokit = await probot.auth();
  try {
    const { data } = await octokit.request('GET /app');
    if (!data?.slug) throw new Failure('unavailable', 'GitHub did not say which App this is.');
    return { self: `${data.slug}[bot]`, appId: Number(data.id) };
  } catch (error) {
    throw translateError('Reading who we are', error);
  }
}

/** The value once it could be had; a failure is not remembered. */
function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
}
