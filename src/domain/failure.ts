/**
 * The world outside failed us. Adapters translate every outside error into one of these, once; expected outcomes are
 * union values, not failures.
 */
export type FailureKind =
  /** The answer may come if we ask again: network, timeout, 5xx. */
  | 'unavailable'
  /** GitHub asked us to wait: see `retryAfterMs`. */
  | 'rate-limited'
  /** We lack a permission, or the installation is suspended. */
  | 'forbidden'
  /** It does not exist, or not for us. */
  | 'not-found'
  /** GitHub understood the request and refused it. */
  | 'rejected';

export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  /** Milliseconds, when the other side named a time. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
  }
}
