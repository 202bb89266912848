/** The whole stand-in as a test holds it. */

import type { Contract } from '../serve/contract.ts';
import type { Faults } from '../serve/faults.ts';
import type { Past } from '../serve/past.ts';
import type { RateLimits } from '../serve/rate-limits.ts';
import type { ApiServer } from '../serve/server.ts';
import type { World } from '../state/world.ts';
import type { Organization, Plan } from '../surface/organization.ts';
import type {
  AppRegistration,
  CorruptAnswer,
  Fault,
  Permissions,
  RateLimitOptions,
  RequestFilter,
  RequestRecord,
  Standin,
  Violation,
} from '../surface/standin.ts';
import type { Repository, RepositoryOptions, User } from '../surface/world.ts';
import { pushCommit } from '../verbs/push.ts';
import type { Violations } from '../violations.ts';
import type { Deliveries, Receiver } from '../webhooks/deliveries.ts';
import { newJobToken } from './job-token.ts';
import { OrganizationHandle } from './organization.ts';
import { RepositoryHandle } from './repository.ts';

export interface StandinParts {
  readonly world: World;
  readonly server: ApiServer;
  readonly contract: Contract;
  readonly faults: Faults;
  readonly past: Past;
  readonly limits: RateLimits;
  readonly violations: Violations;
  readonly deliveries: Deliveries;
  readonly receiver: Receiver;
  readonly privateKey: string | null;
}

export class StandinHandle implements Standin {
  private readonly parts: StandinParts;

  constructor(parts: StandinParts) {
    this.parts = parts;
  }

  get url(): string {
    return this.parts.world.url;
  }

  get host(): string {
    return new URL(this.url).host;
  }

  get app(): AppRegistration {
    const { world, receiver, privateKey } = this.parts;
    const { id, slug, bot } = world.app;
    const { secret: webhookSecret, url: webhookUrl } = receiver;
    return { id, slug, botLogin: bot.login, botId: bot.id, privateKey, webhookSecret, webhookUrl };
  }

  get webhooks(): Deliveries {
    return this.parts.deliveries;
  }

  get requests(): readonly RequestRecord[] {
    return this.parts.server.log;
  }

  get violations(): readonly Violation[] {
    return this.parts.violations.list;
  }

  createOrganization(login: string, { plan = 'enterprise' }: { readonly plan?: Plan } = {}): Organization {
    const { world } = this.parts;
    const record = {
      account: world.addAccount(login, 'Organization'),
      plan,
      members: new Set<string>(),
      owners: new Set<string>(),
      invited: new Set<string>(),
      teams: new Map(),
    };
    world.organizations.set(login.toLowerCase(), record);
    return new OrganizationHandle(world, record);
  }

  organization(login: string): Organization {
    const { world } = this.parts;
    const record = world.organizations.get(login.toLowerCase());
    if (record === undefined) throw new Error(`there is no organisation ${login}`);
    return new OrganizationHandle(world, record);
  }

  createUser(login: string, options: { readonly name?: string; readonly email?: string } = {}): User {
    const account = this.parts.world.addAccount(login, 'User', undefined, options);
    return { id: account.id, login: account.login };
  }

  createRepository(options: RepositoryOptions): Repository {
    const { world } = this.parts;
    const record = world.addRepository({
      owner: options.owner,
      name: options.name,
      isPrivate: options.private ?? false,
      defaultBranch: options.defaultBranch ?? 'main',
    });
    if (options.installed !== false) world.install(record);
    const files = options.files ?? { 'README.md': `# ${options.name}\n` };
    pushCommit(world, record, { message: 'Initial commit', author: 'web-flow', files });
    return new RepositoryHandle(world, record);
  }

  repository(fullName: string): Repository {
    const [owner = '', name = ''] = fullName.split('/');
    const record = this.parts.world.findRepository(owner, name);
    if (record === null) throw new Error(`there is no repository ${fullName}`);
    return new RepositoryHandle(this.parts.world, record);
  }

  jobToken(options: { readonly repository: string; readonly permissions: Permissions }): string {
    return newJobToken(this.parts.world, this.repository(options.repository).id, options.permissions);
  }

  expireTokens(): void {
    this.parts.world.tokens.clear();
  }

  sendWebhooksTo(url: string): void {
    this.parts.receiver.url = url;
  }

  async settled(): Promise<void> {
    this.parts.world.tend();
    await this.parts.deliveries.settled();
  }

  fault(fault: Fault): void {
    this.parts.faults.add(fault);
  }

  clearFaults(): void {
    this.parts.faults.clear();
  }

  lag({ operation, ms }: { readonly operation: string; readonly ms: number }): void {
    this.parts.past.lag(operation, ms);
  }

  enforceRateLimits(limits: RateLimitOptions | null = {}): void {
    this.parts.limits.enforce(limits);
  }

  corruptAnswers(corrupt: CorruptAnswer | null): void {
    this.parts.contract.corrupt = corrupt;
  }

  countRequests(filter: RequestFilter): number {
    const wanted = Object.entries(filter);
    return this.requests.filter((request) =>
      wanted.every(([key, value]) => request[key as keyof RequestFilter] === value),
    ).length;
  }

  forgetViolations(): void {
    this.parts.violations.forget();
  }

  assertClean(): void {
    this.parts.violations.assertNone();
  }

  async close(): Promise<void> {
    this.parts.deliveries.close();
    await this.parts.server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
