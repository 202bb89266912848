/** Deployments from a file of events, one JSON object a line (contract, section 8). */
import { type EpochMs, epochMs, parseInstant } from '../../domain/instant.ts';
import type { PastDeployment } from './deployments.ts';

export type ReadEvents =
  | { readonly kind: 'read'; readonly deployments: readonly PastDeployment[] }
  /** The first line that cannot be read. Leaving it out would make another release of the next one. */
  | { readonly kind: 'invalid'; readonly line: number; readonly message: string };

/**
 * Events of other kinds than `deployment` and `verification` are for other commands and passed over.
 * @param service the name for deployments that give none
 */
export async function readEvents(lines: AsyncIterable<string>, service: string): Promise<ReadEvents> {
  const deployments = new Map<string, PastDeployment>();
  const verifications = new Map<string, EpochMs>();
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    const event = readEvent(text, service);
    switch (event.kind) {
      case 'wrong':
        return { kind: 'invalid', line: number, message: event.message };
      case 'deployment':
        deployments.set(event.deployment.id, event.deployment);
        break;
      case 'verification': {
        const known = verifications.get(event.id) ?? event.at;
        verifications.set(event.id, Math.min(known, event.at));
        break;
      }
      case 'other':
    }
  }
  const verified = [...deployments.values()].map((deployment) => ({
    ...deployment,
    verifiedAt: verifications.get(deployment.id) ?? null,
  }));
  return { kind: 'read', deployments: verified };
}

type Event =
  | { readonly kind: 'deployment'; readonly deployment: PastDeployment }
  | { readonly kind: 'verification'; readonly id: string; readonly at: EpochMs }
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong'; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

function readEvent(text: string, service: string): Event {
  const fields = objectIn(text);
  if (fields === undefined) return { kind: 'wrong', message: 'is not a JSON object; write one event a line' };
  if (fields['kind'] === 'deployment') return readDeployment(fields, service);
  if (fields['kind'] === 'verification') return readVerification(fields);
  return { kind: 'other' };
}

function readDeployment(fields: Fields, service: string): Event {
  const { id, sha, environment, state } = fields;
  const startedAt = instantIn(fields['startedAt']);
  const finishedAt = instantIn(fields['finishedAt'] ?? fields['startedAt']);
  if (!isName(id)) return missing('id', 'a text or a number');
  if (typeof sha !== 'string' || !/^[0-9a-f]{7,64}$/i.test(sha)) return missing('sha', 'the name of a commit in hex');
  if (typeof environment !== 'string' || environment === '') return missing('environment', 'a name');
  if (state !== 'success' && state !== 'failure') return missing('state', '`success` or `failure`');
  if (startedAt === undefined) return missing('startedAt', 'an instant such as `2026-11-26T09:00:00Z`');
  if (finishedAt === undefined) return missing('finishedAt', 'an instant such as `2026-11-26T09:00:00Z`');
  const own = typeof fields['service'] === 'string' ? fields['service'] : service;
  const succeededAt = state === 'success' ? finishedAt : null;
  const deployment = {
    id: String(id),
    sha: sha.toLowerCase(),
    isInClone: false,
    at: startedAt,
    service: own,
    environment,
    succeededAt,
    verifiedAt: null,
  };
  return { kind: 'deployment', deployment };
}

function readVerification(fields: Fields): Event {
  const { deploymentId, verdict } = fields;
  const at = instantIn(fields['at']);
  if (!isName(deploymentId)) return missing('deploymentId', 'the `id` of a deployment');
  if (at === undefined) return missing('at', 'an instant such as `2026-11-26T09:00:00Z`');
  return verdict === 'pass' ? { kind: 'verification', id: String(deploymentId), at } : { kind: 'other' };
}

function missing(key: string, what: string): Event {
  return { kind: 'wrong', message: `has no usable \`${key}\`; give it ${what}` };
}

function isName(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function instantIn(value: unknown): EpochMs | undefined {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined;
  return instant === undefined ? undefined : epochMs(instant);
}

function objectIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
