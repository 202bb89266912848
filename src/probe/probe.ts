/** The one door to every probe: what is asked for, in the time it may take, and never an exception. */
import type { ProbeRequest, ProbeResult } from '../domain/probe.ts';
import { runCommand } from './command.ts';
import { probeDns } from './dns.ts';
import { readFileWithin } from './file.ts';
import { probeHttp } from './http.ts';
import { failureFrom, missing, type Outcome } from './outcome.ts';
import type { ProbeSettings } from './settings.ts';
import { probeTcp } from './tcp.ts';
import { probeTls } from './tls.ts';

export type { Lookup } from './resolve.ts';
export type { ProbeSettings, ProxySettings } from './settings.ts';

export type Probe = (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeResult>;

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Never rejects: whatever happens is a result. The signal ends an attempt early, as a missing answer with the code
 * `timeout`. A command that has to be stopped may take two seconds longer than its time.
 */
export function probeWith(settings: ProbeSettings): Probe {
  return async (request, signal) => {
    const startedAt = performance.now();
    const time = new AbortController();
    const timer = setTimeout(() => time.abort(), Math.min(request.timeoutMs, LONGEST_MS));
    const ends = AbortSignal.any([signal, time.signal]);
    const outcome = await attempt(request, settings, ends)
      .catch((error: unknown) => (ends.aborted ? late(request, signal) : failureFrom(error)))
      .then((result) => (ends.aborted && result.kind === 'missing' ? late(request, signal) : result))
      .finally(() => clearTimeout(timer));
    return { ...outcome, durationMs: performance.now() - startedAt };
  };
}

async function attempt(request: ProbeRequest, settings: ProbeSettings, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted();
  switch (request.kind) {
    case 'http':
      return probeHttp(request, settings, signal);
    case 'tls':
      return probeTls(request, settings, signal);
    case 'tcp':
      return probeTcp(request, settings, signal);
    case 'dns':
      return probeDns(request, settings, signal);
    case 'command':
      return runCommand(request, settings, signal);
    case 'file':
      return readFileWithin(request, settings, signal);
  }
}

function late(request: ProbeRequest, run: AbortSignal): Outcome {
  if (run.aborted) return missing('timeout', 'the run ended before there was a complete answer');
  const what = request.kind === 'command' ? 'the program did not end' : 'no complete answer came';
  return missing('timeout', `${what} within ${request.timeoutMs} ms`);
}
