/** Signed webhooks, as many as the other side takes or as many as are sent in a second. */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface Payload {
  readonly event: string;
  readonly body: Buffer;
  readonly signature: string;
}

export function signed(event: string, payload: object, secret: string): Payload {
  const body = Buffer.from(JSON.stringify(payload));
  return { event, body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

/**
 * Connections that are open at once. GitHub waits for no earlier answer; with few of them the figure would be how long a
 * disk takes, and not how many deliveries it takes at once.
 */
const PARALLEL = 64;

export interface Sender {
  /** Each connection sends its next one when it has its answer. How many were answered in a second. */
  asManyAsTaken(milliseconds: number): Promise<number>;
  /** At fixed times, whether earlier ones were answered or not. Milliseconds from when each should have been sent. */
  atRate(perSecond: number, milliseconds: number): Promise<readonly number[]>;
  close(): void;
}

export function sendTo(url: string, payloads: readonly Payload[]): Sender {
  const closed = new Agent({ keepAlive: true, maxSockets: PARALLEL });
  const open = new Agent({ keepAlive: true, maxSockets: 200 });
  let sent = 0;
  function next(agent: Agent): Promise<void> {
    const payload = payloads[sent++ % payloads.length];
    if (payload === undefined) throw new Error('there is nothing to send');
    return deliver(url, payload, agent);
  }
  return {
    asManyAsTaken: async (milliseconds) => {
      const startedAt = performance.now();
      let answered = 0;
      const connection = async (): Promise<void> => {
        while (performance.now() - startedAt < milliseconds) {
          await next(closed);
          answered += 1;
        }
      };
      await Promise.all(Array.from({ length: PARALLEL }, connection));
      return (answered * 1000) / (performance.now() - startedAt);
    },
    atRate: async (perSecond, milliseconds) => {
      const startedAt = performance.now();
      const count = Math.floor((perSecond * milliseconds) / 1000);
      const times: Promise<number>[] = [];
      while (times.length < count) {
        const dueAt = startedAt + (times.length * 1000) / perSecond;
        if (performance.now() < dueAt) await new Promise((resolve) => setTimeout(resolve, 1));
        else times.push(next(open).then(() => performance.now() - dueAt));
      }
      return await Promise.all(times);
    },
    close: () => {
      closed.destroy();
      open.destroy();
    },
  };
}

/** GitHub gives up after this long; so the answer took at least as long. */
const GIVES_UP_AFTER_MS = 10_000;

/** Rejects when the answer is another than a 2xx. */
function deliver(url: string, { event, body, signature }: Payload, agent: Agent): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'user-agent': 'GitHub-Hookshot/bench',
    'x-github-delivery': randomUUID(),
    'x-github-event': event,
    'x-hub-signature-256': signature,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers, timeout: GIVES_UP_AFTER_MS }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        const { statusCode = 0 } = answer;
        if (statusCode >= 200 && statusCode < 300) resolve();
        else reject(new Error(`${event} was answered with ${statusCode}`));
      });
    });
    sent.once('timeout', () => {
      resolve();
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
