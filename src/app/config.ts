/**
 * The configuration, read from the environment once. All problems are reported together, each with what is wrong, why
 * it matters and how to fix it; no value of a variable is repeated in one, since it may be a secret in the wrong place.
 */
import { erasedIn } from '../audit/report/names.ts';
import type { Network } from '../domain/probe.ts';
import { readAttestationRoots } from './attestation-roots.ts';
import { readBaseUrl } from './base-url.ts';
import { faultOfDatabaseUrl } from './database-url.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { hostnameOf, isLoopback } from './loopback.ts';
import { type NotifySettings, readNetwork, readNotifySettings } from './notify-settings.ts';
import { readPagerDutySecrets } from './pagerduty/settings.ts';
import { readAuditKey, readKey, readLibraryToken, readSecrets } from './read-secrets.ts';
import { Secret } from './secret.ts';
import { type Environment, type Report, settingOf } from './setting.ts';

export type { Environment } from './setting.ts';

export interface Config {
  readonly appId: number;
  /** PKCS #8 PEM. */
  readonly privateKey: Secret;
  /** The current one first; a second one while it is being replaced. */
  readonly webhookSecrets: readonly [Secret, ...Secret[]];
  /** The root of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** Signs the tokens of jobs: an address without a slash at the end. */
  readonly tokenIssuer: string;
  /** Our own address, without a slash at the end; undefined: not known, and jobs cannot send verifications. */
  readonly baseUrl: string | undefined;
  /** Of a PostgreSQL; undefined: the embedded database is used. Secret, because it holds a password. */
  readonly databaseUrl: Secret | undefined;
  /** Ed25519, PEM: signs the checkpoints of the audit log. Undefined: none are made. */
  readonly auditSigningKey: Secret | undefined;
  /** Who has it may read what runs where, and how repositories are set up; undefined: nobody may. */
  readonly libraryToken: Secret | undefined;
  /** Logins or numbers of people whom no page names. */
  readonly erasedPeople: readonly string[];
  /** Folder of the embedded database. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Who may be told, and how. */
  readonly notify: NotifySettings;
  /** Of PagerDuty's webhooks. Empty: it is not heard when somebody acknowledges there. */
  readonly pagerDutySecrets: readonly Secret[];
  /** Which addresses the App may probe when it runs a smoke file: preflights, and what is watched. */
  readonly probeNetwork: Network;
  /** Whose attestations count besides those of Sigstore's public instance: JSON, a trusted root a line. */
  readonly attestationRoots?: string | undefined;
  /** False: a GitHub Enterprise Server whose administrator set none. */
  readonly hasRateLimits: boolean;
  /** For rehearsals: the process that started this one may move the clock. Only with a GitHub on this machine. */
  readonly hasMovableClock: boolean;
}

export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
}

export type ReadConfig =
  | { readonly kind: 'valid'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

export function readConfig(env: Environment): ReadConfig {
  const problems: ConfigProblem[] = [];
  const report: Report = (variable, message) => {
    problems.push({ variable, message });
    return null;
  };
  const read = {
    appId: readAppId(env, report),
    privateKey: readKey(env, report),
    webhookSecrets: readSecrets(env, report),
    apiUrl: readApiUrl(env, report),
    tokenIssuer: tokenIssuerOf(env),
    baseUrl: readOwnAddress(env, report),
    databaseUrl: readDatabaseUrl(env, report),
    auditSigningKey: readAuditKey(env, report),
    libraryToken: readLibraryToken(env, report),
    erasedPeople: erasedIn(env['ERASED_PEOPLE']),
    dataFolder: settingOf(env, 'TIDEGATE_DATA') ?? './data',
    host: settingOf(env, 'HOST') ?? 'localhost',
    port: readPort(env, report),
    logLevel: readLogLevel(env, report),
    notify: readNotifySettings((variable) => settingOf(env, variable), report),
    pagerDutySecrets: readPagerDutySecrets((variable) => settingOf(env, variable), report),
    probeNetwork: readNetwork('PROBE_NETWORK', (variable) => settingOf(env, variable), report),
    attestationRoots: readAttestationRoots((variable) => settingOf(env, variable), report),
    hasMovableClock: readMovableClock(env, report),
    hasRateLimits: readRateLimits(env, report),
  };
  return isComplete(read) && problems.length === 0 ? { kind: 'valid', config: read } : { kind: 'invalid', problems };
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

function isComplete(read: Nullable<Config>): read is Config {
  return Object.values(read).every((value) => value !== null);
}

function readAppId(env: Environment, report: Report): number | null {
  const value = settingOf(env, 'APP_ID');
  if (value !== undefined && /^[1-9]\d{0,14}$/.test(value)) return Number(value);
  const what = value === undefined ? 'It is not set' : 'It is not a whole number above 0';
  return report('APP_ID', `${what}; GitHub knows the App by it. Copy "App ID" from the settings page of the App.`);
}

function readApiUrl(env: Environment, report: Report): string | null {
  const host = settingOf(env, 'GHE_HOST');
  const protocol = settingOf(env, 'GHE_PROTOCOL') ?? 'https';
  if (host === undefined) return 'https://api.github.com';
  const hostname = hostnameOf(host);
  if (hostname === null) {
    return report('GHE_HOST', 'It is not a host name. Give the name alone, e.g. "github.example.com", or name:port.');
  }
  if (protocol === 'https' || (protocol === 'http' && isLoopback(hostname))) return `${protocol}://${host}/api/v3`;
  return report(
    'GHE_PROTOCOL',
    'It may be "https", or "http" for a host on this machine: over plain HTTP anybody on the way reads our tokens. ' +
      'Unset it.',
  );
}

/** Where GitHub's OpenID Connect lives: docs.github.com, "OpenID Connect with GitHub Enterprise Server". */
function tokenIssuerOf(env: Environment): string {
  const host = settingOf(env, 'GHE_HOST');
  if (host === undefined) return 'https://token.actions.githubusercontent.com';
  return `${settingOf(env, 'GHE_PROTOCOL') ?? 'https'}://${host}/_services/token`;
}

function readOwnAddress(env: Environment, report: Report): string | undefined | null {
  const value = settingOf(env, 'BASE_URL');
  if (value === undefined) return undefined;
  return (
    readBaseUrl(value, isLoopback) ??
    report(
      'BASE_URL',
      'It is not the https address of this server. Give what jobs and people reach it by, e.g. "https://tidegate.example.com".',
    )
  );
}

/** A wrong one is refused: falling back to the embedded database would hide where the data is. */
function readDatabaseUrl(env: Environment, report: Report): Secret | undefined | null {
  const value = settingOf(env, 'DATABASE_URL');
  if (value === undefined) return undefined;
  const fault = faultOfDatabaseUrl(value);
  return fault === null ? new Secret(value) : report('DATABASE_URL', fault);
}

/** github.com always has them; a GitHub Enterprise Server has none unless its administrator sets some. */
function readRateLimits(env: Environment, report: Report): boolean | null {
  const value = settingOf(env, 'RATE_LIMITS') ?? 'github';
  if (value === 'github') return true;
  if (value === 'none' && settingOf(env, 'GHE_HOST') !== undefined) return false;
  return report(
    'RATE_LIMITS',
    'It may be "github", or "none" together with GHE_HOST, for a server without limits: github.com shuts out whoever ' +
      'does not keep to its limits. Unset it.',
  );
}

/** A clock that can be moved opens windows: never in front of a real GitHub. */
function readMovableClock(env: Environment, report: Report): boolean | null {
  const value = settingOf(env, 'TIDEGATE_MOVABLE_CLOCK');
  if (value === undefined || value === '0') return false;
  const host = settingOf(env, 'GHE_HOST');
  const isRehearsal = host !== undefined && isLoopback(hostnameOf(host) ?? '');
  if (value === '1' && isRehearsal) return true;
  return report(
    'TIDEGATE_MOVABLE_CLOCK',
    'It is for rehearsals against a GitHub on this machine: with a wrong clock, real gates would open at the wrong ' +
      'time. Unset it.',
  );
}

function readPort(env: Environment, report: Report): number | null {
  const value = settingOf(env, 'PORT') ?? '3000';
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  return report('PORT', 'It is not a port. Give a number from 1 to 65535, or 0 for any that is free.');
}

function readLogLevel(env: Environment, report: Report): LogLevel | null {
  const value = settingOf(env, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((one) => one === value.toLowerCase());
  return level ?? report('LOG_LEVEL', `There is no such level. Give one of ${LOG_LEVELS.join(', ')}.`);
}
