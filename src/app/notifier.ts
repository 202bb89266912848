/** The loop behind notices: beside the worker, so that no receiver, however slow, keeps a gate waiting. */
import { setTimeout as sleep } from 'node:timers/promises';
import { slotOfNotice } from '../domain/notice.ts';
import { type NoticePorts, type SentNotice, sendDue } from '../flow/notify/send-due.ts';
import { connectNotify } from '../notify/connect.ts';
import { resolveHost, systemLookup } from '../probe/resolve.ts';
import type { Log } from './log.ts';
import type { NotifySettings } from './notify-settings.ts';

export interface NotifierOptions extends Omit<NoticePorts, 'send'> {
  readonly settings: NotifySettings;
  /** The root of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly log: Log;
}

export interface Notifier {
  /** Lets what is under way end for a moment; what does not is sent again after the next start. */
  stop(): Promise<void>;
}

const IDLE_MS = 1_000;
const ENDS_WITHIN_MS = 2_000;

export function startNotifier({ settings, apiUrl, log, clock, store }: NotifierOptions): Notifier {
  const idle = new AbortController();
  const sending = new AbortController();
  const send = connectNotify({
    ...settings,
    webUrl: webUrlOf(apiUrl),
    network: {
      resolve: (host) => resolveHost(host, settings.network, systemLookup),
      isPlainHttpAllowed: settings.network === 'loopback',
      signal: sending.signal,
    },
  });
  const running = (async () => {
    while (!idle.signal.aborted) {
      const sent = await sendOnce({ clock, store, send }, log);
      if (sent === 0) await sleep(IDLE_MS, undefined, { signal: idle.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      idle.abort();
      await Promise.race([running, sleep(ENDS_WITHIN_MS, undefined, { ref: false })]);
      sending.abort();
      await running;
    },
  };
}

async function sendOnce(ports: NoticePorts, log: Log): Promise<number> {
  try {
    const sent = await sendDue(ports);
    for (const each of sent) tellLog(each, log);
    return sent.length;
  } catch (error) {
    log.error({ err: error }, 'Notices could not be sent; it is tried again');
    return 0;
  }
}

function tellLog({ pending, outcome }: SentNotice, log: Log): void {
  const notice = slotOfNotice(pending.notice);
  if (outcome.kind === 'done') log.info({ notice }, 'Told');
  else if (outcome.kind === 'retry')
    log.info({ notice, because: outcome.because }, 'Could not be told; it is tried again');
  else log.warn({ notice, because: outcome.because }, 'Nobody was told');
}

/** Of the pages that belong to the API. */
function webUrlOf(apiUrl: string): string {
  return apiUrl === 'https://api.github.com' ? 'https://github.com' : apiUrl.replace(/\/api\/v3$/, '');
}
