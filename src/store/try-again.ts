/** What a database server does to us and a second try mends: conflicts, deadlocks, restarts, lost connections. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';

/** A restart of the server fits in, and the answer to a webhook still comes within GitHub's 10 s. */
const TRIES_END_AFTER_MS = 5_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** SQLSTATE: the transaction was undone because of others, or the server goes away or is not there yet. */
const PASSING_STATES = /^(08...|40001|40P01|53300|57P0[123]|25006)$/;
/** SQLSTATE: the server has no room or no time. A second try at once mends none of these. */
const LASTING_STATES = /^(53...|55P03|57014|58...|25P03)$/;
const NETWORK_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
/** `pg` gives these no code. */
const LOST_CONNECTION =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** There is no connection to the database, for whatever reason. */
export class NotConnected extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super(reasonOf(cause), { cause });
    this.code = codeOf(cause);
  }
}

/**
 * Runs the work, a whole transaction, until it is through or the time for it is over; then it is a `Failure` of kind
 * `unavailable`. Every verb of the store may run twice: a commit whose answer was lost has happened.
 */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + TRIES_END_AFTER_MS;
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + Math.random());
      if (!isPassing(error) || performance.now() + pause > endsAt) throw translated(error);
      await sleep(pause);
    }
  }
}

function translated(error: unknown): unknown {
  const isTheirs = isPassing(error) || error instanceof NotConnected || LASTING_STATES.test(codeOf(error));
  if (!isTheirs) return error;
  const message = `the database does not do what it is asked (${reasonOf(error)}); it is asked again later`;
  return new Failure('unavailable', message, { cause: error });
}

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return (
    PASSING_STATES.test(code) ||
    NETWORK_CODES.includes(code) ||
    (error instanceof Error && LOST_CONNECTION.test(error.message))
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Several addresses that all refused come as one error without a message. Holds no part of the URL but names. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? codeOf(error) : error.message;
}
