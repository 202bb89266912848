/** The App as its owner sees it on GitHub: for telling how it is set up, and nothing else. */
import type { RepositoryRef } from '../../domain/repository.ts';
import { ask, askOrNull, listAll, type OctokitLike, once } from '../client.ts';
import { type ClockReading, compareClocks } from './compare-clocks.ts';
import { countDeliveries, type DeliveryCount } from './count-deliveries.ts';

export interface AppInspection {
  /** Null: GitHub did not answer with a time. */
  clock(): Promise<ClockReading | null>;
  /** Throws `Failure`, as all of them do. */
  registration(): Promise<Registration>;
  /** Null: there is none. */
  webhook(): Promise<WebhookConfig | null>;
  /** Of deliveries since this instant, in milliseconds since 1970. */
  deliveriesSince(at: number): Promise<DeliveryCount>;
  /** Suspended ones as well. */
  installations(): Promise<readonly InstallationSight[]>;
  surroundings(repository: RepositoryRef): Promise<Surroundings>;
}

export interface Registration {
  readonly slug: string;
  readonly owner: string;
  /** The address of its settings, without a slash at the end. */
  readonly page: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

export interface WebhookConfig {
  readonly url: string;
  readonly contentType: string;
  readonly hasSecret: boolean;
  readonly checksCertificate: boolean;
}

export interface InstallationSight {
  readonly id: number;
  readonly account: string;
  readonly selection: string;
  readonly isSuspended: boolean;
  readonly page: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** What a policy's effect depends on besides the settings that sweeps read. */
export interface Surroundings {
  readonly visibility: 'public' | 'private' | 'internal' | null;
  /** Null: it has no merge queue, or none that is shown. */
  readonly queueTimeoutMinutes: number | null;
}

export interface InspectionClients {
  /** With the key of the App. */
  readonly app: () => Promise<OctokitLike>;
  readonly reads: (repository: RepositoryRef) => Promise<OctokitLike>;
}

export function connectInspection({ app, reads }: InspectionClients): AppInspection {
  return {
    clock: async () => compareClocks(await app(), () => Date.now()),
    registration: async () => readRegistration(await app()),
    webhook: async () => readWebhook(await app()),
    deliveriesSince: async (at) => countDeliveries(await app(), at),
    installations: async () => readInstallations(await app()),
    surroundings: async (repository) => readSurroundings(await reads(repository), repository),
  };
}

async function readRegistration(octokit: OctokitLike): Promise<Registration> {
  const { data } = await ask('Reading who we are', () => octokit.request('GET /app', { request: once() }));
  const owner = data?.owner !== null && data?.owner !== undefined && 'login' in data.owner ? data.owner : null;
  const login = owner?.login ?? '';
  const isOrganisation = owner !== null && 'type' in owner && owner.type === 'Organization';
  const place = isOrganisation ? `/organizations/${login}` : '';
  const origin = URL.parse(data?.html_url ?? '')?.origin ?? '';
  return {
    slug: data?.slug ?? '',
    owner: login,
    page: `${origin}${place}/settings/apps/${data?.slug ?? ''}`,
    permissions: textsOf(data?.permissions),
    events: data?.events ?? [],
  };
}

async function readWebhook(octokit: OctokitLike): Promise<WebhookConfig | null> {
  const answer = await askOrNull('Reading the webhook of the App', () =>
    octokit.request('GET /app/hook/config', { request: once() }),
  );
  const { url, content_type: contentType, secret, insecure_ssl: insecure } = answer?.data ?? {};
  if (url === undefined || url === '') return null;
  return {
    url,
    contentType: contentType ?? 'form',
    hasSecret: secret !== undefined && secret !== '',
    checksCertificate: String(insecure ?? '0') === '0',
  };
}

async function readInstallations(octokit: OctokitLike): Promise<readonly InstallationSight[]> {
  const { items } = await listAll('Reading the installations', (page) =>
    octokit.request('GET /app/installations', { ...page, request: once() }),
  );
  return items.map((one) => ({
    id: one.id,
    account: one.account?.login ?? one.account?.slug ?? '',
    selection: one.repository_selection,
    isSuspended: Boolean(one.suspended_at),
    page: one.html_url,
    permissions: textsOf(one.permissions),
    events: one.events,
  }));
}

/** Permissions by name; what is new at GitHub included. */
function textsOf(permissions: object | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(permissions ?? {}).map(([name, level]) => [name, String(level)]));
}

async function readSurroundings(octokit: OctokitLike, { owner, name: repo }: RepositoryRef): Promise<Surroundings> {
  const { data } = await ask('Reading the repository', () =>
    octokit.request('GET /repos/{owner}/{repo}', { owner, repo, request: once() }),
  );
  const rules = await askOrNull('Reading the rules of the default branch', () =>
    octokit.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      owner,
      repo,
      branch: data.default_branch,
      per_page: 100,
      request: once(),
    }),
  );
  const timeouts = (rules?.data ?? []).flatMap((rule) =>
    rule.type === 'merge_queue' ? [rule.parameters?.check_response_timeout_minutes ?? Number.POSITIVE_INFINITY] : [],
  );
  const shortest = Math.min(...timeouts);
  return { visibility: visibilityOf(data), queueTimeoutMinutes: Number.isFinite(shortest) ? shortest : null };
}

function visibilityOf(repository: { readonly private: boolean; readonly visibility?: string }) {
  if (repository.visibility === 'internal') return 'internal';
  return repository.private ? 'private' : 'public';
}
