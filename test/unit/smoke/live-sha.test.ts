import { describe, expect, it } from 'vitest';
import { liveShaIn } from '../../../src/smoke/live-sha.ts';
import type { CheckReport, VersionReport } from '../../../src/smoke/report.ts';

const OURS = 'c'.repeat(40);
const OLD = 'a'.repeat(40);

function versions(expected: string, version: string, lastInARow: number): readonly VersionReport[] {
  return [
    { version: expected, answers: 0, expected: true, lastInARow: 0 },
    { version, answers: 9, expected: false, lastInARow },
  ];
}

function check(change: Partial<CheckReport> = {}): CheckReport {
  return {
    ...{ id: 'version', type: 'version', severity: 'required', verdict: 'fail', flaky: false },
    ...{ reason: { code: 'version-mismatch' }, message: '', attempts: [], versions: versions(OURS, OLD, 3) },
    ...change,
  };
}

describe('the commit that runs', () => {
  it('scenario 1: is what the last three answers in a row name', () => {
    expect(liveShaIn({ checks: [check()] })).toBe(OLD);
    expect(liveShaIn({ checks: [check({ versions: versions(OURS, 'AAAAAAA', 3) })] })).toBe('aaaaaaa');
  });

  it('is the longest name on which all checks agree', () => {
    const short = check({ id: 'canary', versions: versions(OURS, 'aaaaaaa', 4) });
    expect(liveShaIn({ checks: [short, check()] })).toBe(OLD);
    expect(liveShaIn({ checks: [check(), short, check({ type: 'http', versions: undefined })] })).toBe(OLD);
  });

  it.each([
    ['no check asks', []],
    ['two answers are not enough', [check({ versions: versions(OURS, OLD, 2) })]],
    ['a check that none depends on asks', [check({ severity: 'advisory' })]],
    [
      'what is waited for is a number that looks like a commit',
      [check({ versions: versions('7654321', '1234567', 3) })],
    ],
    ['what answers is a tag', [check({ versions: versions(OURS, 'v1.2.3', 3) })]],
    ['what answers are too few digits', [check({ versions: versions(OURS, 'aaaaaa', 3) })]],
    ['one check was not asked', [check(), check({ id: 'other', versions: versions(OURS, OLD, 0) })]],
    ['two checks do not agree', [check(), check({ id: 'other', versions: versions(OURS, 'b'.repeat(40), 3) })]],
  ])('is not known where %s', (_, checks) => {
    expect(liveShaIn({ checks })).toBeNull();
  });
});
