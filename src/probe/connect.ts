/** One connection to the first of several addresses that answers, so that broken IPv6 does not hide IPv4. */
import type { LookupAddress } from 'node:dns';
import { connect, type Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { wordsOf } from './outcome.ts';

/** The head start of one address over the next, as RFC 8305 recommends. The earlier ones stay in the race. */
const HEAD_START_MS = 250;
/** Of a name with more addresses than this the others are left alone: each costs a socket. */
const MOST_ADDRESSES = 8;

/** Rejects with the error of the address that was tried first among those that say most. */
export async function connectToAny(
  addresses: readonly LookupAddress[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const lost = new AbortController();
  const ordered = alternating(addresses);
  const failed = ordered.map(() => Promise.withResolvers<void>());
  const attempts = ordered.map(async ({ address }, nth) => {
    await headStart(failed[nth - 1]?.promise, nth * HEAD_START_MS, AbortSignal.any([signal, lost.signal]));
    return connectTo(address, port, AbortSignal.any([signal, lost.signal])).catch((error: unknown) => {
      failed[nth]?.resolve();
      throw error;
    });
  });
  const winner = await Promise.any(attempts).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : mostTelling(error);
  });
  for (const attempt of attempts)
    attempt.then(
      (socket) => socket !== winner && socket.destroy(),
      () => undefined,
    );
  lost.abort();
  return addAbortSignal(signal, winner);
}

/** IPv6 and IPv4 by turns, beginning with what the resolver prefers. */
function alternating(addresses: readonly LookupAddress[]): readonly LookupAddress[] {
  const preferred = addresses[0]?.family;
  const first = addresses.filter(({ family }) => family === preferred);
  const second = addresses.filter(({ family }) => family !== preferred);
  const rounds = Array.from({ length: Math.max(first.length, second.length) }, (_, nth) => [first[nth], second[nth]]);
  return rounds
    .flat()
    .filter((address) => address !== undefined)
    .slice(0, MOST_ADDRESSES);
}

/** Until the address before has failed, or its head start is over. */
async function headStart(before: Promise<void> | undefined, ms: number, signal: AbortSignal): Promise<void> {
  if (before === undefined) return;
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, ms);
  signal.addEventListener('abort', () => over.reject(signal.reason), { once: true });
  await Promise.race([before, over.promise]).finally(() => clearTimeout(timer));
}

function connectTo(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({ host, port });
    // Whoever reads from it has an own listener; one that nobody reads from must not end the process.
    socket.on('error', reject);
    const stop = () => socket.destroy(new Error('stopped'));
    signal.addEventListener('abort', stop, { once: true });
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      resolve(socket);
    });
  });
}

/** Why nobody was reached: a refusal says more than an address family that this machine does not have. */
function mostTelling(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  const errors: readonly unknown[] = error.errors;
  const [first] = errors;
  const telling = errors.find((each) => /REFUSED|RESET|TIMEDOUT/.test(wordsOf(each))) ?? first;
  return telling;
}
