import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/domain/probe.ts';
import { assess } from '../../../src/smoke/assess/assess.ts';
import { isSameVersion } from '../../../src/smoke/assess/assess-version.ts';
import { answer, planOfText, START } from './world.ts';

function judged(type: string, result: ProbeResult, more = ''): [string, string | null] {
  const { verdict, code } = assessed(type, result, more);
  return [verdict, code];
}

function assessed(type: string, result: ProbeResult, more = '') {
  const [check] = planOfText(`version: 1\nchecks:\n  - { id: a, ${type}${more} }\n`).checks;
  if (check === undefined || check.asks.type === 'latency') throw new Error('one check that is asked once');
  return assess(result, check.asks, check, { nowMs: START, show: (text) => text.slice(0, 80) });
}

const http = (more: string) => `http: { url: "http://a.example/", ${more} }`;
const json = (path: string, op: string, value?: string) =>
  http(`json: [{ path: "${path}", op: "${op}"${value === undefined ? '' : `, value: ${value}`} }]`);

const BODY = JSON.stringify({ ok: 'true', n: 3, list: ['a', 1], deep: { x: [{ s: 'up' }, { s: 'up' }] }, none: null });

describe('values of a JSON answer', () => {
  it.each<[string, string, string | undefined, string, string | null]>([
    ['$.ok', '==', '"true"', 'pass', null],
    ['$.ok', '==', 'true', 'fail', 'assertion'],
    ['$.ok', '!=', 'true', 'pass', null],
    ['$.n', '>', '2', 'pass', null],
    ['$.n', '>', '3', 'fail', 'assertion'],
    ['$.n', '>=', '3', 'pass', null],
    ['$.n', '<', '3', 'fail', 'assertion'],
    ['$.n', '<=', '3', 'pass', null],
    ['$.ok', '>', '2', 'error', 'type-mismatch'],
    ['$.n', 'contains', '"3"', 'error', 'type-mismatch'],
    ['$.ok', 'contains', 'tr', 'pass', null],
    ['$.list', 'contains', '1', 'pass', null],
    ['$.list', 'contains', '"1"', 'fail', 'assertion'],
    ['$.list', 'not-contains', 'b', 'pass', null],
    ['$.n', 'not-contains', 'b', 'error', 'type-mismatch'],
    ['$.ok', 'matches', '"^t.*e$"', 'pass', null],
    ['$.n', 'matches', '"3"', 'error', 'type-mismatch'],
    ['$.ok', 'starts-with', 'tr', 'pass', null],
    ['$.ok', 'ends-with', 'tr', 'fail', 'assertion'],
    ['$.none', 'exists', undefined, 'pass', null],
    ['$.nope', 'not-exists', undefined, 'pass', null],
    ['$.n', 'not-exists', undefined, 'fail', 'assertion'],
    ['$.none', 'type', '"null"', 'pass', null],
    ['$.list', 'type', 'object', 'fail', 'assertion'],
    ['$.n', 'in', '[1, 3]', 'pass', null],
    ['$.n', 'in', '["3"]', 'fail', 'assertion'],
    ['$.deep.x[*].s', '==', '[up, up]', 'pass', null],
    ['$.deep', '==', '{ x: [{ s: up }, { s: up }] }', 'pass', null],
  ])('%s %s %s: %s', (path, op, value, verdict, code) => {
    expect(judged(json(path, op, value), answer(200, BODY))).toEqual([verdict, code]);
  });

  it('scenario 13: an absent path fails, and a page of HTML is an error', () => {
    expect(judged(json('$.nope', 'exists'), answer(200, BODY))).toEqual(['fail', 'path-not-found']);
    expect(judged(json('$.nope', '==', '1'), answer(200, BODY))).toEqual(['fail', 'path-not-found']);
    expect(judged(json('$.nope', '!=', '1'), answer(200, BODY))).toEqual(['fail', 'path-not-found']);
    expect(judged(json('$.nope', 'exists'), answer(200, '<!doctype html>'))).toEqual(['error', 'not-json']);
    expect(judged(json('$', 'exists'), answer(200, `${'['.repeat(200)}${']'.repeat(200)}`))).toEqual([
      'error',
      'not-json',
    ]);
  });

  it('what is false counts before what cannot be judged', () => {
    const both = http('json: [{ path: "$.ok", op: ">", value: 1 }, { path: "$.n", op: "==", value: 4 }]');
    expect(judged(both, answer(200, BODY))).toEqual(['fail', 'assertion']);
  });
});

describe('an HTTP answer', () => {
  const headers = { 'x-a': ['one', 'two'] };
  it.each([
    ['status: 2xx', answer(204), 'pass', null],
    ['status: [200, 301-302]', answer(303), 'fail', 'status'],
    ['headers: { X-A: { equals: two } }', answer(200, '', 1, { headers }), 'pass', null],
    ['headers: { X-A: { contains: thr } }', answer(200, '', 1, { headers }), 'fail', 'header'],
    ['headers: { X-A: { matches: "^o" } }', answer(200, '', 1, { headers }), 'pass', null],
    ['headers: { X-B: { equals: two } }', answer(200, '', 1, { headers }), 'fail', 'header'],
    ['headers: { X-A: { absent: true } }', answer(200, '', 1, { headers }), 'fail', 'header'],
    ['headers: { toString: { absent: true } }', answer(200, '', 1, { headers }), 'pass', null],
    ['size: 3', answer(200, 'four'), 'fail', 'size'],
    ['size: 4', answer(200, 'four'), 'pass', null],
    ['body: { contains: ou }', answer(200, 'four'), 'pass', null],
    ['body: { not-contains: ou }', answer(200, 'four'), 'fail', 'body'],
    ['body: { matches: "f.*r" }', answer(200, 'four'), 'pass', null],
    ['body: { equals: fou }', answer(200, 'four'), 'fail', 'body'],
    ['body: { empty: true }', answer(200, 'four'), 'fail', 'body'],
    ['body: { empty: false }', answer(200, ''), 'fail', 'body'],
    [`body: { sha256: "${'0'.repeat(64)}" }`, answer(200, 'x'), 'pass', null],
    [`body: { sha256: "${'1'.repeat(64)}" }`, answer(200, 'x'), 'fail', 'body'],
    ['latency: 10ms', answer(200, '', 11), 'fail', 'latency'],
  ])('%s', (more, result, verdict, code) => {
    expect(judged(http(more), result)).toEqual([verdict, code]);
  });

  it('stands in the message only where the file asks for it, and only when something is wrong', () => {
    const wrong = answer(500, 'database down');
    expect(assessed(http('status: 200'), wrong).message).not.toContain('database');
    expect(assessed(http('status: 200'), wrong, ', show-body: on-failure').message).toContain('it said: database down');
    expect(assessed(http('status: 200'), answer(200, 'database'), ', show-body: on-failure').message).not.toContain(
      'data',
    );
  });
});

describe('a version', () => {
  const at = (from: string) => `version: { url: "http://a.example/", ${from}, expect: "abcdef1234" }`;
  it.each([
    [at('json: "$.c"'), answer(200, '{"c":"abcdef1234567"}'), 'pass', null],
    [at('json: "$.c"'), answer(200, '{"c":"other"}'), 'fail', 'version-mismatch'],
    [at('json: "$.c"'), answer(200, '{"c":1}'), 'error', 'type-mismatch'],
    [at('json: "$.c"'), answer(200, '{}'), 'fail', 'path-not-found'],
    [at('json: "$.c"'), answer(200, '<html>'), 'error', 'not-json'],
    [at('json: "$.c"'), answer(502, ''), 'fail', 'status'],
    [at('header: X-C'), answer(200, '', 1, { headers: { 'x-c': ['ABCDEF1'] } }), 'pass', null],
    [at('header: X-C'), answer(200), 'fail', 'header'],
    [at('regex: "commit ([0-9a-f]+)"'), answer(200, 'commit abcdef1234'), 'pass', null],
    [at('regex: "commit ([0-9a-f]+)"'), answer(200, 'nothing'), 'fail', 'body'],
  ])('%s', (type, result, verdict, code) => {
    expect(judged(type, result)).toEqual([verdict, code]);
  });

  it.each([
    ['abcdef1', 'abcdef1234', true],
    ['abcdef', 'abcdef1234', false],
    ['1.2', '1.2', true],
    ['1.2.30', '1.2.3', false],
    ['', 'abcdef1234', false],
  ])('%j and %j: %s', (one, other, expected) => {
    expect(isSameVersion(one, other)).toBe(expected);
    expect(isSameVersion(other, one)).toBe(expected);
  });
});

describe('a query to Prometheus', () => {
  const query = (onEmpty: string) =>
    `prometheus: { url: "http://p.example/", query: up, min: 1, max: 2, on-empty: ${onEmpty} }`;
  const vector = (...values: string[]) =>
    answer(
      200,
      JSON.stringify({
        status: 'success',
        data: { resultType: 'vector', result: values.map((value) => ({ value: [1, value] })) },
      }),
    );

  it('scenario 14: an empty result is what the file says of it', () => {
    expect(judged(query('fail'), vector())).toEqual(['fail', 'assertion']);
    expect(judged(query('pass'), vector())).toEqual(['pass', null]);
    expect(judged(query('inconclusive'), vector())).toEqual(['inconclusive', 'too-few-samples']);
  });

  it.each([
    ['a value within', vector('1.5'), 'pass', null],
    ['one series of two outside', vector('1.5', '3'), 'fail', 'assertion'],
    ['no number', vector('NaN'), 'error', 'type-mismatch'],
    ['no end', vector('+Inf'), 'error', 'type-mismatch'],
    ['an empty text', vector(''), 'error', 'type-mismatch'],
    ['a scalar', answer(200, '{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}'), 'pass', null],
    [
      'a matrix',
      answer(200, '{"status":"success","data":{"resultType":"matrix","result":[]}}'),
      'error',
      'type-mismatch',
    ],
    ['a bad query', answer(400, '{"status":"error"}'), 'error', 'status'],
    ['a page', answer(200, '<html>'), 'error', 'not-json'],
  ])('%s', (_name, result, verdict, code) => {
    expect(judged(query('fail'), result)).toEqual([verdict, code]);
  });

  it('says what Prometheus says of a query that it cannot read, and does not ask again', () => {
    const refused = answer(400, '{"status":"error","error":"parse error at char 3"}');
    expect(assessed(query('fail'), refused)).toMatchObject({
      message: 'Prometheus answered 400: parse error at char 3',
      isFinal: true,
    });
    expect(assessed(query('fail'), answer(503, '{"status":"error","error":"busy"}'))).toMatchObject({ isFinal: false });
  });
});

describe('what is no HTTP answer', () => {
  const file = (text: string): ProbeResult => ({ kind: 'answer', of: 'file', text, durationMs: 1 });
  const ended = (exitCode: number | null): ProbeResult => ({
    kind: 'answer',
    of: 'command',
    exitCode,
    output: 'x',
    durationMs: 1,
  });
  const suite = (inner: string) =>
    `<?xml version="1.0"?><testsuites><testsuite name="a > b">${inner}</testsuite></testsuites>`;
  const GOOD = '<testcase name="a"/>';
  const BAD = '<testcase><failure>x <![CDATA[</testcase>]]></failure></testcase>';
  const FLAKY = '<testcase><flakyFailure/></testcase>';
  const JUNIT = 'junit: { file: a.xml, flaky: 0 }';
  it.each([
    ['command: { argv: [a] }', ended(0), 'pass', null],
    ['command: { argv: [a] }', ended(2), 'fail', 'exit-code'],
    ['command: { argv: [a] }', ended(null), 'error', 'exit-code'],
    [JUNIT, file(suite(GOOD)), 'pass', null],
    [JUNIT, file(suite(GOOD + BAD)), 'fail', 'assertion'],
    ['junit: { file: a.xml, failures: 1 }', file(suite(GOOD + BAD + FLAKY)), 'pass', null],
    [JUNIT, file(suite(GOOD + FLAKY)), 'fail', 'assertion'],
    [JUNIT, file(suite('')), 'error', 'assertion'],
    [JUNIT, file(suite('<testcase><skipped/></testcase>')), 'error', 'assertion'],
    [JUNIT, file(suite(GOOD).slice(0, -20)), 'error', 'assertion'],
    [JUNIT, file('<!DOCTYPE a [<!ENTITY b "c">]><testsuite><testcase/></testsuite>'), 'error', 'assertion'],
    [JUNIT, file('<html></html>'), 'error', 'assertion'],
    [JUNIT, ended(0), 'error', 'assertion'],
    ['dns: { name: a.example }', { kind: 'answer', of: 'dns', addresses: [], durationMs: 1 }, 'fail', 'dns'],
    ['dns: { name: a.example }', { kind: 'answer', of: 'dns', addresses: ['::1'], durationMs: 1 }, 'pass', null],
    ['tcp: { host: a, port: 1 }', { kind: 'answer', of: 'tcp', durationMs: 1 }, 'pass', null],
    [
      'tcp: { host: a, port: 1 }',
      { kind: 'answer', of: 'dns', addresses: ['::1'], durationMs: 1 },
      'error',
      'assertion',
    ],
  ] as [string, ProbeResult, string, string | null][])('%s', (type, result, verdict, code) => {
    expect(judged(type, result)).toEqual([verdict, code]);
  });
});
