import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/smoke/output/parse.ts';
import { partialReport } from '../../../src/smoke/output/partial-report.ts';
import type { SmokePlan } from '../../../src/smoke/plan.ts';
import { allowedNetwork, networkProblem } from '../../../src/smoke/reach/allowed-network.ts';
import { commandEnvironment } from '../../../src/smoke/reach/command-environment.ts';
import { findSecrets } from '../../../src/smoke/reach/secrets.ts';
import { aCheck, aReport, failed } from './a-report.ts';

describe('where probes may go', () => {
  it.each([
    ['public', undefined, 'public'],
    ['loopback', undefined, 'loopback'],
    ['public', 'public', 'public'],
    ['public', 'private', 'public'],
    ['public', 'loopback', null],
    ['private', 'public', 'public'],
    ['private', 'private', 'private'],
    ['private', 'loopback', 'loopback'],
    ['loopback', 'public', null],
    ['loopback', 'private', 'loopback'],
    ['loopback', 'loopback', 'loopback'],
  ] as const)('the run says %s and the file %s: %s', (ofRunner, ofFile, expected) => {
    const allowed = allowedNetwork(ofRunner, ofFile);
    expect(allowed.kind === 'none' ? null : allowed.network).toBe(expected);
  });

  it('is told at the key that asks for something else', () => {
    const text = 'version: 1\nnetwork: loopback\nchecks: []\n';
    const problem = networkProblem('public', 'loopback', { file: 's.yml', text });
    expect(problem).toMatchObject({ severity: 'error', code: 'network-refused', file: 's.yml', line: 2, column: 10 });
  });
});

describe('secrets by name', () => {
  const variables: Record<string, string> = { A: 'value-a', B: 'value-b', EMPTY: '', SHORT: 'abc', SPACES: '  ab   ' };
  const find = (list: string) => findSecrets(list, (name) => variables[name]);

  it('are taken from the environment, once each', () => {
    expect(find('A, B\nA')).toEqual({
      kind: 'found',
      secrets: new Map([
        ['A', 'value-a'],
        ['B', 'value-b'],
      ]),
    });
    expect(find('')).toEqual({ kind: 'found', secrets: new Map() });
  });

  it.each([
    ['NONE', 'NONE is not set'],
    ['EMPTY', 'EMPTY is not set, or is empty'],
    ['SHORT', 'SHORT has fewer than 4 characters'],
    ['SPACES', 'SPACES has fewer than 4 characters'],
  ])('are refused: %s', (name, why) => {
    const found = find(`A,${name}`);
    expect(found.kind === 'refused' && found.problems.join()).toContain(why);
  });

  it('are not repeated where a value stands in the place of a name', () => {
    const found = find('ghp_v@lue');
    expect(found.kind).toBe('refused');
    expect(JSON.stringify(found)).not.toContain('ghp_v');
  });
});

describe('the variables of a command', () => {
  it('are those that hold no secret, and those that were named', () => {
    const variables = {
      PATH: '/bin',
      HOME: '/home/a',
      LC_ALL: 'C',
      GITHUB_SHA: 'a1',
      GITHUB_TOKEN: 't',
      GITHUB_ENV: '/e',
      GITHUB_OUTPUT: '/o',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
      'INPUT_GITHUB-TOKEN': 't',
      AWS_SECRET_ACCESS_KEY: 's',
      NODE_OPTIONS: '--require /x.js',
      API_TOKEN: 'secret',
    };
    expect(commandEnvironment(variables, new Map([['API_TOKEN', 'secret']]))).toEqual({
      PATH: '/bin',
      HOME: '/home/a',
      LC_ALL: 'C',
      GITHUB_SHA: 'a1',
      API_TOKEN: 'secret',
    });
  });
});

describe('a stored report', () => {
  it('is read back as it was written', () => {
    const latency = { n: 2, p50: 1, p95: null, p99: null, max: null, samples: [1, null] };
    const report = aReport([aCheck({ latency }), failed()]);
    const parsed = parseReport(JSON.parse(JSON.stringify(report)));
    expect(parsed.kind === 'report' && parsed.report.checks).toEqual(report.checks);
  });

  it.each([
    [undefined, 'the document'],
    [{ version: 2 }, 'version'],
    [{ ...aReport([aCheck()]), checks: [{ id: 1 }] }, 'checks.0.id'],
  ])('is refused where it is none', (value, where) => {
    const parsed = parseReport(value);
    expect(parsed.kind === 'invalid' && parsed.why).toContain(where);
  });
});

describe('scenario 19: the report of a run that is not finished', () => {
  it('is an error of code cancelled, with what had ended by then', () => {
    const check = (id: string) => ({ id, type: 'http', severity: 'required' });
    const plan = { configDigest: 'd', checks: [check('home'), check('cart')] } as unknown as SmokePlan;
    const whole = aReport([]);
    const partial = partialReport(plan, { sha: 'a1' }, whole.startedAt, [aCheck()], whole.finishedAt);
    expect(partial).toMatchObject({ verdict: 'error', reason: { code: 'cancelled' }, sha: 'a1' });
    expect(partial.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['home', 'pass'],
      ['cart', 'error'],
    ]);
    expect(parseReport(partial).kind).toBe('report');
  });
});
