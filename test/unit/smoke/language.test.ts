import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { parseSmoke } from '../../../src/smoke/parse.ts';
import { planOfText } from './world.ts';

const HEAD = 'version: 1\nchecks:\n';
const HTTP = 'http: { url: "http://a.example/" }';

function problems(text: string, secrets: Readonly<Record<string, string>> = {}): string[] {
  const origin = { file: 's', names: new Map(), secrets: new Map(Object.entries(secrets)) };
  const parsed = parseSmoke(text, origin);
  return parsed.kind === 'valid' ? [] : parsed.problems.map(formatProblem).map((line) => line.slice(2));
}

function one(type: string): string {
  return `${HEAD}  - { id: a, ${type} }\n`;
}

/** An `http` check with more keys. */
function http(more: string): string {
  return one(`http: { url: "http://a.example/", ${more} }`);
}

describe('every type of check', () => {
  it.each([
    ['http', HTTP, { type: 'http' }, { errorIs: 'fail', severity: 'required' }],
    [
      'version',
      'version: { url: "http://a.example/", header: X-Commit, expect: "1" }',
      { from: { kind: 'header', name: 'x-commit' }, expect: '1' },
      { limits: { passes: 3, failureLimit: Number.POSITIVE_INFINITY }, errorIs: 'fail' },
    ],
    ['tls', 'tls: { host: a.example }', { type: 'tls', host: 'a.example', port: 443, expiresInDays: 14 }, {}],
    ['tcp', 'tcp: { host: "::1", port: 5432 }', { type: 'tcp', host: '::1', port: 5432 }, { errorIs: 'fail' }],
    ['dns', 'dns: { name: a.example }', { type: 'dns', name: 'a.example' }, { errorIs: 'fail' }],
    [
      'command',
      'command: { argv: [npm, run, smoke] }',
      { type: 'command', argv: ['npm', 'run', 'smoke'] },
      { retry: { attempts: 1 }, errorIs: 'error' },
    ],
    [
      'latency',
      'latency: { url: "http://a.example/", p95: 600ms }',
      { type: 'latency', samples: 20, budgets: { p95: 600 } },
      { intervalMs: 0 },
    ],
    [
      'prometheus',
      'prometheus: { url: "http://p.example/", query: "up == 1", min: 1, on-empty: fail }',
      { url: 'http://p.example/api/v1/query?query=up+%3D%3D+1', min: 1, onEmpty: 'fail' },
      { errorIs: 'error' },
    ],
    ['junit', 'junit: { file: out.xml }', { type: 'junit', file: 'out.xml', failures: 0 }, { errorIs: 'error' }],
  ])('%s is planned with its defaults', (_type, text, asks, more) => {
    expect(planOfText(one(text)).checks[0]).toMatchObject({ asks, ...more });
  });

  it('has the keys of a run', () => {
    const top = 'warm-up: { max: 1m, until: a }\nconcurrency: 2\nfail-fast: false\nnetwork: private\n';
    expect(planOfText(`${top}control: ["http://c.example/"]\n${one(HTTP)}`)).toMatchObject({
      warmUp: { maxMs: 60_000, until: 'a' },
      concurrency: 2,
      failFast: false,
      control: ['http://c.example/'],
      network: 'private',
    });
    expect(planOfText(one(HTTP))).toMatchObject({ concurrency: 4, failFast: true, control: [], warmUp: null });
  });

  it('sends what may do twice what was meant once only once, unless the file says that it does not', () => {
    const attempts = (more: string) => planOfText(http(more)).checks[0]?.retry.attempts;
    expect([attempts('method: POST'), attempts('method: PUT'), attempts('method: POST, idempotent: true')]).toEqual([
      1, 3, 3,
    ]);
  });

  it('takes a certificate for advisory beside a required check, and for required when nothing else is asked', () => {
    const tls = '  - { id: c, tls: { host: a.example } }\n';
    expect(planOfText(HEAD + tls).checks[0]?.severity).toBe('required');
    expect(planOfText(one(HTTP) + tls).checks[1]?.severity).toBe('advisory');
  });

  it('puts secrets in under `env.` only, and never a name there', () => {
    const text = http(`request-headers: { authorization: "Bearer \${env.TOKEN}" }`);
    expect(problems(text, { TOKEN: 'x' })).toEqual([]);
    expect(problems(text.replace('env.TOKEN', 'TOKEN'), { TOKEN: 'x' })).toEqual([
      expect.stringMatching(/unknown-name/),
    ]);
    const named = parseSmoke(text, { file: 's', names: new Map([['env.TOKEN', 'x']]) });
    expect(named.kind).toBe('invalid');
  });
});

describe('what cannot be meant is refused before anything is probed', () => {
  it.each([
    ['scenario 18: an empty list of checks', 'version: 1\nchecks: []\n', /^2:9 list-empty /],
    ['scenario 18: an unknown key', `${one(HTTP)}retires: 3\n`, /^4:1 unknown-key /],
    ['scenario 18: two checks of one id', `${one(HTTP)}  - { id: a, ${HTTP} }\n`, /^4:11 check-duplicate /],
    [
      'scenario 18: a circle of dependencies',
      `${HEAD}  - { id: a, ${HTTP}, depends-on: [b] }\n  - { id: b, ${HTTP}, depends-on: [a] }\n`,
      /^3:\d+ dependency-cycle `a` waits for `b` waits for `a`/,
    ],
    ['a check that depends on itself', one(`${HTTP}, depends-on: [a]`), /dependency-cycle `a` waits for `a`/],
    [
      'a warm-up that waits for what waits for it',
      `warm-up: { until: a }\n${HEAD}  - { id: a, ${HTTP}, depends-on: [b] }\n  - { id: b, ${HTTP} }\n`,
      /dependency-cycle `a` waits for `b` waits for `a`/,
    ],
    ['a dependency that is not there', one(`${HTTP}, depends-on: [b]`), /check-unknown There is no check `b`/],
    ['a warm-up for a check that is not there', `warm-up: { until: b }\n${one(HTTP)}`, /^1:19 check-unknown /],
    ['no type', one('passes: 1'), /^3:5 check-type /],
    [
      'two types',
      one(`${HTTP}, dns: { name: a.example }`),
      /^3:\d+ check-type The check has several types, `http`, `dns`/,
    ],
    ['fewer samples than passes', one(`${HTTP}, passes: 3, samples: 2`), /limits-contradict At most 2 samples/],
    ['waits that shrink', one(`${HTTP}, retry: { base: 20s }`), /limits-contradict The longest wait/],
    [
      'scenario 14: nothing said about an empty result of Prometheus',
      one('prometheus: { url: "http://p.example/", query: up, min: 1 }'),
      /^3:\d+ key-missing `on-empty` is missing/,
    ],
    [
      'Prometheus without limits',
      one('prometheus: { url: "http://p/", query: up, on-empty: fail }'),
      /assertion-missing /,
    ],
    [
      'Prometheus with limits in the wrong order',
      one('prometheus: { url: "http://p/", query: up, on-empty: fail, min: 2, max: 1 }'),
      /limits-contradict `min` is larger/,
    ],
    ['latency without limits', one('latency: { url: "http://a/" }'), /assertion-missing /],
    [
      'latency with limits in the wrong order',
      one('latency: { url: "http://a/", p50: 2s, p95: 1s }'),
      /limits-contradict /,
    ],
    ['a version from nowhere', one('version: { url: "http://a/", expect: "1" }'), /assertion-missing /],
    [
      'a version from two places',
      one('version: { url: "http://a/", json: "$.a", header: b, expect: "1" }'),
      /assertion-refused /,
    ],
    ['an empty version', one('version: { url: "http://a/", json: "$.a", expect: "" }'), /text-empty /],
    ['a bad JSON path', http('json: [{ path: "commit", op: exists }]'), /json-path-invalid /],
    ['a bad expression', http('body: { matches: "a(" }'), /pattern-invalid .*missing closing/],
    ['an expression that would look back', http('body: { matches: "(a)\\\\1" }'), /pattern-invalid /],
    ['an expression in a header', http('headers: { x: { matches: "[" } }'), /pattern-invalid /],
    ['an expression in an operator', http('json: [{ path: "$", op: matches, value: "[" }]'), /pattern-invalid /],
    ['a header rule that says nothing', http('headers: { x: {} }'), /assertion-missing /],
    [
      'a header that is absent and has a value',
      http('headers: { x: { absent: true, equals: a } }'),
      /assertion-refused /,
    ],
    ['an operator without value', http('json: [{ path: "$.a", op: ">" }]'), /assertion-missing /],
    [
      'a number operator with a text',
      http('json: [{ path: "$.a", op: ">", value: "1" }]'),
      /assertion-refused .*a number/,
    ],
    ['a type that there is not', http('json: [{ path: "$.a", op: type, value: text }]'), /assertion-refused /],
    ['`in` without a list', http('json: [{ path: "$.a", op: in, value: 1 }]'), /assertion-refused /],
    ['`exists` with a value', http('json: [{ path: "$.a", op: exists, value: 1 }]'), /assertion-refused /],
    ['an unknown operator', http('json: [{ path: "$.a", op: "=", value: 1 }]'), /wrong-value /],
    ['a body with GET', http('request-body: x'), /assertion-refused A GET request/],
    ['a body asked of HEAD', http('method: HEAD, body: { contains: x }'), /assertion-refused /],
    ['an empty body that contains something', http('body: { empty: true, contains: x }'), /assertion-refused /],
    ['a body that contains and does not', http('body: { contains: x, not-contains: x }'), /assertion-refused /],
    ['a header of the transport', http('request-headers: { transfer-encoding: chunked }'), /header-refused /],
    ['a header with a line break', http('request-headers: { x: "a\\r\\nb: c" }'), /header-refused /],
    ['a control address with a password', `control: ["http://a:b@c/"]\n${one(HTTP)}`, /^1:11 url-refused /],
    ['a host with a port', one('tcp: { host: "a:1", port: 1 }'), /wrong-value /],
    ['an unknown network', `network: all\n${one(HTTP)}`, /^1:10 wrong-value /],
    ['a body shown always', one(`${HTTP}, show-body: always`), /wrong-value /],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual([expect.stringMatching(expected)]);
  });

  it('without repeating what stands for a secret', () => {
    const found = problems(http(`body: { matches: "(\${env.TOKEN}" }, json: [{ path: "\${env.TOKEN}", op: exists }]`), {
      TOKEN: 'hidden-value',
    });
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain('hidden');
  });
});
