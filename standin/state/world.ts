/** The whole state of one stand-in, the ids it hands out, and the people and places in it. */
import type { Clock, Permissions } from '../surface/standin.ts';
import { Git, type Signature } from './git.ts';
import type {
  Account,
  AppRecord,
  CheckApp,
  Installation,
  IssueRecord,
  OrganizationRecord,
  PullIssue,
  RepositoryRecord,
} from './records.ts';
import { noFindings } from './security.ts';

export interface Token {
  readonly kind: 'installation' | 'job';
  readonly actor: Account;
  readonly permissions: Permissions;
  /** What it opens; null for everything the installation has. */
  readonly repositoryIds: ReadonlySet<number> | null;
  readonly installation: Installation | null;
  /** Real time, milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Something that happened and that GitHub tells in a webhook. */
export interface Happening {
  /** Operation id in the webhooks description, e.g. `pull-request/opened`. */
  readonly webhook: string;
  readonly repository: RepositoryRecord | null;
  readonly installation: Installation | null;
  readonly sender: Account;
  readonly content: Readonly<Record<string, unknown>>;
}

const GITHUB_ACTIONS: CheckApp = { id: 15_368, slug: 'github-actions' };

export class World {
  readonly clock: Clock;
  readonly accounts = new Map<string, Account>();
  readonly organizations = new Map<string, OrganizationRecord>();
  readonly repositories = new Map<string, RepositoryRecord>();
  readonly installations = new Map<number, Installation>();
  readonly tokens = new Map<string, Token>();
  readonly app: AppRecord;
  /** `http://127.0.0.1:PORT`; set when the server listens. */
  url = 'http://127.0.0.1';
  /** Called with everything that a webhook tells. */
  tell: (happening: Happening) => void = () => undefined;
  /** Lets go on what waits for a check, a branch or the time: merge queues and wait timers. */
  tend: () => void = () => undefined;
  private lastId = 1000;
  private readonly otherApps = new Map<string, CheckApp>();

  constructor(clock: Clock, app: { id: number; slug: string; permissions: Permissions; events: readonly string[] }) {
    this.clock = clock;
    this.addAccount('github', 'Organization', 9919);
    this.addAccount('web-flow', 'User', 19_864_447);
    this.addAccount('github-actions[bot]', 'Bot', 41_898_282);
    const owner = this.addAccount(`${app.slug}-owner`, 'Organization');
    const bot = this.addAccount(`${app.slug}[bot]`, 'Bot');
    this.app = { ...app, owner, bot, createdAt: clock.now() };
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  addAccount(login: string, kind: Account['kind'], id = this.nextId(), details: Partial<Account> = {}): Account {
    if (this.accounts.has(login.toLowerCase())) throw new Error(`the account ${login} exists already`);
    const email = `${id}+${login}@users.noreply.github.com`;
    const account = { id, login, kind, name: login, email, createdAt: this.clock.now(), ...details };
    this.accounts.set(login.toLowerCase(), account);
    return account;
  }

  account(login: string): Account {
    const account = this.accounts.get(login.toLowerCase());
    if (account === undefined) throw new Error(`there is no account ${login}: create it with createUser first`);
    return account;
  }

  /** A login, or `Name <mail>` for somebody without an account. */
  signature(author: string, at = this.clock.now()): Signature {
    const outside = /^(.*) <([^>]+)>$/.exec(author);
    if (outside !== null) return { name: outside[1] ?? '', email: outside[2] ?? '', login: null, at };
    const { name, email, login } = this.account(author);
    return { name, email, login, at };
  }

  findRepository(owner: string, name: string): RepositoryRecord | null {
    return this.repositories.get(`${owner}/${name}`.toLowerCase()) ?? null;
  }

  addRepository(input: { owner: string; name: string; isPrivate: boolean; defaultBranch: string }): RepositoryRecord {
    const key = `${input.owner}/${input.name}`.toLowerCase();
    if (this.repositories.has(key)) throw new Error(`the repository ${key} exists already`);
    const now = this.clock.now();
    const repository: RepositoryRecord = {
      ...input,
      id: this.nextId(),
      owner: this.account(input.owner),
      createdAt: now,
      pushedAt: now,
      installation: null,
      git: new Git(),
      permissions: new Map(),
      issues: new Map(),
      labels: new Map(),
      checks: [],
      commitStatuses: [],
      environments: new Map(),
      branchRules: new Map(),
      queues: new Map(),
      dispatches: new Map(),
      runs: new Map(),
      deployments: new Map(),
      releases: [],
      milestones: new Map(),
      security: noFindings(),
    };
    this.repositories.set(key, repository);
    return repository;
  }

  /** Puts the App on a repository; one installation serves all repositories of an owner. */
  install(repository: RepositoryRecord): void {
    const account = repository.owner;
    const known = this.installationOn(account);
    const createdAt = this.clock.now();
    const installation = known ?? { id: this.nextId(), account, repositories: new Set(), createdAt };
    this.installations.set(installation.id, installation);
    installation.repositories.add(repository);
    repository.installation = installation;
  }

  /** The App's installation on an account; null when it is on none of its repositories. */
  installationOn(account: Account): Installation | null {
    return [...this.installations.values()].find((installation) => installation.account === account) ?? null;
  }

  checkApp(slug: string): CheckApp {
    if (slug === GITHUB_ACTIONS.slug) return GITHUB_ACTIONS;
    if (slug === this.app.slug) return this.app;
    const known = this.otherApps.get(slug) ?? { id: this.nextId(), slug };
    this.otherApps.set(slug, known);
    return known;
  }
}

export function isPull(issue: IssueRecord): issue is PullIssue {
  return issue.pull !== null;
}

/** Every pull request of a repository, oldest first. */
export function pullsOf(repository: RepositoryRecord): readonly PullIssue[] {
  return [...repository.issues.values()].filter(isPull);
}
