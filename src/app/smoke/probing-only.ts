/** The App looks at what runs elsewhere: on its own machine it starts no program and reads no file for anybody. */
import type { ProbeRequest, ProbeResult } from '../../domain/probe.ts';

type Probe = (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeResult>;

const REFUSALS = {
  command: 'the App starts no programs: `command` checks run in a job only',
  file: 'the App reads no files of a job: `junit` checks run in a job only',
} as const;

export function probingOnly(probe: Probe): Probe {
  return async (request, signal) => {
    if (request.kind !== 'command' && request.kind !== 'file') return probe(request, signal);
    return { kind: 'unusable', code: 'assertion', message: REFUSALS[request.kind], durationMs: 0 };
  };
}
