/**
 * Probot, for what it is good at: authenticating as the App and as its installations, and dispatching events. It
 * receives nothing from the network: what reaches it was verified and is on disk.
 */
import { Probot, ProbotOctokit } from 'probot';
import { Failure } from '../domain/failure.ts';
import type { Urgency } from '../domain/rate-budget.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import type { AppGitHub, CheckpointBoard, Delivery, GitHub, PastEvents, RepositoryWatch } from '../flow/ports.ts';
import { connectApp } from '../github/app-reads/connect-app.ts';
import { type AppInspection, connectInspection } from '../github/app-reads/inspect-app.ts';
import { openCheckpointBoard } from '../github/checkpoint-board.ts';
import { once } from '../github/client.ts';
import { connectGitHub, type Identity } from '../github/connect.ts';
import { type Narrowed, narrow } from '../github/installation.ts';
import { connectPastEvents } from '../github/reads/past-events/connect-past-events.ts';
import { translateError } from '../github/translate-error.ts';
import { connectWatch } from '../github/watch/connect-watch.ts';
import { createInstallations } from './installations.ts';
import type { Log } from './log.ts';
import type { RequestLimits } from './request-limits.ts';
import type { Secret } from './secret.ts';
import { createTokenCache } from './token-cache.ts';

export interface GitHubAppOptions {
  readonly appId: number;
  readonly privateKey: Secret;
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly webhookSecrets: readonly [Secret, ...Secret[]];
  readonly log: Log;
  readonly limits: RequestLimits;
  /** JSON, a trusted root a line: whose attestations count besides those of Sigstore's public instance. */
  readonly attestationRoots?: string | undefined;
}

export interface GitHubApp {
  /** `urgency`: of what is read; effects have their own. */
  github(repository: RepositoryRef, urgency?: Urgency): Promise<GitHub>;
  /** As the App itself, across installations. */
  readonly app: AppGitHub;
  /** Where the checkpoints of an audit log are published. */
  checkpointBoard(repository: RepositoryRef, origin: string): Promise<CheckpointBoard>;
  /** How it is set up on GitHub. */
  readonly inspection: AppInspection;
  /** For sweeps. */
  watch(repository: RepositoryRef): Promise<RepositoryWatch>;
  /** The past of a repository. */
  pastEvents(repository: RepositoryRef): Promise<PastEvents>;
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
const PlainOctokit: typeof ProbotOctokit = ProbotOctokit.defaults({
  retry: { enabled: false },
  throttle: { enabled: false },
});

export function createGitHubApp(options: GitHubAppOptions): GitHubApp {
  const probot = new Probot({
    appId: options.appId,
    privateKey: options.privateKey.reveal(),
    secret: options.webhookSecrets[0].reveal(),
    baseUrl: options.apiUrl,
    Octokit: PlainOctokit,
    // Probot logs whole payloads at `debug`, and ours are not for the log.
    log: options.log.child({}, { level: 'warn' }),
  });
  const identity = remembered(() => readIdentity(probot));
  const installations = createInstallations({ ...options, app: () => probot.auth(), tokens: createTokenCache() });
  const narrowed = (repository: RepositoryRef, urgency: Urgency): Promise<Narrowed> =>
    narrow(installations.of(repository.installationId, urgency), repository);
  return {
    github: async (repository, urgency = 'report') => {
      const access = await narrowed(repository, urgency);
      const known = { ...(await identity()), trustedRoots: options.attestationRoots };
      return connectGitHub(access.reads, repository, known, access);
    },
    checkpointBoard: async (repository, origin) => {
      const access = await narrowed(repository, 'report');
      const { owner, name: repo } = repository;
      const octokit = await access.forEffect('keep-issue');
      return openCheckpointBoard({ octokit, repository, owner, repo, ...(await identity()) }, origin);
    },
    app: connectApp({ app: () => probot.auth(), installation: async (id) => installations.overview(id) }),
    inspection: connectInspection({
      app: () => probot.auth(),
      reads: async (repository) => (await narrowed(repository, 'report')).reads,
    }),
    watch: async (repository) =>
      connectWatch((await narrowed(repository, 'report')).reads, repository, await identity()),
    pastEvents: async (repository) => connectPastEvents((await narrowed(repository, 'report')).reads, repository),
    dispatch: async ({ id, event, body }) => {
      const payload = JSON.parse(Buffer.from(body).toString('utf8'));
      await probot.receive({ id, name: event as 'push', payload });
    },
    onEvent: (handler) => probot.onAny(({ id, name, payload }) => handler({ id, name, payload })),
  };
}

async function readIdentity(probot: Probot): Promise<Identity> {
  const octokit = await probot.auth();
  try {
    const { data } = await octokit.request('GET /app', { request: once() });
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
