import { expect, test } from 'vitest';
import { teamsInCodeowners, teamsOf } from '../../../../src/policy/mentions.ts';
import { policyFrom } from '../builders.ts';

test('every team that a policy names is told, once, wherever it stands', () => {
  const policy = policyFrom(`version: 1
risk:
  - { tier: high, when: { author-in: [contractors] } }
  - { tier: low }
environments:
  production: { rollback: { by: { teams: [SRE, on-call] } } }
  staging:
gates:
  - { name: review, require: { approvals: { from: { teams: [cab] } } } }
override: { by: { teams: [sre] } }
`);
  expect(teamsOf([policy, policy])).toEqual(['cab', 'contractors', 'on-call', 'sre']);
});

const CODEOWNERS = '* @acme/Core @bob\n/db/ @acme/db @other/db\n/docs/ docs@example.com\n[x] @acme/unread\n';

test('the teams of a CODEOWNERS file are those of the own organisation', () => {
  expect(teamsInCodeowners(CODEOWNERS, 'Acme/shop')).toEqual(['core', 'db']);
});

test('the teams that own some paths are fewer', () => {
  expect(teamsInCodeowners(CODEOWNERS, 'acme/shop', ['db/a.sql', 'docs/a.md'])).toEqual(['db']);
  expect(teamsInCodeowners(CODEOWNERS, 'acme/shop', [])).toEqual([]);
});
