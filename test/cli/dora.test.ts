import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printDora } from '../../src/cli/dora/print-dora.ts';
import { UsageError } from '../../src/cli/exit-codes.ts';
import type { DoraReport } from '../../src/dora/report.ts';
import { MadeRepository } from '../unit/git/made-repository.ts';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder[Symbol.dispose]();
});

const UNTIL = ['--until', '2026-07-01T00:00:00Z'];

function deployment(id: string, finishedAt: string, more: object = {}): object {
  const name = { kind: 'deployment', id, service: 'shop', environment: 'production', sha: `${id}0`.padEnd(40, '0') };
  return { ...name, state: 'success', startedAt: finishedAt, finishedAt, ...more };
}

const FIRST = deployment('a1', '2026-06-01T10:00:00Z', { tier: 'low', team: 'checkout' });
const SECOND = deployment('a2', '2026-06-08T10:00:00Z', {
  tier: 'low',
  changes: [{ number: 7, firstCommitAt: '2026-06-07T10:00:00Z', mergedAt: '2026-06-08T09:00:00Z' }],
});
const FAILED = { kind: 'verification', deploymentId: 'a2', verdict: 'fail', at: '2026-06-08T10:10:00Z' };
const WELL = { kind: 'recovered', deploymentId: 'a2', at: '2026-06-08T10:30:00Z', by: 'ada' };

function events(...lines: readonly (object | string)[]): string {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return folder.write('events.jsonl', `${texts.join('\n')}\n`);
}

function dora(...args: readonly string[]): Promise<Ended> {
  return runTidegate(['dora', ...args], folder.path);
}

async function report(file: string, ...args: readonly string[]): Promise<DoraReport & { stderr: string }> {
  const ended = await dora('--events', file, ...UNTIL, '--json', ...args);
  expect(ended.exitCode).toBe(0);
  return { ...(JSON.parse(ended.stdout) as DoraReport), stderr: ended.stderr };
}

describe('figures of a file of events', () => {
  it('are one document', async () => {
    const { lanes, window, zone, stderr, byTier, byTeam } = await report(events(FIRST, SECOND, FAILED, WELL));
    expect(stderr).toBe('');
    expect(window).toEqual({ from: '2026-04-02T00:00:00Z', until: '2026-07-01T00:00:00Z' });
    expect(zone).toBe('UTC');
    expect(lanes).toMatchObject([{ service: 'shop', environment: 'production', observedFrom: '2026-06-01T10:00:00Z' }]);
    expect(lanes[0]?.metrics).toMatchObject({
      deploymentFrequency: { n: 2 },
      leadTime: { value: 86_400, n: 1, mergeToDeploy: { value: 3600, n: 1 } },
      changeFailRate: { value: 0.5, numerator: 1, n: 2 },
      recoveryTime: { value: 1800, n: 1 },
    });
    expect([Object.keys(byTier), Object.keys(byTeam)]).toEqual([['low'], ['checkout']]);
  });

  it('may come through standard input, the last line without an end', () => {
    const entry = new URL('../../src/cli.ts', import.meta.url).pathname;
    const input = `\ufeff${[FIRST, SECOND].map((each) => JSON.stringify(each)).join('\r\n')}`;
    const args = [entry, 'dora', '--events', '-', ...UNTIL, '--json'];
    const { lanes } = JSON.parse(execFileSync(process.execPath, args, { input, encoding: 'utf8' })) as DoraReport;
    expect(lanes[0]?.metrics.deploymentFrequency.n).toBe(2);
  });

  it('are a summary for people: every figure with its sample, the unknown with a reason', async () => {
    const ended = await dora('--events', events(FIRST, SECOND, FAILED, WELL), ...UNTIL);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^DORA figures, 2026-04-02 00:00 to 2026-07-01 00:00 UTC \(90 days\)/);
    expect(ended.stdout).toContain('shop in production, observed since 2026-06-01');
    expect(ended.stdout).toMatch(/ {2}change fail rate +50 % +1 of 2 +95 %: 9\.5 % to 90\.5 %/);
    expect(ended.stdout).toMatch(/ {2}lead time +1 d +n 1 +no interval/);
    expect(ended.stdout).toContain('Calibration: not enough evidence');
    expect(ended.stdout).toMatch(/ {2}without team +1$/m);
    // Nothing of it moves a cursor or is coloured.
    expect(ended.stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('say what the process costs and gives, short', async () => {
    const gate = { kind: 'gate', deploymentId: 'a2', environment: 'production', tier: 'low', type: 'minor' };
    const held = [{ gate: 'board \u001b[1m', from: '2026-06-08T08:00:00Z', until: '2026-06-08T09:30:00Z' }];
    const asked = { ...gate, requestedAt: '2026-06-08T08:00:00Z', openedAt: '2026-06-08T10:00:00Z', held };
    const { stdout } = await dora('--events', events({ ...FIRST, strategy: 'canary' }, SECOND, asked), ...UNTIL);
    expect(stdout).toContain('\nWhat the process costs and gives\n');
    expect(stdout).toMatch(/ {2}held by board +\[1m +1 h 30 min, p90 1 h 30 min +n 1$/mu);
    expect(stdout).toMatch(/ {2}let through, tier low +2 h, p90 2 h +n 1$/mu);
    expect(stdout).toMatch(/ {2}changed after a hold +0 % +0 of 1 +95 %: 0 % to 79\.3 %$/mu);
    expect(stdout).toMatch(/ {2}fail rate, strategy canary +0 % +0 of 1 /u);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('are counted as the policy says: zone, production, tiers', async () => {
    const policy = folder.write(
      'policy.yml',
      'version: 1\nzone: Europe/Berlin\ntiers: [calm, wild]\ndora: { production: ["live-*"], targets: { change-fail-rate: 5% } }\n',
    );
    const file = events(
      FIRST,
      deployment('b1', '2026-06-07T22:30:00Z', { environment: 'Live-EU', tier: 'wild' }),
      deployment('b2', '2026-06-09T22:30:00Z', { environment: 'Live-EU', tier: 'calm' }),
    );
    const { lanes, zone, byTier } = await report(file, '--policy', policy);
    expect(lanes[0]?.targets).toEqual([{ name: 'change-fail-rate', wanted: 'at most 5 %', verdict: 'unknown' }]);
    expect(zone).toBe('Europe/Berlin');
    expect(lanes.map(({ environment }) => environment)).toEqual(['Live-EU']);
    expect(Object.keys(byTier)).toEqual(['calm', 'wild']);
    // Half past midnight on Monday in Berlin, while it is Sunday in UTC.
    const [first] = lanes[0]?.metrics.deploymentFrequency.weeks.filter(({ n }) => n > 0) ?? [];
    expect(first?.week).toBe('2026-W24');
    expect((await report(file, '--policy', policy, '--zone', 'UTC')).zone).toBe('UTC');
  });
});

describe('the summary', () => {
  const goBack = [FIRST, SECOND, deployment('a3', '2026-06-09T10:00:00Z', { sha: 'a10'.padEnd(40, '0') })];
  const noTeams = (tier: string): object => deployment('b1', '2026-06-01T10:00:00Z', { tier });

  it('shows rollbacks beside a frequency that does not count them', async () => {
    const { stdout } = await dora('--events', events(...goBack), ...UNTIL);
    expect(stdout).toMatch(/^rollback +0 in 30 days \(n 0, besides 1 rollback\)/m);
  });

  it('says of each target of the policy whether it is met, names the tiers, and each tier that it does not know', async () => {
    const policy = folder.write(
      'policy.yml',
      'version: 1\ntiers: [calm, mid, wild]\ndora: { targets: { deployment-frequency: 5, lead-time: 2d } }\n',
    );
    const lines = Array.from({ length: 40 }, (_, at) => {
      const id = `t${at}x`;
      const days = deployment(id, new Date(Date.UTC(2026, 4, 1 + at)).toISOString(), {
        tier: at % 2 ? 'calm' : 'wild',
      });
      return at % 2 ? [days, { ...FAILED, deploymentId: id, at: '2026-06-15T00:00:00Z' }] : [days];
    });
    const mid = deployment('m1', '2026-06-12T10:00:00Z', { tier: 'mid' });
    const urgent = deployment('u1', '2026-06-13T10:00:00Z', { tier: 'urgent' });
    const file = events(...lines.flat(), mid, urgent);
    const { stdout } = await dora('--events', file, ...UNTIL, '--policy', policy);
    expect(stdout).toMatch(/deployment frequency .* target missed: at least 5 a day/);
    expect(stdout).toMatch(/lead time .* target unknown: at most 2 d/);
    expect(stdout).toMatch(/rework rate .* no target/);
    expect(stdout).toContain('The change fail rate of wild less that of calm is −100 points');
    expect(stdout).toMatch(/ {2}from calm to mid +−100 points .* not enough evidence, about \d+ more/);
    expect(stdout).toMatch(/ {2}unknown tiers +1$/m);
    // Nobody uses teams, so nobody misses them.
    expect(stdout).not.toContain('without team');
  });

  it('misses teams where the policy wants them', async () => {
    const policy = folder.write('policy.yml', 'version: 1\ndora: { team: { label-prefix: team/ } }\n');
    const { stdout } = await dora('--events', events(noTeams('low')), ...UNTIL, '--policy', policy);
    expect(stdout).toMatch(/ {2}without team +1$/m);
    expect(stdout).not.toContain('unknown tiers');
  });

  it('names the environments that do not count where nothing does, and the key that makes one count', async () => {
    const file = events(deployment('s1', '2026-06-01T10:00:00Z', { environment: 'main-site\u001b[31m' }));
    const { stdout } = await dora('--events', file, ...UNTIL);
    expect(stdout).toMatch(/^There are deployments to main-site.*\(1\)\.$/m);
    expect(stdout).toContain('dora.production');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(stdout).not.toContain('nothing was doubtful');
  });

  it('tells a movement in the units of the figure then, under a head', async () => {
    // Every other day of a quarter, then twice a month: 3.5 a week.
    const often = Array.from({ length: 61 }, (_, at) =>
      deployment(`q${at}x`, new Date(Date.UTC(2025, 11, 1 + 2 * at)).toISOString()),
    );
    const { stdout } = await dora('--events', events(...often, FIRST, SECOND), ...UNTIL);
    expect(stdout).toMatch(/^ {2,}in 2026-Q1 +change since then$/m);
    expect(stdout).toMatch(/^ {2}deployment frequency +3\.5 a week +−3\.3 a week$/m);
  });
});

describe('bad input', () => {
  it('out of order, doubled, of unknown kinds and from the future is counted and said', async () => {
    const later = deployment('a9', '2026-09-01T10:00:00Z');
    const negative = deployment('a3', '2026-06-15T10:00:00Z', {
      changes: [{ number: 8, firstCommitAt: '2026-06-16T10:00:00Z' }],
    });
    const file = events(SECOND, FIRST, FIRST, { kind: 'weather', at: 'now' }, '{"kind":', '', negative, later);
    const { dataQuality, lanes, stderr } = await report(file);
    expect(dataQuality).toMatchObject({
      outOfOrder: 1,
      duplicates: 1,
      unknownKinds: 1,
      malformed: 1,
      negativeLeadTimes: 1,
    });
    expect(lanes[0]?.metrics.deploymentFrequency.n).toBe(3);
    expect(stderr).toContain(`1 line of ${file} cannot be read`);
    expect(stderr).toContain(`${file}:5: `);
    expect(stderr).toContain('unknown kind');
  });

  it('without a single event is told, and is not well', async () => {
    const ended = await dora('--events', events('PNG', 'not json'), ...UNTIL, '--json');
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain('has no line that is an event');
    expect(JSON.parse(ended.stdout)).toMatchObject({ lanes: [], dataQuality: { malformed: 2 } });
  });

  it('that is empty gives figures of nothing, and no zeros', async () => {
    const { lanes, calibration } = await report(folder.write('empty.jsonl', ''));
    expect(lanes).toEqual([]);
    expect(calibration).toMatchObject({ state: 'not-enough-evidence', difference: { value: null }, needed: 40 });
  });

  it.each([
    ['a file that is not there', ['--events', 'absent.jsonl'], 'absent.jsonl cannot be read: there is no such file'],
    ['a folder', ['--events', '.'], 'it is a folder'],
    ['a policy that is not there', ['--events', 'empty.jsonl', '--policy', 'absent.yml'], 'absent.yml'],
    ['no repository', ['--git', '.', '--deployments', 'v*'], 'is not a git repository'],
  ])('%s ends with 1', async (_, args, message) => {
    folder.write('empty.jsonl', '');
    const ended = await dora(...args);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain(message);
  });

  it.each([
    ['no source', {}],
    ['two sources', { events: 'e.jsonl', git: '.', deployments: 'v*' }],
    ['a clone without its deployments', { git: '.' }],
    ['deployments without their clone', { deployments: 'v*' }],
    ['a glob that is none', { git: '.', deployments: 'v{1,2}' }],
    ['a zone that is none', { events: 'e.jsonl', zone: 'Mars/Olympus' }],
    ['an instant without an offset', { events: 'e.jsonl', until: '2026-07-01' }],
    ['a window that is none', { events: 'e.jsonl', window: 'ninety days' }],
    ['a window of nothing', { events: 'e.jsonl', window: '0d' }],
    ['a window of a century', { events: 'e.jsonl', window: '36500d' }],
  ])('%s is wrong usage', async (_, options) => {
    await expect(printDora({ window: '90d', ...options })).rejects.toThrow(UsageError);
  });

  it('on the command line ends with 2 and a hint', async () => {
    const ended = await dora('--events', 'e.jsonl', '--window', 'ninety days');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('tidegate dora --help');
  });
});

describe('figures of the tags of a clone', () => {
  let repository: MadeRepository;
  beforeEach(() => {
    repository = new MadeRepository('shop');
  });
  afterEach(() => {
    repository[Symbol.dispose]();
  });

  it('have lead times, reverts, tiers by the policy, and mark its changes', async () => {
    repository.commit('chore: start', { a: '1', '.github/tidegate.yml': 'version: 1\nrisk:\n  - tier: low\n' });
    repository.tag('v1');
    repository.commit('feat: one (#1)', { b: '1' });
    repository.commit('Say when it is risky', {
      '.github/tidegate.yml': 'version: 1\nrisk:\n  - tier: high\n    when: { paths: ["db/**"] }\n  - tier: low\n',
    });
    repository.tag('v2');
    repository.commit('Revert "feat: one (#1)" (#3)', { 'db/c': '1' });
    repository.tag('v3');
    const git = ['--git', repository.dir, '--deployments', 'v*', '--window', '3660d'];
    const ended = await dora(...git, '--json');
    expect(ended).toMatchObject({ exitCode: 0 });
    const { lanes, byTier, marks } = JSON.parse(ended.stdout) as DoraReport;
    expect(lanes).toMatchObject([{ service: 'shop', environment: 'production' }]);
    expect(lanes[0]?.metrics.deploymentFrequency.n).toBe(3);
    expect(lanes[0]?.metrics.leadTime.n).toBe(3);
    expect(lanes[0]?.metrics.reworkRate).toMatchObject({ numerator: 1, n: 3 });
    expect(Object.keys(byTier)).toEqual(['low', 'high']);
    expect(marks?.map(({ what, summary }) => [what, summary])).toEqual([
      ['policy', 'chore: start'],
      ['policy', 'Say when it is risky'],
    ]);
  });

  it('say so when no tag matches, and refuse a shallow clone', async () => {
    repository.commit('chore: start', { a: '1' });
    repository.commit('feat: one', { a: '2' });
    repository.tag('v1');
    const none = await dora('--git', repository.dir, '--deployments', 'release-*', '--json');
    expect(none.exitCode).toBe(0);
    expect(none.stderr).toContain('No tag of');
    expect(JSON.parse(none.stdout)).toMatchObject({ lanes: [] });
    const shallow = `${folder.path}/shallow`;
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.dir}`, shallow);
    const refused = await dora('--git', shallow, '--deployments', 'v*', '--json');
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('shallow clone');
  });
});
