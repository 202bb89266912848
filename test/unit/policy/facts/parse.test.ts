import { describe, expect, test } from 'vitest';
import { parseFacts } from '../../../../src/policy/facts/parse.ts';
import { facts } from '../builders.ts';

const LEAST = {
  version: 1,
  at: '2026-11-23T09:00:00Z',
  repository: 'acme/shop',
  question: { kind: 'deploy', environment: 'production', actor: 'dora' },
  candidate: { sha: 'c0ffee' },
};

const CHANGE = { kind: 'pull-request', number: 1, title: 'fix: x', author: 'ann', base: 'main', headSha: 'head' };

function problems(value: unknown): readonly string[] {
  const parsed = parseFacts(value, 'facts.json');
  return parsed.kind === 'invalid' ? parsed.problems.map((problem) => `${problem.path} ${problem.code}`) : [];
}

describe('facts written by hand', () => {
  test('may leave out what is empty', () => {
    expect(parseFacts({ ...LEAST, changes: [CHANGE] }, 'facts.json')).toEqual({
      kind: 'valid',
      facts: {
        ...LEAST,
        baseline: null,
        direction: 'forward',
        changes: [
          {
            ...CHANGE,
            body: '',
            contributors: [],
            labels: [],
            files: [],
            filesComplete: true,
            commits: 1,
            reviews: [],
          },
        ],
        complete: true,
        people: {},
        approvals: [],
        checks: [],
        deployments: [],
        incidents: [],
        holds: [],
        overrides: [],
        dependencies: [],
        lanes: [],
        rollbacks: [],
        freezes: [],
      },
    });
  });

  test.each([
    ['no object', 'x', ['/ wrong-type']],
    ['nothing', null, ['/ wrong-type']],
    ['a missing key', { ...LEAST, candidate: undefined }, ['/candidate key-missing']],
    ['a misspelt key, which could hide a hold', { ...LEAST, hold: [] }, ['/hold unknown-key']],
    ['a local time', { ...LEAST, at: '2026-11-23T09:00:00' }, ['/at instant-refused']],
    ['another version', { ...LEAST, version: 2 }, ['/version wrong-value']],
    ['an unknown kind of question', { ...LEAST, question: { kind: 'ask' } }, ['/question/kind wrong-value']],
    ['a change without a kind', { ...LEAST, changes: [CHANGE, {}] }, ['/changes/1/kind key-missing']],
    [
      'a review in an unknown state',
      {
        ...LEAST,
        changes: [{ ...CHANGE, reviews: [{ id: 1, user: 'bob', state: 'APPROVED', commit: 'head', at: LEAST.at }] }],
      },
      ['/changes/0/reviews/0/state wrong-value'],
    ],
    ['a negative number', { ...LEAST, changes: [{ ...CHANGE, commits: -1 }] }, ['/changes/0/commits out-of-range']],
    [
      'an unreadable duration',
      { ...LEAST, lanes: [{ over: 'long', deployments: 1, failed: 0 }] },
      ['/lanes/0/over duration-refused'],
    ],
    [
      'one person with two ids',
      {
        ...LEAST,
        people: { bob: { id: 1, kind: 'user', permission: 'write' }, Bob: { id: 2, kind: 'user', permission: 'read' } },
      },
      ['/people/Bob people-ambiguous'],
    ],
  ])('are refused with %s', (_name, value, expected) => {
    expect(problems(value)).toEqual(expected.map((each) => each.replace(/^\/ /, ' ')));
  });

  test('have JSON pointers as RFC 6901 writes them', () => {
    expect(problems({ ...LEAST, people: { 'a/b~c': { id: 'x', kind: 'user', permission: 'read' } } })).toEqual([
      '/people/a~1b~0c/id wrong-type',
    ]);
  });
});

test('stored facts survive as they are', () => {
  const stored = JSON.parse(JSON.stringify(facts()));
  expect(parseFacts(stored, 'facts.json')).toEqual({ kind: 'valid', facts: stored });
});
