import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PreflightFact } from '../../../../src/domain/facts.ts';
import { epochMs, toInstant } from '../../../../src/domain/instant.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { preflightFiles } from '../../../../src/policy/gates/preflight.ts';
import { decideBy, facts, gateNamed, inForce, MONDAY, policyFrom, requirement } from '../builders.ts';

const FILE = '.github/preflight.yml';
const POLICY = `version: 1\nenvironments: { production: { preflight: ${FILE} } }\n`;
const MINUTE = 60_000;

function ran(verdict: PreflightFact['verdict'], minutesAgo: number, more: Partial<PreflightFact> = {}): PreflightFact {
  const at = toInstant(epochMs(MONDAY) - minutesAgo * MINUTE);
  return { file: FILE, verdict, at, failedChecks: [], ...more };
}

function judged(preflight?: PreflightFact) {
  const decision = decideBy(POLICY, preflight === undefined ? {} : { preflights: [preflight] });
  const { reason, ...found } = requirement(decision, 'preflight');
  return { verdict: decision.verdict, ...found, ...reason };
}

test('a pass counts for ten minutes', () => {
  expect(judged(ran('pass', 4))).toMatchObject({
    verdict: 'open',
    status: 'met',
    code: 'preflight-passed',
    until: '2026-11-23T09:06:00Z',
    nextTransitionAt: '2026-11-23T09:06:00Z',
  });
  expect(judged(ran('pass', 10))).toMatchObject({ status: 'pending', code: 'preflight-unknown', because: 'too-old' });
});

test('a failure holds, and tells which checks did not pass', () => {
  const found = judged(ran('fail', 1, { failedChecks: ['database', 'queue'] }));
  expect(found).toMatchObject({ verdict: 'waiting', status: 'pending', code: 'preflight-failed' });
  expect(found.text).toContain('database, queue did not pass');
});

describe('what is not known is never met', () => {
  test.each([
    ['not-run', undefined],
    ['not-run', ran('pass', 1, { file: '.github/other.yml' })],
    ['not-run', ran('pass', -1)],
    ['too-old', ran('fail', 11)],
    ['error', ran('error', 1)],
    ['inconclusive', ran('inconclusive', 1)],
  ] as const)('%s', (because, preflight) => {
    expect(judged(preflight)).toMatchObject({ status: 'pending', code: 'preflight-unknown', because });
  });
});

test('it is met exactly for a pass of the last ten minutes, and says when that ends', () => {
  const verdict = fc.constantFrom('pass', 'fail', 'inconclusive', 'error');
  fc.assert(
    fc.property(verdict, fc.integer({ min: -20, max: 20 }), (said, minutes) => {
      const found = judged(ran(said, minutes));
      expect(found.status === 'met').toBe(said === 'pass' && minutes >= 0 && minutes < 10);
      if (found.status === 'met') expect(epochMs(found.nextTransitionAt ?? MONDAY)).toBeGreaterThan(epochMs(MONDAY));
    }),
  );
});

test('it is listed only where an environment has one', () => {
  expect(decideBy('version: 1\n', { preflights: [ran('fail', 1)] }).gates).toEqual([]);
  const merge = decideBy(POLICY, { question: { kind: 'merge', pullRequest: 12, base: 'main' } });
  expect(merge.gates).toEqual([]);
});

test('each policy may name a file, and all have to pass', () => {
  const own = inForce('version: 1\nenvironments: { production: { preflight: own.yml } }\n');
  const org = inForce(POLICY, 'org');
  expect(preflightFiles([org.policy, own.policy], 'Production')).toEqual([FILE, 'own.yml']);
  expect(preflightFiles([org.policy, policyFrom(POLICY)], 'production')).toEqual([FILE]);
  expect(preflightFiles([org.policy], 'staging')).toEqual([]);
  const passed = ran('pass', 1);
  const statusBy = (...preflights: PreflightFact[]) =>
    gateNamed(decide([org, own], facts({ preflights })), 'preflight').status;
  expect(statusBy(passed)).toBe('pending');
  expect(statusBy(passed, { ...passed, file: 'own.yml' })).toBe('met');
  expect(statusBy(passed, { ...passed, file: 'own.yml', verdict: 'fail' })).toBe('pending');
});
