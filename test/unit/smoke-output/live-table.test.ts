import { describe, expect, it } from 'vitest';
import {
  advance,
  drawTable,
  emptyTable,
  type LiveTable,
  newLines,
  progressLine,
} from '../../../src/smoke/output/live-table.ts';
import type { SmokeProgress } from '../../../src/smoke/ports.ts';
import { aCheck, failed, HOSTILE } from './a-report.ts';

const plain = (_verdict: string, text: string): string => text;
const WIDE = { columns: 100, lines: 24 };

function tableAfter(ids: readonly string[], events: readonly SmokeProgress[]): LiveTable {
  return events.reduce(advance, emptyTable(ids));
}

describe('the live table', () => {
  it('has a row for each check with what is happening to it', () => {
    const table = tableAfter(
      ['version', 'home', 'cart'],
      [
        { kind: 'check-started', id: 'version' },
        { kind: 'check-ended', report: aCheck({ id: 'version' }) },
        { kind: 'check-started', id: 'home' },
        { kind: 'attempt', id: 'home', verdict: 'fail', message: 'found 503', attempt: 1, ofAttempts: 3 },
      ],
    );
    expect(drawTable(table, 65_400, WIDE, plain)).toEqual([
      'Smoke: 1 of 3 checks, 1:05',
      '  pass          version  status 200 in 12 ms',
      '  running       home     attempt 1 of 3, fail: found 503',
      '  waiting       cart',
    ]);
  });

  it('tells a warm-up', () => {
    const table = tableAfter(['version'], [{ kind: 'warm-up', id: 'version', message: 'another version answers' }]);
    expect(drawTable(table, 0, WIDE, plain)[1]).toBe('  running       version  warming up: another version answers');
  });

  it('never has a line that wraps or moves the cursor, whatever an answer says', () => {
    const table = tableAfter(
      ['a'.repeat(64)],
      [{ kind: 'check-ended', report: failed({ id: 'a'.repeat(64), message: HOSTILE }) }],
    );
    for (const columns of [20, 40, 80]) {
      for (const line of drawTable(table, 0, { columns, lines: 24 }, plain)) {
        expect(line.length).toBeLessThan(columns);
        expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
      }
    }
  });

  it('counts what takes two places', () => {
    const table = tableAfter(['a'], [{ kind: 'check-ended', report: failed({ id: 'a', message: '失敗'.repeat(50) }) }]);
    const [, row = ''] = drawTable(table, 0, { columns: 60, lines: 24 }, plain);
    expect(row.length + (row.match(/[失敗…]/g)?.length ?? 0)).toBeLessThan(60);
  });

  it('keeps to the height of the screen, what runs and what went wrong first', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);
    const table = tableAfter(ids, [
      { kind: 'check-started', id: 'c40' },
      { kind: 'check-ended', report: failed({ id: 'c45' }) },
    ]);
    const lines = drawTable(table, 0, { columns: 80, lines: 10 }, plain);
    expect(lines.length).toBeLessThan(10);
    expect(lines.join('\n')).toMatch(/running +c40\n {2}fail +c45 .+\n {2}and 43 more$/);
  });
});

describe('an event as a line', () => {
  it.each<[SmokeProgress, string]>([
    [{ kind: 'check-started', id: 'home' }, 'home: started'],
    [{ kind: 'warm-up', id: 'v', message: 'not yet' }, 'v: warming up: not yet'],
    [
      { kind: 'attempt', id: 'home', verdict: 'error', message: 'no answer', attempt: 2, ofAttempts: 3 },
      'home: attempt 2 of 3, error: no answer',
    ],
    [{ kind: 'check-ended', report: failed() }, 'home: fail: status: expected status 200, but found 503'],
    [
      { kind: 'check-ended', report: aCheck({ flaky: true, severity: 'advisory' }) },
      'home: pass (flaky, advisory): status 200 in 12 ms, after 1 attempt',
    ],
  ])('%j', (event, line) => {
    expect(progressLine(event)).toBe(line);
  });

  it('is one line', () => {
    expect(progressLine({ kind: 'check-ended', report: failed({ message: HOSTILE }) })).not.toMatch(/\p{Cc}|##\[/u);
  });
});

it('writes down what is new, and not every second the same', () => {
  const lineOf = newLines();
  const attempt = { kind: 'attempt', id: 'home', verdict: 'fail', message: 'found 500', ofAttempts: 3 } as const;
  expect(lineOf({ ...attempt, attempt: 1 })).toBe('home: attempt 1 of 3, fail: found 500');
  expect(lineOf({ ...attempt, attempt: 2 })).toBeNull();
  expect(lineOf({ ...attempt, id: 'cart', attempt: 1 })).toContain('cart');
  expect(lineOf({ ...attempt, verdict: 'pass', message: 'status 200', attempt: 3 })).toContain('status 200');
  expect(lineOf({ ...attempt, attempt: 1 })).toContain('found 500');
  expect(lineOf({ kind: 'check-ended', report: failed({}) })).not.toBeNull();
});
