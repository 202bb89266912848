/** Whether a page can be sent through a variable, looked at before one has to be: at night it is too late. */
import type { RepositoryRef } from '../domain/repository.ts';
import { type AllowedVariable, destinationOf } from './destination.ts';
import { isRoutingKey } from './pagerduty.ts';

/** Fits after the name of the variable and before a full stop; null: it can. */
export function pageFault(
  allowed: readonly AllowedVariable[],
  variable: string,
  repository: Pick<RepositoryRef, 'owner' | 'name'>,
): string | null {
  const destination = destinationOf(allowed, { channel: 'pagerduty', variable }, repository);
  if (destination.kind === 'refused') {
    return `is not set, or NOTIFY_VARIABLES of the App does not allow it for ${repository.owner}/${repository.name}`;
  }
  return isRoutingKey(destination.value.reveal()) ? null : 'does not hold a routing key of PagerDuty';
}
