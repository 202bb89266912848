import { describe, expect, it } from 'vitest';
import { again, lane, metrics, ran, tried } from './world.ts';

function kinds(events: Parameters<typeof metrics>[0]) {
  const { n, rollbacks, redeploys, deployFailures } = metrics(events).deploymentFrequency;
  return { n, rollbacks, redeploys, deployFailures };
}

describe('what a deployment is', () => {
  it('is a rollback when the lane ran its commit before', () => {
    expect(kinds([ran('v1', 1), ran('v2', 3), again('v1', 5)])).toMatchObject({ n: 2, rollbacks: 1, redeploys: 0 });
  });

  it('is a redeploy when the lane runs its commit', () => {
    expect(kinds([ran('v1', 1), again('v1', 5)])).toMatchObject({ n: 1, rollbacks: 0, redeploys: 1 });
  });

  it('is what the event says, whatever the commit says', () => {
    expect(kinds([ran('v1', 1), ran('v2', 3), again('v1', 5, { type: 'minor' })])).toMatchObject({
      n: 3,
      rollbacks: 0,
    });
    expect(kinds([ran('v1', 1), ran('v2', 3, { type: 'rollback' })])).toMatchObject({ n: 1, rollbacks: 1 });
    expect(kinds([ran('v1', 1), ran('v2', 3, { type: 'redeploy' })])).toMatchObject({ n: 1, redeploys: 1 });
    expect(kinds([ran('v1', 1), again('v1', 5, { type: 'patch' })])).toMatchObject({ n: 2, redeploys: 0 });
  });

  it('does not depend on attempts that failed: v1, failed v2, v1 is a redeploy', () => {
    const expected = { n: 1, rollbacks: 0, redeploys: 1, deployFailures: 1 };
    expect(kinds([ran('v1', 1), tried('v2', 3), again('v1', 5)])).toEqual(expected);
    expect(kinds([ran('v1', 1), tried('v2', 1.1), again('v1', 1.2)])).toEqual(expected);
  });

  it('is no rollback when its commit was only tried before', () => {
    expect(kinds([ran('v1', 1), tried('v2', 2), ran('v3', 3), again('v2', 4)])).toMatchObject({ n: 3, rollbacks: 0 });
  });

  it('knows what ran before the first record when the event says so', () => {
    expect(kinds([ran('v1', 1, { previousSha: 'v1' })])).toMatchObject({ n: 0, redeploys: 1 });
    expect(kinds([ran('v2', 1, { previousSha: 'v1' }), again('v1', 3)])).toMatchObject({ n: 1, rollbacks: 1 });
  });

  it('compares commits without case', () => {
    expect(kinds([ran('abc', 1), again('ABC', 5)])).toMatchObject({ n: 1, redeploys: 1 });
  });
});

describe('attempts of one commit', () => {
  it('are one deployment within 24 h', () => {
    expect(kinds([tried('v1', 1), tried('v1', 1.5), again('v1', 2)])).toEqual({
      ...{ n: 1, rollbacks: 0, redeploys: 0, deployFailures: 2 },
    });
    expect(kinds([ran('v1', 1), again('v1', 2)])).toMatchObject({ n: 1, redeploys: 0 });
  });

  it('are two when they lie further apart', () => {
    expect(kinds([ran('v1', 1), again('v1', 2.001)])).toMatchObject({ n: 1, redeploys: 1 });
  });

  it('are two when something else ran in between', () => {
    expect(kinds([ran('v1', 1), ran('v2', 1.2), again('v1', 1.4)])).toMatchObject({ n: 2, rollbacks: 1, redeploys: 0 });
  });

  it('are chained: each within 24 h of the one before', () => {
    expect(kinds([ran('v1', 1), tried('v1', 1.9), again('v1', 2.8)])).toMatchObject({ n: 1, redeploys: 0 });
  });

  it('are two when the second one is called a redeploy', () => {
    expect(kinds([ran('v1', 1), again('v1', 1.1, { type: 'redeploy' })])).toMatchObject({ n: 1, redeploys: 1 });
  });

  it('are as many redeploys as are called so', () => {
    const events = [ran('v1', 1), again('v1', 3), again('v1', 3.1, { type: 'redeploy' })];
    expect(kinds(events)).toMatchObject({ n: 1, redeploys: 2 });
  });

  it('are finished when the first of them succeeded', () => {
    const { medianGap } = metrics([ran('v1', 1), ran('v2', 3), again('v2', 3.5), ran('v3', 5)]).deploymentFrequency;
    expect(medianGap).toBe(2 * 86_400);
  });
});

describe('deployments that a rollback went behind', () => {
  it('are listed, also those that did not fail', () => {
    const { takenBack, metrics: figures } = lane([ran('v1', 1), ran('v2', 2), ran('v3', 3), again('v1', 4)]);
    expect(takenBack).toEqual([
      { deployment: 'v2', rollback: 'v1 at 4' },
      { deployment: 'v3', rollback: 'v1 at 4' },
    ]);
    expect(figures.changeFailRate.numerator).toBe(1);
  });

  it('are not rollbacks, which ship nothing', () => {
    const events = [ran('v1', 1), ran('v2', 2), ran('v3', 3), again('v2', 4), again('v1', 5)];
    expect(lane(events).takenBack).toEqual([
      { deployment: 'v2', rollback: 'v1 at 5' },
      { deployment: 'v3', rollback: 'v2 at 4' },
    ]);
  });
});
