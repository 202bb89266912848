/** What a probe brings home before its time is added, and what goes wrong on the way put into words. */
import type { MissingAnswer, MissingCode, ProbeResult, UnusableAnswer, UnusableCode } from '../domain/probe.ts';

type WithoutDuration<Result> = Result extends unknown ? Omit<Result, 'durationMs'> : never;

export type Outcome = WithoutDuration<ProbeResult>;
export type Failure = WithoutDuration<MissingAnswer | UnusableAnswer>;

export function unusable(code: UnusableCode, message: string): Failure {
  return { kind: 'unusable', code, message };
}

export function missing(code: MissingCode, message: string): Failure {
  return { kind: 'missing', code, message };
}

const UNREACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
/** Hung up too early, or said something that is not HTTP. */
const RESET = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_|ERR_OSSL)/;

/** Why a connection is not trusted, for people; the other codes keep the words of OpenSSL. */
const UNTRUSTED: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed, so nobody vouches for it',
  SELF_SIGNED_CERT_IN_CHAIN: 'the chain of the certificate ends in one that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the whole chain of its certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer of the certificate is not trusted here',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS on this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the server does not speak TLS on this port',
};

/** An error of a socket, a handshake or a parser as the answer that is missing. */
export function failureFrom(error: unknown): Failure {
  const code = codeOf(error);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return unusable('body-too-large', 'the headers of the answer are larger than 64 KiB');
  }
  if (/^ERR_(?:INVALID_(?:CHAR|HTTP_TOKEN)|HTTP_INVALID_HEADER_VALUE|UNESCAPED_CHARACTERS)$/.test(code)) {
    return unusable('assertion', `the request cannot be sent: ${wordsOf(error)}`);
  }
  const untrusted = UNTRUSTED[code];
  if (untrusted !== undefined) return missing('tls', `no trusted connection: ${untrusted} (${wordsOf(error)})`);
  const missed = missingCode(code);
  if (missed !== undefined) return missing(missed, `no answer: ${wordsOf(error)}`);
  return unusable('assertion', `the check could not be carried out: ${wordsOf(error)}`);
}

/** Undefined: no sign that the other side is to blame, such as a machine that has no sockets left. */
function missingCode(code: string): MissingCode | undefined {
  if (UNREACHABLE.has(code)) return 'connection-refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (RESET.test(code)) return 'connection-reset';
  return TLS.test(code) ? 'tls' : undefined;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The reason, where OpenSSL gives one: its message is for those who read its source. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('reason' in error && typeof error.reason === 'string') return error.reason;
  return error.message === '' ? codeOf(error) || error.name : error.message;
}
