import { describe, expect, test } from 'vitest';
import type { Facts, PlanFact, StageDecisionFact } from '../../../../src/domain/facts.ts';
import { decideBy, requirement } from '../builders.ts';

const POLICY = `version: 1
plan: { milestones: "release/*", stages: { test-end: -2d, production: 0d } }
`;

function said(
  verdict: StageDecisionFact['verdict'],
  hour: number,
  more: Partial<StageDecisionFact> = {},
): StageDecisionFact {
  return {
    stage: 'test-end',
    verdict,
    user: 'max',
    at: `2026-11-23T0${hour}:00:00.000Z`,
    ...more,
  } as StageDecisionFact;
}

function plan(...decisions: readonly StageDecisionFact[]): PlanFact {
  return { number: 3, title: 'release/7', dueAt: null, decisions };
}

function judged(plans: Facts['plans']) {
  const decision = decideBy(POLICY, { plans });
  const { reason, ...found } = requirement(decision, 'plan');
  return { verdict: decision.verdict, ...found, ...reason };
}

test('nobody has decided: nothing holds it', () => {
  expect(judged([plan()])).toMatchObject({ verdict: 'open', status: 'met', code: 'no-decision', plans: ['release/7'] });
});

test('a go is told', () => {
  expect(judged([plan(said('go', 5))])).toMatchObject({
    verdict: 'open',
    code: 'go',
    text: 'Go for release/7: test-end by max.',
  });
});

test('a standing no-go blocks, and says who, where and why', () => {
  expect(judged([plan(said('no-go', 5, { reason: 'checkout\nis slow' }))])).toMatchObject({
    verdict: 'blocked',
    status: 'failed',
    code: 'no-go',
    text: 'No-go for release/7 at test-end by max: checkout is slow. Settle that; then /tidegate go test-end on its record lets it go on.',
  });
});

test('one whose milestone it left says what it is about, where it ends, and who can end it', () => {
  const no = { ...plan(said('no-go', 5)), record: 40 };
  const ways =
    'Settle that; then /tidegate go test-end on its record, #40, lets it go on; /tidegate leave-out #12 REASON there lets that pull request on alone. The release manager, approvers of production and those who may override can say so.';
  expect(judged([{ ...no, past: { isOver: false, pulls: [12, 13] } }])).toMatchObject({
    code: 'no-go',
    milestone: 3,
    text: `No-go for release/7 at test-end by max. The no-go was said about #12, #13; leaving milestone 3 does not end it. ${ways}`,
  });
  expect(judged([{ ...no, past: { isOver: true, pulls: [12] } }]).text).toBe(
    `No-go for release/7 at test-end by max. The no-go was said about #12; that milestone 3 is closed, gone or renamed since does not end it. ${ways}`,
  );
});

describe('of a stage the last word counts', () => {
  test.each([
    ['the same person said go since', [said('no-go', 5), said('go', 6)], 'go'],
    ['another person said go since', [said('no-go', 5), said('go', 6, { user: 'ann' })], 'go'],
    ['the stage is spelled in another case', [said('no-go', 5), said('go', 6, { stage: 'Test-End' })], 'go'],
    ['they are listed in another order', [said('go', 6), said('no-go', 5)], 'go'],
    ['a no-go came after', [said('go', 5), said('no-go', 6)], 'no-go'],
    ['go was said at another stage', [said('no-go', 5), said('go', 6, { stage: 'production' })], 'no-go'],
    ['both were said at one instant', [said('no-go', 5), said('go', 5)], 'no-go'],
    [
      'a no-go comes from a clock that is ahead',
      [said('go', 5), said('no-go', 9, { at: '2026-11-23T09:00:01.000Z' as never })],
      'no-go',
    ],
    ['go is yet to be said', [said('no-go', 5), said('go', 9, { at: '2026-11-23T09:00:01.000Z' as never })], 'no-go'],
  ])('%s', (_, decisions, code) => {
    expect(judged([plan(...decisions)]).code).toBe(code);
  });

  test('a go that is yet to come is announced', () => {
    const goes = ['2026-11-23T09:00:01Z', '2026-11-23T09:00:02Z'].map((at) => said('go', 9, { at: at as never }));
    const decided = (...decisions: readonly StageDecisionFact[]) => decideBy(POLICY, { plans: [plan(...decisions)] });
    expect(decided(said('no-go', 5), ...goes).nextTransitionAt).toBe('2026-11-23T09:00:01Z');
    expect(decided(said('no-go', 5, { stage: 'production' }), ...goes).nextTransitionAt).toBeNull();
    expect(decided(said('go', 5), ...goes).nextTransitionAt).toBeNull();
  });

  test('of several plans and stages one no-go is enough', () => {
    const other = {
      ...plan(said('no-go', 5), said('no-go', 5, { stage: 'production' })),
      number: 4,
      title: 'release/8',
    };
    expect(judged([plan(said('go', 5)), other])).toMatchObject({ code: 'no-go', plan: 'release/8', others: 1 });
  });
});

test('it is listed only where there is a plan and a policy that plans', () => {
  const plans = [plan(said('no-go', 5))];
  expect(decideBy('version: 1\n', { plans }).gates).toEqual([]);
  expect(decideBy(POLICY).gates).toEqual([]);
  expect(decideBy(POLICY, { plans: [] }).gates).toEqual([]);
  expect(decideBy(POLICY, { plans, question: { kind: 'merge', pullRequest: 12, base: 'main' } }).gates).toEqual([]);
});
