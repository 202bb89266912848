/** `tidegate notes` on small repositories that are made with git for the test. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notes } from '../../src/notes/notes.ts';
import { MadeRepository } from '../unit/git/made-repository.ts';
import { Folder } from './folder.ts';
import { type Ended, runTidegate } from './run-tidegate.ts';

let repository: MadeRepository;
let folder: Folder;
beforeEach(() => {
  repository = new MadeRepository('shop');
  folder = new Folder();
  repository.commit('chore: start', { start: '1' });
  repository.tag('v1');
});
afterEach(() => {
  repository[Symbol.dispose]();
  folder[Symbol.dispose]();
});

function run(...args: string[]): Promise<Ended> {
  return runTidegate(['notes', '--git', repository.dir, ...args]);
}

async function notes(from: string, to: string, ...args: string[]): Promise<Notes> {
  const ended = await run('--from', from, '--to', to, '--json', ...args);
  expect(ended).toMatchObject({ exitCode: 0 });
  return JSON.parse(ended.stdout) as Notes;
}

function commitBy(person: string, message: string): string {
  repository.git('commit', '--quiet', '--allow-empty', `--author=${person}`, '-m', message);
  return repository.git('rev-parse', 'HEAD');
}

/** Numbers by the title of their section. */
function sections({ sections: all }: Notes): Record<string, readonly number[]> {
  return Object.fromEntries(all.map(({ title, changes }) => [title, changes.map(({ number }) => number)]));
}

describe('what was merged', () => {
  it('by squash, merge and rebase is listed by what it is, with who wrote it; direct commits are listed as such', async () => {
    const bob = 'Bob <8+bob@users.noreply.github.com>';
    commitBy(bob, 'feat(cart): basket (#1)\n\nCo-authored-by: Cy <cy@example.com>');
    commitBy('dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', 'chore(deps): bump x (#2)');
    repository.branch('side');
    commitBy(bob, 'wip');
    commitBy(bob, 'wip again');
    repository.checkout('main').merge('side', 'Merge pull request #3 from bob/side\n\nfix: totals\n\nWere wrong.');
    const direct = commitBy('Ada <7+ada@users.noreply.github.com>', 'quick one');
    commitBy(bob, 'feat!: new prices (#4)\n\nBREAKING CHANGE: prices are in cents');
    repository.annotatedTag('v2');
    const made = await notes('v1', 'v2');
    expect(made).toMatchObject({
      version: 1,
      repository: 'local/shop',
      service: null,
      environment: null,
      from: { ref: 'v1', sha: repository.git('rev-parse', 'v1') },
      to: { ref: 'v2', sha: repository.git('rev-parse', 'v2^{commit}') },
      direction: 'forward',
      breaking: [{ number: 4, title: expect.stringContaining('new prices') }],
      reverted: [],
      removedByRollback: [],
      unlinkedCommits: [{ sha: direct, title: 'quick one', author: 'ada' }],
      contributors: ['ada', 'bob', 'Cy', 'dependabot[bot]'],
      outcome: null,
    });
    expect(made.firstTimeContributors.filter((each) => !each.endsWith('[bot]'))).toEqual(['bob', 'Cy']);
    expect(sections(made)).toMatchObject({ Features: [1, 4], Fixes: [3] });
    expect(
      made.sections
        .flatMap(({ changes }) => changes)
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual([1, 2, 3, 4]);
    const [basket] = made.sections.flatMap(({ changes }) => changes).filter(({ number }) => number === 1);
    expect(basket).toMatchObject({ author: 'bob', type: 'feat', tier: 'medium', breaking: false, coAuthors: ['Cy'] });
  });

  it('and taken back: both are gone when both are in the range, and what ran before is listed as reverted', async () => {
    const old = repository.commit('feat: old (#1)', { old: '1' });
    repository.tag('v2');
    const one = repository.commit('feat: one (#2)', { one: '1' });
    const revert = repository.commit(`Revert "feat: one (#2)" (#3)\n\nThis reverts commit ${one}.`, { one: null });
    repository.commit(`Revert "Revert "feat: one (#2)"" (#4)\n\nThis reverts commit ${revert}.`, { one: '1' });
    repository.commit('fix: two (#5)', { two: '1' });
    repository.commit('Revert "fix: two (#5)" (#6)\n\nReverts acme/shop#5', { two: null });
    repository.commit(`Revert "feat: old (#1)" (#7)\n\nThis reverts commit ${old.slice(0, 10)}.`, { old: null });
    const made = await notes('v2', 'main');
    expect(made.sections.flatMap(({ changes }) => changes).map(({ number }) => number)).toEqual([2]);
    expect(made.reverted).toEqual([{ number: 1, title: 'feat: old', by: 7 }]);
    const gone = new Set(made.accounting.cancelled.flatMap(({ number, by }) => [number, by]));
    expect([...gone].toSorted()).toEqual([3, 4, 5, 6]);
  });
});

describe('the direction', () => {
  it('back lists what is gone, aside both, and nowhere nothing', async () => {
    repository.commit('feat: one (#1)');
    repository.tag('v2').branch('hotfix', 'v1').commit('fix: hot (#9)');
    const [back, aside, nowhere] = await Promise.all([notes('v2', 'v1'), notes('v2', 'hotfix'), notes('v2', 'v2')]);
    expect([back.direction, sections(back), back.removedByRollback]).toEqual([
      'backward',
      {},
      [expect.objectContaining({ number: 1, title: expect.stringContaining('one') })],
    ]);
    expect([
      aside.direction,
      Object.values(sections(aside)),
      aside.removedByRollback.map(({ number }) => number),
    ]).toEqual(['diverged', [[9]], [1]]);
    expect([nowhere.direction, sections(nowhere), nowhere.contributors]).toEqual(['same', {}, []]);
  });

  it('between histories that have nothing in common is said on stderr', async () => {
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.commit('feat: other (#2)');
    const ended = await run('--from', 'v1', '--to', 'other');
    expect(ended).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('no common history') });
  });
});

describe('with a policy', () => {
  const POLICY = `version: 1
services:
  shop: { paths: ["apps/shop/**"] }
  pay: { paths: ["apps/pay/**"] }
risk:
  - { tier: high, when: { paths: ["**/db/**"] } }
  - { tier: medium, when: { labels: [payments] } }
  - { tier: low }
notes:
  categories:
    - { title: New, types: [feat] }
    - { title: Rest, labels: ["*"] }
  exclude: { authors: ["dependabot[bot]"] }
`;

  beforeEach(() => {
    repository.commit('feat: shop (#1)', { 'apps/shop/a': '1' });
    repository.commit('fix: pay (#2)', { 'apps/pay/db/a': '1' });
    repository.branch('side').commit('work', { 'apps/pay/b': '1' });
    repository.checkout('main').commit('fix: both (#4)', { 'apps/shop/b': '1', 'apps/pay/c': '1' });
    repository.git('checkout', '--quiet', 'side');
    repository.git('merge', '--quiet', '--no-edit', 'main');
    repository.checkout('main').merge('side', 'Merge pull request #3 from ada/side\n\nfeat: side');
    commitBy('dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>', 'chore: bump (#5)');
  });

  it('has its categories, tiers and exclusions, and says what a clone cannot answer', async () => {
    const policy = folder.write('p.yml', POLICY);
    const ended = await run('--from', 'v1', '--to', 'main', '--policy', policy, '--json');
    const made = JSON.parse(ended.stdout) as Notes;
    expect(sections(made)).toEqual({ New: [1, 3], Rest: [2, 4] });
    expect(made.accounting.excluded).toMatchObject([{ number: 5, because: 'author dependabot[bot]' }]);
    expect(made.sections.flatMap(({ changes }) => changes).map(({ number, tier }) => [number, tier])).toEqual([
      [1, 'low'],
      [3, 'low'],
      [2, 'high'],
      [4, 'low'],
    ]);
    expect(ended.stderr).toContain('A clone has no labels of pull requests, so categories by label');
    expect(ended.stderr).toMatch(/risk rules of .*p\.yml that ask for `labels` are taken as not matching/);
  });

  it('has the changes of one service, also where a branch had merged those of another', async () => {
    repository.commit('policy', { '.github/tidegate.yml': POLICY });
    const [shop, pay] = await Promise.all([
      notes('v1', 'main', '--service', 'SHOP'),
      notes('v1', 'main', '--service', 'pay'),
    ]);
    expect([sections(shop), shop.unlinkedCommits]).toEqual([{ New: [1], Rest: [4] }, []]);
    expect(sections(pay)).toEqual({ New: [3], Rest: [2, 4] });
  });

  it('refuses a service that it does not draw, with those it does', async () => {
    const policy = folder.write('p.yml', POLICY);
    const ended = await run('--from', 'v1', '--to', 'main', '--policy', policy, '--service', 'web');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('there are shop, pay') });
  });

  it('that is not valid or not there ends with 1, and where it is wrong', async () => {
    const ends = ['--from', 'v1', '--to', 'main'];
    const broken = folder.write('broken.yml', 'version: 1\nnotes: { sections: [] }\n');
    const [invalid, absent] = await Promise.all([
      run(...ends, '--policy', broken, '--json'),
      run(...ends, '--policy', join(folder.path, 'nowhere.yml')),
    ]);
    expect(invalid).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('broken.yml:2:10') });
    expect(absent).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('there is no such file') });
  });
});

describe('.github/release.yml', () => {
  const FILE = `changelog:
  exclude: { authors: [dependabot] }
  categories:
    - { title: Everything, labels: ["*"] }
`;

  it('gives the categories where the policy has none, from the work tree or else the branch, by either name', async () => {
    repository.commit('feat: one (#1)', { '.github/release.yaml': FILE });
    commitBy('dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>', 'chore: bump (#2)');
    const bare = join(repository.dir, '..', 'bare.git');
    repository.git('clone', '--quiet', '--bare', repository.dir, bare);
    const policy = folder.write('p.yml', 'version: 1\nnotes: { categories: [{ title: New, types: [feat] }] }\n');
    const [committed, other] = await Promise.all([
      runTidegate(['notes', '--git', bare, '--from', 'v1', '--to', 'main', '--json']),
      notes('v1', 'main', '--policy', policy),
    ]);
    expect(sections(JSON.parse(committed.stdout) as Notes)).toEqual({ Everything: [1] });
    expect(Object.keys(sections(other))).toEqual(['New', 'Other changes']);
    repository.write('.github/release.yml', FILE.replace('Everything', 'All of it'));
    expect(sections(await notes('v1', 'main'))).toEqual({ 'All of it': [1] });
  });

  it('that is not valid ends with 1, and where it is wrong', async () => {
    repository.commit('feat: one (#1)', { '.github/release.yml': 'changelog:\n  categories:\n    - { title: 7 }\n' });
    const ended = await run('--from', 'v1', '--to', 'main');
    expect(ended).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('.github/release.yml:3:') });
  });
});

describe('the Markdown', () => {
  it('has titles that others wrote as text that does nothing, and links where GitHub shows the clone', async () => {
    repository.git('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    repository.commit('feat: ping @everyone <!-- x --> [a](javascript:b) | #9 \u202egnp.exe \u001b[31m (#1)');
    const ended = await run('--from', 'v1', '--to', 'main');
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toContain('https://github.com/acme/shop/pull/1');
    expect(ended.stdout).toContain('Features');
    for (const power of ['@everyone', '<!-- x', '[a](javascript:', '\u202e', '\u001b']) {
      expect(ended.stdout).not.toContain(power);
    }
    expect(ended.stderr).toContain('A clone has no labels');
    expect(ended.stdout).not.toContain('A clone has no labels');
  });
});

describe('what cannot be read', () => {
  it.each([
    [
      'a revision that is not there',
      ['--from', 'v1.0', '--to', 'main'],
      1,
      /"v1\.0" is not in the clone.*Near it: v1.*git fetch --tags/,
    ],
    [
      'an option for a revision',
      ['--from', '--output=x', '--to', 'main'],
      1,
      /"--output=x" is not in the clone.*begins with a dash/,
    ],
    ['no --to', ['--from', 'v1'], 2, /--to <rev>/],
  ] as const)('is %s', async (_, args, exitCode, stderr) => {
    expect(await run(...args)).toEqual({ exitCode, stdout: '', stderr: expect.stringMatching(stderr) });
  });

  it('is a shallow clone or no repository', async () => {
    repository.commit('two');
    const shallow = join(repository.dir, '..', 'shallow');
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.dir}`, shallow);
    const [cut, none] = await Promise.all(
      [shallow, folder.path].map((dir) =>
        runTidegate(['notes', '--git', dir, '--from', 'HEAD~1', '--to', 'HEAD', '--json']),
      ),
    );
    expect(cut).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('git fetch --unshallow') });
    expect(none).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('is not a git repository') });
  });
});

describe('an audience', () => {
  const BODY = 'Why.\n\n```release-note\nuser: Orders can be cancelled.\nsupport: Refunds take\n  a day.\n```';

  it('has what pull requests say to it, as text and as JSON; what says nothing to it is counted', async () => {
    repository.commit(`feat: cancel orders (#1)\n\n${BODY}`);
    repository.commit('fix: rounding (#2)');
    const range = ['--from', 'v1', '--to', 'HEAD'];
    const text = await run(...range, '--audience', 'support');
    expect(text).toMatchObject({ exitCode: 0, stdout: '### Features\n\n- Refunds take\\\n  a day.\n' });
    expect(text.stderr).toContain('1 change has no note for the audience `support`, and is left out.');
    expect(await notes('v1', 'HEAD', '--audience', 'user')).toMatchObject({
      audience: 'user',
      withoutNote: 1,
      sections: [{ title: 'Features', changes: [{ number: 1, note: 'Orders can be cancelled.' }] }],
    });
    const unknown = await run(...range, '--audience', 'users');
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
    expect(unknown.stderr).toContain('There is no audience `users`. Did you mean `user`?');
  });
});
