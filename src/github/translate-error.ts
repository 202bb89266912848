/** Octokit's errors, translated once into the `Failure` kinds of the domain. */
import { Failure } from '../domain/failure.ts';

interface RequestErrorLike {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

export function translateError(what: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (!isRequestError(error))
    return new Failure('unavailable', `${what}: GitHub could not be reached.`, { cause: error });
  const text = `${what}: GitHub answered ${error.status} (${error.message.slice(0, 300).toWellFormed()})`;
  const retryAfterMs = waitAskedFor(error);
  if (retryAfterMs !== undefined) return new Failure('rate-limited', text, { cause: error, retryAfterMs });
  return new Failure(kindOf(error.status), text, { cause: error });
}

/** Nobody is there to answer: it is most often a name that is wrong or a network that is not there, and stays so. */
const NOBODY_THERE: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

export function isNobodyThere(error: unknown): boolean {
  return NOBODY_THERE.has(connectionCode(error) ?? '');
}

/** Why the network gave no answer, such as `ECONNREFUSED`; undefined where an answer came, or nothing says why. */
export function connectionCode(error: unknown): string | undefined {
  let at = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth += 1, at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(at.code)) return at.code;
    if (at.name === 'TimeoutError') return 'no answer in time';
  }
  return undefined;
}

function kindOf(status: number): Failure['kind'] {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 400 || status === 409 || status === 422) return 'rejected';
  return 'unavailable';
}

/** GitHub's limits start anew every hour. Whatever else an answer says, a gate must not wait for it for ever. */
const LONGEST_WAIT_MS = 3_600_000;

function clamp(ms: number): number {
  return Math.min(Math.max(ms, 1000), LONGEST_WAIT_MS);
}

export type Headers = Readonly<Record<string, string | number | undefined>>;

/** Milliseconds until the count of what may be asked in an hour starts anew; a minute where GitHub does not say. */
export function untilReset(headers: Headers): number {
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  const served = Date.parse(String(headers['date']));
  return Number.isFinite(reset) && Number.isFinite(served) ? clamp(reset - served) : 60_000;
}

/** Milliseconds that GitHub asks us to wait (403 or 429 with a limit header), undefined when it is no rate limit. */
function waitAskedFor(error: RequestErrorLike): number | undefined {
  if (error.status !== 403 && error.status !== 429) return undefined;
  const headers = error.response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && after > 0) return clamp(after * 1000);
  if (String(headers['x-ratelimit-remaining']) === '0') return untilReset(headers);
  const isLimit = error.status === 429 || /rate limit/i.test(error.message);
  return isLimit ? 60_000 : undefined;
}

function isRequestError(error: unknown): error is RequestErrorLike {
  if (typeof error !== 'object' || error === null) return false;
  const candidate = error as { status?: unknown; message?: unknown; response?: unknown };
  // Octokit reports a broken connection as status 500 without a response.
  return (
    typeof candidate.status === 'number' && typeof candidate.message === 'string' && candidate.response !== undefined
  );
}
