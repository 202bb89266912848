import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/domain/facts.ts';
import { linkedRequests, requestIn } from '../../../../src/domain/linked-requests.ts';
import { commit, decideBy, pullRequest, requirement } from '../builders.ts';

const ANY = 'version: 1\ngates: [{ name: linked, require: { linked-issue: true } }]\n';
const CHG = 'version: 1\ngates: [{ name: linked, require: { linked-issue: "CHG[0-9]+" } }]\n';

function judged(policy: string, ...changes: readonly Change[]) {
  const { status, reason, text } = requirement(decideBy(policy, { changes }));
  return { status, code: reason.code, requests: reason['requests'], changes: reason['changes'], text };
}

describe('any issue', () => {
  test('is linked to each pull request', () => {
    const found = judged(ANY, pullRequest({ issues: ['#3'] }), pullRequest({ number: 13, issues: ['#3', 'acme/x#4'] }));
    expect(found).toMatchObject({ status: 'met', code: 'issue-linked', requests: ['#3', 'acme/x#4'] });
    expect(found.text).toBe('Linked: #3, acme/x#4.');
  });

  test.each([[undefined], [[]], [['']]])('is missing where a pull request has %j', (issues) => {
    const found = judged(ANY, pullRequest({ issues: ['#3'] }), pullRequest({ number: 13, ...(issues && { issues }) }));
    expect(found).toMatchObject({ status: 'pending', code: 'issue-missing', changes: ['#13'] });
  });

  test.each([
    ['fix: it\n\nFixes #12', 'met'],
    ['closes: acme/shop#12', 'met'],
    ['Resolved https://github.com/acme/shop/issues/12', 'met'],
    ['fix: it (#12)', 'pending'],
    ['prefixes #12', 'pending'],
  ])('is named by a commit without a pull request as GitHub links it: %j', (message, status) => {
    expect(judged(ANY, commit({ message })).status).toBe(status);
  });
});

describe('a request', () => {
  test.each([
    ['the title', { title: 'CHG100: pay faster' }],
    ['the body', { body: 'Some\r\ntext for CHG100.' }],
    ['the issues', { issues: ['CHG100'] }],
  ])('is found in %s', (_, more) => {
    expect(judged(CHG, pullRequest(more))).toMatchObject({ status: 'met', requests: ['CHG100'] });
  });

  test.each([
    ['nowhere', {}],
    ['in a comment of the template', { body: '<!-- e.g. CHG100 -->' }],
    ['in a line that is too long to be read', { body: `${'x'.repeat(3000)} CHG100` }],
    ['in another case', { body: 'chg100' }],
  ])('is not found %s', (_, more) => {
    const found = judged(CHG, pullRequest(more));
    expect(found).toMatchObject({ status: 'pending', code: 'issue-missing', changes: ['#12'] });
    expect(found.text).toContain('Nothing that matches CHG[0-9]+: #12.');
  });

  test('is found in the message of a commit', () => {
    expect(judged(CHG, commit({ message: 'pay faster\n\nCHG7' })).status).toBe('met');
    expect(judged(CHG, commit()).status).toBe('pending');
  });

  test('that may be nothing is not found everywhere', () => {
    const policy = 'version: 1\ngates: [{ name: linked, require: { linked-issue: "(CHG[0-9]+)?" } }]\n';
    expect(judged(policy, pullRequest()).status).toBe('pending');
    const found = judged(policy, pullRequest({ body: `${'x'.repeat(100)} CHG1` }));
    expect(found).toMatchObject({ status: 'met', requests: ['CHG1'] });
  });

  test('is told once, at most twenty of them, on one line', () => {
    const body = Array.from({ length: 30 }, (_, index) => `CHG${index} CHG0`).join('\n');
    const { requests } = judged(CHG, pullRequest({ body }));
    expect(requests).toHaveLength(20);
    expect(new Set(requests as readonly string[]).size).toBe(20);
  });
});

test.each([ANY, CHG])('unseen changes may lack one', (policy) => {
  const changes = [pullRequest({ issues: ['CHG1'] })];
  const found = requirement(decideBy(policy, { changes, complete: false }));
  expect(found).toMatchObject({ status: 'pending', reason: { code: 'incomplete', asked: 'linked-issue' } });
});

test('a release without changes has nothing to link', () => {
  expect(judged(ANY)).toMatchObject({ status: 'met', code: 'issue-linked' });
});

test('six changes without one are five and one more', () => {
  const changes = [1, 2, 3, 4, 5, 6].map((number) => pullRequest({ number }));
  expect(judged(ANY, ...changes).text).toContain('#1, #2, #3, #4, #5 and 1 more');
});

test.each([
  ['a comment', '<!-- e.g. CHG1234 -->'],
  ['a comment written as a link', '[//]: # (e.g. CHG1234)'],
])('a request that only a template names, in %s, is none', (_, body) => {
  expect(judged(CHG, pullRequest({ body })).status).toBe('pending');
});

describe('what each change is linked to', () => {
  const linked = (policy: string, ...changes: readonly Change[]) => [
    ...linkedRequests([decideBy(policy, { changes })]),
  ];

  test('is data of the decision, also of one that another change holds', () => {
    const changes = [pullRequest({ body: 'CHG1, CHG2' }), pullRequest({ number: 13 })];
    expect(linked(CHG, ...changes)).toEqual([['#12', ['CHG1', 'CHG2']]]);
    expect(linked(CHG, pullRequest())).toEqual([]);
  });

  test('of a commit is the issue alone, by its full name', () => {
    const sha = commit().sha;
    const of = (message: string) => linked(ANY, commit({ message }));
    expect(of('fix: it\n\nFixes #12 and closes: acme/shop#13')).toEqual([[sha, ['#12', 'acme/shop#13']]]);
    expect(of('Resolved https://github.com/acme/shop/issues/14')).toEqual([[sha, ['acme/shop#14']]]);
  });

  test('is of at most a hundred changes', () => {
    const changes = Array.from({ length: 120 }, (_, number) => pullRequest({ number: number + 1, issues: ['#3'] }));
    expect(linked(ANY, ...changes)).toHaveLength(100);
  });

  test('two gates say is told together', () => {
    const two =
      'version: 1\ngates:\n  - { name: a, require: { linked-issue: true } }\n  - { name: b, require: { linked-issue: "CHG[0-9]+" } }\n';
    expect(linked(two, pullRequest({ issues: ['acme/shop#3'], body: 'CHG1' }))).toEqual([
      ['#12', ['acme/shop#3', 'CHG1']],
    ]);
  });

  test('is called by its number alone in its own repository', () => {
    expect(requestIn('acme/shop', 'Acme/Shop#12')).toBe('#12');
    expect(requestIn('acme/shop', 'acme/shop-web#12')).toBe('acme/shop-web#12');
    expect(requestIn('acme/shop', 'CHG1')).toBe('CHG1');
  });
});
