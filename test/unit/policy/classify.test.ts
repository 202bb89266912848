import { describe, expect, test } from 'vitest';
import { conventionalType } from '../../../src/domain/conventional.ts';
import type { Change } from '../../../src/domain/facts.ts';
import { classifyChange } from '../../../src/policy/classify.ts';
import { commonTiers, tierFor } from '../../../src/policy/tiers.ts';
import { changing, commit, PEOPLE, policyFrom, pullRequest } from './builders.ts';

const RISK = `version: 1
risk:
  - { tier: high, because: database schema change, when: { paths: ["db/migrations/**"] } }
  - { tier: high, when: { type: major } }
  - { tier: medium, when: { labels: [payments, billing], paths: "apps/**" } }
  - { tier: low, when: { only-paths: ["docs/**", "**/*.md"] } }
  - { tier: medium, because: everything else }
override: { by: { teams: [sre] } }
`;

function classify(yaml: string, change: Change): ReturnType<typeof classifyChange> {
  return classifyChange(policyFrom(yaml), change, { people: PEOPLE });
}

describe('the tier of a change', () => {
  test.each([
    ['the highest of the rules that match', pullRequest(changing('docs/a.md', 'db/migrations/1.sql')), 'high'],
    ['low when every file matches only-paths', pullRequest(changing('docs/a/b.png', 'README.md')), 'low'],
    [
      'that of the rule without `when` when one file does not',
      pullRequest(changing('docs/a.md', 'src/a.ts')),
      'medium',
    ],
    ['that of the rule without `when` for a change without files', pullRequest({ files: [] }), 'medium'],
    ['high by its title', pullRequest({ title: 'refactor(api)!: drop v1', ...changing('README.md') }), 'high'],
    [
      'that of a rule whose every key matches',
      pullRequest({ labels: ['Billing'], ...changing('apps/shop/a.md') }),
      'medium',
    ],
    [
      'not that of a rule of which one key does not match',
      pullRequest({ labels: ['billing'], ...changing('docs/a.md') }),
      'low',
    ],
  ] as const)('is %s', (_name, change, tier) => {
    expect(classify(RISK, change).tier).toBe(tier);
  });

  test('looks at the old and the new name of a renamed file', () => {
    const renamed = {
      path: 'docs/old.sql',
      previousPath: 'db/migrations/1.sql',
      status: 'renamed',
      additions: 0,
      deletions: 0,
    } as const;
    expect(classify(RISK, pullRequest({ files: [renamed] })).tier).toBe('high');
    const away = { ...renamed, path: 'docs/a.md', previousPath: 'src/a.ts' };
    expect(classify(RISK, pullRequest({ files: [away] })).tier).toBe('medium');
  });

  test('comes with the reason and what matched', () => {
    expect(classify(RISK, pullRequest(changing('db/migrations/1.sql'))).reasons).toEqual([
      {
        tier: 'high',
        because: 'database schema change',
        change: '#12',
        detail: 'db/migrations/1.sql matches db/migrations/**',
      },
    ]);
    expect(classify(RISK, pullRequest({ labels: ['payments'], ...changing('apps/a') })).reasons).toEqual([
      {
        tier: 'medium',
        because: 'paths: apps/**; labels: payments, billing',
        change: '#12',
        detail: 'label payments; apps/a matches apps/**',
      },
    ]);
  });

  test('is the lowest when no rule matches and none is without `when`', () => {
    const policy = 'version: 1\nrisk: [{ tier: high, when: { paths: "db/**" } }]\n';
    expect(classify(policy, pullRequest()).tier).toBe('low');
  });

  test('is one higher with contributors that GitHub does not know, and never above the highest', () => {
    const unknown = { unknownContributors: 1 };
    expect(classify(RISK, pullRequest({ ...unknown, ...changing('docs/a.md') }))).toMatchObject({
      tier: 'medium',
      reasons: [{ tier: 'low' }, { tier: 'medium', because: 'unknown-contributor' }],
    });
    expect(classify(RISK, pullRequest({ ...unknown, ...changing('db/migrations/1') })).tier).toBe('high');
  });

  test('is one higher for a commit by somebody whom GitHub does not know', () => {
    expect(classify(RISK, commit({ author: '', ...changing('docs/a.md') }))).toMatchObject({
      tier: 'medium',
      reasons: [{ tier: 'low' }, { tier: 'medium', because: 'unknown-contributor' }],
    });
  });

  test('is one higher for a commit with a committer or co-author whom GitHub does not know', () => {
    const known = { contributors: ['ann'], ...changing('docs/a.md') };
    expect(classify(RISK, commit({ ...known, unknownContributors: 2 }))).toMatchObject({
      tier: 'medium',
      reasons: [{ tier: 'low' }, { because: 'unknown-contributor', detail: expect.stringContaining('1 commit is') }],
    });
    expect(classify(RISK, commit({ ...known, unknownContributors: 0 })).tier).toBe('low');
  });

  test('is the highest when files are missing from the list', () => {
    expect(classify(RISK, pullRequest({ filesComplete: false, ...changing('docs/a.md') }))).toMatchObject({
      tier: 'high',
      reasons: [{}, { because: 'incomplete' }],
    });
  });

  test('of a commit without a pull request follows the same rules', () => {
    expect(classify(RISK, commit({ message: 'feat!: x' }))).toMatchObject({
      tier: 'high',
      type: 'major',
      reasons: [{ change: 'facade1' }],
    });
  });

  test.each([
    ['feat!: x', [], 'high'],
    ['feat: x', [], 'medium'],
    ['fix: x', [], 'low'],
    ['fix: x', ['emergency'], 'medium'],
    ['feat!: x', ['emergency'], 'medium'],
  ])('without risk rules follows the type: %s %j is %s', (title, labels, tier) => {
    expect(classify('version: 1', pullRequest({ title, labels })).tier).toBe(tier);
  });

  test.each([
    ['[only]', 'feat!: x', 'only'],
    ['[calm, wild]', 'feat!: x', 'wild'],
    ['[calm, wild]', 'feat: x', 'wild'],
    ['[calm, wild]', 'fix: x', 'calm'],
    ['[a, b, c, d]', 'feat: x', 'c'],
    ['[low, extreme, high]', 'feat: x', 'extreme'],
  ])('without risk rules and with tiers %s: %s is %s', (tiers, title, tier) => {
    expect(classify(`version: 1\ntiers: ${tiers}\n`, pullRequest({ title })).tier).toBe(tier);
  });
});

describe('the type of a change', () => {
  test.each([
    ['feat: x', 'minor'],
    ['feat(shop): x', 'minor'],
    ['FEAT: x', 'minor'],
    ['feat!: x', 'major'],
    ['fix(api)!: x', 'major'],
    ['chore: x', 'patch'],
    ['fix: x', 'patch'],
    ['Add a feature', 'patch'],
    ['feature: x', 'patch'],
    ['feat:x', 'patch'],
    ['fix: x\n\nBREAKING CHANGE: no more v1', 'major'],
    ['fix: x\n\nBREAKING-CHANGE: no more v1', 'major'],
    ['fix: x\n\nthis is no BREAKING CHANGE: see', 'patch'],
    ['fix: x\n\nbreaking change: lower case', 'patch'],
    ['fix: x\n\nBREAKING CHANGE: ', 'patch'],
    ['fix: x\n\nBREAKING CHANGE:\n\n- no more v1', 'major'],
    ['fix: x\r\n\r\nBREAKING CHANGE: no more v1\r\n', 'major'],
    ['* a (#1)\n\n* fix: b\n\nBREAKING-CHANGE: no more v1\n\n* docs: c', 'major'],
    ['perf: x', 'patch'],
    ['revert: feat: x', 'patch'],
    ['Revert "feat!: x"', 'patch'],
    ['fixup! feat: x', 'patch'],
    ['feat (shop): x', 'patch'],
    ['feat(shop) !: x', 'patch'],
    ['feat!(shop): x', 'patch'],
    ['✨ feat: x', 'patch'],
    ['Merge branch feat: x', 'patch'],
    ['', 'patch'],
  ])('%j is %s', (message, type) => {
    expect(conventionalType(message)).toBe(type);
  });

  test('is that of its label, the highest of several', () => {
    expect(classify(RISK, pullRequest({ title: 'fix: x', labels: ['minor'] })).type).toBe('minor');
    expect(classify(RISK, pullRequest({ title: 'fix: x', labels: ['patch', 'Major'] })).type).toBe('major');
    const named = 'version: 1\nrelease-types: { minor: { labels: enhancement } }\n';
    expect(classify(named, pullRequest({ labels: ['enhancement'] })).type).toBe('minor');
    expect(classify(named, pullRequest({ labels: ['minor'] })).type).toBe('patch');
  });
});

describe('a label that lowers something', () => {
  const LOWERING = `version: 1
risk: [{ tier: low, when: { labels: trivial } }, { tier: high, when: { labels: scary } }, { tier: medium }]
override: { by: { teams: [sre] } }
`;

  test.each([
    ['nobody knows who set it', undefined, 'low'],
    ['a maintainer set it', { trivial: 'Max' }, 'low'],
    ['a person who may override set it', { trivial: 'sam' }, 'low'],
    ['somebody with write set it', { trivial: 'bob' }, 'medium'],
    ['somebody unknown set it', { trivial: 'ghost' }, 'medium'],
    ['a bot set it', { trivial: 'deploy[bot]' }, 'medium'],
    ['somebody with write set it under another spelling', { Trivial: 'bob' }, 'medium'],
  ] as const)('when %s: %j', (_name, labeledBy, tier) => {
    const risk = classify(
      LOWERING,
      pullRequest({ labels: ['trivial'], ...(labeledBy === undefined ? {} : { labeledBy }) }),
    );
    expect(risk.tier).toBe(tier);
    expect(risk.reasons.some((reason) => reason.because === 'label-not-permitted')).toBe(tier === 'medium');
  });

  test('does raise, whoever set it', () => {
    expect(classify(LOWERING, pullRequest({ labels: ['scary'], labeledBy: { scary: 'bob' } }))).toMatchObject({
      tier: 'high',
      reasons: [{ because: 'labels: scary' }],
    });
  });

  test.each([
    ['{ labels: trivial, bot: false }', 'max', 'low'],
    ['{ labels: trivial, bot: false }', 'bob', 'medium'],
    ['{ labels: trivial, author-in: sre }', 'max', 'medium'],
    ['{ labels: trivial, type: patch, title: "^fix" }', 'bob', 'medium'],
    ['{ labels: trivial, type: patch, title: "^fix" }', 'sam', 'low'],
  ])('does not lower with other keys either: %s set by %s is %s', (when, who, tier) => {
    const policy = `version: 1\nrisk: [{ tier: low, when: ${when} }, { tier: medium }]\noverride: { by: { teams: [sre] } }\n`;
    const change = pullRequest({ labels: ['trivial'], labeledBy: { trivial: who } });
    expect(classify(policy, change).tier).toBe(tier);
  });

  test('does not take back what another such label raises', () => {
    const policy = `version: 1
risk: [{ tier: low, when: { labels: trivial } }, { tier: low, when: { type: minor } }, { tier: high }]
`;
    const change = pullRequest({ title: 'feat: x', labels: ['emergency'], labeledBy: { emergency: 'bob' } });
    expect(classify(policy, change)).toMatchObject({ tier: 'high', type: 'minor' });
    const both = { ...change, labels: ['emergency', 'trivial'], labeledBy: { emergency: 'bob', trivial: 'bob' } };
    expect(classify(policy, both)).toMatchObject({ tier: 'high', type: 'minor' });
  });

  test('does not make a major change a patch', () => {
    expect(
      classify('version: 1', pullRequest({ title: 'feat!: x', labels: ['patch'], labeledBy: { patch: 'bob' } })),
    ).toMatchObject({ type: 'major', tier: 'high' });
    expect(
      classify('version: 1', pullRequest({ title: 'feat!: x', labels: ['patch'], labeledBy: { patch: 'max' } })),
    ).toMatchObject({ type: 'patch', tier: 'low' });
  });
});

describe('tiers of two policies', () => {
  test.each([
    [['low', 'high'], ['low', 'medium', 'high'], true],
    [['low', 'high'], ['low', 'high'], true],
    [['low', 'high'], ['high', 'low'], false],
    [['low', 'high'], ['low', 'medium'], false],
  ])('%j and %j agree: %s', (org, repository, isCommon) => {
    expect(commonTiers([{ tiers: org }, { tiers: repository }]).isCommon).toBe(isCommon);
  });

  test('a tier between those of the other policy counts as the next below', () => {
    const risk = { tier: 'medium', tiers: ['low', 'medium', 'high'] };
    expect(tierFor({ tiers: ['low', 'high'] }, risk)).toBe('low');
    expect(tierFor({ tiers: ['low', 'high'] }, { tier: 'critical', tiers: ['low', 'high', 'critical'] })).toBe('high');
  });
});

test('an emergency label by somebody who may not makes no emergency, and still raises a tier that follows the type', () => {
  const change = pullRequest({ title: 'docs: x', labels: ['emergency'], labeledBy: { emergency: 'bob' } });
  expect(classify('version: 1', change)).toMatchObject({ type: 'patch', tier: 'medium' });
});

test('an emergency label does not hide a major change from its rule', () => {
  const change = pullRequest({
    title: 'feat!: x',
    labels: ['emergency'],
    labeledBy: { emergency: 'bob' },
    ...changing('docs/a.md'),
  });
  expect(classify(RISK, change)).toMatchObject({ type: 'major', tier: 'high' });
});
