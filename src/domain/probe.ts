/** What a probe of a running system may reach, and what it brings home. */

/** `public`: the internet; `private`: also RFC 1918, unique local and loopback addresses; `loopback`: only those. */
export const NETWORKS = ['public', 'private', 'loopback'] as const;
export type Network = (typeof NETWORKS)[number];

/** Durations in milliseconds, from a clock that never jumps. */
export type ProbeResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly durationMs: number;
      /** What the answer's `Retry-After` asks for. */
      readonly retryAfterMs?: number | undefined;
    }
  | { readonly kind: 'missing'; readonly code: MissingCode; readonly message: string; readonly durationMs: number }
  | { readonly kind: 'unusable'; readonly code: UnusableCode; readonly message: string; readonly durationMs: number };

/** Nobody answered. For a service that was just deployed this counts as a failure. */
export type MissingCode = 'timeout' | 'tls' | 'connection-refused' | 'connection-reset' | 'dns';

/** There is no answer that could be judged, and the service is not to blame: never more than an error. */
export type UnusableCode = 'body-too-large' | 'blocked-address' | 'downgrade' | 'too-many-redirects' | 'body';
