import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/smoke/plan.ts';
import {
  countSample,
  judge,
  judgeAtDeadline,
  NO_SAMPLES,
  type Verdict as SampleResult,
  worstOf,
} from '../../../src/smoke/verdict.ts';

const ROW: Limits = {
  ...{ passes: 3, failureLimit: 0, consecutiveErrorLimit: 4, samples: Number.POSITIVE_INFINITY },
  isDueAfterWarmUp: false,
};

function tallyOf(results: readonly SampleResult[]) {
  return results.reduce((tally, result) => countSample(tally, { result, wasAnswered: result !== 'error' }), NO_SAMPLES);
}

describe('the verdict of a check', () => {
  it.each<[string, SampleResult[], Partial<Limits>, string | null]>([
    ['one pass where one is asked', ['pass'], { passes: 1, samples: 1 }, 'pass'],
    ['one failure', ['fail'], { passes: 1, samples: 1 }, 'fail'],
    ['the only sample an error', ['error'], { passes: 1, samples: 1 }, 'error'],
    ['a row not complete', ['pass', 'pass'], {}, null],
    ['a complete row', ['pass', 'pass', 'pass'], {}, 'pass'],
    ['a row that an error broke', ['pass', 'pass', 'error', 'pass'], {}, null],
    ['a row after an error', ['error', 'pass', 'pass', 'pass'], {}, 'pass'],
    ['a failure after passes', ['pass', 'pass', 'fail'], {}, 'fail'],
    ['failures within the limit', ['fail', 'pass'], { failureLimit: 1 }, null],
    ['failures beyond the limit', ['fail', 'pass', 'fail'], { failureLimit: 1 }, 'fail'],
    ['a failure wins over a complete row', ['fail', 'pass', 'pass', 'pass'], {}, 'fail'],
    ['as many errors in a row as allowed', ['error', 'error', 'error', 'error'], {}, null],
    ['one error in a row too many', ['error', 'error', 'error', 'error', 'error'], {}, 'error'],
    ['samples used up without the row', ['pass', 'error', 'pass'], { samples: 3 }, 'inconclusive'],
    ['samples used up and the last an error', ['pass', 'pass', 'error'], { samples: 3 }, 'error'],
  ])('%s', (_name, results, limits, expected) => {
    expect(judge(tallyOf(results), { ...ROW, ...limits })).toBe(expected);
  });

  it('is never pass unless the newest samples passed in a row', () => {
    const result = fc.constantFrom<SampleResult>('pass', 'fail', 'error');
    fc.assert(
      fc.property(fc.array(result, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (results, passes) => {
        const verdict = judge(tallyOf(results), { ...ROW, passes, failureLimit: 2 });
        const row = results.slice(-passes);
        if (verdict === 'pass') expect(row.length === passes && row.every((one) => one === 'pass')).toBe(true);
      }),
    );
  });
});

describe('the deadline', () => {
  it.each<[SampleResult[], string]>([
    [[], 'error'],
    [['error', 'error'], 'error'],
    [['pass', 'pass'], 'inconclusive'],
    [['pass', 'error'], 'inconclusive'],
    [['fail', 'pass'], 'fail'],
  ])('after %j means %s', (results, expected) => {
    expect(judgeAtDeadline(tallyOf(results))).toBe(expected);
  });
});

describe('the verdict of a run', () => {
  it.each([
    [['pass', 'pass'], 'pass'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'error'], 'error'],
    [['error', 'fail', 'pass'], 'fail'],
    [['pass', 'skipped'], 'error'],
    [['inconclusive', 'skipped'], 'inconclusive'],
    [['skipped'], 'error'],
    [[], 'error'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    expect(worstOf(verdicts)).toBe(expected);
  });
});
