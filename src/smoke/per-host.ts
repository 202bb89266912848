/** At most so many requests to one host at one time. */
import type { ProbeRequest } from '../domain/probe.ts';
import type { SmokePorts } from './ports.ts';
import { openSlots, type Slots } from './slots.ts';

/** Waiting for a turn is no part of any duration. */
export function capPerHost(probe: SmokePorts['probe'], most: number): SmokePorts['probe'] {
  const byHost = new Map<string, Slots>();
  return async (request, signal) => {
    const host = hostOf(request);
    if (host === undefined) return probe(request, signal);
    const slots = byHost.get(host) ?? openSlots(most);
    byHost.set(host, slots);
    return slots.use(() => probe(request, signal));
  };
}

/** Undefined: nothing that goes to a host. */
function hostOf(request: ProbeRequest): string | undefined {
  switch (request.kind) {
    case 'http':
      return URL.canParse(request.url) ? new URL(request.url).hostname : undefined;
    case 'tls':
    case 'tcp':
      return request.host.toLowerCase();
    default:
      return undefined;
  }
}
