import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/domain/probe.ts';
import { runSmoke, type SmokeProgress } from '../../../src/smoke/run.ts';
import { answer, blocked, check, live, missing, planFor, run, START, versionCheck, world } from './world.ts';

const OURS = 'abcdef1234567890abcdef1234567890abcdef12';
const OTHER = '1111111234567890abcdef1234567890abcdef12';
const WARM = 'warm-up: { until: live, max: 2m }\n';

function timed(script: Parameters<typeof world>[0]) {
  const { ports } = world(script);
  return { ports, elapsed: () => ports.now() - START };
}

describe('the version that answers', () => {
  it('scenario 1: one that never comes is a failure of code version-mismatch at the deadline', async () => {
    const report = await run(planFor(versionCheck() + check('home'), '5m', WARM), {
      live: [live(OTHER)],
      home: [answer(200)],
    });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'version-mismatch' } });
    // What answers is the old version: that its pages work would show nothing.
    expect(report.checks[1]).toMatchObject({ verdict: 'skipped', attempts: [] });
  });

  it('scenario 1: one that was not seen once when the warm-up is over is not waited for until the deadline', async () => {
    const { ports, elapsed } = timed({ live: [live(OTHER)] });
    const plan = planFor(versionCheck('live', ', retry: { attempts: 1 }'), '10m', WARM);
    expect(await runSmoke(plan, {}, ports)).toMatchObject({ verdict: 'fail', reason: { code: 'version-mismatch' } });
    expect(elapsed()).toBeGreaterThanOrEqual(120_000);
    expect(elapsed()).toBeLessThan(125_000);
    const patient = timed({ live: [live(OTHER)] });
    const unlimited = planFor(versionCheck('live', ', failure-limit: -1'), '10m', WARM);
    expect(await runSmoke(unlimited, {}, patient.ports)).toMatchObject({ verdict: 'fail' });
    expect(patient.elapsed()).toBeGreaterThanOrEqual(600_000);
  });

  it('scenario 2: one that was seen beside another is waited for until the deadline, after the warm-up too', async () => {
    const fleet = Array.from({ length: 800 }, (_, turn) => live(turn % 2 === 0 ? OURS : OTHER));
    const report = await run(planFor(versionCheck(), '5m', WARM), { live: fleet });
    expect(report).toMatchObject({ verdict: 'inconclusive', reason: { code: 'version-mismatch' } });
  });

  it('is judged by what was seen last where the deadline comes before the end of the warm-up', async () => {
    const long = 'warm-up: { until: live, max: 1h }\n';
    const verdictAfter = async (...answers: readonly ProbeResult[]) =>
      (await run(planFor(versionCheck(), '1m', long), { live: answers })).verdict;
    expect(await verdictAfter(live(OTHER))).toBe('fail');
    expect(await verdictAfter(answer(503))).toBe('fail');
    expect(await verdictAfter(missing('connection-refused'))).toBe('error');
    expect(await verdictAfter(...Array.from({ length: 200 }, (_, turn) => live(turn % 2 === 0 ? OURS : OTHER)))).toBe(
      'inconclusive',
    );
  });

  it('scenario 2: old and new by turns begin the row again, and are inconclusive at the deadline with their shares', async () => {
    const fleet = Array.from({ length: 400 }, (_, turn) => live(turn % 2 === 0 ? OURS : OTHER));
    const report = await run(planFor(versionCheck() + check('home', ', depends-on: [live]'), '3m'), {
      live: fleet,
      home: [answer(200)],
    });
    expect(report).toMatchObject({ verdict: 'inconclusive', reason: { code: 'version-mismatch' } });
    expect(report.checks[0]?.message).toMatch(new RegExp(`${OURS} 5\\d % .*${OTHER} (?:49|50) %`));
  });

  it('passes after three matches in a row, by the beginning of the commit', async () => {
    const { ports, asked } = world({ live: [live(OTHER), live(OURS), live(OURS), live(OURS)] });
    const report = await runSmoke(planFor(versionCheck()), {}, ports);
    expect(report.checks[0]).toMatchObject({ verdict: 'pass', flaky: true });
    expect(asked).toHaveLength(4);
  });

  it('scenario 5: refused connections before the end of the warm-up are not counted', async () => {
    const script = { live: [...Array.from({ length: 50 }, () => missing('connection-refused')), live(OURS)] };
    const told: SmokeProgress[] = [];
    const report = await run(planFor(versionCheck(), '10m', WARM), script, { tell: (one) => told.push(one) });
    expect(report.checks[0]).toMatchObject({ verdict: 'pass', flaky: false, reason: null });
    expect(told.filter(({ kind }) => kind === 'warm-up').length).toBeGreaterThan(50);
    const strict = versionCheck('live', ', failure-limit: 0');
    expect(await run(planFor(strict, '10m', WARM), script)).toMatchObject({ verdict: 'pass' });
    expect(await run(planFor(strict), script)).toMatchObject({
      verdict: 'fail',
      reason: { code: 'connection-refused' },
    });
    expect(await run(planFor(strict, '10m', WARM.replace('2m', '10s')), script)).toMatchObject({ verdict: 'fail' });
  });

  it('keeps everything else waiting until it has passed', async () => {
    const { ports, asked } = world({ live: [live(OTHER), live(OURS)], home: [answer(200)] });
    expect(await runSmoke(planFor(check('home') + versionCheck(), '5m', WARM), {}, ports)).toMatchObject({
      verdict: 'pass',
    });
    expect(asked.slice(0, 5)).toEqual(['live', 'live', 'live', 'live', 'home']);
  });

  it('is asked again at the end: another one by then is no pass', async () => {
    const script = { live: [live(OURS), live(OURS), live(OURS), live(OTHER)], home: [answer(200)] };
    const report = await run(planFor(versionCheck() + check('home')), script);
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'version-mismatch' } });
    expect(report.checks[0]?.message).toMatch(/^it had passed, and was asked again at the end/);
    const same = { live: [live(OURS)], home: [answer(200)] };
    expect(await run(planFor(versionCheck() + check('home')), same)).toMatchObject({ verdict: 'pass' });
  });
});

describe('the versions that the report of a version check names', () => {
  async function versionsOf(answers: readonly ProbeResult[], deadline = '1m') {
    const report = await run(planFor(versionCheck() + check('home'), deadline), { live: answers, home: [answer(200)] });
    return report.checks[0]?.versions;
  }

  it('scenario 1: the one that is waited for first, and of the one that answers how often it did, up to the end', async () => {
    const versions = await versionsOf([live(OTHER)]);
    expect(versions).toEqual([
      { version: 'abcdef1', answers: 0, expected: true, lastInARow: 0 },
      { version: OTHER, answers: expect.any(Number), expected: false, lastInARow: expect.any(Number) },
    ]);
    expect(versions?.[1]?.answers).toBeGreaterThan(3);
    expect(versions?.[1]?.lastInARow).toBe(versions?.[1]?.answers);
  });

  it('an attempt that tells no version begins the row again, and so does another version', async () => {
    const gap = [live(OTHER), live(OTHER), missing('timeout'), live(OTHER), live(OURS), live(OURS), live(OURS)];
    expect(await versionsOf(gap)).toEqual([
      { version: 'abcdef1', answers: 0, expected: true, lastInARow: 0 },
      { version: OTHER, answers: expect.any(Number), expected: false, lastInARow: 0 },
      { version: OURS, answers: 3, expected: true, lastInARow: 3 },
    ]);
  });

  it('what was asked again at the end is the newest', async () => {
    const versions = await versionsOf([live(OURS), live(OURS), live(OURS), live(OTHER)]);
    expect(versions).toEqual([
      { version: 'abcdef1', answers: 0, expected: true, lastInARow: 0 },
      { version: OURS, answers: 3, expected: true, lastInARow: 0 },
      { version: OTHER, answers: 1, expected: false, lastInARow: 1 },
    ]);
  });

  it('are twenty-one at most, the newest among them', async () => {
    const many = Array.from({ length: 400 }, (_, turn) => live(turn.toString(16).padStart(40, '1')));
    const versions = await versionsOf(many);
    expect(versions).toHaveLength(21);
    expect(versions?.at(-1)?.lastInARow).toBe(1);
  });
});

describe('whose fault it is', () => {
  const CONTROL = 'control: ["http://control.example/", "http://second.example/"]\n';
  const NO_RETRY = ', retry: { attempts: 1 }';
  const noName = { home: [missing('dns')] };

  it('scenario 6: when no control address answers either, it is the network of the runner', async () => {
    const script = { ...noName, control: [missing('dns')], second: [missing('timeout')] };
    const report = await run(planFor(check('home', NO_RETRY), '10m', CONTROL), script);
    expect(report).toMatchObject({ verdict: 'error', reason: { code: 'runner-network' } });
    expect(report.checks[0]).toMatchObject({ verdict: 'fail', reason: { code: 'dns' } });
  });

  it('scenario 7: when a control address answers, it is the service', async () => {
    const script = { ...noName, control: [missing('dns')], second: [answer(503)] };
    expect(await run(planFor(check('home', NO_RETRY), '10m', CONTROL), script)).toMatchObject({
      verdict: 'fail',
      reason: { code: 'dns' },
    });
    const refused = { ...noName, control: [blocked], second: [blocked] };
    expect(await run(planFor(check('home', NO_RETRY), '10m', CONTROL), refused)).toMatchObject({ verdict: 'fail' });
  });

  it('leaves the control addresses alone while nothing required is lost', async () => {
    const { ports, asked } = world({ home: [answer(200)] });
    await runSmoke(planFor(check('home'), '10m', CONTROL), {}, ports);
    expect(asked).toEqual(['home']);
  });

  it('scenario 25: what failed before the deployment, too, is pre-existing, and still no pass', async () => {
    const plan = planFor(check('home') + check('shop', ', depends-on: [home]'), '10m', 'fail-fast: false\n');
    const baseline = await run(plan, { home: [answer(404)], shop: [answer(200)] });
    const report = await run(plan, { home: [answer(404)], shop: [answer(200)] }, { baseline });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'pre-existing' } });
    expect(report.checks[0]?.message).toMatch(/^failed before the deployment, too \(status\)/);
    const good = await run(plan, { home: [answer(200)], shop: [answer(200)] });
    expect(await run(plan, { home: [answer(404)] }, { baseline: good })).toMatchObject({ reason: { code: 'status' } });
  });

  it('names what the deployment broke before what was broken already', async () => {
    const plan = planFor(check('a') + check('b'), '10m', 'fail-fast: false\n');
    const baseline = await run(plan, { a: [answer(404)], b: [answer(200)] });
    const report = await run(plan, { a: [answer(404)], b: [answer(404)] }, { baseline });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
  });

  it('never excuses a version that is not there by a baseline, in which it could not be', async () => {
    const plan = planFor(versionCheck(), '1m');
    const baseline = await run(plan, { live: [live(OTHER)] });
    expect(baseline.verdict).toBe('fail');
    expect(await run(plan, { live: [live(OTHER)] }, { baseline })).toMatchObject({
      reason: { code: 'version-mismatch' },
    });
  });

  it('scenario 8: a certificate that ends too soon warns by default, fails where it is required, and is excused by a baseline', async () => {
    const soon: ProbeResult = {
      ...{ kind: 'answer', of: 'tls', subject: 'a', issuer: 'b', durationMs: 5 },
      validUntilMs: START + 5 * 86_400_000,
    };
    const tls = (more: string) => planFor(`${check('home')}  - { id: cert, tls: { host: cert.example }${more} }\n`);
    const script = { home: [answer(200)], cert: [soon] };
    const advisory = await run(tls(''), script);
    expect(advisory).toMatchObject({ verdict: 'pass' });
    expect(advisory.checks[1]).toMatchObject({ verdict: 'fail', reason: { code: 'tls' } });
    const required = await run(tls(', severity: required'), script);
    expect(required).toMatchObject({ verdict: 'fail', reason: { code: 'tls' } });
    expect(await run(tls(', severity: required'), script, { baseline: required })).toMatchObject({
      verdict: 'fail',
      reason: { code: 'pre-existing' },
    });
  });
});

describe('order and time', () => {
  it('skips what depends on a check that did not pass, and says on which', async () => {
    const plan = planFor(check('a') + check('b', ', depends-on: [a]'), '10m', 'fail-fast: false\n');
    const report = await run(plan, { a: [answer(404)], b: [answer(200)] });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
    expect(report.checks[1]).toMatchObject({
      ...{ verdict: 'skipped', reason: { code: 'dependency' } },
      message: 'not asked, because `a` did not pass (fail)',
    });
  });

  it('asks a required check though an advisory one that it waits for did not pass, which changes no verdict', async () => {
    const advisory = check('a', ', severity: advisory');
    const script = { a: [answer(404)], b: [answer(200)] };
    expect(await run(planFor(advisory + check('b', ', depends-on: [a]')), script)).toMatchObject({
      ...{ verdict: 'pass', reason: null },
      checks: [{ verdict: 'fail' }, { verdict: 'pass' }],
    });
    const warm = 'warm-up: { until: a, max: 10s }\n';
    expect(await run(planFor(advisory + check('b'), '10m', warm), script)).toMatchObject({ verdict: 'pass' });
    const both = planFor(advisory + check('b', ', depends-on: [a], severity: advisory') + check('c'));
    expect(await run(both, { ...script, c: [answer(200)] })).toMatchObject({
      ...{ verdict: 'pass' },
      checks: [{ verdict: 'fail' }, { verdict: 'skipped' }, { verdict: 'pass' }],
    });
  });

  it('asks at most two things of one host at one time', async () => {
    const { ports } = world({ same: [answer(200)] });
    let most = 0;
    let now = 0;
    const probe: typeof ports.probe = async (request, signal) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return ports.probe(request, signal);
    };
    const checks = ['a', 'b', 'c', 'd'].map((id) => `  - { id: ${id}, http: { url: "http://same.example/${id}" } }\n`);
    expect(await runSmoke(planFor(checks.join('')), {}, { ...ports, probe })).toMatchObject({ verdict: 'pass' });
    expect(most).toBe(2);
  });

  it('is an error of code cancelled when somebody ends it', async () => {
    const ending = new AbortController();
    const { ports } = world({ home: [missing('timeout')] });
    const sleep: typeof ports.sleep = async () => ending.abort();
    const report = await runSmoke(planFor(check('home')), {}, { ...ports, sleep }, { signal: ending.signal });
    expect(report).toMatchObject({ verdict: 'error', reason: { code: 'cancelled' } });
  });

  it('scenario 47: a clock that jumps changes no verdict, no wait and no duration', async () => {
    const plan = planFor(versionCheck() + check('home'), '5m', WARM);
    const script = { live: [live(OTHER), live(OURS)], home: [answer(503), answer(200)] };
    const calm = world(script);
    const jumpy = world(script, (turn) => (turn % 2 === 0 ? -3_600_000 : 7_200_000));
    const [one, other] = [await runSmoke(plan, {}, calm.ports), await runSmoke(plan, {}, jumpy.ports)];
    const seen = (report: typeof one) =>
      report.checks.map(({ verdict, attempts }) => [verdict, attempts.map((each) => each.duration)]);
    expect(seen(other)).toEqual(seen(one));
    expect(jumpy.slept).toEqual(calm.slept);
    expect(jumpy.passed()).toBe(calm.passed());
  });

  it('tells what happens while it happens', async () => {
    const told: SmokeProgress[] = [];
    await run(planFor(check('home')), { home: [answer(503), answer(200)] }, { tell: (one) => told.push(one) });
    expect(told.map(({ kind }) => kind)).toEqual(['check-started', 'attempt', 'attempt', 'check-ended']);
    expect(told[1]).toMatchObject({ id: 'home', verdict: 'fail', attempt: 1, ofAttempts: 3 });
  });
});

describe('in any order of results', () => {
  const results: Record<string, ProbeResult> = { p: answer(200), f: answer(404), e: missing('timeout'), b: blocked };
  const script = fc.array(fc.constantFrom('p', 'f', 'e', 'b'), { minLength: 1, maxLength: 10 });
  const limits = fc.record({ passes: fc.integer({ min: 1, max: 4 }), failures: fc.integer({ min: 0, max: 3 }) });
  const runOf = (row: readonly string[], { passes, failures }: { passes: number; failures: number }) =>
    run(
      planFor(check('home', `, passes: ${passes}, failure-limit: ${failures}, samples: 12, retry: { attempts: 1 }`)),
      { home: row.map((letter) => results[letter]).filter((each) => each !== undefined) },
    );

  it('a pass ends with as many passes in a row as were asked for', async () => {
    await fc.assert(
      fc.asyncProperty(script, limits, async (row, limit) => {
        const report = await runOf(row, limit);
        const last = report.checks[0]?.attempts.slice(-limit.passes).map(({ verdict }) => verdict);
        if (report.verdict === 'pass') expect(last).toEqual(Array.from({ length: limit.passes }, () => 'pass'));
      }),
      { numRuns: 150 },
    );
  });

  it('an error more never turns a failure into a pass', async () => {
    await fc.assert(
      fc.asyncProperty(script, limits, fc.nat({ max: 10 }), async (row, limit, at) => {
        const before = await runOf(row, limit);
        const after = await runOf([...row.slice(0, at), 'b', ...row.slice(at)], limit);
        if (before.verdict === 'fail') expect(after.verdict).not.toBe('pass');
      }),
      { numRuns: 150 },
    );
  });
});
