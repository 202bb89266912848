/** What a check of the file asks, by its type. */
import type { Asked, CheckType, Comparison, HttpAsked, LatencyAsked, PrometheusAsked, VersionAsked } from '../plan.ts';
import type { SmokeCheck } from '../schema.ts';
import { toRange } from './status-range.ts';

const CHECK_TYPES = [
  'http',
  'version',
  'tls',
  'tcp',
  'dns',
  'command',
  'latency',
  'prometheus',
  'junit',
] as const satisfies CheckType[];

export function typesOf(check: SmokeCheck): readonly CheckType[] {
  return CHECK_TYPES.filter((type) => check[type] !== undefined);
}

/** The file was checked: every check has one. */
export function typeOf(check: SmokeCheck): CheckType {
  return askedOf(check).type;
}

export function askedOf(check: SmokeCheck): Asked {
  const { http, version, latency, prometheus, tls, tcp, dns, junit } = check;
  if (http !== undefined) return httpAsked(http);
  if (version !== undefined) return versionAsked(version);
  if (latency !== undefined) return latencyAsked(latency);
  if (prometheus !== undefined) return prometheusAsked(prometheus);
  if (tls !== undefined) return { type: 'tls', host: tls.host, port: tls.port, expiresInDays: tls['expires-in-days'] };
  if (tcp !== undefined) return { type: 'tcp', ...tcp };
  if (dns !== undefined) return { type: 'dns', ...dns };
  if (junit !== undefined) return { type: 'junit', ...junit };
  const [program = '', ...args] = check.command?.argv ?? [];
  return { type: 'command', argv: [program, ...args] };
}

function httpAsked(http: NonNullable<SmokeCheck['http']>): HttpAsked {
  const statuses = Array.isArray(http.status) ? http.status : [http.status];
  const { contains, matches, equals, empty, sha256 } = http.body;
  return {
    type: 'http',
    request: {
      method: http.method,
      url: http.url,
      headers: http['request-headers'],
      body: http['request-body'],
      maxRedirects: http.redirects === 'none' ? 0 : http.redirects.max,
    },
    expects: {
      statuses: statuses.map(toRange),
      headers: Object.entries(http.headers).map(([name, { absent, ...rule }]) => ({
        ...{ name: name.toLowerCase(), isAbsent: absent },
        ...rule,
      })),
      body: {
        ...{ contains, matches, equals, isEmpty: empty },
        notContains: http.body['not-contains'],
        sha256: sha256?.toLowerCase(),
      },
      json: http.json ?? [],
      latencyMs: http.latency,
      maxSize: http.size,
    },
  };
}

function versionAsked({ url, json, header, regex, expect }: NonNullable<SmokeCheck['version']>): VersionAsked {
  return { type: 'version', url, expect, from: versionFrom(json, header, regex) };
}

function versionFrom(json?: string, header?: string, regex?: string): VersionAsked['from'] {
  if (json !== undefined) return { kind: 'json', path: json };
  return header === undefined
    ? { kind: 'regex', pattern: regex ?? '' }
    : { kind: 'header', name: header.toLowerCase() };
}

function latencyAsked(latency: NonNullable<SmokeCheck['latency']>): LatencyAsked {
  const { url, samples, p50, p95, p99, compare } = latency;
  const budgets = Object.fromEntries(Object.entries({ p50, p95, p99 }).filter(([, ms]) => ms !== undefined));
  return {
    ...{ type: 'latency', url, samples, budgets },
    ...(compare === undefined ? {} : { compare: comparisonOf(compare) }),
  };
}

function comparisonOf(compare: NonNullable<NonNullable<SmokeCheck['latency']>['compare']>): Comparison {
  const { to, method, percentile, confidence, tolerance } = compare;
  return {
    to: to === 'baseline' ? { kind: 'baseline' } : { kind: 'url', url: to.url },
    by:
      method === 'ratio'
        ? { method, percentile, maxRatio: compare['max-ratio'], minDifferenceMs: compare['min-difference'] }
        : { method, confidence, tolerance, allowedIncrease: compare['allowed-increase'] },
  };
}

function prometheusAsked(prometheus: NonNullable<SmokeCheck['prometheus']>): PrometheusAsked {
  const { min, max } = prometheus;
  const url = new URL(prometheus.url);
  // The address of the server is what people know; behind a proxy it may have a path of its own.
  if (!url.pathname.endsWith('/api/v1/query')) url.pathname = `${url.pathname.replace(/\/$/, '')}/api/v1/query`;
  url.searchParams.set('query', prometheus.query);
  return { type: 'prometheus', url: url.href, min, max, onEmpty: prometheus['on-empty'] };
}
