import { describe, expect, it } from 'vitest';
import { SUMMARY_BUDGET, smokeSummary } from '../../../src/smoke/output/summary.ts';
import { aCheck, aReport, failed, HOSTILE } from './a-report.ts';

const many = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => aCheck({ id: `c${index}`, message: 'm'.repeat(length) }));

describe('the job summary', () => {
  it('begins with the verdict and why, and has a row for each check', () => {
    const latency = { n: 50, p50: 10, p95: 431.6, p99: 600, max: 700 };
    const text = smokeSummary(
      aReport([aCheck({ flaky: true, latency }), failed({ id: 'cart', severity: 'required' })]),
    );
    const lines = text.split('\n');
    expect(lines[0]).toBe('### Tidegate smoke: fail');
    expect(lines[2]).toBe('Smoke: fail, check cart: expected status 200, but found 503');
    expect(lines).toContain('Environment production, commit c0ffee000000, 4 s.');
    expect(lines).toContain('| home | pass (flaky) | 1 | 432 ms |  | status 200 in 12 ms |');
    expect(lines).toContain('| cart | fail | 1 |  | status | expected status 200, but found 503 |');
  });

  it('says what the reader has to know', () => {
    expect(smokeSummary(aReport([aCheck()]), { notes: ['on-error is pass.'] })).toContain('\non-error is pass.\n');
  });

  it('scenario 12: shows what an answer says and does nothing of it', () => {
    const text = smokeSummary(aReport([failed({ message: HOSTILE })]));
    const row = text.split('\n').filter((line) => line.startsWith('| home'));
    expect(row).toHaveLength(1);
    expect(row[0]?.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toMatch(/<img|<\/failure|@org|#123|https:\/\/|www\.e|\u202e/);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('scenario 46: leaves out rows beyond its budget, passed ones first, and says how many', () => {
    const checks = [...many(100, 400), failed({ id: 'last' })];
    const text = smokeSummary(aReport(checks), { budget: 10_000 });
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(10_000);
    const rows = text.split('\n').filter((line) => /^\| (?:c\d+|last) \|/.test(line));
    expect(rows.at(-1)).toMatch(/^\| last \| fail/);
    expect(text).toMatch(
      new RegExp(`\\n${checks.length - rows.length} more checks do not fit here; the report file has all\\.$`),
    );
  });

  it('scenario 46: keeps to 200 KiB, and counts bytes', () => {
    const checks = many(1000, 400).map((check) => ({ ...check, message: 'é'.repeat(400) }));
    const size = new TextEncoder().encode(smokeSummary(aReport(checks))).length;
    expect(size).toBeLessThanOrEqual(SUMMARY_BUDGET);
    expect(size).toBeGreaterThan(SUMMARY_BUDGET / 2);
  });
});
