import { describe, expect, test } from 'vitest';
import type { Change, PullRequestChange } from '../../../src/domain/facts.ts';
import { classifyChange } from '../../../src/policy/classify.ts';
import { commit, PEOPLE, person, policyFrom, pullRequest } from './builders.ts';

const BUMPS = ['patch', 'minor', 'major'] as const;

function tierBy(risk: string, change: Change): string {
  return classifyChange(policyFrom(`version: 1\nrisk: [${risk}]`), change, { people: PEOPLE }).tier;
}

/** Which bumps the change may be; with `none` it may as well be something else. */
function bumpsOf(change: Change): string {
  const possible = BUMPS.filter(
    (bump) => tierBy(`{ tier: high, when: { dependency: ${bump} } }, { tier: low }`, change) === 'high',
  );
  if (possible.length === 0) return 'none';
  const all = tierBy(`{ tier: low, when: { dependency: [${possible}] } }, { tier: medium }`, change);
  const isSure = all === 'low';
  // A single one that is not sure must not be lowered by, and several must not be lowered by one of them.
  for (const bump of BUMPS) {
    const lowered = tierBy(`{ tier: low, when: { dependency: ${bump} } }, { tier: medium }`, change) === 'low';
    expect(lowered).toBe(isSure && possible.length === 1 && possible[0] === bump);
  }
  return [...(isSure ? [] : ['none']), ...possible].join(' ');
}

function byBot(author: string, title: string, more: Partial<PullRequestChange> = {}): PullRequestChange {
  return pullRequest({ author, contributors: [author], title, ...more });
}

const ANY = 'patch minor major';

describe('a title by Dependabot', () => {
  test.each([
    ['Bump lodash from 4.17.20 to 4.17.21', 'patch'],
    ['Bump lodash from 4.17.20 to 4.18.0', 'minor'],
    ['Bump lodash from 4.17.20 to 5.0.0', 'major'],
    ['chore(deps): bump lodash from 4.17.20 to 4.17.21', 'patch'],
    ['build(deps-dev): Bump @types/node from 20.1.0 to 20.2.0 in /web', 'minor'],
    ['Bump lodash from 4.17.20 to 4.17.21 in the npm group', 'patch'],
    ['Bump lodash from 4.17.20 to 4.17.21 in the npm group across 1 directory', 'patch'],
    ['[Security] Bump lodash from 4.17.20 to 4.17.21', 'patch'],
    ['⬆️ Bump lodash from 4.17.20 to 4.17.21', 'patch'],
    ['Bump actions/checkout from 3 to 4', 'major'],
    ['Bump actions/checkout from v3.1.0 to v3.1.1', 'patch'],
    ['Bump actions/checkout from 4 to 4.1.2', 'patch minor'],
    ['Bump actions/checkout from 4.1 to 4.1.2', 'patch'],
    ['Bump foo from 1.2.3.4 to 1.2.3.5', 'patch'],
    ['Bump foo from 2.0.0 to 1.9.9', 'major'],
    // Below 1 the number that differs counts, as the bots count it themselves.
    ['Bump foo from 0.1.0 to 0.2.0', 'minor'],
    ['Bump foo from 0.1.0 to 0.1.1', 'patch'],
    ['Bump foo from 0.9.0 to 1.0.0', 'major'],
    // Pre-releases and flavours
    ['Bump foo from 1.9.0 to 2.0.0-rc.1', 'major'],
    ['Bump foo from 2.0.0-rc.1 to 2.0.0', ANY],
    ['Bump foo from 2.0.0-rc.1 to 2.0.0-rc.2', ANY],
    ['Bump foo from 2.1.0-rc.1 to 2.1.0', 'patch minor'],
    ['Bump foo from 2.1.3-rc.1 to 2.1.3', 'patch'],
    ['Bump foo from 1.0.0rc1 to 1.0.0', ANY],
    ['Bump foo from 1.2.3 to 1.2.3.post1', 'patch'],
    ['Bump foo from 1.2.3+a to 1.3.0+b', 'minor'],
    ['Bump spring from 5.3.0.RELEASE to 5.3.1.RELEASE', 'patch'],
    ['Bump node from 18-alpine to 20-alpine in /docker', 'major'],
    ['Bump node from 18.1.0-alpine to 18.1.1-alpine', 'patch'],
    ['Bump node from 18-alpine3.17 to 18-alpine3.18', ANY],
    ['Bump ubuntu from 22.04 to 24.04', 'major'],
    ['Bump ubuntu from 22.04 to 22.4', ANY],
    ['Bump calver from 2024.1.0 to 2024.2.0', 'minor'],
    // What is no version
    ['Bump vendor/foo from `a1b2c3d` to `e4f5a6b`', ANY],
    ['Bump vendor/foo from 1a2b3c4 to 1f2e3d4', ANY],
    ['Bump vendor/foo from 1234567 to 7654321', ANY],
    ['Bump data from 20230101 to 20240101', ANY],
    ['Bump foo from latest to 1.2.3', ANY],
    // Requirements
    ['Update foo requirement from ^1.2.0 to ^1.3.0', 'minor'],
    ['Update foo requirement from ~> 1.2 to ~> 2.0', 'major'],
    ['Update foo requirement from >=1.2 to >=1.2.1', ANY],
    ['Update foo requirement from <5.0,>=4.1 to >=4.1,<6.0', ANY],
    ['Update foo requirement from >= 1.0, < 2 to >= 1.0, < 3 in /web', ANY],
    ['Update requirements for foo and bar', ANY],
    // Several at once
    ['Bump foo and bar', ANY],
    ['Bump the npm group with 3 updates', ANY],
    ['Bump the npm group across 2 directories with 3 updates', ANY],
    // Two readings
    ['Bump foo from 1.0.0 to 2.0.0 in /a from 1.0.0 to 1.0.1', ANY],
    ['Bump foo from 1.0.0 to 2.0.0 in /a to 1.0.1', ANY],
    ['Bump foo from 2 from 1.0.0 to 1.0.1', ANY],
    ['Remove foo', `none ${ANY}`],
    ['Create a configuration', `none ${ANY}`],
  ])('%s: %s', (title, bumps) => {
    expect(bumpsOf(byBot('dependabot[bot]', title))).toBe(bumps);
  });
});

describe('a title by Renovate', () => {
  test.each([
    ['Update dependency react to v18', 'major'],
    ['fix(deps): update dependency react to v18', 'major'],
    ['Update dependency react to v18 [SECURITY]', 'major'],
    ['Update dependency react to v18 (main)', 'major'],
    ['Update actions/checkout action to v4', 'major'],
    ['Update postgres Docker tag to v16', 'major'],
    ['Update dependency lodash to v4.17.21', 'patch minor'],
    ['chore(deps): update dependency lodash to v4.17.21', 'patch minor'],
    ['Update dependency lodash to ^4.18.1', 'patch minor'],
    ['Update dependency python to v3.12', 'patch minor'],
    // Not what it writes by default, and then it may be any
    ['Update dependency react to v18.0.0', ANY],
    ['Update dependency react to v18.0', ANY],
    ['Update dependency react to >=18 <20', ANY],
    ['Update node to 18-alpine', ANY],
    ['Bump react from 17.0.2 to v18.0.0', 'major'],
    ['Update dependency react from 17.0.2 to 17.0.3', 'patch'],
    ['Update dependency foo to v0.2.1', 'patch minor'],
    // Groups
    ['Update all non-major dependencies', 'patch minor'],
    ['chore(deps): update all non-major dependencies', 'patch minor'],
    ['Update react monorepo to v18 (major)', 'major'],
    ['Update all dependencies (major)', 'major'],
    ['Update all dependencies (minor)', 'minor'],
    ['Update all dependencies (patch)', 'patch'],
    ['Update babel monorepo to v7.20.5', 'patch minor'],
    ['Update react monorepo', ANY],
    // Digests and the like
    ['Update actions/checkout digest to 8e5e7e5', ANY],
    ['Update actions/checkout digest to 1234567', ANY],
    ['Update node:20 Docker digest to 12', ANY],
    ['Lock file maintenance', `none ${ANY}`],
    ['Pin dependency foo to 1.2.3', `none ${ANY}`],
    ['Replace dependency foo with bar 2.0.0', `none ${ANY}`],
    ['Roll back dependency foo to v1.2.3', `none ${ANY}`],
    ['Configure Renovate', `none ${ANY}`],
  ])('%s: %s', (title, bumps) => {
    expect(bumpsOf(byBot('renovate[bot]', title))).toBe(bumps);
  });
});

describe('a bump', () => {
  const TITLE = 'Bump lodash from 4.17.20 to 4.17.21';

  test.each([
    ['Dependabot[bot]', 'patch'],
    ['dependabot-preview[bot]', 'patch'],
    ['ann', 'none'],
    ['deploy[bot]', 'none'],
    ['my-renovate[bot]', 'none'],
    ['dependabot', 'none patch'],
  ])('is read when it is by %s: %s', (author, bumps) => {
    expect(bumpsOf(byBot(author, TITLE))).toBe(bumps);
  });

  test.each([
    ['bot', 'high'],
    ['user', 'low'],
  ] as const)('is read of a login without its end when facts say that it is a %s', (kind, tier) => {
    const policy = policyFrom('version: 1\nrisk: [{ tier: high, when: { dependency: patch } }, { tier: low }]');
    const people = { ...PEOPLE, dependabot: person(49_699_333, { kind }) };
    expect(classifyChange(policy, byBot('dependabot', TITLE), { people }).tier).toBe(tier);
  });

  test('is read of the first line of a commit', () => {
    expect(bumpsOf(commit({ author: 'dependabot[bot]', message: `${TITLE}\n\nBumps it.` }))).toBe('patch');
  });

  test('is not all there is when somebody else pushed to the branch', () => {
    expect(bumpsOf(byBot('dependabot[bot]', TITLE, { contributors: ['dependabot[bot]', 'ann'] }))).toBe('none patch');
    expect(bumpsOf(byBot('renovate[bot]', TITLE, { contributors: ['renovate[bot]', 'x[bot]'] }))).toBe('none patch');
  });

  test('is committed by GitHub itself, and by the bot under both its names', () => {
    const contributors = ['dependabot[bot]', 'Dependabot', 'web-flow'];
    expect(bumpsOf(byBot('dependabot[bot]', TITLE, { contributors }))).toBe('patch');
  });

  test('by a bot with commits of unknown people never lowers', () => {
    const change = byBot('dependabot[bot]', TITLE, { unknownContributors: 1 });
    const policy = '{ tier: low, when: { dependency: patch } }, { tier: medium }';
    expect(tierBy(policy, change)).toBe('high');
  });
});

test('titles that are made to be slow are read at once', () => {
  const startedAt = performance.now();
  for (const part of [' to ', ' from ', '1.', '1-', '0', ' in ', ' [', 'update ']) {
    bumpsOf(byBot('renovate[bot]', `Update x from 1.0 to ${part.repeat(50_000)}`));
  }
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
