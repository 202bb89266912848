/** Deployments from a file of events, one JSON object a line (contract, section 8). */
import type { EpochMs } from '../../domain/instant.ts';
import type { PastDeployment } from './deployments.ts';
import { type Cause, readEvent } from './read-event.ts';
import { type PastFinding, pastFinding } from './rollback/findings.ts';

export type ReadEvents =
  | {
      readonly kind: 'read';
      readonly deployments: readonly PastDeployment[];
      /** Verifications and incidents one by one, as they are written down. */
      readonly findings: readonly PastFinding[];
    }
  /** The first line that cannot be read. Leaving it out would make another release of the next one. */
  | { readonly kind: 'invalid'; readonly line: number; readonly message: string };

/**
 * Events of other kinds than `deployment`, `verification` and `incident` are for other commands and passed over.
 * @param serviceFor the service of a deployment to an environment that gives none
 */
export async function readEvents(
  lines: AsyncIterable<string>,
  serviceFor: (environment: string) => string,
): Promise<ReadEvents> {
  const deployments = new Map<string, PastDeployment>();
  const verified = new Earliest();
  const failed = new Earliest();
  const findings: PastFinding[] = [];
  let number = 0;
  for await (const text of lines) {
    number++;
    if (text.trim() === '') continue;
    const event = readEvent(text, serviceFor);
    findings.push(...pastFinding(event));
    switch (event.kind) {
      case 'wrong':
        return { kind: 'invalid', line: number, message: event.message };
      case 'deployment':
        deployments.set(event.deployment.id, event.deployment);
        break;
      case 'verified':
        verified.note(event.id, event.at);
        break;
      case 'failed':
        failed.note(keyOf(event.cause), event.at);
        break;
      case 'unsure':
      case 'other':
    }
  }
  const known = [...deployments.values()].map((deployment) => ({
    ...deployment,
    verifiedAt: verified.of(deployment.id) ?? null,
    failedAt: failed.of(keyOf(deployment), `sha ${deployment.sha}`) ?? null,
  }));
  return { kind: 'read', deployments: known, findings };
}

function keyOf(cause: Cause): string {
  return 'id' in cause ? `id ${cause.id}` : `sha ${cause.sha}`;
}

class Earliest {
  readonly #at = new Map<string, EpochMs>();

  note(key: string, at: EpochMs): void {
    this.#at.set(key, Math.min(at, this.#at.get(key) ?? at));
  }

  /** Of several keys. */
  of(...keys: readonly string[]): EpochMs | undefined {
    const known = keys.flatMap((key) => this.#at.get(key) ?? []);
    return known.length === 0 ? undefined : Math.min(...known);
  }
}
