/** What a smoke run makes of a service, and a job of its report: is anything gone back from, and on what? */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTrigger, triggerOfReport } from '../../../src/action/rollback/trigger.ts';
import type { Runner } from '../../../src/action/runner.ts';
import type { ProbeResult } from '../../../src/domain/probe.ts';
import type { RollbackCase } from '../../../src/rollback/case.ts';
import { decideRollback } from '../../../src/rollback/decide.ts';
import { annotationsOf } from '../../../src/smoke/output/annotations.ts';
import { parseReport } from '../../../src/smoke/output/parse.ts';
import { reportJson } from '../../../src/smoke/output/report-json.ts';
import type { SmokePlan } from '../../../src/smoke/plan.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';
import { runSmoke, type SmokeOptions } from '../../../src/smoke/run.ts';
import { GOOD, madeCase, NOW, RULES } from '../rollback/made-case.ts';
import { answer, blocked, check, live, missing, planFor, run, START, versionCheck, world } from '../smoke/world.ts';

const RUNNER: Runner = {
  repository: { id: 7, owner: 'acme', name: 'shop', installationId: 0 },
  repositoryUrl: 'https://github.com/acme/shop',
  eventName: 'push',
  ref: 'refs/heads/main',
  workflow: '.github/workflows/deploy.yml',
  isOfFork: false,
  sha: 'b'.repeat(40),
  runId: 42,
  runAttempt: 1,
  actors: ['anna'],
  deployment: null,
  workspace: '/w',
  reportDir: '/none',
  summaryFile: undefined,
};

/** As a job does it: written, read back, and decided on with everything else in favour of going back. */
function decide(report: SmokeReport, runAttempt = 1, over: Partial<RollbackCase> = {}) {
  const parsed = parseReport(JSON.parse(reportJson(report)));
  if (parsed.kind !== 'report') throw new Error(parsed.why);
  const trigger = triggerOfReport(parsed.report, { ...RUNNER, runAttempt }, 'main');
  const { action, reason, quarantine } = decideRollback(madeCase({ at: report.finishedAt, trigger, ...over }));
  return { action, code: reason.code, isKeptOut: quarantine !== null };
}

type Script = Readonly<Record<string, readonly ProbeResult[]>>;

async function decided(plan: SmokePlan, script: Script, options: SmokeOptions = {}) {
  return decide(await run(plan, script, options));
}

const ONCE = { action: 'retry-verification', code: 'inconclusive', isKeptOut: false };
const GOES_BACK = { action: 'rollback', code: 'authorized', isKeptOut: true };
const GOOD_ENOUGH = { action: 'none', code: 'verified', isKeptOut: false };
const CONTROL = 'control: ["http://control.example/"]\n';

describe('what is gone back from', () => {
  it('scenario 4: a 5xx on every attempt, and it is known as soon as the waits between the attempts are over', async () => {
    const { ports, slept, passed } = world({ home: [answer(503)] });
    const report = await runSmoke(planFor(check('home')), {}, ports);
    expect(decide(report)).toEqual(GOES_BACK);
    const waits = slept.reduce((sum, ms) => sum + ms, 0);
    expect(passed()).toBe(waits + 3 * 20);
    expect(waits).toBeLessThanOrEqual(3000);
  });

  it('scenario 7: a name that is not known, while there is a network', async () => {
    const script = { home: [missing('dns')], control: [answer(200)] };
    expect(await decided(planFor(check('home'), '10m', CONTROL), script)).toEqual(GOES_BACK);
  });

  it('scenario 15: no answer in time to any of twenty requests', async () => {
    const plan = planFor('  - { id: slow, latency: { url: "http://slow.example/", samples: 20, p95: 1s } }\n');
    expect(await decided(plan, { slow: [missing('timeout', 10_000)] })).toEqual(GOES_BACK);
  });
});

describe('what is verified', () => {
  it('scenario 3: one 504 and then 200, with a warning at the check and no rollback', async () => {
    const text = `version: 1\nchecks:\n${check('home')}`;
    const report = await run(planFor(check('home')), { home: [answer(504), answer(200)] });
    expect(decide(report)).toEqual(GOOD_ENOUGH);
    expect(annotationsOf(report, { file: 'smoke.yml', text })).toMatchObject([
      { severity: 'warning', code: 'flaky', line: 3 },
    ]);
  });

  it('scenario 8: with a certificate that ends soon, where the file does not call that required', async () => {
    expect(await decided(certificate(''), { home: [answer(200)], cert: [SOON] })).toEqual(GOOD_ENOUGH);
  });

  it('scenario 16: with nothing to compare with', async () => {
    const more = '  - { id: slow, latency: { url: "http://slow.example/", compare: { method: ratio } } }\n';
    const script = { home: [answer(200)], slow: [answer(200, '', 900)] };
    expect(await decided(planFor(check('home') + more), script)).toEqual(GOOD_ENOUGH);
  });

  it('scenario 17: as fast as before, to the millisecond', async () => {
    const compare = (more: string) =>
      planFor(`  - { id: slow, latency: { url: "http://slow.example/", ${more}compare: { method: mann-whitney } } }\n`);
    const baseline = await run(compare('p95: 1s, '), { slow: [answer(200, '', 50)] });
    expect(await decided(compare(''), { slow: [answer(200, '', 50)] }, { baseline })).toEqual(GOOD_ENOUGH);
  });
});

const SOON: ProbeResult = {
  ...{ kind: 'answer', of: 'tls', subject: 'a', issuer: 'b', durationMs: 5 },
  validUntilMs: START + 5 * 86_400_000,
};

function certificate(more: string): SmokePlan {
  return planFor(`${check('home')}  - { id: cert, tls: { host: cert.example }${more} }\n`);
}

describe('what is nobody’s fault, or not known', () => {
  it('scenario 6: the network of the runner: verified once more, then people are called, and nothing goes back', async () => {
    const script = { home: [missing('dns')], control: [missing('dns')] };
    const report = await run(planFor(check('home'), '10m', CONTROL), script);
    expect(report).toMatchObject({ verdict: 'error', reason: { code: 'runner-network' } });
    expect(decide(report)).toEqual(ONCE);
    expect(decide(report, 2)).toMatchObject({ action: 'page' });
    const rules = { ...RULES, on: ['fail', 'error'] as const };
    expect(decide(report, 2, { rules })).toMatchObject({ action: 'page', code: 'runner-network' });
  });

  it('scenario 8: a required certificate that was as old before: people are called, and nothing goes back', async () => {
    const script = { home: [answer(200)], cert: [SOON] };
    const plan = certificate(', severity: required');
    const baseline = await run(plan, script);
    expect(decide(baseline)).toEqual(GOES_BACK);
    expect(await decided(plan, script, { baseline })).toEqual({
      action: 'page',
      code: 'pre-existing',
      isKeptOut: false,
    });
  });

  it('scenario 25: what fails because of somebody else failed before, too, and would fail after it went back', async () => {
    const plan = planFor(check('home') + check('payments'), '10m', 'fail-fast: false\n');
    const down = { home: [answer(200)], payments: [answer(503)] };
    const baseline = await run(plan, down);
    expect(await decided(plan, down, { baseline })).toMatchObject({ action: 'page', code: 'pre-existing' });
    const worse = { home: [answer(404)], payments: [answer(503)] };
    expect(await decided(plan, worse, { baseline })).toEqual(GOES_BACK);
  });

  it.each<[string, SmokePlan, Script]>([
    [
      'scenario 2: a mixed fleet',
      planFor(versionCheck(), '1m'),
      { live: Array.from({ length: 99 }, (_, turn) => live((turn % 2 === 0 ? 'abcdef1' : '1111111').padEnd(40, '0'))) },
    ],
    ['scenario 9: a body that is too large', planFor(check('home')), { home: [unusable('body-too-large')] }],
    ['scenario 10: an address that is not allowed', planFor(check('home')), { home: [blocked] }],
    [
      'scenario 13: a page where JSON was expected',
      planFor('  - { id: home, http: { url: "http://home.example/", json: [{ path: "$.ok", op: exists }] } }\n'),
      { home: [answer(200, '<!doctype html>')] },
    ],
    [
      'scenario 14: an empty result of Prometheus that says nothing',
      planFor('  - { id: up, prometheus: { url: "http://up.example/", query: up, min: 1, on-empty: inconclusive } }\n'),
      { up: [answer(200, '{"status":"success","data":{"resultType":"vector","result":[]}}')] },
    ],
    [
      'scenario 15: seven samples',
      planFor('  - { id: slow, latency: { url: "http://slow.example/", samples: 7, p95: 1s } }\n'),
      { slow: [answer(200, '', 1)] },
    ],
  ])('%s is verified once more, and no rollback', async (_, plan, script) => {
    const report = await run(plan, script);
    expect(decide(report)).toEqual(ONCE);
    expect(decide(report, 2)).toMatchObject({ action: 'page', code: 'inconclusive' });
  });

  it('scenario 1: an old version that goes on to answer is no rollback where the platform went back by itself', async () => {
    const report = await run(planFor(versionCheck(), '1m'), { live: [live(GOOD)] });
    expect(report).toMatchObject({ verdict: 'fail', reason: { code: 'version-mismatch' } });
    expect(decide(report, 1, { liveSha: GOOD })).toEqual({
      action: 'none',
      code: 'already-rolled-back',
      isKeptOut: true,
    });
    expect(decide(report)).toEqual(GOES_BACK);
  });

  it('scenario 18: a file that is wrong leaves no report, and without one nothing goes back', async () => {
    const reportDir = await mkdtemp(join(tmpdir(), 'tidegate-no-report-'));
    const found = await findTrigger({
      ...{ inputs: { sha: '' }, runner: RUNNER, environment: 'production', policies: [], defaultBranch: 'main' },
      ...{ github: { people: async () => ({}) }, at: NOW, reportDir },
    });
    await rm(reportDir, { recursive: true });
    if (found.kind !== 'trigger') throw new Error(found.because);
    expect(decideRollback(madeCase({ trigger: found.trigger }))).toMatchObject({
      action: 'page',
      reason: { code: 'not-a-trigger' },
      quarantine: null,
    });
  });
});

function unusable(code: 'body-too-large'): ProbeResult {
  return { kind: 'unusable', code, message: 'more than 2 MiB', durationMs: 1 };
}
