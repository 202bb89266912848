/**
 * The rate limits of GitHub, by whose budget a request is: an installation, a job's repository, or the App itself.
 * Counted always, enforced when a test switches that on. Times are those of the stand-in's clock.
 */
import type { World } from '../state/world.ts';
import type { RateLimitOptions } from '../surface/standin.ts';
import type { Violations } from '../violations.ts';
import { Refusal } from './call.ts';

/** REST, "Rate limits for the REST API". A job's token has 1,000 requests an hour and repository. */
const DEFAULTS = {
  requestsPerHour: 5000,
  jobRequestsPerHour: 1000,
  contentPerMinute: 80,
  contentPerHour: 500,
  pointsPerMinute: 900,
  concurrent: 100,
  status: 403,
  hasRetryAfter: true,
} as const satisfies Required<RateLimitOptions>;

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const READ_POINTS = 1;
const WRITE_POINTS = 5;
/** Requests that were under way when the refusal was sent cannot know of it; in real time. */
const UNDER_WAY_MS = 1000;

interface Budget {
  readonly name: string;
  readonly limit: number;
  used: number;
  resetsAt: number;
  points: { readonly at: number; readonly cost: number }[];
  content: number[];
  underWay: number;
  /** No request is taken before; 0 when none was refused. */
  closedUntil: number;
  refusedAt: number;
}

/** One request that was let in. */
export interface Ticket {
  readonly headers: () => Readonly<Record<string, string>>;
  /** Says how it ended; conditional requests answered with 304 cost nothing of the hourly limit. */
  readonly answered: (status: number) => void;
}

export interface Asked {
  readonly method: string;
  /** OpenAPI operation id. */
  readonly operation: string;
  readonly authorization: string | undefined;
}

export class RateLimits {
  private readonly world: World;
  private readonly violations: Violations;
  private readonly budgets = new Map<string, Budget>();
  private limits: Required<RateLimitOptions> = DEFAULTS;
  private isEnforced = false;

  constructor(world: World, violations: Violations) {
    this.world = world;
    this.violations = violations;
  }

  enforce(options: RateLimitOptions | null): void {
    this.limits = { ...DEFAULTS, ...options };
    this.isEnforced = options !== null;
    this.budgets.clear();
  }

  /** Counts a request that has begun; call the answer when its connection is done with. */
  begin(authorization: string | undefined): () => void {
    const budget = this.budgetOf(authorization);
    budget.underWay += 1;
    return () => {
      budget.underWay -= 1;
    };
  }

  /** Throws 403 or 429 when the budget is used up. */
  admit({ method, operation, authorization }: Asked): Ticket {
    const budget = this.budgetOf(authorization);
    const now = this.world.clock.now();
    if (this.isEnforced) {
      this.watchPersistence(budget, operation, now);
      const refusal = this.refusalFor(budget, { now, method });
      if (refusal !== null) throw refusal;
    }
    budget.points.push({ at: now, cost: costOf(method) });
    if (createsContent(method)) budget.content.push(now);
    return {
      headers: () => this.headersOf(budget),
      answered: (status) => {
        if (status !== 304 && operation !== 'rate-limit/get') budget.used += 1;
      },
    };
  }

  /** What `GET /rate_limit` says. */
  standing(authorization: string | undefined): Readonly<Record<string, number>> {
    const { limit, used, resetsAt } = this.budgetOf(authorization);
    return { limit, used, remaining: Math.max(limit - used, 0), reset: Math.ceil(resetsAt / SECOND_MS) };
  }

  private headersOf({ limit, used, resetsAt }: Budget): Readonly<Record<string, string>> {
    // Where nothing is refused nobody is told that the end is near: whoever heeds that would wait for an hour.
    const least = this.isEnforced ? 0 : Math.ceil(limit / 2);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(limit - used, least)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(resetsAt / SECOND_MS)),
      'x-ratelimit-resource': 'core',
    };
  }

  private budgetOf(authorization: string | undefined): Budget {
    const { name, isJob } = this.payerOf(authorization);
    const now = this.world.clock.now();
    const limit = isJob ? this.limits.jobRequestsPerHour : this.limits.requestsPerHour;
    const times = { used: 0, resetsAt: now + HOUR_MS, closedUntil: 0, refusedAt: 0 };
    const budget = this.budgets.get(name) ?? { name, limit, points: [], content: [], underWay: 0, ...times };
    this.budgets.set(name, budget);
    if (now >= budget.resetsAt) Object.assign(budget, { used: 0, resetsAt: now + HOUR_MS });
    budget.points = budget.points.filter(({ at }) => at > now - MINUTE_MS);
    budget.content = budget.content.filter((at) => at > now - HOUR_MS);
    return budget;
  }

  private payerOf(authorization: string | undefined): { readonly name: string; readonly isJob: boolean } {
    const credentials = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const token = this.world.tokens.get(credentials);
    if (token === undefined) return { name: credentials.startsWith('eyJ') ? 'the App' : 'nobody', isJob: false };
    if (token.installation !== null) return { name: `installation ID ${token.installation.id}`, isJob: false };
    return { name: `repository ID ${[...(token.repositoryIds ?? [])].join()}`, isJob: true };
  }

  /** Docs, "Best practices for using the REST API": going on while limited may get an integration banned. */
  private watchPersistence(budget: Budget, operation: string, now: number): void {
    if (now >= budget.closedUntil || Date.now() - budget.refusedAt < UNDER_WAY_MS) return;
    const seconds = Math.ceil((budget.closedUntil - now) / SECOND_MS);
    const message = `went on although ${budget.name} is limited for another ${seconds} s`;
    this.violations.add('rate-limit', operation, message);
  }

  private refusalFor(budget: Budget, { now, method }: { now: number; method: string }): Refusal | null {
    if (budget.used >= budget.limit) {
      this.close(budget, budget.resetsAt);
      const message = `API rate limit exceeded for ${budget.name}.`;
      return new Refusal(this.limits.status, message, { ...this.headersOf(budget), 'x-ratelimit-remaining': '0' });
    }
    const opensAt = this.secondaryOpensAt(budget, { now, method });
    if (opensAt <= now) return null;
    this.close(budget, opensAt);
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    const wait = this.limits.hasRetryAfter ? { 'retry-after': String(Math.ceil((opensAt - now) / SECOND_MS)) } : {};
    return new Refusal(this.limits.status, message, { ...this.headersOf(budget), ...wait });
  }

  private close(budget: Budget, until: number): void {
    if (this.world.clock.now() >= budget.closedUntil) budget.refusedAt = Date.now();
    budget.closedUntil = Math.max(budget.closedUntil, until);
  }

  /** When the next request of this kind is taken; now or earlier for at once. */
  private secondaryOpensAt(budget: Budget, { now, method }: { now: number; method: string }): number {
    const { contentPerMinute, contentPerHour, pointsPerMinute, concurrent } = this.limits;
    const points = budget.points.reduce((sum, { cost }) => sum + cost, 0);
    const waits = [budget.closedUntil];
    if (budget.underWay > concurrent) waits.push(now + MINUTE_MS);
    if (points + costOf(method) > pointsPerMinute) waits.push((budget.points[0]?.at ?? now) + MINUTE_MS);
    if (createsContent(method)) {
      const lastMinute = budget.content.filter((at) => at > now - MINUTE_MS);
      if (lastMinute.length >= contentPerMinute) waits.push((lastMinute[0] ?? now) + MINUTE_MS);
      if (budget.content.length >= contentPerHour) waits.push((budget.content[0] ?? now) + HOUR_MS);
    }
    return Math.max(...waits);
  }
}

/** REST, "Calculating points for the secondary rate limit". */
function costOf(method: string): number {
  return createsContent(method) ? WRITE_POINTS : READ_POINTS;
}

function createsContent(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
