/** Ways back that have to be tried now and then. */
import { expect, test } from 'vitest';
import { toInstant } from '../../../src/domain/instant.ts';
import { judgeDrillsTried } from '../../../src/flow/doctor/judge-drills.ts';
import { judgeDrills, overdueDrills } from '../../../src/flow/posture/judge-drills.ts';
import { drillState, lastTriedAt } from '../../../src/flow/rollback/drills.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { dispatched } from './dispatched-world.ts';
import { NOW } from './world.ts';

const DAY = 86_400_000;

function inForce(environments: string) {
  const file = '.github/tidegate.yml';
  const parsed = parsePolicy(`version: 1\nenvironments: { ${environments} }\n`, { source: 'policy', file });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return { policy: parsed.policy, source: 'repository', file } as const;
}

const ASKED = inForce(
  'production: { rollback: { workflow: deploy.yml, drill: { in: staging, every: 90d } } }, staging: {}',
);

function tried(daysAgo: number, state: 'verified' | 'failed' | 'cancelled' = 'verified') {
  return dispatched({ environment: 'staging', state, endedAt: toInstant(NOW - daysAgo * DAY) });
}

const entry = ASKED.policy.environments?.['production'];

test('nothing is asked where the policy asks for nothing', () => {
  expect(drillState(ASKED.policy.environments?.['staging'], [tried(1)], NOW)).toBeNull();
  expect(drillState(undefined, [], NOW)).toBeNull();
});

test('a way back that was never gone well was never tried', () => {
  expect(drillState(entry, [], NOW)).toEqual({ kind: 'never' });
  expect(drillState(entry, [tried(1, 'failed'), tried(2, 'cancelled'), dispatched()], NOW)).toEqual({ kind: 'never' });
});

test('the last one that ended well counts, up to the very end of its time', () => {
  const ledger = [tried(90), tried(100), tried(1, 'failed')];
  const last = { at: toInstant(NOW - 90 * DAY), dueAt: toInstant(NOW) };
  expect(drillState(entry, ledger, NOW - 1)).toEqual({ kind: 'done', ...last });
  expect(drillState(entry, ledger, NOW)).toEqual({ kind: 'overdue', ...last });
});

test('what ended later than the question is asked about is not known to it', () => {
  expect(drillState(entry, [tried(10)], NOW - 20 * DAY)).toEqual({ kind: 'never' });
});

test('one that is overdue is a finding of the environment whose way back it is', async () => {
  const found = judgeDrills([ASKED], (place) => (place === 'staging' ? [tried(91)] : []), NOW);
  expect(found).toMatchObject([{ code: 'drill-overdue', subject: 'production' }]);
  expect(found[0]?.what).toContain('tried last on 2026-08-25');
  expect(judgeDrills([ASKED], () => [tried(10)], NOW)).toEqual([]);
  expect(judgeDrills([ASKED, ASKED], () => [], NOW)).toHaveLength(1);
  const places: string[] = [];
  const store = {
    rollbacks: async (_id: number, place: string) => {
      places.push(place);
      return [tried(10)];
    },
  };
  expect(await overdueDrills([ASKED], 7, { store, clock: { now: () => NOW } })).toEqual([]);
  expect(places).toEqual(['staging']);
});

test('of two that went well the one that ended last counts, whichever was decided first', () => {
  const [older, newer] = [tried(9), tried(3)];
  expect(lastTriedAt([newer, older])).toBe(lastTriedAt([newer]));
  expect(lastTriedAt([older, newer])).toBe(lastTriedAt([newer]));
  expect(lastTriedAt([])).toBeNull();
});

test('the doctor tells of one that is overdue, and where nobody can know', async () => {
  const ports = (...ledger: ReturnType<typeof tried>[]) => {
    return { store: { rollbacks: async () => ledger }, clock: { now: () => NOW } };
  };
  expect(await judgeDrillsTried([ASKED], 7, ports(tried(91)))).toMatchObject([
    { code: 'drill-overdue', level: 'warning', subject: 'production' },
  ]);
  expect(await judgeDrillsTried([ASKED], 7, ports(tried(10)))).toMatchObject([{ code: 'drills', level: 'ok' }]);
  expect(await judgeDrillsTried([ASKED], 7, null)).toMatchObject([{ code: 'drills-unknown', level: 'unknown' }]);
  expect(await judgeDrillsTried([inForce('staging: {}')], 7, null)).toEqual([]);
});
