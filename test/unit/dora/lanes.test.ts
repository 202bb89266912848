import { describe, expect, it } from 'vitest';
import { isProductionName } from '../../../src/dora/production.ts';
import { again, day, lane, metrics, ms, ran, report, tried } from './world.ts';

describe('lanes', () => {
  it('are services and environments in production, sorted', () => {
    const events = [
      ran('a', 1, { service: 'shop', environment: 'production-us' }),
      ran('b', 1, { service: 'shop', environment: 'prod-eu' }),
      ran('c', 1, { service: 'api', environment: 'live' }),
      ran('d', 1, { service: 'shop', environment: 'staging' }),
    ];
    const names = report(events).lanes.map(({ service, environment }) => `${service} ${environment}`);
    expect(names).toEqual(['api live', 'shop prod-eu', 'shop production-us']);
  });

  it('compare environments without case and services with it', () => {
    const events = [
      ran('a', 1, { environment: 'Production' }),
      ran('b', 2, { environment: 'production' }),
      ran('c', 3, { service: 'Shop' }),
    ];
    const { lanes } = report(events);
    expect(lanes.map(({ service, environment }) => [service, environment])).toEqual([
      ['Shop', 'production'],
      ['shop', 'Production'],
    ]);
    expect(lanes[1]?.metrics.deploymentFrequency.n).toBe(2);
  });

  it.each([
    ...(['production', 'PROD', 'live', 'production-eu', 'Prod-1'] as const).map((name) => [name, true] as const),
    ...(['staging', 'preprod', 'products', 'live-2', 'non-production', ''] as const).map(
      (name) => [name, false] as const,
    ),
  ])('of %j are production: %s', (name, isProduction) => {
    expect(isProductionName(name)).toBe(isProduction);
  });

  it('are those of the policy when it names some', () => {
    const isProduction = (environment: string) => environment === 'staging';
    expect(report([ran('a', 1), ran('b', 1, { environment: 'staging' })], { isProduction }).lanes).toHaveLength(1);
  });

  it('are not there before their first record', () => {
    expect(report([ran('a', 30)]).lanes).toEqual([]);
  });
});

describe('deployment frequency', () => {
  it('is per day since the first record, whatever that is', () => {
    expect(lane([ran('v1', 10), ran('v2', 15)])).toMatchObject({
      observedFrom: day(10),
      metrics: { deploymentFrequency: { value: 2 / 20, n: 2 } },
    });
    expect(metrics([tried('v1', 10), ran('v2', 15)]).deploymentFrequency.value).toBe(1 / 20);
  });

  it('is per day of the window when the first record is older', () => {
    const { observedFrom, metrics: figures } = lane([ran('v1', -20), ran('v2', 15)]);
    expect(observedFrom).toBe(day(-20));
    expect(figures.deploymentFrequency).toMatchObject({ value: 1 / 30, n: 1 });
  });

  it('is 0, and known, of a lane that is observed and had no deployments', () => {
    const { value, reason, n, interval } = metrics([ran('v1', -20)]).deploymentFrequency;
    expect({ value, reason, n, lower: interval?.lower, method: interval?.method }).toEqual({
      ...{ value: 0, reason: undefined, n: 0, lower: 0, method: 'garwood' },
    });
    expect(metrics([tried('v1', 10)]).deploymentFrequency).toMatchObject({ value: 0, n: 0, deployFailures: 1 });
  });

  it('has a half-open window by the end of the deployment', () => {
    expect(metrics([ran('v0', -9), ran('v1', 0, { startedAt: day(-1) })]).deploymentFrequency.n).toBe(1);
    expect(metrics([ran('v0', -9), ran('v1', 0, { finishedAt: day(-0.0001) })]).deploymentFrequency.n).toBe(0);
    expect(metrics([ran('v0', -9), ran('v1', 30, { startedAt: day(29) })]).deploymentFrequency.n).toBe(0);
    expect(metrics([ran('v0', -9), ran('v1', 29.9999)]).deploymentFrequency.n).toBe(1);
  });

  it('counts the first deployment, and neither rollbacks nor redeploys', () => {
    const events = [ran('v1', 1), ran('v2', 3), again('v1', 5), again('v1', 8), tried('v4', 9)];
    expect(metrics(events).deploymentFrequency).toMatchObject({
      ...{ n: 2, rollbacks: 1, redeploys: 1, deployFailures: 1 },
    });
  });

  it('counts what was made in answer to a failure', () => {
    expect(metrics([ran('v1', 1), ran('v2', 3, { type: 'emergency' })]).deploymentFrequency.n).toBe(2);
  });

  it('has the median gap in seconds between the deployments that it counts', () => {
    const events = [ran('v1', 1), ran('v2', 2), again('v1', 3), ran('v3', 5), ran('v4', 10)];
    expect(metrics(events).deploymentFrequency.medianGap).toBe(3 * 86_400);
    expect(metrics([ran('v1', 1)]).deploymentFrequency.medianGap).toBeNull();
  });

  it('has every ISO week that was observed, the empty ones too', () => {
    const { weeks } = metrics([ran('v1', 10), ran('v2', 11), ran('v3', 26)]).deploymentFrequency;
    expect(weeks).toEqual([
      ...[
        { week: '2026-W02', n: 1 },
        { week: '2026-W03', n: 1 },
      ],
      ...[
        { week: '2026-W04', n: 0 },
        { week: '2026-W05', n: 1 },
      ],
    ]);
  });

  it('tells weeks by the local date of the zone', () => {
    // Sunday, 23:30 in London, is Monday in Berlin.
    const events = [ran('v1', 10, { finishedAt: day(10, 23.5) }), ran('v2', 20)];
    const week = (zone: string) => metrics(events, { zone }).deploymentFrequency.weeks[0];
    expect(week('UTC')).toEqual({ week: '2026-W02', n: 1 });
    expect(week('Europe/Berlin')).toEqual({ week: '2026-W03', n: 1 });
  });
});

describe('the report', () => {
  it('says what it is about', () => {
    expect(report([ran('v1', 1)], { zone: 'Europe/Berlin' })).toMatchObject({
      version: 1,
      definitions: { version: '1', rules: 'docs/reference/dora.md' },
      window: { from: day(0), until: day(30) },
      zone: 'Europe/Berlin',
    });
  });

  it('of an empty log has no lanes and no baseline', () => {
    const empty = report([]);
    expect(empty).toMatchObject({ lanes: [], byTier: {}, byType: {}, byTeam: {} });
    expect(empty.baseline).toBeUndefined();
    expect(empty.calibration.state).toBe('not-enough-evidence');
  });

  it('has a baseline once 90 days were observed', () => {
    const events = Array.from({ length: 20 }, (_, index) => ran(`v${index}`, index * 10));
    expect(report(events, { until: ms(89) }).baseline).toBeUndefined();
    const { baseline, movement } = report(events, { until: ms(190) });
    expect(baseline?.quarter).toBe('2026-Q1');
    expect(baseline?.metrics.deploymentFrequency.n).toBe(9);
    expect(movement?.['deploymentFrequency']?.value).toBeCloseTo(3 / 30 - 9 / 90, 10);
  });
});
