import { describe, expect, it } from 'vitest';
import { runSmoke } from '../../../src/smoke/run.ts';
import { backoff } from '../../../src/smoke/sample.ts';
import { answer, blocked, check, missing, planFor, run, world } from './world.ts';

const refused = missing('connection-refused');

describe('a run', () => {
  it('passes when its check passes, and reports it as the contract says', async () => {
    const { ports } = world({ home: [answer(200)] });
    const report = await runSmoke(planFor(check('home')), { environment: 'production', sha: 'abc' }, ports);
    expect(report).toEqual({
      version: 1,
      verdict: 'pass',
      reason: null,
      environment: 'production',
      sha: 'abc',
      startedAt: '2026-03-10T09:00:00Z',
      finishedAt: '2026-03-10T09:00:00.020Z',
      configDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      checks: [
        {
          id: 'home',
          type: 'http',
          severity: 'required',
          verdict: 'pass',
          flaky: false,
          reason: null,
          message: 'status 200 in 20 ms',
          attempts: [{ at: '2026-03-10T09:00:00Z', duration: 20, verdict: 'pass', reason: null }],
        },
      ],
    });
  });

  it('scenario 3: one 504 and then 200 is a pass with a warning', async () => {
    const report = await run(planFor(check('home')), { home: [answer(504), answer(200)] });
    expect(report.verdict).toBe('pass');
    expect(report.checks[0]).toMatchObject({ verdict: 'pass', flaky: true, reason: null });
    expect(report.checks[0]?.attempts.map((attempt) => attempt.verdict)).toEqual(['fail', 'pass']);
  });

  it('scenario 4: a 5xx on every attempt is a failure after the attempts it was given, and no later', async () => {
    const { ports, asked, slept } = world({ home: [answer(500)] });
    const report = await runSmoke(planFor(check('home')), {}, ports);
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
    expect(asked).toHaveLength(3);
    expect(slept).toEqual([1000, 2000]);
  });

  it('does not ask again when the answer itself was wrong', async () => {
    const { ports, asked } = world({ home: [answer(404)] });
    expect(await runSmoke(planFor(check('home')), {}, ports)).toMatchObject({
      verdict: 'fail',
      reason: { code: 'status' },
    });
    expect(asked).toHaveLength(1);
  });

  it('fails when nobody answers after all attempts', async () => {
    const report = await run(planFor(check('home')), { home: [refused] });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'connection-refused' } });
    expect(report.checks[0]?.attempts.map((attempt) => attempt.verdict)).toEqual(['error', 'error', 'error']);
  });

  it('is an error, not a failure, when the address may not be probed', async () => {
    const report = await run(planFor(check('home')), { home: [blocked] });
    expect(report).toMatchObject({ verdict: 'error', reason: { code: 'blocked-address' } });
  });

  it('judges body and latency', async () => {
    const plan = planFor(
      '  - { id: home, http: { url: "http://home.example/", body: { contains: Cart }, latency: 100ms } }\n',
    );
    expect(await run(plan, { home: [answer(200, 'Cart', 100)] })).toMatchObject({ verdict: 'pass' });
    expect(await run(plan, { home: [answer(200, 'Basket', 100)] })).toMatchObject({
      verdict: 'fail',
      reason: { code: 'body' },
    });
    expect(await run(plan, { home: [answer(200, 'Cart', 101)] })).toMatchObject({
      verdict: 'fail',
      reason: { code: 'latency' },
    });
  });

  it('asks for a row of passes, and begins again after an error', async () => {
    const { ports, asked } = world({ home: [answer(200), blocked, answer(200), answer(200)] });
    const report = await runSmoke(planFor(check('home', ', passes: 2')), {}, ports);
    expect(report.checks[0]).toMatchObject({ verdict: 'pass', flaky: true });
    expect(asked).toHaveLength(4);
  });

  it('ends at the deadline: inconclusive when what came was good, and the row was not complete', async () => {
    const report = await run(planFor(check('home', ', passes: 50'), '5s'), { home: [answer(200)] });
    expect(report).toMatchObject({ verdict: 'inconclusive', reason: { code: 'timeout' } });
    expect(report.checks[0]?.attempts.length).toBeLessThanOrEqual(10);
  });

  it('ends at the deadline: an error when no answer ever came', async () => {
    const report = await run(planFor(check('home', ', retry: { attempts: 10, base: 15s }'), '5s'), { home: [refused] });
    expect(report).toMatchObject({ verdict: 'error', reason: { code: 'timeout' } });
  });

  it('ends at the deadline: a failure when the answers were bad', async () => {
    const report = await run(planFor(check('home', ', retry: { attempts: 10, base: 15s }'), '5s'), {
      home: [answer(503)],
    });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
  });

  it('skips what is left once a required check failed', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const script = Object.fromEntries(ids.map((id) => [id, [answer(id === 'a' ? 404 : 200)]]));
    const { ports, asked } = world(script);
    const report = await runSmoke(planFor(ids.map((id) => check(id)).join('')), {}, ports);
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
    expect(report.checks.map((one) => one.id)).toEqual(ids);
    expect(report.checks.at(-1)).toMatchObject({ verdict: 'skipped', reason: { code: 'fail-fast' } });
    expect(asked).not.toContain('f');
  });

  it('reports an advisory failure and passes', async () => {
    const plan = planFor(check('home') + check('slow', ', severity: advisory'));
    const report = await run(plan, { home: [answer(200)], slow: [answer(404)] });
    expect(report).toMatchObject({ verdict: 'pass', reason: null });
    expect(report.checks[1]).toMatchObject({ verdict: 'fail', reason: { code: 'status' } });
  });
});

describe('the wait between attempts', () => {
  const retry = { attempts: 5, baseMs: 1000, factor: 2, maxMs: 5000, on: { errors: true, fails: false, statuses: [] } };

  it.each([
    [1, undefined, 1, 1000],
    [2, undefined, 1, 2000],
    [4, undefined, 1, 5000],
    [2, undefined, 0.25, 500],
    [1, 3000, 0, 3000],
    [1, 60_000, 0, 5000],
  ])('after attempt %i, asked for %s, with %d of the jitter, is %i ms', (attempt, asked, random, expected) => {
    expect(backoff(retry, attempt, asked, random)).toBe(expected);
  });
});
