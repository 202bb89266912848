/** The public surface of the stand-in GitHub: how it is started, watched and disturbed. The world in it: `world.ts`. */
import type { DeliveryFilter, DeliveryRecord } from './deliveries.ts';
import type { Organization, Plan } from './organization.ts';
import type { Repository, RepositoryOptions, User } from './world.ts';

/** Access to one kind of thing, e.g. `{ deployments: 'write', metadata: 'read' }`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** Where every timestamp in the data comes from, in milliseconds since 1970. Authentication uses the real clock. */
export interface Clock {
  now(): number;
}

export interface AppOptions {
  /** Default 4711. */
  readonly id?: number;
  /** Default `tidegate`; its bot is `tidegate[bot]`. */
  readonly slug?: string;
  /** SPKI PEM. Without it a key pair is generated and the private half is in `standin.app.privateKey`. */
  readonly publicKey?: string;
  /** Default `standin-secret`. */
  readonly webhookSecret?: string;
  /** Where webhooks are posted. Can be set later with `sendWebhooksTo`; until then deliveries are not made. */
  readonly webhookUrl?: string;
  /** Default: what `app.yml` asks for. */
  readonly permissions?: Permissions;
  /** Names of webhook events the App subscribes to. Default: what `app.yml` asks for. */
  readonly events?: readonly string[];
}

export interface StandinOptions {
  /** Default: the real clock. */
  readonly clock?: Clock;
  readonly app?: AppOptions;
  /** After how many milliseconds without an answer a delivery has failed. Default 10,000, as on github.com. */
  readonly deliveryTimeoutMs?: number;
}

/** The registered App, as its owner sees it. */
export interface AppRegistration {
  readonly id: number;
  readonly slug: string;
  /** `tidegate[bot]`. */
  readonly botLogin: string;
  readonly botId: number;
  /** PKCS#8 PEM; null when the caller brought its own public key. */
  readonly privateKey: string | null;
  readonly webhookSecret: string;
  readonly webhookUrl: string | null;
}

/** Something that real GitHub would not accept, or would not say. Each one is a failure of a test. */
export interface Violation {
  readonly kind: 'request' | 'answer' | 'unknown-operation' | 'webhook' | 'rule' | 'rate-limit';
  /** OpenAPI operation id, `METHOD /path` for an unknown one, or `event.action` of a webhook. */
  readonly operation: string;
  readonly message: string;
}

/** One request that arrived, in order. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query, without `/api/v3`. */
  readonly path: string;
  /** OpenAPI operation id, e.g. `checks/create`; null when no operation matches. */
  readonly operation: string | null;
  /** Login of the token's owner, `app/SLUG` for a JWT, `anonymous`. */
  readonly actor: string;
  /** Null when no answer was sent (a connection that was reset). */
  readonly status: number | null;
  /** Whether the operation took effect; false for errors and for faults before it. */
  readonly applied: boolean;
  readonly body: unknown;
}

export interface RequestFilter {
  readonly operation?: string;
  readonly method?: string;
  readonly status?: number;
  readonly actor?: string;
}

/** What to do to the next `times` (default 1) requests of an operation. */
export type Fault = {
  /** OpenAPI operation id, e.g. `actions/review-custom-gates-for-run`, or `*` for every one. */
  readonly operation: string;
  /** Only requests whose path has this in it. */
  readonly path?: string;
  /** How many matching requests go well first. Default 0. */
  readonly skip?: number;
  readonly times?: number;
} & (
  | {
      /** Answer with this status instead of doing it. */
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** Do it, then answer with this status as if it had failed: a gateway that lost the answer. */
  | { readonly kind: 'status-after'; readonly status: number; readonly message?: string }
  /** Do it, send half of the answer, and cut the connection. */
  | { readonly kind: 'cut-mid-answer' }
  /** Do nothing and never answer; the connection stays open until the client gives up or the stand-in is closed. */
  | { readonly kind: 'timeout-before' }
  /** Cut the connection; nothing was done. */
  | { readonly kind: 'reset-before' }
  /** Do it, then cut the connection instead of answering. */
  | { readonly kind: 'reset-after' }
  /** Do it and answer, `ms` milliseconds of real time late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Do it and never answer; the connection stays open until the client gives up or the stand-in is closed. */
  | { readonly kind: 'timeout-after-apply' }
);

/** Defaults: GitHub's. The budget is an installation's, a job's repository's, or the App's own. */
export interface RateLimitOptions {
  /** Default 5,000. Conditional requests answered with 304 are free. */
  readonly requestsPerHour?: number;
  /** For the token of a job. Default 1,000. */
  readonly jobRequestsPerHour?: number;
  /** Requests that write. Default 80 and 500. */
  readonly contentPerMinute?: number;
  readonly contentPerHour?: number;
  /** A read is 1 point, a write 5. Default 900. */
  readonly pointsPerMinute?: number;
  /** Requests under way at one time. Default 100. */
  readonly concurrent?: number;
  /** GitHub documents both. Default 403. */
  readonly status?: 403 | 429;
  /** Whether a secondary limit says how long it lasts. Default true. */
  readonly hasRetryAfter?: boolean;
}

/** Sees each answer before it is validated, and may put another body in its place: for planting a wrong answer. */
export type CorruptAnswer = (answer: {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}) => { readonly status: number; readonly body: unknown };

export interface WebhookControl {
  /** Every delivery ever made or withheld, oldest first. */
  readonly deliveries: readonly DeliveryRecord[];
  /** Keeps deliveries back until `release`. */
  hold(): void;
  /** Sends what was held, in the order given (default: as it happened), one after another. */
  release(order?: 'as-happened' | 'reversed'): void;
  /** Never sends the next `times` (default 1) deliveries that match. They are logged as `dropped`. */
  drop(filter: DeliveryFilter, times?: number): void;
  /** Sends the next `times` (default 1) matching deliveries twice, with one GUID. */
  duplicate(filter: DeliveryFilter, times?: number): void;
  /** Sends the next matching delivery under another `X-GitHub-Event`; body and signature stay right. */
  renameEvent(filter: DeliveryFilter, event: string): void;
  /** Changes the next matching body before it is signed, and does not validate it: for hostile payloads. */
  alter(filter: DeliveryFilter, change: (payload: Record<string, unknown>) => unknown): void;
  /** Sends a delivery again, with its GUID, whether it failed or not. */
  redeliver(guid: string): void;
}

export interface Standin {
  /** `http://127.0.0.1:PORT`; the API is there and below `/api/v3`. */
  readonly url: string;
  /** `127.0.0.1:PORT`, for `GHE_HOST`. */
  readonly host: string;
  readonly app: AppRegistration;

  /** Default plan `enterprise`, which has everything. */
  createOrganization(login: string, options?: { readonly plan?: Plan }): Organization;
  /** An existing one. Throws when there is none. */
  organization(login: string): Organization;
  createUser(login: string, options?: { readonly name?: string; readonly email?: string }): User;
  /** The owner must exist. Its first commit holds `files`. The App is installed on it unless `installed` is false. */
  createRepository(options: RepositoryOptions): Repository;
  /** An existing one, by `owner/name`. Throws when there is none. */
  repository(fullName: string): Repository;

  /** A token like the GITHUB_TOKEN of a job in this repository; its actor is `github-actions[bot]`. */
  jobToken(options: { readonly repository: string; readonly permissions: Permissions }): string;
  /** Makes every installation token given so far worthless, as an hour that passes would. */
  expireTokens(): void;

  sendWebhooksTo(url: string): void;
  readonly webhooks: WebhookControl;
  /** Resolves when no delivery is under way. Held deliveries are not waited for. */
  settled(): Promise<void>;

  fault(fault: Fault): void;
  clearFaults(): void;
  /** The reads of this operation do not see what happened less than `ms` ago on the stand-in's clock; 0 ends it. */
  lag(lag: { readonly operation: string; readonly ms: number }): void;
  /** Refuses what goes over GitHub's rate limits from now on, counted anew; null ends it. */
  enforceRateLimits(limits?: RateLimitOptions | null): void;
  corruptAnswers(corrupt: CorruptAnswer | null): void;

  readonly requests: readonly RequestRecord[];
  countRequests(filter: RequestFilter): number;
  readonly violations: readonly Violation[];
  /** For tests that provoke one: what there was so far is forgotten. */
  forgetViolations(): void;
  /** Throws with every violation there was. Call it at the end of each test. */
  assertClean(): void;

  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
