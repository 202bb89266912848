import { describe, expect, test } from 'vitest';
import type { PullRequestChange } from '../../../src/domain/facts.ts';
import { gatesAhead } from '../../../src/policy/gates-ahead.ts';
import { teamsOf } from '../../../src/policy/mentions.ts';
import { inForce, policyFrom, pullRequest } from './builders.ts';

const POLICY = `version: 1
environments: { staging: , production: }
windows: { w: { days: mon } }
gates:
  - { name: review, for: { tiers: [medium, high] }, require: { approvals: { from: { teams: [Web, sre] } } } }
  - { name: board, for: { tiers: high, environments: production }, except: { types: emergency }, require: { window: w } }
  - { name: at merge, at: merge, require: { approvals: { from: { teams: cab, users: ann } } } }
override: { by: { teams: [sre] } }
`;
const ORG = 'version: 1\nwindows: { w: { days: mon } }\ngates: [{ name: org, require: { window: w } }]\n';

describe('the gates ahead of a pull request', () => {
  test.each([
    [
      'high',
      'minor',
      [
        ['staging', ['org', 'review']],
        ['production', ['org', 'review', 'board']],
      ],
    ],
    [
      'high',
      'emergency',
      [
        ['staging', ['org', 'review']],
        ['production', ['org', 'review']],
      ],
    ],
    [
      'low',
      'patch',
      [
        ['staging', ['org']],
        ['production', ['org']],
      ],
    ],
  ] as const)('of tier %s and type %s are listed for each environment', (tier, type, expected) => {
    const found = gatesAhead([inForce(ORG, 'org'), inForce(POLICY)], { tier, releaseType: type }, []);
    expect(found.map(({ environment, gates }) => [environment, gates])).toEqual(expected);
  });

  test('are those of the environments that gates name, when the policy lists none', () => {
    const policy =
      'version: 1\nwindows: { w: { days: mon } }\ngates: [{ name: a, for: { environments: [live, Live] }, require: { window: w } }]\n';
    expect(gatesAhead([inForce(policy)], { tier: 'low', releaseType: 'patch' }, [])).toEqual([
      { environment: 'Live', gates: ['a'], needed: [] },
    ]);
  });

  const BOARD = `version: 1
environments: { production: }
gates:
  - { name: ready, require: { sections: [Rollback plan, Success criteria], linked-issue: true } }
  - { name: change, require: { linked-issue: "CHG[0-9]+", sections: [Rollback plan] } }
`;
  test.each<readonly [string, Partial<PullRequestChange>, readonly string[]]>([
    [
      'nothing is written',
      {},
      [
        'the section "Rollback plan"',
        'the section "Success criteria"',
        'a linked issue (its text names none)',
        'a request like CHG[0-9]+ (its text names none)',
      ],
    ],
    [
      'a section is there, and the request',
      { body: '## Rollback plan\n\nRevert it.\n\nCHG123' },
      ['the section "Success criteria"', 'a linked issue (its text names none)'],
    ],
    [
      'the words that link it are',
      { body: 'Fixes #4' },
      [
        'the section "Rollback plan"',
        'the section "Success criteria"',
        'a request like CHG[0-9]+ (its text names none)',
      ],
    ],
    [
      'GitHub says that none is linked',
      { body: 'Fixes #4', issues: [] },
      ['the section "Rollback plan"', 'the section "Success criteria"', 'a linked issue', 'a request like CHG[0-9]+'],
    ],
    [
      'all of it is there',
      { body: '## Rollback plan\n\nRevert.\n\n## Success criteria\n\nSales.\n\nFixes #4 CHG1' },
      [],
    ],
  ])('say what they need of the author, when %s', (_what, parts, expected) => {
    const [ahead] = gatesAhead([inForce(BOARD)], { tier: 'low', releaseType: 'minor' }, [pullRequest(parts)]);
    expect(ahead?.needed).toEqual(expected);
  });
});

test('the teams of a policy are those of every list of people, once, in lower case', () => {
  expect(teamsOf([policyFrom(POLICY), policyFrom(ORG)])).toEqual(['cab', 'sre', 'web']);
});
