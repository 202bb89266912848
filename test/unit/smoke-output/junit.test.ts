import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { junitXml } from '../../../src/smoke/output/junit.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';
import { aCheck, aReport, failed, HOSTILE } from './a-report.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'testcase' || name === 'property',
});

function read(report: SmokeReport) {
  // The second argument has it refuse what is not well-formed.
  return parser.parse(junitXml(report), true).testsuites.testsuite;
}

const CHECKS = [
  aCheck(),
  failed({ id: 'cart' }),
  aCheck({ id: 'api', type: 'version', verdict: 'error', reason: { code: 'dns' }, message: 'no such name' }),
  aCheck({ id: 'db', verdict: 'inconclusive', reason: { code: 'too-few-samples' } }),
  failed({ id: 'slow', severity: 'advisory' }),
  aCheck({ id: 'later', verdict: 'skipped', reason: { code: 'fail-fast' }, message: 'not finished', attempts: [] }),
];

describe('junit.xml', () => {
  it('has one suite with what came of each check', () => {
    const suite = read(aReport(CHECKS));
    expect(suite).toMatchObject({ tests: '6', failures: '1', errors: '2', skipped: '2', time: '4.000' });
    expect(suite.timestamp).toBe('2026-11-22T10:00:00Z');
    const cases = suite.testcase;
    expect(cases.map((each: { name: string }) => each.name)).toEqual(['home', 'cart', 'api', 'db', 'slow', 'later']);
    expect(cases[0]).toEqual({ classname: 'smoke.http', name: 'home', time: '0.012' });
    expect(cases[1].failure).toMatchObject({ type: 'status', message: 'expected status 200, but found 503' });
    expect(cases[2]).toMatchObject({ classname: 'smoke.version', error: { type: 'dns' } });
    expect(cases[3].error.type).toBe('too-few-samples');
    expect(cases[4].skipped.message).toBe('advisory, fail: expected status 200, but found 503');
    expect(cases[5]).toMatchObject({ time: '0.000', skipped: { message: 'not finished' } });
  });

  it('names what passed only after a retry, with its attempts', () => {
    const [one] = read(aReport([aCheck({ flaky: true })])).testcase;
    expect(one.properties.property).toEqual([{ name: 'flaky', value: 'true' }]);
    expect(one['system-out']).toContain('2026-11-22T10:00:01Z pass 12 ms');
    expect(one).not.toHaveProperty('failure');
  });

  it('scenario 12: is the same document whatever an answer says', () => {
    const [one, ...others] = read(aReport([failed({ message: HOSTILE })])).testcase;
    expect(others).toEqual([]);
    expect(one.name).toBe('home');
    expect(one.failure['#text']).toContain('</failure><testcase name="x"/>');
    expect(junitXml(aReport([failed({ message: HOSTILE })])).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\ufffe]/u);
  });

  it('is well-formed whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, message) => {
        const [one] = read(aReport([failed({ id, message })], { environment: id })).testcase;
        expect(one.failure.type).toBe('status');
      }),
      { numRuns: 50 },
    );
  });
});
