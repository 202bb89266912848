/** One line of a file of events (contract, section 8). */
import { RELEASE_TYPES, type ReleaseType } from '../../domain/decision.ts';
import { type EpochMs, epochMs, parseInstant } from '../../domain/instant.ts';
import type { PastDeployment } from './deployments.ts';

export type Event =
  | { readonly kind: 'deployment'; readonly deployment: PastDeployment }
  | { readonly kind: 'verified'; readonly id: string; readonly at: EpochMs }
  | { readonly kind: 'failed'; readonly cause: Cause; readonly at: EpochMs; readonly by: 'verification' | 'incident' }
  | { readonly kind: 'unsure'; readonly id: string; readonly at: EpochMs; readonly verdict: UnsureVerdict }
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong'; readonly message: string };

/** The deployment that failed, by its id or by its commit as it was written down. */
export type Cause = { readonly id: string } | { readonly sha: string };

/** Verdicts of a verification that say neither good nor bad. */
const UNSURE = ['error', 'inconclusive', 'missing'] as const;
export type UnsureVerdict = (typeof UNSURE)[number];

type Fields = Readonly<Record<string, unknown>>;

/** @param serviceFor the service of a deployment to an environment that gives none. */
export function readEvent(text: string, serviceFor: (environment: string) => string): Event {
  const fields = objectIn(text);
  if (fields === undefined) return { kind: 'wrong', message: 'is not a JSON object; write one event a line' };
  switch (fields['kind']) {
    case 'deployment':
      return readDeployment(fields, serviceFor);
    case 'verification':
      return readVerification(fields);
    case 'incident':
      return readIncident(fields);
    default:
      return { kind: 'other' };
  }
}

function readDeployment(fields: Fields, serviceFor: (environment: string) => string): Event {
  const { id, sha, environment, state, service } = fields;
  const startedAt = instantIn(fields['startedAt']);
  const finishedAt = instantIn(fields['finishedAt'] ?? fields['startedAt']);
  if (!isName(id)) return missing('id', 'a text or a number');
  if (!isSha(sha)) return missing('sha', 'the name of a commit in hex');
  if (typeof environment !== 'string' || environment === '') return missing('environment', 'a name');
  if (state !== 'success' && state !== 'failure') return missing('state', '`success` or `failure`');
  if (startedAt === undefined) return missing('startedAt', 'an instant such as `2026-11-26T09:00:00Z`');
  if (finishedAt === undefined) return missing('finishedAt', 'an instant such as `2026-11-26T09:00:00Z`');
  const isServiceTold = typeof service === 'string';
  const deployment: PastDeployment = {
    ...{ id: String(id), sha: sha.toLowerCase(), isInClone: false, at: startedAt, environment, isServiceTold },
    service: isServiceTold ? service : serviceFor(environment),
    type: typeIn(fields['type']),
    ...{ succeededAt: state === 'success' ? finishedAt : null, verifiedAt: null, failedAt: null },
  };
  return { kind: 'deployment', deployment };
}

function readVerification(fields: Fields): Event {
  const { deploymentId, verdict } = fields;
  const at = instantIn(fields['at']);
  if (!isName(deploymentId)) return missing('deploymentId', 'the `id` of a deployment');
  if (at === undefined) return missing('at', 'an instant such as `2026-11-26T09:00:00Z`');
  const id = String(deploymentId);
  if (verdict === 'fail') return { kind: 'failed', cause: { id }, at, by: 'verification' };
  if (verdict === 'pass') return { kind: 'verified', id, at };
  const unsure = UNSURE.find((each) => each === verdict);
  return unsure === undefined ? { kind: 'other' } : { kind: 'unsure', id, at, verdict: unsure };
}

/** An incident counts where its cause is known. */
function readIncident({ cause, intervals }: Fields): Event {
  const [first] = Array.isArray(intervals) ? (intervals as readonly unknown[]) : [];
  const at = isObject(first) ? instantIn(first['openedAt']) : undefined;
  if (at === undefined || !isObject(cause)) return { kind: 'other' };
  const { deploymentId, sha } = cause;
  if (isName(deploymentId)) return { kind: 'failed', cause: { id: String(deploymentId) }, at, by: 'incident' };
  return isSha(sha) ? { kind: 'failed', cause: { sha: sha.toLowerCase() }, at, by: 'incident' } : { kind: 'other' };
}

function missing(key: string, what: string): Event {
  return { kind: 'wrong', message: `has no usable \`${key}\`; give it ${what}` };
}

function isName(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function isSha(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{7,64}$/i.test(value);
}

function typeIn(value: unknown): ReleaseType | null {
  return RELEASE_TYPES.find((type) => type === value) ?? null;
}

function instantIn(value: unknown): EpochMs | undefined {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return instant === undefined ? undefined : epochMs(instant);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
