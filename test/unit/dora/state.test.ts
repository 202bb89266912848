import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DoraReport, Metrics } from '../../../src/dora/report.ts';
import {
  changesOf,
  type DoraState,
  keepState,
  readState,
  stateIn,
  stateMark,
  stateOf,
} from '../../../src/dora/state.ts';
import { anyReport, EMPTY, HOSTILE, lane, metrics, report } from './render/sample.ts';

const TARGETS = { 'change-fail-rate': '5%' };

function rate(lower: number, value: number, upper: number): Metrics {
  const interval = { lower, upper, method: 'wilson' as const };
  return metrics({ changeFailRate: { value, numerator: 4, n: 65, interval, maturing: 0 } });
}

const MET = rate(0.001, 0.01, 0.04);
const MISSED = rate(0.08, 0.12, 0.2);
const UNKNOWN = rate(0.02, 0.06, 0.15);

function of(shop: Metrics, changes: Partial<DoraReport> = {}): DoraReport {
  return report({ lanes: [lane('shop', 'production', shop)], ...changes });
}

function calibrated(state: DoraReport['calibration']['state']): Partial<DoraReport> {
  return { calibration: { ...report().calibration, state } };
}

/** What is told of each report after the other, each compared with what was kept. */
function told(reports: readonly DoraReport[], targets = TARGETS): (readonly string[])[] {
  let kept: DoraState | null = null;
  return reports.map((each) => {
    const now = stateOf(each, targets, kept);
    const said = changesOf(kept, now);
    kept = readState(keepState(now));
    expect(kept).not.toBeNull();
    return said;
  });
}

describe('changes of state', () => {
  test('tell the first figures once, with what is missed then', () => {
    const [none, first, again] = told([of(EMPTY), of(MISSED), of(MISSED)]);
    expect(none).toEqual([]);
    expect(first).toEqual([
      'The first delivery figures are here.',
      'shop in production: the target of change fail rate, at most 5 %, is missed. It is 12 % (4/65) now (95 % interval 8 to 20 %).',
    ]);
    expect(again).toEqual([]);
  });

  test('tell nothing while the numbers move and the verdict stays', () => {
    expect(told([of(MET), of(rate(0.002, 0.02, 0.045)), of(rate(0, 0, 0.05))]).slice(1)).toEqual([[], []]);
  });

  test('tell each change of a definite verdict', () => {
    const [, missed, met] = told([of(MET), of(MISSED), of(MET)]);
    expect(missed?.join()).toContain('at most 5 %, is missed');
    expect(met?.join()).toContain('at most 5 %, is met');
  });

  test('tell nothing of a figure that wavers around its limit', () => {
    expect(told([of(MET), of(UNKNOWN), of(MET), of(UNKNOWN), of(UNKNOWN)]).slice(1)).toEqual([[], [], [], []]);
    expect(told([of(MISSED), of(UNKNOWN), of(MISSED)]).slice(1)).toEqual([[], []]);
  });

  test('compare with the last definite verdict, not with the last look', () => {
    const said = told([of(MET), of(UNKNOWN), of(MISSED)]);
    expect(said[2]?.join()).toContain('is missed');
  });

  test('tell a verdict that comes for the first time', () => {
    expect(told([of(UNKNOWN), of(MISSED)])[1]?.join()).toContain('is missed');
  });

  test('tell when tiers want recalibration, and when they are separated again', () => {
    const said = told([
      of(MET),
      of(MET, calibrated('recalibrate')),
      of(MET, calibrated('not-enough-evidence')),
      of(MET, calibrated('recalibrate')),
      of(MET, calibrated('separated')),
      of(MET, calibrated('not-enough-evidence')),
    ]);
    expect(said.map((each) => each.join().slice(0, 30))).toEqual([
      'The first delivery figures are',
      'The tiers want recalibration: ',
      '',
      '',
      'The tiers are separated: relea',
      '',
    ]);
  });

  test('tell new definitions and compare nothing else', () => {
    const definitions = { version: '2', rules: 'x' };
    const said = told([of(MET), of(MISSED, { definitions }), of(MISSED, { definitions })]);
    expect(said[1]).toHaveLength(1);
    expect(said[1]?.[0]).toContain('The definitions changed from 1 to 2');
    expect(said[2]).toEqual([]);
  });

  test('tell nothing of lanes that come or go', () => {
    const two = report({ lanes: [lane('shop', 'production', MET), lane('pay', 'production', EMPTY)] });
    expect(told([of(MET), two, of(MET), two]).slice(1)).toEqual([[], [], []]);
  });

  test('tell a target again when it was taken away and set again', () => {
    const first = stateOf(of(MISSED), TARGETS);
    const without = stateOf(of(MISSED), {}, first);
    expect(changesOf(first, without)).toEqual([]);
    expect(changesOf(without, stateOf(of(MISSED), TARGETS, without))).toHaveLength(1);
  });

  test('are never told twice of one report', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (one, two) => {
        const targets = { ...TARGETS, 'lead-time': '1d' };
        const same = { ...two, definitions: one.definitions };
        const before = stateOf(one, targets);
        const now = stateOf(same, targets, before);
        expect(changesOf(now, stateOf(same, targets, now))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a kept state', () => {
  test('is read back from the body of an issue', () => {
    const state = stateOf(of(MISSED), TARGETS);
    const { words: _, ...kept } = state;
    expect(stateIn(`before\n${stateMark(state)}\nafter`)).toEqual(kept);
  });

  test.each([
    ['2026-Q3', '2026-Q3'],
    ['2026-Q5', undefined],
    ['-->', undefined],
  ])('goes on with the quarter that was told, %s', (quarter, expected) => {
    const before = readState(keepState({ ...stateOf(of(MISSED)), quarter }));
    expect(before?.quarter).toBe(expected);
    expect(readState(keepState(stateOf(of(MISSED), TARGETS, before)))?.quarter).toBe(expected);
  });

  test('names nothing that others wrote, and cannot end its comment', () => {
    for (const name of HOSTILE) {
      const hostile = report({ lanes: [lane(name, name, MISSED)], definitions: { version: `--> ${name}`, rules: '' } });
      const state = stateOf(hostile, TARGETS);
      const mark = stateMark(state);
      expect(mark.indexOf('-->')).toBe(mark.length - 3);
      expect(mark).not.toContain('\n');
      expect(stateIn(mark)?.lanes).toEqual(state.lanes);
    }
  });

  test('stays small however many lanes there are', () => {
    const lanes = Array.from({ length: 5000 }, (_, at) => lane(`service-${at}`, 'production', MISSED));
    expect(keepState(stateOf(report({ lanes }), TARGETS)).length).toBeLessThan(14_000);
  });

  test.each([
    '',
    'no mark',
    '<!-- tidegate:dora-state',
    '<!-- tidegate:dora-state {} -->',
    '<!-- tidegate:dora-state [1] -->',
    '<!-- tidegate:dora-state null -->',
    '<!-- tidegate:dora-state {"version":2,"definitions":"1","calibration":"separated","hasFigures":true,"lanes":{}} -->',
    '<!-- tidegate:dora-state {"version":1,"definitions":"1","calibration":"maybe","hasFigures":true,"lanes":{}} -->',
    '<!-- tidegate:dora-state {"version":1,"definitions":1,"calibration":"separated","hasFigures":true,"lanes":{}} -->',
    '<!-- tidegate:dora-state {"version":1,"definitions":"1","calibration":"separated","hasFigures":1,"lanes":{}} -->',
    '<!-- tidegate:dora-state {"version":1,"definitions":"1","calibration":"separated","hasFigures":true,"lanes":{"a":"x"}} -->',
    '<!-- tidegate:dora-state {"version":1,"definitions":"1","calibration":"separated","hasFigures":true,"lanes":[]} -->',
  ])('that cannot be read is none: %s', (body) => {
    expect(stateIn(body)).toBeNull();
  });

  test('that is anything at all is read without a failure', () => {
    fc.assert(fc.property(fc.json(), (text) => readState(text) === null));
  });
});
