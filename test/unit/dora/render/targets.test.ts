import { describe, expect, test } from 'vitest';
import { judgeTarget, judgeTargets, sayTarget } from '../../../../src/dora/render/targets.ts';
import { EMPTY, metrics } from './sample.ts';

/** 6.2 %, interval 2.4 to 14.8 %. */
const RATE = metrics();

describe('a target is judged by the whole interval', () => {
  test.each([
    ['14.8%', 'met'],
    ['10%', 'unknown'],
    ['2.5%', 'unknown'],
    ['2%', 'missed'],
    ['0%', 'missed'],
  ])('a change fail rate of at most %s is %s', (target, verdict) => {
    expect(judgeTarget('change-fail-rate', RATE, { 'change-fail-rate': target })?.verdict).toBe(verdict);
  });

  test.each([
    [0.5, 'met'],
    [0.7, 'unknown'],
    [0.92, 'unknown'],
    [1, 'missed'],
  ])('a frequency of at least %d a day is %s', (target, verdict) => {
    expect(judgeTarget('deployment-frequency', RATE, { 'deployment-frequency': target })?.verdict).toBe(verdict);
  });

  test.each([
    ['3d', 'met'],
    ['PT50H', 'unknown'],
    ['1d', 'missed'],
  ])('a lead time of at most %s is %s', (target, verdict) => {
    expect(judgeTarget('lead-time', RATE, { 'lead-time': target })?.verdict).toBe(verdict);
  });

  test('without an interval, or without a figure, it is unknown, however good the value', () => {
    expect(judgeTarget('recovery-time', RATE, { 'recovery-time': '10d' })?.verdict).toBe('unknown');
    expect(judgeTarget('change-fail-rate', EMPTY, { 'change-fail-rate': '100%' })?.verdict).toBe('unknown');
  });

  test('what is not set is not judged, nor what cannot be read', () => {
    expect(judgeTargets(RATE, {})).toEqual([]);
    expect(judgeTargets(RATE, { 'lead-time': 'soon', 'rework-rate': 'a few' })).toEqual([]);
    expect(sayTarget(undefined)).toBe('none set');
  });
});
