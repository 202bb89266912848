/** The log: one JSON object per line on stdout, in which no known secret appears. */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Secret } from './secret.ts';

export type Log = Logger;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Shorter lines of a secret (the end of a key) would hide innocent text. */
const SHORTEST_PART = 16;

/** Tokens that GitHub gives us while we run: they are not known when the log is made. */
const GITHUB_TOKEN = /\bgh[oprsu]_[A-Za-z0-9_.-]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}/g;

export function createLog(options: {
  readonly level: LogLevel;
  readonly secrets: readonly Secret[];
  readonly to?: DestinationStream | undefined;
}): Log {
  const to = options.to ?? destination({ dest: 1, sync: true });
  const redact = redactor(options.secrets);
  return pino({ level: options.level, base: null }, { write: (line) => void to.write(redact(line)) });
}

/** Takes the secrets out of a line by their value, in the spellings in which they can get into one. */
export function redactor(secrets: readonly Secret[]): (line: string) => string {
  const hidden = [...new Set(secrets.flatMap((secret) => spellings(secret.reveal())))].sort(
    (one, other) => other.length - one.length,
  );
  return (line) =>
    hidden.reduce((text, value) => text.replaceAll(value, '[secret]'), line).replace(GITHUB_TOKEN, '[secret]');
}

/** As it is, inside JSON, in base64; and for a secret of several lines, each line. */
function spellings(value: string): string[] {
  const parts = value.split('\n').filter((part) => part.length >= SHORTEST_PART && !part.startsWith('-----'));
  const whole = value === '' ? [] : [value, Buffer.from(value).toString('base64')];
  return [...whole, ...parts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
}
