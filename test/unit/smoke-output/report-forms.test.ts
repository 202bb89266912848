import { describe, expect, it } from 'vitest';
import { redactor } from '../../../src/domain/redact.ts';
import { headlineOf } from '../../../src/smoke/output/headline.ts';
import { redactProgress, redactReport } from '../../../src/smoke/output/redact-report.ts';
import { reportJson } from '../../../src/smoke/output/report-json.ts';
import { reportText } from '../../../src/smoke/output/report-text.ts';
import { resultJson } from '../../../src/smoke/output/result-json.ts';
import { aCheck, aReport, failed, HOSTILE } from './a-report.ts';

const SECRET = 'pa55/word+1';

describe('scenario 11: a report without secrets', () => {
  const forms = [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64')];
  const report = aReport([failed({ id: SECRET, message: forms.join(' and ') })], { environment: SECRET });

  it('has none in any of its texts', () => {
    const text = reportJson(redactReport(report, redactor([SECRET])));
    for (const form of forms) expect(text).not.toContain(form);
    expect(JSON.parse(text)).toMatchObject({
      environment: '***',
      checks: [{ id: '***', message: '*** and *** and ***', verdict: 'fail', reason: { code: 'status' } }],
    });
  });

  it('is still a report when a secret is one of its words', () => {
    const shown = redactReport(report, redactor(['fail', 'status', '2026', 'http', 'required']));
    expect(shown).toMatchObject({
      verdict: 'fail',
      checks: [{ type: 'http', severity: 'required', reason: { code: 'status' } }],
    });
    expect(shown.startedAt).toBe(report.startedAt);
  });

  it('is told without one while it is made', () => {
    const event = { kind: 'warm-up', id: 'home', message: `found ${SECRET}` } as const;
    expect(redactProgress(event, redactor([SECRET]))).toEqual({ kind: 'warm-up', id: 'home', message: 'found ***' });
  });
});

describe('the report document', () => {
  it('is the report, and shows a terminal nothing that it would obey', () => {
    const report = aReport([failed({ message: HOSTILE })]);
    for (const text of [reportJson(report), reportJson(report, 2)]) {
      expect(JSON.parse(text)).toEqual(report);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u2028]|##\[/u);
    }
  });

  it('loses details where it would not fit into an output, and stays a document', () => {
    const latency = { n: 200, p50: 1, p95: 2, p99: 3, max: 4, samples: Array.from({ length: 200 }, () => 1234) };
    const report = aReport(Array.from({ length: 20 }, () => aCheck({ latency, message: 'm'.repeat(500) })));
    const whole = reportJson(report).length;
    expect(resultJson(report, whole)).toBe(reportJson(report));
    const shorter = JSON.parse(resultJson(report, whole - 1));
    expect(shorter.checks[0].latency).toEqual({ n: 200, p50: 1, p95: 2, p99: 3, max: 4 });
    expect(shorter.checks[0].attempts).toHaveLength(1);
    const without = JSON.parse(resultJson(report, 15_000));
    expect(without.checks[0]).toMatchObject({ attempts: [], message: 'm'.repeat(500) });
    expect(JSON.parse(resultJson(report, 10)).checks[0]).toMatchObject({ id: 'home', verdict: 'pass', message: '' });
  });
});

describe('the report for people', () => {
  it('has a line for each check, with room for the longest verdict, and the verdict last', () => {
    const report = aReport([aCheck(), failed({ id: 'checkout', severity: 'advisory' })], {
      verdict: 'pass',
      reason: null,
    });
    expect(reportText(report, (_verdict, text) => text).split('\n')).toEqual([
      'pass          home      status 200 in 12 ms (1 attempt)',
      'fail          checkout  expected status 200, but found 503 (advisory, status, 1 attempt)',
      'Smoke: pass, 2 checks.',
    ]);
  });

  it('scenario 12: is plain lines whatever an answer says', () => {
    const lines = reportText(aReport([failed({ message: HOSTILE })]), (_verdict, text) => text).split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202e]|^\s*::|##\[/u);
  });

  it('says in one line what decided', () => {
    expect(headlineOf(aReport([aCheck({ flaky: true })]))).toBe('Smoke: pass, 1 check, 1 only after a retry.');
    expect(headlineOf(aReport([failed()]))).toBe('Smoke: fail, check home: expected status 200, but found 503');
    const ended = aReport([aCheck()], { verdict: 'error', reason: { code: 'cancelled' } });
    expect(headlineOf(ended)).toBe('Smoke: error, because the run was ended before it was finished');
    const network = aReport([aCheck()], { verdict: 'error', reason: { code: 'runner-network' } });
    expect(headlineOf(network)).toBe('Smoke: error, runner-network');
  });
});
