/** What a probe of a running system may reach, what it asks for, and what it brings home. */

/** `public`: the internet; `private`: also RFC 1918, unique local and loopback addresses; `loopback`: only those. */
export const NETWORKS = ['public', 'private', 'loopback'] as const;
export type Network = (typeof NETWORKS)[number];

/** One attempt. `timeoutMs` is for all of it: look-up, connection, redirects and body. */
export type ProbeRequest = HttpRequest | TlsRequest | TcpRequest | DnsRequest | CommandRequest | FileRequest;

export interface HttpRequest {
  readonly kind: 'http';
  readonly method: string;
  readonly url: string;
  /** Names as written in the file. Credentials among them go to the first origin only. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Redirects followed at most; 0: an answer that redirects is the answer. */
  readonly maxRedirects: number;
  readonly timeoutMs: number;
}

export interface TlsRequest {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

export interface TcpRequest {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

export interface DnsRequest {
  readonly kind: 'dns';
  readonly name: string;
  readonly timeoutMs: number;
}

/** A program and its arguments; no shell reads them. */
export interface CommandRequest {
  readonly kind: 'command';
  readonly argv: readonly [string, ...string[]];
  readonly timeoutMs: number;
}

/** A file of the machine that the run is on, such as a JUnit report. */
export interface FileRequest {
  readonly kind: 'file';
  readonly path: string;
  readonly timeoutMs: number;
}

/** Durations in milliseconds, from a clock that never jumps. */
export type ProbeResult = ProbeAnswer | MissingAnswer | UnusableAnswer;

export type ProbeAnswer = HttpAnswer | TlsAnswer | TcpAnswer | DnsAnswer | CommandAnswer | FileAnswer;

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly of: 'http';
  readonly status: number;
  /** Lower-case names; one that came several times has all its values, in order. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Decoded as UTF-8. */
  readonly body: string;
  /** Of the decompressed body, in bytes. */
  readonly size: number;
  /** Lower-case hexadecimal, of the decompressed bytes. */
  readonly sha256: string;
  /** Where the answer came from, after redirects. */
  readonly finalUrl: string;
  readonly family?: 4 | 6 | undefined;
  readonly durationMs: number;
  /** What the answer's `Retry-After` asks for, in seconds or as a date. */
  readonly retryAfterMs?: number | undefined;
}

export interface TlsAnswer {
  readonly kind: 'answer';
  readonly of: 'tls';
  /** Epoch milliseconds until which the server's own certificate is valid. */
  readonly validUntilMs: number;
  readonly subject: string;
  readonly issuer: string;
  readonly durationMs: number;
}

export interface TcpAnswer {
  readonly kind: 'answer';
  readonly of: 'tcp';
  readonly durationMs: number;
}

export interface DnsAnswer {
  readonly kind: 'answer';
  readonly of: 'dns';
  readonly addresses: readonly string[];
  readonly durationMs: number;
}

export interface CommandAnswer {
  readonly kind: 'answer';
  readonly of: 'command';
  /** Null: a signal ended it. */
  readonly exitCode: number | null;
  /** The end of what it wrote, stdout and stderr together, capped. */
  readonly output: string;
  readonly durationMs: number;
}

export interface FileAnswer {
  readonly kind: 'answer';
  readonly of: 'file';
  readonly text: string;
  readonly durationMs: number;
}

/** Nobody answered. */
export interface MissingAnswer {
  readonly kind: 'missing';
  readonly code: MissingCode;
  readonly message: string;
  readonly durationMs: number;
}

/** There is no answer that could be judged: never more than an error. */
export interface UnusableAnswer {
  readonly kind: 'unusable';
  readonly code: UnusableCode;
  readonly message: string;
  readonly durationMs: number;
}

/** For a service that was just deployed this counts as a failure. */
export type MissingCode = 'timeout' | 'tls' | 'connection-refused' | 'connection-reset' | 'dns';

/** The service is not to blame, or it cannot be told. `assertion`: a file that is not there, a program that cannot be started. */
export type UnusableCode =
  | 'body-too-large'
  | 'blocked-address'
  | 'downgrade'
  | 'too-many-redirects'
  | 'body'
  | 'assertion';
