/** What a run does: the smoke file with every default written out and every duration in milliseconds. Plain data. */
import type { Network } from '../domain/probe.ts';

export interface SmokePlan {
  readonly deadlineMs: number;
  /** SHA-256 of the file's value before names were put in. */
  readonly configDigest: string;
  /** The others wait until this check has passed; what it misses before `maxMs` is not counted. */
  readonly warmUp: { readonly maxMs: number; readonly until: string } | null;
  /** Checks that run at one time. */
  readonly concurrency: number;
  readonly failFast: boolean;
  /** Addresses that have nothing to do with the service. When none of them answers, the runner is to blame. */
  readonly control: readonly string[];
  /** What the file asks for; whoever starts the run may say otherwise. */
  readonly network?: Network | undefined;
  readonly checks: readonly PlannedCheck[];
}

export interface PlannedCheck {
  readonly id: string;
  readonly type: CheckType;
  readonly severity: 'required' | 'advisory';
  readonly asks: Asked;
  readonly timeoutMs: number;
  readonly retry: Retry;
  readonly limits: Limits;
  /** Wait between the end of a sample and the next. */
  readonly intervalMs: number;
  /** What nobody answering means. An answer that cannot be judged is an error whatever stands here. */
  readonly errorIs: 'fail' | 'error';
  readonly dependsOn: readonly string[];
  readonly showsBodyOnFailure: boolean;
}

export type CheckType = Asked['type'];

export type Asked =
  | HttpAsked
  | VersionAsked
  | { readonly type: 'tls'; readonly host: string; readonly port: number; readonly expiresInDays: number }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number }
  | { readonly type: 'dns'; readonly name: string }
  | { readonly type: 'command'; readonly argv: readonly [string, ...string[]] }
  | LatencyAsked
  | PrometheusAsked
  | {
      readonly type: 'junit';
      readonly file: string;
      /** Failed tests that are let pass. */
      readonly failures: number;
      /** Undefined: as many as there are. */
      readonly flaky?: number | undefined;
    };

export interface HttpAsked {
  readonly type: 'http';
  readonly request: PlannedRequest;
  readonly expects: HttpExpectation;
}

export interface PlannedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly maxRedirects: number;
}

export interface VersionAsked {
  readonly type: 'version';
  readonly url: string;
  readonly from:
    | { readonly kind: 'json'; readonly path: string }
    | { readonly kind: 'header'; readonly name: string }
    | { readonly kind: 'regex'; readonly pattern: string };
  readonly expect: string;
}

export interface LatencyAsked {
  readonly type: 'latency';
  readonly url: string;
  readonly samples: number;
  /** Milliseconds by percentile. */
  readonly budgets: Readonly<Partial<Record<Percentile, number>>>;
  readonly compare?: Comparison | undefined;
}

export type Percentile = 'p50' | 'p95' | 'p99';

export interface Comparison {
  /** The report of the run before, or an address that is measured in turn. */
  readonly to: { readonly kind: 'baseline' } | { readonly kind: 'url'; readonly url: string };
  readonly by: RatioRule | MannWhitneyRule;
}

export interface RatioRule {
  readonly method: 'ratio';
  readonly percentile: Percentile;
  readonly maxRatio: number;
  /** Milliseconds that it has to be slower besides. */
  readonly minDifferenceMs: number;
}

export interface MannWhitneyRule {
  readonly method: 'mann-whitney';
  readonly confidence: number;
  readonly tolerance: number;
  /** Of the means; what is within it is let pass. */
  readonly allowedIncrease: number;
}

export interface PrometheusAsked {
  readonly type: 'prometheus';
  readonly url: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly onEmpty: 'fail' | 'pass' | 'inconclusive';
}

export interface HttpExpectation {
  readonly statuses: readonly StatusRange[];
  readonly headers: readonly HeaderRule[];
  readonly body: BodyRule;
  readonly json: readonly JsonRule[];
  readonly latencyMs?: number | undefined;
  readonly maxSize?: number | undefined;
}

/** Both ends included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

export interface HeaderRule {
  /** Lower case. */
  readonly name: string;
  readonly equals?: string | undefined;
  readonly contains?: string | undefined;
  readonly matches?: string | undefined;
  readonly isAbsent?: boolean | undefined;
}

export interface BodyRule {
  readonly contains?: string | undefined;
  readonly notContains?: string | undefined;
  readonly matches?: string | undefined;
  readonly equals?: string | undefined;
  readonly isEmpty?: boolean | undefined;
  readonly sha256?: string | undefined;
}

export interface JsonRule {
  readonly path: string;
  readonly op: JsonOperator;
  readonly value?: unknown;
}

export const JSON_OPERATORS = [
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'contains',
  'not-contains',
  'matches',
  'starts-with',
  'ends-with',
  'exists',
  'not-exists',
  'type',
  'in',
] as const;
export type JsonOperator = (typeof JSON_OPERATORS)[number];

export const JSON_TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

export interface Retry {
  readonly attempts: number;
  readonly baseMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** What is asked again. */
  readonly on: {
    readonly errors: boolean;
    readonly fails: boolean;
    readonly statuses: readonly StatusRange[];
  };
}

export interface Limits {
  /** Passes in a row that make the check pass. */
  readonly passes: number;
  /** Failed samples beyond this many make it fail. */
  readonly failureLimit: number;
  /** Errors in a row beyond this many make it an error. */
  readonly consecutiveErrorLimit: number;
  /** Samples taken at most. */
  readonly samples: number;
  /** A version that was not seen once when the warm-up is over fails then, without waiting for the deadline. */
  readonly isDueAfterWarmUp: boolean;
}
