import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backtest } from '../../src/flow/backtest.ts';
import { MadeRepository } from '../unit/git/made-repository.ts';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

let repository: MadeRepository;
let folder: Folder;
beforeEach(() => {
  repository = new MadeRepository('shop');
  folder = new Folder();
});
afterEach(() => {
  repository[Symbol.dispose]();
  folder[Symbol.dispose]();
});

function run(...args: string[]): Promise<Ended> {
  return runTidegate(['backtest', '--git', repository.dir, ...args]);
}

async function backtest(...args: string[]): Promise<Backtest> {
  const ended = await run('--deployments', 'v*', '--json', ...args);
  expect(ended).toMatchObject({ exitCode: 0 });
  return JSON.parse(ended.stdout) as Backtest;
}

function brief({ releases }: Backtest) {
  return releases.map(({ id, direction, changes, releaseType, tier }) => [id, direction, changes, releaseType, tier]);
}

const PATHS = 'version: 1\nrisk:\n  - tier: high\n    when: { paths: ["db/**"] }\n  - tier: low\n';
const HOURS = `${PATHS}windows:
  office: { days: mon-fri, hours: "09:00-17:00" }
gates:
  - name: hours
    for: { tiers: [low] }
    require: { window: office }
  - name: review
    require: { approvals: { count: 1 } }
`;

describe('the releases of a history', () => {
  it('of squashes: pull requests, each once, and commits without one', async () => {
    repository.commit('chore: start', { a: '1' });
    repository.tag('v1');
    repository.commit('feat: one (#1)', { b: '1' });
    repository.commit('fix: two (#2)', { b: '2' });
    repository.commit('fix: two again (#2)', { b: '3' });
    repository.commit('fix: direct', { b: '4' });
    repository.tag('v2');
    repository.commit('Revert "feat: one (#1)" (#5)', { c: '5' });
    repository.commit('Revert "fix: two (#2)"', { c: '6' });
    repository.tag('v3');
    expect(brief(await backtest())).toEqual([
      ['v1', 'first', 0, 'patch', 'high'],
      ['v2', 'forward', 3, 'minor', 'medium'],
      ['v3', 'forward', 2, 'patch', 'low'],
    ]);
  });

  it('of merge commits: a pull request explains what its branch brought, also branches within', async () => {
    repository.commit('start', { a: '1' });
    repository.tag('v1');
    repository.branch('outer').commit('work', { 'o/1': '1' });
    repository.branch('inner').commit('inner work', { 'db/1': '1' });
    repository.checkout('outer').merge('inner', "Merge branch 'inner' into outer");
    repository.checkout('main').commit('direct', { a: '2' });
    repository.merge('outer', 'Merge pull request #3 from ada/outer\n\nfeat: outer');
    repository.branch('plain').commit('of no pull request', { p: '1' });
    repository.checkout('main').merge('plain', "Merge branch 'plain'");
    repository.tag('v2');
    // #3, the direct commit, the plain one and the merge that brought it.
    expect(brief(await backtest())[1]).toEqual(['v2', 'forward', 4, 'minor', 'medium']);
    const policy = folder.write('p.yml', PATHS);
    expect(brief(await backtest('--policy', policy))[1]).toEqual(['v2', 'forward', 4, 'minor', 'high']);
  });

  it('that go back, aside, nowhere: by ancestry, and what goes back has what it takes away', async () => {
    repository.commit('start', { a: '1' });
    repository.annotatedTag('v1.0');
    repository.commit('feat: two (#2)', { b: '1' });
    repository.commit('three (#3)', { b: '2' });
    repository.annotatedTag('v2.0');
    repository.annotatedTag('v2.0-again');
    repository.branch('maintenance', 'v1.0').commit('fix: backport (#4)', { a: '2' });
    repository.annotatedTag('v1.1');
    repository.annotatedTag('v1.0-back', 'v1.0');
    repository.annotatedTag('v2.0-forth', 'v2.0');
    expect(brief(await backtest())).toEqual([
      ['v1.0', 'first', 0, 'patch', 'high'],
      ['v2.0', 'forward', 2, 'minor', 'medium'],
      ['v2.0-again', 'same', 0, 'redeploy', 'low'],
      ['v1.1', 'diverged', 1, 'patch', 'high'],
      ['v1.0-back', 'backward', 1, 'patch', 'low'],
      ['v2.0-forth', 'forward', 2, 'minor', 'medium'],
    ]);
  });

  it('see both names of a renamed file', async () => {
    repository.commit('start', { 'db/schema.sql': 'create table a;\n'.repeat(9), 'docs/a.md': '1' });
    repository.tag('v1');
    repository.commit('move (#1)', { 'db/schema.sql': null, 'src/schema.sql': 'create table a;\n'.repeat(9) });
    repository.tag('v2');
    repository.commit('docs (#2)', { 'docs/a.md': '2' });
    repository.tag('v3');
    const policy = folder.write('p.yml', PATHS);
    expect((await backtest('--policy', policy)).releases.map(({ tier }) => tier)).toEqual(['high', 'high', 'low']);
  });

  it('are chosen by a glob in which * stays in its folder', async () => {
    repository.commit('start');
    for (const tag of ['v1', 'v1/rc', 'w1', '-v2'])
      repository.git('update-ref', `refs/tags/${tag.replace('v1/rc', 'v9/rc')}`, 'HEAD');
    const ids = async (glob: string) =>
      (JSON.parse((await run('--deployments', glob, '--json')).stdout) as Backtest).releases.map(({ id }) => id);
    expect(await ids('v*')).toEqual(['v1']);
    expect(await ids('v**')).toEqual(['v1', 'v9/rc']);
    expect(await ids('?1')).toEqual(['v1', 'w1']);
    expect(await ids('*v2')).toEqual(['-v2']);
  });
});

describe('what time would have held', () => {
  beforeEach(() => {
    repository.at('2026-01-05T10:00:00Z').commit('start', { a: '1' });
    repository.annotatedTag('v1');
    repository.at('2026-01-06T20:00:00Z').commit('fix: late (#1)', { a: '2' });
    repository.annotatedTag('v2');
    repository.at('2026-01-07T20:00:00Z').commit('feat: schema (#2)', { 'db/1': '1' });
    repository.annotatedTag('v3');
    repository.at('2026-01-08T11:00:00Z').commit('fix: in time (#3)', { a: '3' });
    repository.annotatedTag('v4');
  });

  it('is told with its gates and seconds, and what a clone cannot know apart', async () => {
    const { releases, summary } = await backtest('--policy', folder.write('p.yml', HOURS));
    expect(releases[1]).toEqual({
      id: 'v2',
      sha: repository.git('rev-parse', 'v2^{commit}'),
      at: '2026-01-06T20:01:00Z',
      service: 'shop',
      environment: 'production',
      baseline: { id: 'v1', sha: repository.git('rev-parse', 'v1^{commit}'), at: '2026-01-05T10:01:00Z' },
      direction: 'forward',
      releaseType: 'patch',
      tier: 'low',
      changes: 1,
      complete: true,
      verdict: 'waiting',
      heldBy: ['hours'],
      heldFor: (12 * 60 + 59) * 60,
      unknown: ['review'],
    });
    expect(releases.map(({ verdict }) => verdict)).toEqual(['open', 'waiting', 'open', 'open']);
    expect(summary).toEqual({
      releases: 4,
      held: 1,
      byTier: { low: 2, medium: 0, high: 2 },
      byGate: { hours: 1 },
      heldFor: (12 * 60 + 59) * 60,
      heldForever: 0,
    });
  });

  it('is compared with a second policy', async () => {
    const frozen = `${PATHS}freezes:\n  - { name: stop, from: 2026-01-07T00:00:00Z, until: 2026-01-08T00:00:00Z }\n`;
    const files = ['--policy', folder.write('p.yml', HOURS), '--against', folder.write('q.yml', frozen)];
    const { releases, summary } = await backtest(...files);
    expect(releases.map(({ against }) => against)).toEqual([
      { tier: 'high', verdict: 'open', heldBy: [], heldFor: 0 },
      { tier: 'low', verdict: 'open', heldBy: [], heldFor: 0 },
      { tier: 'high', verdict: 'waiting', heldBy: ['freeze'], heldFor: (3 * 60 + 59) * 60 },
      { tier: 'low', verdict: 'open', heldBy: [], heldFor: 0 },
    ]);
    expect(summary.changed).toBe(2);
    const { stdout } = await run('--deployments', 'v*', ...files);
    expect(stdout).toMatch(/4 releases under .+, 1 held by time:\n\n {2}v2 .+1 change .+held 12h 59m by hours\n/);
    expect(stdout).toMatch(/v3 .+open -> held 3h 59m by freeze/);
  });

  it('may be for ever', async () => {
    const never = `${HOURS}  - name: nights
    require: { window: night }
`.replace('windows:\n', 'windows:\n  night: { hours: "20:00-22:00" }\n');
    const { releases, summary } = await backtest('--policy', folder.write('p.yml', never));
    expect(releases[1]).toMatchObject({ verdict: 'blocked', heldFor: null });
    expect(summary).toMatchObject({ heldForever: 2 });
  });

  it('has, after --since, the deployment before it as its baseline', async () => {
    const { releases } = await backtest('--since', '2026-01-07T00:00:00Z', '--until', '2026-01-08T11:01:00Z');
    expect(releases.map(({ id, baseline }) => [id, baseline?.id])).toEqual([['v3', 'v2']]);
  });

  it('follows the policy of the clone, in its folder or bare, and its only environment', async () => {
    repository.commit('policy', { '.github/tidegate.yml': `${HOURS}environments:\n  live: {}\n` });
    expect((await backtest()).releases[1]).toMatchObject({ heldBy: ['hours'], environment: 'live' });
    expect((await backtest('--environment', 'other')).releases[1]).toMatchObject({ environment: 'other' });
    const bare = `${folder.path}/shop.git`;
    repository.git('clone', '--quiet', '--bare', repository.dir, bare);
    const ended = await runTidegate(['backtest', '--git', bare, '--deployments', 'v*', '--json']);
    expect(JSON.parse(ended.stdout).releases[1]).toMatchObject({ heldBy: ['hours'] });
  });

  it('is not told under a policy that is broken', async () => {
    repository.write('.github/tidegate.yml', 'version: 1\nmood: good\n');
    const ended = await run('--deployments', 'v*', '--json');
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/tidegate\.yml:2:1 unknown-key/);
  });

  it('takes rules that a clone cannot answer as not matching, also those that ask for an absence, and says so', async () => {
    const rules = [
      'labels: [big]',
      'author: ada',
      'author-in: team',
      'bot: false',
      'base: "**"',
      'lines: "< 1"',
      'commits: "= 1"',
      'unreviewed: true',
      'dependency: patch',
    ];
    const text = `version: 1\nrisk:\n${rules.map((rule) => `  - { tier: high, when: { ${rule} } }\n`).join('')}  - tier: low\n`;
    const ended = await run('--deployments', 'v*', '--json', '--policy', folder.write('p.yml', text));
    const { releases } = JSON.parse(ended.stdout) as Backtest;
    expect(releases.map(({ tier }) => tier)).toEqual(['high', 'low', 'low', 'low']);
    for (const rule of rules) expect(ended.stderr).toContain(`that ask for \`${rule.split(':')[0]}\``);
  });

  it('answers rules by titles and by how many files there are', async () => {
    const text = `version: 1
risk:
  - { tier: high, when: { title: "^feat: sch" } }
  - { tier: medium, when: { files: ">= 1", title: "late" } }
  - tier: low
`;
    const { releases } = await backtest('--policy', folder.write('p.yml', text));
    expect(releases.map(({ tier }) => tier)).toEqual(['high', 'medium', 'high', 'low']);
  });

  it('escalates nothing by tags, which do not tell what failed, and says so', async () => {
    const text = `${PATHS}escalate:\n  - { when: { change-fail-rate: "> 1%", over: 30d } }\n`;
    const ended = await run('--deployments', 'v*', '--json', '--policy', folder.write('p.yml', text));
    expect((JSON.parse(ended.stdout) as Backtest).releases.map(({ tier }) => tier)).toEqual([
      'high',
      'low',
      'high',
      'low',
    ]);
    expect(ended.stderr).toContain('Tags do not tell how often a release failed');
  });

  it('never counts as held what people or evidence decide', async () => {
    const text = `${PATHS}environments: { staging: {}, production: { promote: { from: staging, soak: 1h }, group: all } }
gates:
  - name: evidence
    require: { checks: [build], checklist: true, no-incident: { labels: [sev1] } }
  - name: others
    require: { dependencies: [{ repository: acme/payments, environment: production }] }
`;
    const { releases } = await backtest('--policy', folder.write('p.yml', text));
    for (const { heldBy, verdict, unknown } of releases) {
      expect({ heldBy, verdict }).toEqual({ heldBy: [], verdict: 'open' });
      expect(unknown).toEqual(expect.arrayContaining(['evidence', 'others', 'promotion']));
    }
  });

  it('compares in plain words', async () => {
    const board = HOURS.replace('count: 1 } }', 'count: 2 } }').replace('name: review', 'name: the board');
    const files = ['--policy', folder.write('p.yml', PATHS), '--against', folder.write('q.yml', board)];
    const { stdout } = await run('--deployments', 'v*', ...files);
    expect(stdout).toMatch(
      /Under .+q\.yml instead:\n {2}4 of 4 releases would need the board\n {2}1 of 4 releases would be held, 13 h in total: hours \(1\)\n/,
    );
    const same = await run('--deployments', 'v*', ...files.slice(0, 2), '--against', files[1] ?? '');
    expect(same.stdout).toMatch(/instead, nothing would change for 4 releases\n$/);
  });

  it('says which rules a clone cannot answer', async () => {
    const labels = folder.write(
      'p.yml',
      'version: 1\nrisk:\n  - { tier: high, when: { labels: [big] } }\n  - tier: low\n',
    );
    const { stderr } = await run('--deployments', 'v*', '--policy', labels);
    expect(stderr).toContain('A clone has no labels of pull requests');
  });
});

describe('a repository of several services', () => {
  const SERVICES = `version: 1
services:
  shop: { paths: ["apps/shop/**", "packages/**"] }
  admin: { paths: ["apps/admin/**"] }
risk:
  - { tier: high, when: { paths: ["**/db/**"] } }
  - tier: low
`;
  beforeEach(() => {
    repository.commit('start', { a: '1' });
    repository.tag('v1');
    repository.commit('feat: admin schema (#1)', { 'apps/admin/db/1': '1' });
    repository.commit('fix: shop (#2)', { 'apps/shop/a': '1' });
    repository.commit('fix: shop again (#2)', { 'apps/shop/a': '2' });
    repository.commit('fix: admin (#4)', { 'apps/admin/b': '1' });
    repository.commit('chore: neither', { b: '1' });
    repository.tag('v2');
    repository.commit('feat: admin (#3)', { 'apps/admin/a': '1' });
    repository.tag('v3');
  });

  it('has in a release of a service the changes that touch its paths', async () => {
    const of = (service: string) =>
      folder.write(`${service}.yml`, `${SERVICES}environments: { production: { service: ${service} } }\n`);
    const shop = await backtest('--policy', of('shop'));
    expect(shop.releases.map(({ service, tier, changes }) => [service, tier, changes])).toEqual([
      ['shop', 'high', 0],
      ['shop', 'low', 1],
      ['shop', 'low', 0],
    ]);
    const admin = await backtest('--policy', of('admin'), '--against', of('shop'));
    expect(
      admin.releases.map(({ service, tier, changes, against }) => [service, tier, changes, against?.tier]),
    ).toEqual([
      ['admin', 'high', 0, 'high'],
      ['admin', 'high', 2, 'low'],
      ['admin', 'low', 1, 'low'],
    ]);
  });

  it('takes the service that a file of deployments tells', async () => {
    const event = (id: number, service: string, tag: string) =>
      JSON.stringify({
        ...{ kind: 'deployment', id, service, environment: 'production', state: 'success' },
        sha: repository.git('rev-parse', `${tag}^{commit}`),
        startedAt: `2026-02-0${id}T10:00:00Z`,
      });
    const lines = [event(1, 'shop', 'v1'), event(2, 'admin', 'v1'), event(3, 'shop', 'v2'), event(4, 'admin', 'v2')];
    const file = folder.write('d.jsonl', lines.join('\n'));
    const ended = await run('--deployments', file, '--json', '--policy', folder.write('p.yml', SERVICES));
    const { releases } = JSON.parse(ended.stdout) as Backtest;
    expect(releases.map(({ id, tier, changes }) => [id, tier, changes])).toEqual([
      ['1', 'high', 0],
      ['2', 'high', 0],
      ['3', 'low', 1],
      ['4', 'high', 2],
    ]);
  });
});

describe('the failures of a lane', () => {
  const ESCALATE = `version: 1
risk: [{ tier: low }]
escalate:
  - { when: { change-fail-rate: "> 20%", over: 30d, at-least: 2 }, by: 1 }
`;

  async function tiers(events: readonly object[], shas: readonly string[], days = 4): Promise<readonly string[]> {
    const deployments = shas.map((sha, index) => ({
      ...{ kind: 'deployment', id: index + 1, service: 'shop', environment: 'production', state: 'success', sha },
      startedAt: `2026-03-${String(index * days + 1).padStart(2, '0')}T10:00:00Z`,
    }));
    const lines = [...deployments, ...events].map((each) => JSON.stringify(each));
    const file = folder.write('d.jsonl', lines.join('\n'));
    const policy = folder.write('p.yml', ESCALATE);
    const { stdout, stderr } = await run('--deployments', file, '--json', '--policy', policy);
    expect(stderr).not.toContain('not applied');
    return (JSON.parse(stdout) as Backtest).releases.map(({ tier }) => tier);
  }

  let shas: readonly string[];
  beforeEach(() => {
    shas = ['one', 'two', 'three', 'four', 'five'].map((message) => repository.commit(message, { a: message }));
  });

  it('do not escalate a lane in which nothing failed, or of which too little is known', async () => {
    expect(await tiers([], shas)).toEqual(['high', 'low', 'low', 'low', 'low']);
  });

  it.each([
    [
      'a verification that failed',
      { kind: 'verification', deploymentId: 2, verdict: 'fail', at: '2026-03-05T11:00:00Z' },
    ],
    [
      'an incident with a cause',
      { kind: 'incident', id: 9, cause: { deploymentId: 2 }, intervals: [{ openedAt: '2026-03-06T11:00:00Z' }] },
    ],
  ])('escalate from when they are known and old enough: %s', async (_what, event) => {
    // At the third release the second is four days old, and counts with the first: one of two.
    expect(await tiers([event], shas)).toEqual(['high', 'low', 'medium', 'medium', 'medium']);
  });

  it('are not known before they happen', async () => {
    const late = { kind: 'verification', deploymentId: 2, verdict: 'fail', at: '2026-03-11T00:00:00Z' };
    expect(await tiers([late], shas)).toEqual(['high', 'low', 'low', 'medium', 'medium']);
  });

  it('do not count while deployments are younger than three days', async () => {
    const failed = { kind: 'verification', deploymentId: 2, verdict: 'fail', at: '2026-03-02T11:00:00Z' };
    expect(await tiers([failed], shas, 1)).toEqual(['high', 'low', 'low', 'low', 'medium']);
  });

  it('are what a rollback takes away, and the rollback itself is not counted', async () => {
    const [one = '', two = '', three = '', four = ''] = shas;
    // The rollback to the first blames the second: one of one, one of two, one of three.
    const [, , rollback, ...after] = await tiers([], [one, two, one, three, four]);
    expect(rollback).toBe('low');
    expect(after).toEqual(['medium', 'medium']);
  });
});

describe('a file of deployments', () => {
  it('has its own lanes, attempts and starts; a success makes a baseline', async () => {
    const [one, two, three] = ['one', 'two (#2)', 'three (#3)'].map((message) =>
      repository.commit(message, { a: message }),
    );
    const event = (id: number, sha: string, startedAt: string, more = {}) =>
      JSON.stringify({
        kind: 'deployment',
        ...{ id, service: 'shop', environment: 'production', sha, state: 'success', startedAt },
        finishedAt: startedAt.replace(':00Z', ':10Z'),
        ...more,
      });
    const lines = [
      event(1, one ?? '', '2026-01-05T10:00:00Z'),
      event(2, two ?? '', '2026-01-05T11:00:00Z', { state: 'failure' }),
      event(3, (three ?? '').slice(0, 10), '2026-01-05T12:00:00Z'),
      event(4, two ?? '', '2026-01-05T12:00:05Z', { finishedAt: '2026-01-05T12:00:20Z' }),
      event(5, one ?? '', '2026-01-05T13:00:00Z', { environment: 'staging' }),
      event(6, one ?? '', '2026-01-05T14:00:00Z'),
      event(7, 'f'.repeat(40), '2026-01-05T15:00:00Z'),
      '{"kind":"verification","deploymentId":1,"verdict":"pass","at":"2026-01-05T10:30:00Z"}',
      '{"kind":"incident","id":1}',
      '',
    ];
    const file = folder.write('deployments.jsonl', lines.join('\n'));
    const ended = await run('--deployments', file, '--json');
    const { releases } = JSON.parse(ended.stdout) as Backtest;
    expect(
      releases.map((each) => [each.id, each.environment, each.baseline?.id, each.direction, each.changes]),
    ).toEqual([
      ['1', 'production', undefined, 'first', 0],
      ['2', 'production', '1', 'forward', 1],
      ['3', 'production', '1', 'forward', 2],
      // Started before the third had ended.
      ['4', 'production', '1', 'forward', 1],
      ['5', 'staging', undefined, 'first', 0],
      ['6', 'production', '4', 'backward', 1],
      ['7', 'production', '6', 'diverged', 0],
    ]);
    expect(releases[2]?.sha).toBe(three);
    expect(releases[5]?.releaseType).toBe('rollback');
    expect(releases[6]).toMatchObject({ complete: false, tier: 'high' });
    expect(ended.stderr).toContain('lacks the commits of 1 deployments');
    const staging = await run('--deployments', file, '--json', '--environment', 'STAGING');
    expect((JSON.parse(staging.stdout) as Backtest).releases.map(({ id }) => id)).toEqual(['5']);
  });

  it.each([
    ['no JSON', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['{"kind":"deployment","id":1}', 'has no usable `sha`'],
    ['{"kind":"deployment","id":1,"sha":"--help"}', 'has no usable `sha`'],
    ['{"kind":"verification","deploymentId":1,"verdict":"pass","at":"now"}', 'has no usable `at`'],
  ])('is refused at the line %s', async (line, why) => {
    repository.commit('one');
    const file = folder.write('d.jsonl', `{"kind":"incident"}\n${line}\n`);
    const ended = await run('--deployments', file, '--json');
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain(`${file}:2:1 event-invalid The event ${why}`);
  });
});

describe('nothing to replay', () => {
  it.each(['no commit', 'no tag that matches'])('with %s is an empty list and a warning', async (what) => {
    if (what !== 'no commit') repository.commit('one');
    const ended = await run('--deployments', 'v*', '--json');
    expect(ended.exitCode).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ version: 1, releases: [], summary: { releases: 0, held: 0 } });
    expect(ended.stderr).toContain('No deployment found');
  });

  it('in a folder that is no repository fails', async () => {
    const ended = await runTidegate(['backtest', '--git', folder.path, '--deployments', 'v*', '--json']);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('is not a git repository');
  });

  it('in a shallow clone fails', async () => {
    repository.commit('one');
    repository.commit('two');
    repository.tag('v1');
    const shallow = `${folder.path}/shallow`;
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.dir}`, shallow);
    const ended = await runTidegate(['backtest', '--git', shallow, '--deployments', 'v*']);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('git fetch --unshallow');
  });
});
