/** Smoke files as people write them from the contract alone, and what has to come of each. */
import { ASSERTIONS } from './assertion-cases.ts';
import type { Answer } from './scripted-server.ts';

export interface SmokeCase {
  readonly name: string;
  /** Keys of the one check `a` besides its `id`, in YAML; `BASE` is the address of the server. */
  readonly check: string;
  readonly script: Readonly<Record<string, readonly Answer[]>>;
  /** `fail status 3`: verdict of the check, its code or `-`, requests in all. */
  readonly is: string;
  readonly top?: string;
  /** Further checks, whole. */
  readonly others?: string;
  /** Of the run, where it is not that of the check. */
  readonly run?: string;
}

export type Row = readonly [name: string, check: string, answers: readonly Answer[], is: string];

function rows(list: readonly Row[]): readonly SmokeCase[] {
  return list.map(([name, check, answers, is]) => ({ name, check, script: { '/': answers }, is }));
}

const http = (keys: string, more = ''): string => `http: { url: "BASE/", ${keys} }, retry: { attempts: 1 }${more}`;
const retried = (keys: string, more = ''): string =>
  `http: { url: "BASE/", ${keys} }, retry: { base: 1ms, max: 20ms${more} }`;
const counted = (limits: string): string => http('status: 200', `, interval: 1ms, ${limits}`);
const version = (more: string): string =>
  `version: { url: "BASE/", json: "$.commit", expect: 0a1b2c3d4e5f }, interval: 1ms, retry: { attempts: 1 }, ${more}`;

const NEW = { json: { commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567' } };
const OLD = { json: { commit: 'ffffffffffffffffffffffffffffffffffffffff' } };
const byTurns = (one: Answer, other: Answer): readonly Answer[] =>
  Array.from({ length: 2000 }, (_, turn) => (turn % 2 === 0 ? one : other));

const RETRIES: readonly Row[] = [
  ['scenario 3: one 504 and then 200', retried(''), [504, 200], 'pass - 2'],
  ['scenario 4: 5xx on every attempt', retried(''), [500], 'fail status 3'],
  ['a 404 is asked once', retried(''), [404, 200], 'fail status 1'],
  ['a 429 is asked again', retried(''), [429, 200], 'pass - 2'],
  ['a body that is wrong is asked once', retried('body: { contains: x }'), ['no', 'x'], 'fail body 1'],
  ['a page, and then JSON', retried('json: [{ path: $.a, op: exists }]'), ['<html>', { json: { a: 1 } }], 'pass - 2'],
  ['errors are asked once where the file says so', retried('', ', on: [5xx]'), ['cut', 200], 'fail connection-reset 1'],
  ['a POST is sent once', retried('method: POST'), [500, 200], 'fail status 1'],
  ['an idempotent POST is sent again', retried('method: POST, idempotent: true'), [500, 200], 'pass - 2'],
  [
    'nobody may ask for more patience than the file has',
    retried(''),
    [{ status: 503, headers: { 'retry-after': '3600' } }, 200],
    'pass - 2',
  ],
];

const COUNTERS: readonly Row[] = [
  ['passes in a row', counted('passes: 3'), [200], 'pass - 3'],
  ['a failure is one too many by default', counted('passes: 3'), [200, 500, 200], 'fail status 2'],
  [
    'a failure within the limit begins the row again',
    counted('passes: 2, failure-limit: 1'),
    [200, 500, 200],
    'pass - 4',
  ],
  ['a limit that is off', counted('passes: 2, failure-limit: -1'), [500, 500, 500, 200], 'pass - 5'],
  [
    'samples used up within both limits',
    counted('passes: 3, samples: 4, failure-limit: 2'),
    [200, 500, 200, 500],
    'inconclusive status 4',
  ],
  ['a limit that all samples keep', counted('passes: 2, samples: 2, failure-limit: 2'), [500], 'inconclusive status 2'],
  [
    'samples used up and the last one an error',
    counted('passes: 2, samples: 2, error-is: error'),
    [200, 'cut'],
    'error connection-reset 2',
  ],
  ['one error in a row too many', counted('passes: 9, error-is: error'), ['cut'], 'error connection-reset 5'],
  [
    'no error let pass',
    counted('passes: 9, error-is: error, consecutive-error-limit: 0'),
    ['cut'],
    'error connection-reset 1',
  ],
  ['a version three times in a row', version('passes: 3'), [OLD, NEW, OLD, NEW], 'pass - 6'],
  [
    'a version of six characters',
    version('failure-limit: 0'),
    [{ json: { commit: '0a1b2c' } }],
    'fail version-mismatch 1',
  ],
  ['a version that is not told', version('failure-limit: 0'), [{ json: {} }], 'fail path-not-found 1'],
  ['another version in every sample', version('samples: 3'), [OLD], 'fail version-mismatch 3'],
];

const WARM = 'warm-up: { max: 100ms, until: a }';
const B = '  - { id: b, http: { url: "BASE/b" }, retry: { attempts: 1 }';

const RUNS: readonly SmokeCase[] = [
  {
    name: 'an old version during the warm-up',
    check: version('passes: 2'),
    top: 'warm-up: { max: 10s, until: a }',
    script: { '/': [503, 'cut', OLD, NEW], '/b': [200] },
    others: `${B} }`,
    is: 'pass - 7',
  },
  {
    name: 'a warm-up that is longer than the deadline',
    check: version('passes: 2'),
    top: 'warm-up: { max: 1h, until: a }\ndeadline: 200ms',
    script: { '/': [OLD] },
    is: 'fail version-mismatch',
  },
  {
    name: 'scenario 1: an old version when the warm-up is over',
    check: version('passes: 2'),
    top: WARM,
    script: { '/': [OLD], '/b': [200] },
    others: `${B} }`,
    is: 'fail version-mismatch',
  },
  {
    name: 'scenario 2: a mixed fleet at the deadline',
    check: version('passes: 2'),
    top: 'deadline: 200ms',
    script: { '/': byTurns(NEW, OLD) },
    is: 'inconclusive version-mismatch',
  },
  {
    name: 'no answer ever at the deadline',
    check: version('error-is: error, consecutive-error-limit: 9999'),
    top: 'deadline: 200ms',
    script: { '/': ['cut'] },
    is: 'error timeout',
  },
  {
    name: 'a failure before the deadline',
    check: counted('passes: 2, failure-limit: -1'),
    top: 'deadline: 200ms',
    script: { '/': [500] },
    is: 'fail status',
  },
  {
    name: 'an advisory failure',
    check: http(''),
    script: { '/': [200], '/b': [500] },
    others: `${B}, severity: advisory }`,
    is: 'pass - 2',
  },
  {
    name: 'an advisory failure that a required check waits for',
    check: http('', ', depends-on: [b]'),
    script: { '/': [200], '/b': [500] },
    others: `${B}, severity: advisory }`,
    is: 'pass - 2',
  },
  {
    name: 'a required failure that another check waits for',
    check: http('', ', depends-on: [b]'),
    top: 'fail-fast: false',
    script: { '/': [200], '/b': [500] },
    others: `${B} }`,
    is: 'skipped dependency 1',
    run: 'fail',
  },
  {
    name: 'a failure ends what waits',
    check: http('', ', depends-on: [b]'),
    top: 'concurrency: 1',
    script: { '/': [200], '/b': [500] },
    others: `${B} }\n  - { id: c, http: { url: "BASE/c" } }`,
    is: 'skipped dependency 1',
    run: 'fail',
  },
  {
    name: 'a latency of too few samples',
    check: 'latency: { url: "BASE/", samples: 7, p95: 5s }',
    script: { '/': [200] },
    is: 'inconclusive too-few-samples 10',
  },
  {
    name: 'a latency within its budget',
    check: 'latency: { url: "BASE/", samples: 20, p95: 5s }',
    script: { '/': [200] },
    is: 'pass - 23',
  },
  {
    name: 'a latency of nobody',
    check: 'latency: { url: "BASE/", samples: 20, p95: 5s }, retry: { attempts: 1 }',
    script: { '/': ['cut'] },
    is: 'fail connection-reset 5',
  },
  {
    name: 'a query that Prometheus cannot read',
    check: 'prometheus: { url: "BASE", query: "up{", min: 1, on-empty: fail }',
    script: { '/api/v1/query?query=up%7B': [{ status: 400, json: { status: 'error', error: 'parse error' } }] },
    is: 'error status 1',
  },
];

export const SMOKE_CASES: readonly SmokeCase[] = [...rows([...ASSERTIONS, ...RETRIES, ...COUNTERS]), ...RUNS];
