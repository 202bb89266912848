import { describe, expect, test } from 'vitest';
import { gatesAhead } from '../../../src/policy/gates-ahead.ts';
import { teamsOf } from '../../../src/policy/mentions.ts';
import { inForce, policyFrom } from './builders.ts';

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
    const found = gatesAhead([inForce(ORG, 'org'), inForce(POLICY)], tier, type);
    expect(found.map(({ environment, gates }) => [environment, gates])).toEqual(expected);
  });

  test('are those of the environments that gates name, when the policy lists none', () => {
    const policy =
      'version: 1\nwindows: { w: { days: mon } }\ngates: [{ name: a, for: { environments: [live, Live] }, require: { window: w } }]\n';
    expect(gatesAhead([inForce(policy)], 'low', 'patch')).toEqual([{ environment: 'Live', gates: ['a'] }]);
  });
});

test('the teams of a policy are those of every list of people, once, in lower case', () => {
  expect(teamsOf([policyFrom(POLICY), policyFrom(ORG)])).toEqual(['cab', 'sre', 'web']);
});
