/** The world as a smoke run needs it: probes, a clock and chance. */
import { setTimeout as timeout } from 'node:timers/promises';
import type { ProbeSettings } from './probe.ts';
import { probeWith } from './probe.ts';

/** Variables by name, as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the probes run and what they may do; `proxyFrom`: the variables that name a proxy. */
export type RunSettings = Omit<ProbeSettings, 'proxy'> & { readonly proxyFrom: Variables };

export function portsOfRun({ proxyFrom, ...settings }: RunSettings) {
  // No proxy leads back to this machine.
  const proxy = settings.network === 'loopback' ? {} : { proxy: proxyOf(proxyFrom) };
  return {
    probe: probeWith({ ...settings, ...proxy }),
    now: () => Date.now(),
    sleep: (ms: number, signal: AbortSignal): Promise<void> =>
      timeout(ms, undefined, { signal }).catch(() => undefined),
    random: () => Math.random(),
    signalAfter: (ms: number) => AbortSignal.timeout(ms),
  };
}

/** Lower case first, as curl does: a server may have `HTTP_PROXY` from a header of its caller. */
function proxyOf(variables: Variables): NonNullable<ProbeSettings['proxy']> {
  return {
    http: variables['http_proxy'] || variables['HTTP_PROXY'] || undefined,
    https: variables['https_proxy'] || variables['HTTPS_PROXY'] || undefined,
    except: variables['no_proxy'] || variables['NO_PROXY'] || undefined,
  };
}
