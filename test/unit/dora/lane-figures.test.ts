import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReleaseType } from '../../../src/domain/decision.ts';
import { laneFigures } from '../../../src/dora/lane-figures.ts';
import { LaneRecord } from '../../../src/flow/backtest/lane-record.ts';
import { again, DAY, day, logOf, metrics, ms, ran, verified } from './world.ts';

const SHOP = { service: 'shop', environment: 'Production' };
const events = [ran('v1', 1), ran('v2', 3), ran('v3', 5), again('v1', 7), verified('v3', 'fail', 20)];

describe('the figures of a lane at an instant', () => {
  it('are those of the change fail rate of a window that ends there', () => {
    const { n, numerator } = metrics(events).changeFailRate;
    expect(laneFigures(logOf(events), SHOP, 30 * DAY, ms(30))).toEqual({ deployments: n, failed: numerator });
    expect({ n, numerator }).toEqual({ n: 3, numerator: 2 });
  });

  it('know only what had happened, and that to the instant', () => {
    const log = logOf(events);
    const at = (days: number, hours = 0) => laneFigures(log, SHOP, 30 * DAY, ms(days, hours));
    expect(at(6.999)).toEqual({ deployments: 2, failed: 0 });
    expect(at(7)).toEqual({ deployments: 2, failed: 1 });
    expect(at(19.999)).toEqual({ deployments: 3, failed: 1 });
    expect(at(20)).toEqual({ deployments: 3, failed: 2 });
  });

  it('reach back as long as was asked for', () => {
    expect(laneFigures(logOf(events), SHOP, 4 * DAY, ms(8.5))).toEqual({ deployments: 1, failed: 0 });
  });

  it('are unknown before the first record, and of other lanes', () => {
    expect(laneFigures(logOf(events), SHOP, 30 * DAY, ms(0.5))).toBeNull();
    expect(laneFigures(logOf(events), { ...SHOP, service: 'api' }, 30 * DAY, ms(30))).toBeNull();
    expect(laneFigures(logOf(events), { ...SHOP, environment: 'staging' }, 30 * DAY, ms(30))).toBeNull();
  });

  it('are those that a backtest counts as it goes', () => {
    const types = [undefined, undefined, 'emergency', 'rollback', 'minor', 'redeploy'] as const;
    const step = fc.record({
      ...{
        gap: fc.integer({ min: 1, max: 60 }),
        sha: fc.constantFrom('a', 'b', 'c', 'd'),
        type: fc.constantFrom(...types),
      },
      failsAfter: fc.option(fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const record = new LaneRecord();
        const log = logOf([]);
        let hours = 0;
        for (const [index, { gap, sha, type, failsAfter }] of steps.entries()) {
          hours += gap;
          const at = ms(0, hours);
          const failedAt = failsAfter === null ? null : at + failsAfter * 3_600_000;
          const told = { id: `d${index}`, sha, service: 'shop', environment: 'production' };
          const type_: ReleaseType | null = type ?? null;
          record.add({
            ...told,
            isInClone: true,
            at,
            isServiceTold: true,
            type: type_,
            succeededAt: at,
            verifiedAt: null,
            failedAt,
          });
          log.add(ran(sha, hours / 24, { ...told, type, startedAt: day(0, hours), finishedAt: day(0, hours) }));
          if (failsAfter !== null) log.add(verified(told.id, 'fail', (hours + failsAfter) / 24));
          const { deployments, failed } = record.countedAt(at, '10d');
          expect(laneFigures(log, SHOP, 10 * DAY, at)).toEqual({ deployments, failed });
        }
      }),
      { numRuns: 100 },
    );
  });
});
