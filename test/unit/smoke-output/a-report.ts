/** Reports for the tests of what is made from them. */
import type { CheckReport, SmokeReport } from '../../../src/smoke/report.ts';

export function aCheck(more: Partial<CheckReport> = {}): CheckReport {
  return {
    id: 'home',
    type: 'http',
    severity: 'required',
    verdict: 'pass',
    flaky: false,
    reason: null,
    message: 'status 200 in 12 ms',
    attempts: [
      {
        at: '2026-11-22T10:00:01Z' as CheckReport['attempts'][number]['at'],
        duration: 12,
        verdict: 'pass',
        reason: null,
      },
    ],
    ...more,
  };
}

export function failed(more: Partial<CheckReport> = {}): CheckReport {
  return aCheck({
    verdict: 'fail',
    reason: { code: 'status' },
    message: 'expected status 200, but found 503',
    ...more,
  });
}

export function aReport(checks: readonly CheckReport[], more: Partial<SmokeReport> = {}): SmokeReport {
  return {
    version: 1,
    verdict: checks.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'pass',
    reason: checks.find(({ verdict }) => verdict === 'fail')?.reason ?? null,
    environment: 'production',
    sha: 'c0ffee0000000000000000000000000000000000',
    startedAt: '2026-11-22T10:00:00Z' as SmokeReport['startedAt'],
    finishedAt: '2026-11-22T10:00:04Z' as SmokeReport['finishedAt'],
    configDigest: 'd1',
    checks,
    ...more,
  };
}

/** What somebody who answers a probe may send to take part in what is made of it. */
export const HOSTILE = [
  '::set-output name=verdict::pass',
  '\n::add-mask::production ##[add-mask]production',
  '</failure><testcase name="x"/>',
  ']]>',
  '| a | b |',
  '@org/team #123 https://evil.example www.evil.example',
  '<img src=x onerror=alert(1)>',
  '[link](https://evil.example) `code` **bold**',
  '\u001b[2J\u001b]0;title\u0007\u009b31m',
  '\u0000\u0008\ufffe\ud800 end \u202ereversed',
].join(' ');
