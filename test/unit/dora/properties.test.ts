import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import type { Metrics } from '../../../src/dora/report.ts';
import { change, incident, ran, recovered, report, verified } from './world.ts';

const when = fc.integer({ min: -20 * 24, max: 34 * 24 }).map((hours) => hours / 24);
const type = fc.constantFrom(undefined, undefined, undefined, 'minor', 'emergency', 'rollback', 'redeploy' as const);

const deployment = fc
  .record({
    ...{ at: when, sha: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), type, number: fc.integer({ min: 1, max: 12 }) },
    state: fc.constantFrom('success', 'success', 'success', 'failure' as const),
    service: fc.constantFrom('shop', 'api'),
    tier: fc.constantFrom('low', 'high'),
    reverts: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ at, sha, number, reverts, type: told, ...more }) => {
    const changes = [change(number, at - 1, reverts === null ? {} : { reverts: [reverts] })];
    return (index: number): DoraEvent => ran(sha, at, { ...more, id: `d${index}`, type: told as never, changes });
  });

const evidence = fc
  .record({ at: when, of: fc.integer({ min: 0, max: 25 }), what: fc.integer({ min: 0, max: 4 }) })
  .map(({ at, of, what }) => (index: number): DoraEvent => {
    const cause = { deploymentId: `d${of}` };
    if (what === 0) return verified(`d${of}`, 'fail', at);
    if (what === 1) return recovered(`d${of}`, at);
    if (what === 2) return incident(`i${index}`, [[at, at + 1], [at + 1.5]], cause);
    return incident(`i${index}`, [[at, at + 1]], what === 3 ? cause : undefined);
  });

/** Deployments first, so that their numbers are those that the others name. */
const history = fc
  .tuple(fc.array(deployment, { maxLength: 25 }), fc.array(evidence, { maxLength: 8 }))
  .map(([deployments, more]) => [...deployments, ...more].map((make, index) => make(index)));

function everyMetrics(events: readonly DoraEvent[]): readonly Metrics[] {
  const { lanes, byTier, byType, byTeam } = report(events);
  return [...lanes.map(({ metrics }) => metrics), ...[byTier, byType, byTeam].flatMap((each) => Object.values(each))];
}

describe('whatever happened', () => {
  it('the order of the lines changes nothing but the count of those out of order', () => {
    const shuffled = history.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        const [one, two] = [report(events), report(other)];
        expect({ ...two, dataQuality: { ...two.dataQuality, outOfOrder: 0 } }).toEqual({
          ...one,
          dataQuality: { ...one.dataQuality, outOfOrder: 0 },
        });
      }),
      { numRuns: 150 },
    );
  });

  it('lines that come twice change nothing but their count', () => {
    fc.assert(
      fc.property(history, (events) => {
        const [one, two] = [report(events), report([...events, ...events])];
        const { duplicates } = two.dataQuality;
        expect({ ...two, dataQuality: { ...two.dataQuality, duplicates: one.dataQuality.duplicates } }).toEqual(one);
        expect(duplicates).toBeGreaterThanOrEqual(events.length);
      }),
      { numRuns: 100 },
    );
  });

  it('no numerator is above its denominator, and what is unknown has a reason', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const metrics of everyMetrics(events)) {
          const { changeFailRate, reworkRate, recoveryTime, deploymentFrequency } = metrics;
          for (const { numerator, n } of [changeFailRate, reworkRate]) expect(numerator).toBeLessThanOrEqual(n);
          for (const { value, reason } of Object.values(metrics)) expect(value === null).toBe(reason !== undefined);
          const failures = recoveryTime.n + recoveryTime.open;
          expect(failures).toBeGreaterThanOrEqual(changeFailRate.numerator);
          expect(failures).toBeLessThanOrEqual(changeFailRate.n + changeFailRate.maturing);
          expect(deploymentFrequency.weeks.reduce((sum, { n }) => sum + n, 0)).toBe(deploymentFrequency.n);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('one lane more changes no other lane', () => {
    const unrelated = [ran('a', 1, { id: 'x1', service: 'web' }), ran('b', 4, { id: 'x2', service: 'web' })];
    fc.assert(
      fc.property(history, (events) => {
        const { lanes } = report([...events, ...unrelated, verified('x2', 'fail', 5)]);
        expect(lanes.filter(({ service }) => service !== 'web')).toEqual(report(events).lanes);
      }),
      { numRuns: 100 },
    );
  });

  it('another zone changes nothing but the weeks', () => {
    const withoutWeeks = (zone: string, events: readonly DoraEvent[]) => {
      const { lanes, calibration, dataQuality } = report(events, { zone });
      const text = JSON.stringify({ lanes, calibration, dataQuality }, (key, value) => (key === 'weeks' ? 0 : value));
      return JSON.parse(text) as unknown;
    };
    fc.assert(
      fc.property(history, (events) => {
        expect(withoutWeeks('Pacific/Auckland', events)).toEqual(withoutWeeks('UTC', events));
      }),
      { numRuns: 50 },
    );
  });

  it('what comes at the end of the window or later changes nothing but its count', () => {
    fc.assert(
      fc.property(history, (events) => {
        const known = events.filter((event) => JSON.stringify(event).includes('"kind":"deployment"'));
        const late = [ran('z', 30, { id: 'late' }), ran('a', 31, { id: 'later' }), verified('d1', 'fail', 30)];
        expect(report([...known, ...late]).lanes).toEqual(report(known).lanes);
      }),
      { numRuns: 50 },
    );
  });
});
