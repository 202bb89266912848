import { describe, expect, it } from 'vitest';
import { again, incident, ran, report, tried, verified } from './world.ts';

describe('figures by tier, type and team', () => {
  const events = [
    ran('v1', 1, { tier: 'low', type: 'minor', team: 'b' }),
    ran('v2', 11, { tier: 'high', type: 'patch', team: 'a' }),
    verified('v2', 'fail', 12),
    again('v1', 13, { tier: 'low' }),
    ran('w1', 21, { service: 'api', tier: 'high', team: 'a' }),
    tried('w2', 22, { service: 'api', tier: 'high' }),
  ];
  const { byTier, byType, byTeam } = report(events);

  it('have the deployments of all lanes that have that name', () => {
    expect(byTier['high']?.changeFailRate).toMatchObject({ numerator: 1, n: 2 });
    expect(byTier['low']?.changeFailRate).toMatchObject({ numerator: 0, n: 1 });
    expect(byTeam['a']?.changeFailRate).toMatchObject({ numerator: 1, n: 2 });
    expect(byTier['high']?.deploymentFrequency).toMatchObject({ n: 2, deployFailures: 1 });
  });

  it('have the type that the commit told where the event does not', () => {
    expect(byType['rollback']?.deploymentFrequency).toMatchObject({ n: 0, rollbacks: 1 });
    expect(byType['rollback']?.changeFailRate).toMatchObject({ value: null, reason: 'no-deployments' });
    expect(byType['rollback']?.reworkRate).toMatchObject({ numerator: 1, n: 1 });
  });

  it('are per day of the time in which any lane was observed that has that name', () => {
    expect(byTeam['a']?.deploymentFrequency.value).toBe(2 / 29);
    const onlyApi = report([ran('v1', 1, { team: 'b' }), ran('w1', 21, { service: 'api', team: 'a' })]).byTeam['a'];
    expect(onlyApi?.deploymentFrequency.value).toBe(1 / 9);
  });

  it('are in the order of the policy, then by name; names of the window only', () => {
    const more = [ran('x', 5, { tier: 'zebra' }), ran('y', 6, { tier: 'ape' }), ran('z', -5, { tier: 'old' })];
    const all = [...events, ...more.map((event) => ({ ...event, service: 'other' }))];
    expect(Object.keys(report(all).byTier)).toEqual(['low', 'high', 'ape', 'zebra']);
    expect(Object.keys(report(all, { tiers: ['high', 'low'] }).byTier)).toEqual(['high', 'low', 'ape', 'zebra']);
  });

  it('may have any name', () => {
    const { byTeam: teams } = report([ran('v1', 1, { team: '__proto__' })]);
    expect(Object.keys(teams)).toEqual(['__proto__']);
  });

  it('tell whether the tiers are calibrated, by the highest minus the lowest', () => {
    const many = Array.from({ length: 20 }, (_, index) => [
      ran(`low${index}`, index, { tier: 'low' }),
      ran(`high${index}`, index + 0.5, { tier: 'high' }),
      verified(`high${index}`, index < 15 ? 'fail' : 'pass', index + 0.6),
    ]).flat();
    const { calibration } = report(many);
    expect(calibration).toMatchObject({ state: 'separated', difference: { value: 0.75 } });
    expect(calibration.difference.interval?.method).toBe('newcombe');
    expect(report(many, { tiers: ['high', 'medium', 'low'] }).calibration.difference.value).toBe(-0.75);
  });
});

describe('what no figure tells', () => {
  it('is how many tiers the policy does not have; without a policy none is unknown', () => {
    const urgent = [ran('v1', 1, { tier: 'urgent' }), ran('v2', 2, { tier: 'low' }), ran('v3', 3)];
    expect(report(urgent, { tiers: ['low', 'high'] }).dataQuality).toMatchObject({ unknownTiers: 1, withoutTier: 1 });
    expect(report(urgent).dataQuality).toMatchObject({ unknownTiers: 0 });
  });

  it('is what was deployed elsewhere, by name, the ten with the most', () => {
    const staging = [ran('s1', 1, { environment: 'staging' }), tried('s2', 2, { environment: 'STAGING' })];
    const later = ran('s3', 31, { environment: 'staging' });
    const previews = Array.from({ length: 20 }, (_, at) => ran(`p${at}`, 3, { environment: `pr-${at + 10}` }));
    const { otherEnvironments = {} } = report([...previews, ...staging, later, ran('v1', 1)]).dataQuality;
    expect(Object.entries(otherEnvironments).slice(0, 2)).toEqual([
      ['staging', 2],
      ['pr-10', 1],
    ]);
    expect(Object.keys(otherEnvironments)).toHaveLength(10);
    const odd = report([ran('v1', 1, { environment: '__proto__' })]).dataQuality.otherEnvironments;
    expect(Object.entries(odd ?? {})).toEqual([['__proto__', 1]]);
  });
});

describe('suggested causes', () => {
  const base = [
    ran('v1', 1),
    ran('v2', 3),
    ran('w1', 2.9, { service: 'api' }),
    ran('s1', 3.1, { environment: 'staging' }),
  ];
  const shop = { service: 'shop', environment: 'PRODUCTION' };

  it.each<[string, ReturnType<typeof incident>, readonly string[]]>([
    ['within 24 h after a deployment of the lane', incident('i', [[4, 5]], undefined, shop), ['v2']],
    ['of the service, where only that is told', incident('i', [[3.5]], undefined, { service: 'api' }), ['w1']],
    ['of any lane, where nothing is told: the last deployment', incident('i', [[3.5]]), ['v2']],
    ['at the instant of the deployment', incident('i', [[3]], undefined, shop), ['v2']],
    ['not later', incident('i', [[4.01]], undefined, shop), []],
    ['not before', incident('i', [[0.9]], undefined, shop), []],
    ['not in other environments', incident('i', [[3.5]], undefined, { environment: 'staging' }), []],
    ['not for a cause that was told', incident('i', [[3.5]], { deploymentId: 'v1' }, shop), []],
    ['not for an external cause', incident('i', [[3.5]], 'external', shop), []],
    [
      'again for one that was opened again later',
      incident(
        'i',
        [
          [1.5, 1.6],
          [3.5, 3.6],
        ],
        undefined,
        shop,
      ),
      ['v1', 'v2'],
    ],
    [
      'not again for one that goes on',
      incident(
        'i',
        [
          [1.5, 2.9],
          [3.5, 3.6],
        ],
        undefined,
        shop,
      ),
      ['v1'],
    ],
  ])('%s', (_, told, deployments) => {
    const { dataQuality, lanes } = report([...base, told]);
    expect(dataQuality.suggestedCauses).toEqual(deployments.map((deployment) => ({ incident: 'i', deployment })));
    if (told.cause === undefined) expect(lanes).toEqual(report(base).lanes);
  });

  it('are of the incidents of the window', () => {
    const events = [ran('v0', -2), incident('i', [[-1.5, -1]]), incident('j', [[-1]])];
    expect(report(events).dataQuality.suggestedCauses).toEqual([]);
  });
});
