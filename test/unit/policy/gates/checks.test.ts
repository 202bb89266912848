import { describe, expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { CheckFact } from '../../../../src/domain/facts.ts';
import { at, decideBy, MONDAY, pullRequest, requirement } from '../builders.ts';

function run(name: string, more: Partial<CheckFact> = {}): CheckFact {
  return { name, app: 'github-actions', status: 'completed', conclusion: 'success', at: MONDAY, ...more };
}

function judged(wanted: string, checks: readonly CheckFact[], where = ''): RequirementResult {
  return requirement(
    decideBy(`version: 1\ngates: [{ name: evidence, ${where} require: { checks: ${wanted} } }]\n`, { checks }),
    'evidence',
  );
}

const earlier = at('2026-11-23T08:00:00Z');
const FAILED = { conclusion: 'failure' };
const RUNNING = { status: 'in_progress', conclusion: undefined } as const;

test('a check that succeeded is met', () => {
  expect(judged('build', [run('build')])).toMatchObject({
    kind: 'checks',
    status: 'met',
    reason: { code: 'checks-passed', checks: ['build'] },
    text: 'Passed: build.',
  });
});

test('54: a check that never ran is missing, which is not the same as skipped', () => {
  expect(judged('build', [])).toMatchObject({
    status: 'pending',
    reason: { code: 'check-missing', checks: [{ name: 'build', code: 'check-missing', state: 'missing' }] },
  });
  expect(judged('build', [run('build', { conclusion: 'skipped' })]).reason).toMatchObject({
    code: 'check-failed',
    checks: [{ name: 'build', state: 'skipped' }],
  });
});

test.each(['skipped', 'neutral'])('54: %s passes where the gate allows it, and only there', (conclusion) => {
  const checks = [run('e2e', { conclusion })];
  expect(judged('{ name: e2e }', checks).status).toBe('pending');
  expect(judged(`{ name: e2e, allow: ${conclusion} }`, checks).status).toBe('met');
  expect(judged(`{ name: e2e, allow: ${conclusion === 'skipped' ? 'neutral' : 'skipped'} }`, checks).status).toBe(
    'pending',
  );
});

test.each(['failure', 'cancelled', 'timed_out', 'action_required', 'stale', 'startup_failure', 'SUCCESS', 'neutral'])(
  'a conclusion %s is pending, since it can be run again',
  (conclusion) => {
    expect(judged('build', [run('build', { conclusion })])).toMatchObject({
      status: 'pending',
      reason: { code: 'check-failed', checks: [{ name: 'build', state: conclusion }] },
    });
  },
);

test('a completed check without a conclusion is not a success', () => {
  expect(judged('build', [run('build', { conclusion: undefined })])).toMatchObject({
    status: 'pending',
    reason: { code: 'check-failed', checks: [{ state: 'unknown' }] },
    text: expect.stringContaining('build ended without a conclusion'),
  });
});

test('a check that is queued with an old conclusion is pending', () => {
  expect(judged('build', [run('build', { status: 'queued' })])).toMatchObject({
    status: 'pending',
    reason: { code: 'check-pending', checks: [{ state: 'queued' }] },
  });
});

describe('56: of several runs the newest counts, in whatever order they are listed', () => {
  test.each<[string, Partial<CheckFact>, Partial<CheckFact>, string]>([
    ['a success after a failure passes', FAILED, {}, 'checks-passed'],
    ['a failure after a success does not', {}, FAILED, 'check-failed'],
    ['a run that is repeated is waited for', {}, RUNNING, 'check-pending'],
  ])('%s', (_name, older, newer, code) => {
    const checks = [run('build', { ...older, at: earlier }), run('build', newer)];
    expect(judged('build', checks).reason.code).toBe(code);
    expect(judged('build', checks.toReversed()).reason.code).toBe(code);
  });

  test('of two at one instant both have to pass', () => {
    const checks = [run('build'), run('build', FAILED)];
    expect(judged('build', checks).reason.code).toBe('check-failed');
    expect(judged('build', checks.toReversed())).toEqual(judged('build', checks));
    expect(judged('build', [run('build'), run('build')]).status).toBe('met');
  });

  test('instants are compared, not their spelling', () => {
    const checks = [run('build', { at: at('2026-11-23T10:30:00+02:00') }), run('build', { ...FAILED, at: MONDAY })];
    expect(judged('build', checks).reason.code).toBe('check-failed');
  });
});

test('55: workflows of one app that share a name are one check, and the newest run of any counts', () => {
  const checks = [run('build', { ...FAILED, at: earlier }), run('build')];
  expect(judged('build', checks).status).toBe('met');
});

test('57: a failing check is found wherever it stands in a long list', () => {
  const others = Array.from({ length: 250 }, (_, index) => run(`other ${index}`));
  expect(judged('[build, other 7]', [...others, run('build', FAILED)]).reason).toMatchObject({
    code: 'check-failed',
    checks: [{ name: 'build' }],
  });
});

describe('58: a name that two apps report', () => {
  const both = [run('e2e'), run('e2e', { app: 'evil-ci' })];

  test('is ambiguous, even when both passed', () => {
    expect(judged('e2e', both)).toMatchObject({
      status: 'pending',
      reason: {
        code: 'check-ambiguous',
        checks: [{ name: 'e2e', state: 'ambiguous', apps: ['evil-ci', 'github-actions'] }],
      },
      text: expect.stringContaining('e2e is reported by evil-ci and github-actions'),
    });
  });

  test('is judged by the app that the policy names', () => {
    const checks = [run('e2e', FAILED), run('e2e', { app: 'evil-ci' })];
    expect(judged('{ name: e2e, app: GitHub-Actions }', both).status).toBe('met');
    expect(judged('{ name: e2e, app: github-actions }', checks).reason).toMatchObject({
      code: 'check-failed',
      checks: [{ name: 'e2e', app: 'github-actions' }],
    });
    expect(judged('{ name: e2e, app: other }', both).reason).toMatchObject({
      code: 'check-missing',
      checks: [{ name: 'e2e', app: 'other' }],
    });
  });

  test('is ambiguous too when one of the two is a commit status, which has no app', () => {
    const status = run('e2e', { app: undefined });
    expect(judged('e2e', [run('e2e'), status]).reason).toMatchObject({
      code: 'check-ambiguous',
      checks: [{ apps: ['github-actions', null] }],
    });
    expect(judged('e2e', [status]).status).toBe('met');
    expect(judged('{ name: e2e, app: github-actions }', [status]).reason.code).toBe('check-missing');
  });
});

test('names compare exactly, as GitHub compares them', () => {
  expect(judged('build', [run('Build')]).reason.code).toBe('check-missing');
  expect(judged('"build "', [run('build')]).status).toBe('met');
});

test('59: where no gate asks for checks, none are needed', () => {
  expect(decideBy('version: 1\n', { checks: [run('build', FAILED)] }).verdict).toBe('open');
});

test('60: what is not listed may fail, and a listed one that is absent holds', () => {
  const checks = [run('build'), run('lint', FAILED)];
  expect(judged('[build]', checks).status).toBe('met');
  expect(judged('[build, e2e]', checks).reason).toMatchObject({ code: 'check-missing', checks: [{ name: 'e2e' }] });
});

test('what lacks is listed worst first, then in the order of the policy', () => {
  const checks = [
    run('running', RUNNING),
    run('red', FAILED),
    run('green'),
    run('two'),
    run('two', { app: 'other' }),
    run('broken', { conclusion: 'timed_out' }),
  ];
  const found = judged('[running, absent, green, red, two, broken]', checks);
  expect(found.reason).toMatchObject({
    code: 'check-failed',
    checks: [{ name: 'red' }, { name: 'broken' }, { name: 'two' }, { name: 'absent' }, { name: 'running' }],
  });
  expect(found.text).toBe(
    'Not passed: red ended with failure, broken ended with timed_out, two is reported by github-actions and other, absent has not run on this commit, running is running. Fix what fails, or run it again; a newer run of the same name counts.',
  );
});

test('merging is held by the same code', () => {
  const policy = 'version: 1\ngates: [{ name: ci, at: merge, require: { checks: build } }]\n';
  const more = { question: { kind: 'merge', pullRequest: 12, base: 'main' }, changes: [pullRequest()] } as const;
  expect(decideBy(policy, { ...more, checks: [run('build')] }).verdict).toBe('open');
  expect(decideBy(policy, more).verdict).toBe('waiting');
});
