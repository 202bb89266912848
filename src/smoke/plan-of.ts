/** A smoke file with every default put in. */
import { askedOf, typeOf } from './check-types/asked-of.ts';
import { toRange } from './check-types/status-range.ts';
import type { CheckType, Limits, PlannedCheck, Retry, SmokePlan } from './plan.ts';
import type { SmokeCheck, SmokeFile } from './schema.ts';

export function planOf(file: SmokeFile, configDigest: string): SmokePlan {
  const warmUp = file['warm-up'];
  return {
    deadlineMs: file.deadline,
    configDigest,
    warmUp: warmUp === undefined ? null : { maxMs: warmUp.max, until: warmUp.until },
    concurrency: file.concurrency,
    failFast: file['fail-fast'],
    control: file.control ?? [],
    ...(file.network === undefined ? {} : { network: file.network }),
    checks: file.checks.map((check) => planCheck(check, file)),
  };
}

function planCheck(check: SmokeCheck, file: SmokeFile): PlannedCheck {
  const type = typeOf(check);
  return {
    id: check.id,
    type,
    severity: severityOf(check, file),
    asks: askedOf(check),
    timeoutMs: check.timeout,
    retry: retryOf(check, type),
    limits: limitsOf(check),
    intervalMs: check.interval ?? (type === 'latency' ? 0 : INTERVAL_MS),
    errorIs: check['error-is'] ?? (ERROR_IS_ERROR.has(type) ? 'error' : 'fail'),
    dependsOn: check['depends-on'] ?? [],
    showsBodyOnFailure: check['show-body'] === 'on-failure',
  };
}

const INTERVAL_MS = 1000;
const CONSECUTIVE_ERROR_LIMIT = 4;
const ATTEMPTS = 3;
/** Passes in a row of a version check: during a rollout the old and the new one answer by turns. */
const VERSION_PASSES = 3;

/** Who does not answer here is not the service that was deployed. */
const ERROR_IS_ERROR: ReadonlySet<CheckType> = new Set(['prometheus', 'command', 'junit']);

/** A certificate that ends soon is no fault of a deployment; a file that asks for nothing else means it. */
export function severityOf(check: SmokeCheck, { checks }: Pick<SmokeFile, 'checks'>): 'required' | 'advisory' {
  if (check.severity !== undefined) return check.severity;
  const isOtherRequired = checks.some((other) => other.tls === undefined && other.severity !== 'advisory');
  return check.tls !== undefined && isOtherRequired ? 'advisory' : 'required';
}

/** Methods that may do twice what was meant once. */
const NOT_IDEMPOTENT: readonly string[] = ['POST', 'PATCH'];

function retryOf({ http, retry }: SmokeCheck, type: CheckType): Retry {
  const isOnce = http !== undefined && NOT_IDEMPOTENT.includes(http.method) && http.idempotent !== true;
  return {
    attempts: isOnce ? 1 : (retry.attempts ?? (type === 'command' ? 1 : ATTEMPTS)),
    baseMs: retry.base,
    factor: retry.factor,
    maxMs: retry.max,
    on: {
      errors: retry.on.includes('error'),
      fails: retry.on.includes('fail'),
      statuses: retry.on.filter((each) => each !== 'error' && each !== 'fail').map(toRange),
    },
  };
}

/** Samples until the row of passes is complete, a limit is broken or the deadline comes. */
const UNBOUNDED = Number.POSITIVE_INFINITY;

export function limitsOf(check: SmokeCheck): Limits {
  const isVersion = check.version !== undefined;
  const passes = check.passes ?? (isVersion ? VERSION_PASSES : 1);
  const failureLimit = check['failure-limit'] ?? (isVersion ? -1 : 0);
  // One sample decides where nothing else was asked for.
  const isOneShot = passes === 1 && failureLimit === 0 && check['consecutive-error-limit'] === undefined;
  return {
    passes,
    failureLimit: failureLimit === -1 ? UNBOUNDED : failureLimit,
    consecutiveErrorLimit: check['consecutive-error-limit'] ?? CONSECUTIVE_ERROR_LIMIT,
    samples: check.samples ?? (isOneShot ? 1 : UNBOUNDED),
    // Who says how many failures are let pass has said how long to wait.
    isDueAfterWarmUp: isVersion && check['failure-limit'] === undefined,
  };
}
