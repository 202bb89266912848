import { describe, expect, it } from 'vitest';
import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import { again, change, day, incident, metrics, ran, recovered, report, tried, verified } from './world.ts';

function failRate(events: readonly DoraEvent[]) {
  const { numerator, n, maturing } = metrics(events).changeFailRate;
  return { failed: numerator, of: n, maturing };
}

function rework(events: readonly DoraEvent[]) {
  const { numerator, n, value } = metrics(events).reworkRate;
  return { rework: numerator, of: n, value };
}

const three = [ran('v1', 1), ran('v2', 3), ran('v3', 5)];

describe('a deployment failed', () => {
  it.each<[string, readonly DoraEvent[], number, number]>([
    ['not without a reason', [], 0, 3],
    ['when a rollback goes behind it: the first after the target', [again('v1', 7)], 1, 3],
    ['when an emergency follows it', [ran('v4', 7, { type: 'emergency' })], 1, 3],
    ['when a verification of it failed', [verified('v2', 'fail', 4)], 1, 3],
    [
      'when a verification failed although a later one passed',
      [verified('v2', 'fail', 4), verified('v2', 'pass', 5)],
      1,
      3,
    ],
    ['when a person confirmed it as a cause', [incident('i', [[4, 5]], { deploymentId: 'v2' })], 1, 3],
    ['when a person confirmed its commit as a cause', [incident('i', [[4, 5]], { sha: 'v2' })], 1, 3],
    ['not when the cause is external', [incident('i', [[4, 5]], 'external')], 0, 3],
    ['not when nobody told the cause', [incident('i', [[3.1, 5]])], 0, 3],
    [
      'not for other verdicts',
      ['pass', 'inconclusive', 'error', 'missing'].map((each) => verified('v2', each, 4)),
      0,
      3,
    ],
    [
      'once, however many reasons there are',
      [
        verified('v2', 'fail', 4),
        incident('i', [[4, 5]], { deploymentId: 'v2' }),
        incident('j', [[4, 5]], { sha: 'v2' }),
        again('v1', 7),
      ],
      1,
      3,
    ],
    ['each for its own reason', [verified('v2', 'fail', 4), verified('v3', 'fail', 6)], 2, 3],
  ])('%s', (_, more, failed, of) => {
    expect(failRate([...three, ...more])).toEqual({ failed, of, maturing: 0 });
  });

  it('not for a pass of one that somebody called well again', () => {
    expect(failRate([...three, verified('v2', 'pass', 4), recovered('v2', 4)])).toMatchObject({ failed: 0, of: 3 });
  });

  it('as the last before the incident of a commit that was deployed several times', () => {
    const events = [
      ran('v1', 1),
      ran('v2', 3, { type: 'minor', tier: 'one' }),
      ran('v3', 5),
      again('v2', 7, { type: 'minor', tier: 'two' }),
      again('v2', 11, { type: 'minor', tier: 'three' }),
      incident('i', [[8, 9]], { sha: 'v2' }),
    ];
    const { byTier } = report(events);
    expect(['one', 'two', 'three'].map((tier) => byTier[tier]?.changeFailRate.numerator)).toEqual([0, 1, 0]);
  });

  it('as the first after the target that can fail, not as the last', () => {
    const events = [ran('v1', 1), ran('v2', 3, { tier: 'low' }), ran('v3', 5, { tier: 'high' }), again('v1', 7)];
    const { byTier } = report(events);
    expect(byTier['low']?.changeFailRate.numerator).toBe(1);
    expect(byTier['high']?.changeFailRate.numerator).toBe(0);
  });

  it('after the last run of the target, not after its first', () => {
    const events = [...three, again('v1', 7), ran('v4', 9), again('v1', 11)];
    expect(failRate(events)).toEqual({ failed: 2, of: 4, maturing: 0 });
  });

  it('when somebody calls a deployment a rollback whose commit nobody knows: the last one', () => {
    expect(failRate([...three, ran('v0', 7, { type: 'rollback' })])).toMatchObject({ failed: 1, of: 3 });
  });

  it('and nothing else does when a rollback is rolled forward again', () => {
    expect(failRate([...three, again('v1', 7), again('v3', 9)])).toMatchObject({ failed: 1, of: 3 });
  });

  it('not by an attempt that never ran', () => {
    const events = [...three, tried('v4', 7), verified('v4 at 7', 'fail', 8)];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 3 });
    expect(report(events).dataQuality['blamedAttempts']).toBe(1);
  });

  it('by the deployment that shipped the commit of a change', () => {
    const events = [
      ran('v1', 1),
      ran('v2', 3, { changes: [{ sha: 'c0ffee', firstCommitAt: day(2) }] }),
      ran('v3', 5),
      incident('i', [[6, 7]], { sha: 'C0FFEE' }),
    ];
    expect(failRate(events)).toMatchObject({ failed: 1, of: 3 });
  });

  it('in the lane that the incident is about, of a commit that several lanes ran', () => {
    const events = [
      ran('v1', 1),
      ran('v1', 1, { id: 'other', service: 'api' }),
      incident('i', [[2, 3]], { sha: 'v1' }, { service: 'api', environment: 'Production' }),
    ];
    const failed = report(events).lanes.map(({ service, metrics: { changeFailRate } }) => [
      service,
      changeFailRate.numerator,
    ]);
    expect(failed).toEqual([
      ['api', 1],
      ['shop', 0],
    ]);
  });
});

describe('a deployment that reverts something shipped', () => {
  const shipping = [
    ran('v1', 1, { changes: [change(1, 0)] }),
    ran('v2', 3, { tier: 'two', changes: [change(2, 2)] }),
    ran('v3', 5, { tier: 'three', changes: [change(3, 4)] }),
  ];

  it('blames the deployment that shipped it and is not counted itself', () => {
    const events = [...shipping, ran('v4', 7, { tier: 'four', changes: [change(4, 6, { reverts: [2] })] })];
    expect(failRate(events)).toMatchObject({ failed: 1, of: 3 });
    const { byTier } = report(events);
    expect(byTier['two']?.changeFailRate).toMatchObject({ numerator: 1, n: 1 });
    expect(byTier['four']?.changeFailRate).toMatchObject({ n: 0, value: null, reason: 'no-deployments' });
  });

  it('blames the first deployment of the lane too', () => {
    const events = [...shipping, ran('v4', 7, { changes: [change(4, 6, { reverts: [1] })] })];
    expect(failRate(events)).toMatchObject({ failed: 1, of: 3 });
  });

  it('blames each of several that shipped what it reverts', () => {
    const events = [...shipping, ran('v4', 7, { changes: [change(4, 6, { reverts: [2, 3] })] })];
    expect(failRate(events)).toMatchObject({ failed: 2, of: 3 });
  });

  it('is an ordinary one when nobody knows that it was shipped', () => {
    const events = [...shipping, ran('v4', 7, { changes: [change(40, 6, { reverts: [30] })] })];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 4 });
  });

  it('is an ordinary one when what it reverts came together with another revert', () => {
    const cancelled = ran('v4', 7, { changes: [change(4, 6), change(5, 6, { reverts: [4] })] });
    const events = [...shipping, cancelled, ran('v5', 9, { changes: [change(6, 8, { reverts: [4] })] })];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 5 });
  });

  it('is an ordinary one when it shipped that itself', () => {
    const events = [...shipping, ran('v4', 7, { changes: [change(4, 6), change(5, 6, { reverts: [4] })] })];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 4 });
  });

  it('is an ordinary one when the revert was reverted before it was deployed', () => {
    const changes = [change(4, 6, { reverts: [2] }), change(5, 6, { reverts: [4] })];
    expect(failRate([...shipping, ran('v4', 7, { changes })])).toMatchObject({ failed: 0, of: 4 });
  });

  it('blames the remediation, which cannot fail, when it reverts its revert', () => {
    const events = [
      ...shipping,
      ran('v4', 7, { changes: [change(4, 6, { reverts: [2] })] }),
      ran('v5', 9, { changes: [change(5, 8, { reverts: [4] })] }),
    ];
    expect(failRate(events)).toMatchObject({ failed: 1, of: 3 });
  });

  it('is an ordinary one when it is the first of the lane: nothing was shipped', () => {
    expect(failRate([ran('v1', 1, { changes: [change(2, 0, { reverts: [1] })] })])).toMatchObject({ failed: 0, of: 1 });
  });

  it('blames who shipped it again after a rollback', () => {
    const events = [
      ran('v1', 1),
      ran('v2', 3, { changes: [change(2, 2)] }),
      again('v1', 5),
      ran('v3', 7, { tier: 'three', changes: [change(2, 2), change(3, 6)] }),
      ran('v4', 9, { changes: [change(4, 8, { reverts: [2] })] }),
    ];
    expect(report(events).byTier['three']?.changeFailRate.numerator).toBe(1);
  });
});

describe('an emergency', () => {
  it('blames the previous deployment that is no remediation', () => {
    const events = [...three, ran('h1', 7, { type: 'emergency' }), ran('h2', 8, { type: 'emergency' })];
    expect(failRate(events)).toEqual({ failed: 1, of: 3, maturing: 0 });
  });

  it('blames nothing as the first of its lane', () => {
    expect(failRate([ran('h1', 1, { type: 'emergency' }), ran('v2', 3)])).toMatchObject({ failed: 0, of: 1 });
  });

  it('that failed is not in the numerator, since it is not in the denominator', () => {
    const events = [...three, ran('h1', 7, { type: 'emergency' }), verified('h1', 'fail', 8)];
    expect(failRate(events)).toMatchObject({ failed: 1, of: 3 });
  });
});

describe('the rates', () => {
  it('leave rollbacks out of the change fail rate', () => {
    expect(failRate([...three, again('v1', 7), verified('v1 at 7', 'fail', 8)])).toMatchObject({ failed: 1, of: 3 });
  });

  it('count a deployment of less than 72 h as maturing and not in the rate', () => {
    const young = ran('v4', 27.001);
    expect(failRate([...three, young])).toEqual({ failed: 0, of: 3, maturing: 1 });
    expect(failRate([...three, young, verified('v4', 'fail', 28)])).toEqual({ failed: 0, of: 3, maturing: 1 });
    expect(failRate([...three, ran('v4', 27)])).toEqual({ failed: 0, of: 4, maturing: 0 });
  });

  it('are unknown, and not 0, without deployments', () => {
    const { changeFailRate, reworkRate } = metrics([tried('v1', 1)]);
    expect(changeFailRate).toMatchObject({ value: null, reason: 'no-deployments', n: 0, interval: null });
    expect(reworkRate).toMatchObject({ value: null, reason: 'no-deployments', n: 0, interval: null });
    expect(metrics([ran('v1', 29)]).changeFailRate).toMatchObject({ value: null, reason: 'all-maturing', maturing: 1 });
  });

  it('have a Wilson interval', () => {
    const events = Array.from({ length: 10 }, (_, index) => ran(`v${index}`, index + 1));
    const { interval } = metrics([...events, verified('v3', 'fail', 6)]).changeFailRate;
    expect(interval?.method).toBe('wilson');
    expect([interval?.lower, interval?.upper].map((each) => each?.toFixed(4))).toEqual(['0.0179', '0.4042']);
  });

  it('count rollbacks and remediations as rework, and not what caused them', () => {
    expect(rework(three)).toEqual({ rework: 0, of: 3, value: 0 });
    expect(rework([...three, again('v1', 7)])).toEqual({ rework: 1, of: 4, value: 0.25 });
    expect(rework([...three, ran('v4', 7, { type: 'emergency' })])).toEqual({ rework: 1, of: 4, value: 0.25 });
    const shipping = [...three, ran('v4', 7, { changes: [change(3, 6)] })];
    const reverting = ran('v5', 9, { changes: [change(4, 8, { reverts: [3] })] });
    expect(rework([...shipping, reverting])).toEqual({ rework: 1, of: 5, value: 0.2 });
    expect(rework([...three, verified('v3', 'fail', 6)])).toEqual({ rework: 0, of: 3, value: 0 });
  });

  it('leave redeploys out of both', () => {
    const events = [...three, again('v3', 7), verified('v3 at 7', 'fail', 8)];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 3 });
    expect(rework(events)).toMatchObject({ rework: 0, of: 3 });
  });

  it('know nothing of what came at the end of the window or later', () => {
    const events = [...three, verified('v2', 'fail', 30), again('v1', 31)];
    expect(failRate(events)).toMatchObject({ failed: 0, of: 3 });
    expect(report(events).dataQuality['future']).toBe(2);
  });
});
