import { describe, expect, test } from 'vitest';
import type { Change, Facts } from '../../../src/domain/facts.ts';
import { classifyChange } from '../../../src/policy/classify.ts';
import { at, changing, commit, PEOPLE, person, policyFrom, pullRequest, review } from './builders.ts';

const LATER = at('2026-11-23T09:30:00Z');

/**
 * A rule can raise from low to high, and in another policy lower from medium to low. It surely matches when it does
 * both, surely does not when it does neither; where nobody knows, it raises and does not lower.
 */
function answer(when: string, change: Change, people: Facts['people'] = PEOPLE): 'yes' | 'no' | 'unknown' | 'unsound' {
  const raising = policyFrom(`version: 1\nrisk: [{ tier: high, when: ${when} }, { tier: low }]`);
  const lowering = policyFrom(`version: 1\nrisk: [{ tier: low, when: ${when} }, { tier: medium }]`);
  const isRaised = classifyChange(raising, change, { people }).tier === 'high';
  const isLowered = classifyChange(lowering, change, { people }).tier === 'low';
  if (isRaised) return isLowered ? 'yes' : 'unknown';
  return isLowered ? 'unsound' : 'no';
}

function sized(additions: number, deletions: number): Change {
  return pullRequest({ files: [{ path: 'a', status: 'modified', additions, deletions }] });
}

const RENAMED = pullRequest({
  files: [{ path: 'docs/a', previousPath: 'db/a', status: 'renamed', additions: 0, deletions: 0 }],
});

describe('a rule asks for', () => {
  test.each<[string, string, Change, 'yes' | 'no' | 'unknown']>([
    ['a path that is changed', '{ paths: ["src/**"] }', pullRequest(changing('docs/a', 'src/a')), 'yes'],
    ['a path that is not changed', '{ paths: ["src/**"] }', pullRequest(changing('docs/a')), 'no'],
    ['the new name of a renamed file', '{ paths: ["docs/**"] }', RENAMED, 'yes'],
    ['the old name of a renamed file', '{ paths: ["db/**"] }', RENAMED, 'yes'],
    ['some path of nothing', '{ paths: ["**"] }', pullRequest({ files: [] }), 'no'],
    ['only paths, and both names match', '{ only-paths: ["docs/**", "db/**"] }', RENAMED, 'yes'],
    ['only paths, and the old name does not match', '{ only-paths: ["docs/**"] }', RENAMED, 'no'],
    ['only paths, and the new name does not match', '{ only-paths: ["db/**"] }', RENAMED, 'no'],
    ['only paths of nothing', '{ only-paths: ["**"] }', pullRequest({ files: [] }), 'no'],
    ['one of its labels', '{ labels: [a, B] }', pullRequest({ labels: ['b'] }), 'yes'],
    ['another label', '{ labels: [a, B] }', pullRequest({ labels: ['c'] }), 'no'],
    ['a label of a commit', '{ labels: [a] }', commit(), 'no'],
    ['a part of its title', '{ title: thing }', pullRequest({ title: 'fix: a thing' }), 'yes'],
    ['one of two titles', '{ title: ["^feat", "^fix"] }', pullRequest({ title: 'fix: a thing' }), 'yes'],
    ['another title', '{ title: "^feat" }', pullRequest({ title: 'fix: a feat' }), 'no'],
    ['a title in other letters', '{ title: "^FIX" }', pullRequest(), 'no'],
    ['a title in any letters', '{ title: "(?i)^FIX" }', pullRequest(), 'yes'],
    ['the first line of a commit', '{ title: "^fix: a$" }', commit({ message: 'fix: a\r\n\nfeat: b' }), 'yes'],
    ['the body of a commit', '{ title: feat }', commit({ message: 'fix: a\n\nfeat: b' }), 'no'],
    ['a title too long to read', '{ title: "^feat" }', commit({ message: 'x'.repeat(2001) }), 'unknown'],
    ['its author', '{ author: [bob, ANN] }', pullRequest({ author: 'Ann' }), 'yes'],
    ['another author', '{ author: [bob] }', pullRequest(), 'no'],
    ['an author, of whom GitHub knows none', '{ author: [bob] }', commit({ author: '' }), 'unknown'],
    ['the team of its author', '{ author-in: [ops, SRE] }', pullRequest({ author: 'Sam' }), 'yes'],
    ['another team', '{ author-in: [ops] }', pullRequest({ author: 'sam' }), 'no'],
    ['the team of somebody unknown', '{ author-in: [ops] }', pullRequest({ author: 'ghost' }), 'unknown'],
    ['a bot', '{ bot: true }', pullRequest({ author: 'deploy[bot]' }), 'yes'],
    ['a bot that is in no list', '{ bot: true }', pullRequest({ author: 'other[bot]' }), 'yes'],
    ['a bot, and it is a person', '{ bot: true }', pullRequest(), 'no'],
    ['a bot, and nobody knows', '{ bot: true }', pullRequest({ author: 'ghost' }), 'unknown'],
    ['no bot', '{ bot: false }', pullRequest(), 'yes'],
    ['no bot, and it is one', '{ bot: false }', pullRequest({ author: 'other[bot]' }), 'no'],
    ['no bot, and nobody knows', '{ bot: false }', pullRequest({ author: 'ghost' }), 'unknown'],
    ['its base', '{ base: ["release/*"] }', pullRequest({ base: 'release/1.2' }), 'yes'],
    ['another base', '{ base: ["release/*"] }', pullRequest({ base: 'release/1/2' }), 'no'],
    ['the base of a commit', '{ base: main }', commit(), 'unknown'],
    ['its type', '{ type: [major, minor] }', pullRequest({ title: 'feat: x' }), 'yes'],
    ['another type', '{ type: [major, minor] }', pullRequest(), 'no'],
    ['emergencies', '{ type: emergency }', pullRequest({ labels: ['emergency'] }), 'yes'],
    ['more lines', '{ lines: "> 400" }', sized(200, 201), 'yes'],
    ['as many lines', '{ lines: "> 400" }', sized(200, 200), 'no'],
    ['lines from and to', '{ lines: ">= 10, < 20" }', sized(0, 10), 'yes'],
    ['one of two sizes', '{ lines: ["= 0", "> 9"] }', sized(0, 0), 'yes'],
    ['neither of two sizes', '{ lines: ["= 0", "> 9"] }', sized(5, 0), 'no'],
    ['lines of a commit', '{ lines: "= 2" }', commit(), 'yes'],
    ['so many files', '{ files: "= 2" }', pullRequest(changing('a', 'b')), 'yes'],
    ['more files', '{ files: ">2" }', pullRequest(changing('a', 'b')), 'no'],
    ['so many commits', '{ commits: "> 1" }', pullRequest({ commits: 2 }), 'yes'],
    ['more commits', '{ commits: "> 2" }', pullRequest({ commits: 2 }), 'no'],
    ['the one commit that a commit is', '{ commits: "<= 1" }', commit(), 'yes'],
    ['two keys that both match', '{ bot: false, labels: [a] }', pullRequest({ labels: ['a'] }), 'yes'],
    ['two keys of which one does not', '{ bot: false, labels: [a] }', pullRequest(), 'no'],
    ['an unknown and a match', '{ author-in: [x], files: "= 1" }', pullRequest({ author: 'ghost' }), 'unknown'],
    ['an unknown and no match', '{ author-in: [x], files: "= 9" }', pullRequest({ author: 'ghost' }), 'no'],
  ])('%s: %s', (_name, when, change, expected) => {
    expect(answer(when, change)).toBe(expected);
  });
});

describe('unreviewed', () => {
  const by = (...reviews: Parameters<typeof review>[]) =>
    pullRequest({ reviews: reviews.map((each) => review(...each)) });

  test.each<[string, Change, 'yes' | 'no' | 'unknown']>([
    ['no review at all', pullRequest(), 'yes'],
    ['a commit without a pull request', commit(), 'yes'],
    ['an approval', by(['bob']), 'no'],
    ['a mere comment', by(['bob', { state: 'commented' }]), 'yes'],
    ['a comment after the approval', by(['bob'], ['bob', { state: 'commented', at: LATER }]), 'no'],
    ['changes requested after it', by(['bob'], ['bob', { state: 'changes_requested', at: LATER }]), 'yes'],
    ['an approval after changes requested', by(['bob', { state: 'changes_requested' }], ['bob', { at: LATER }]), 'no'],
    ['a dismissal, and an earlier approval', by(['bob'], ['bob', { state: 'dismissed', at: LATER }]), 'yes'],
    ['two at one instant, the approval first', by(['bob', { id: 8 }], ['bob', { id: 9, state: 'dismissed' }]), 'yes'],
    ['changes requested by somebody else', by(['bob'], ['cy', { state: 'changes_requested' }]), 'no'],
    ['an approval by its author', by(['Ann']), 'yes'],
    ['an approval by a contributor', { ...by(['bob']), contributors: ['ann', 'BOB'] }, 'yes'],
    ['an approval by a bot', by(['deploy[bot]']), 'yes'],
    ['an approval by somebody who can only read', by(['rita']), 'yes'],
    ['an approval by somebody unknown', by(['ghost']), 'unknown'],
    ['one by somebody unknown and one that counts', by(['ghost'], ['bob']), 'no'],
    ['one by somebody unknown for another head', by(['ghost', { commit: 'older' }]), 'yes'],
    ['an approval of another head', by(['bob', { commit: 'older' }]), 'yes'],
    [
      'an approval of the same patch on another head',
      { ...by(['bob', { commit: 'older', patchId: 'p' }]), patchId: 'p' },
      'no',
    ],
    ['an approval of another head, without patches', by(['bob', { commit: 'older' }]), 'yes'],
  ])('with %s', (_name, change, expected) => {
    expect(answer('{ unreviewed: true }', change)).toBe(expected);
    const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' }[expected];
    expect(answer('{ unreviewed: false }', change)).toBe(opposite);
  });

  test('takes two logins of one id for one person', () => {
    const people = { ...PEOPLE, ANN2: person(1) };
    expect(answer('{ unreviewed: true }', by(['ann2']), people)).toBe('yes');
  });
});

describe('the reason of a rule', () => {
  function reasons(risk: string, change: Change) {
    return classifyChange(policyFrom(`version: 1\nrisk: [${risk}]`), change, { people: PEOPLE }).reasons.map(
      ({ because, detail }) => ({ because, detail }),
    );
  }

  test.each([
    ['{ lines: "> 400" }', sized(500, 12), 'lines > 400', '512 lines'],
    ['{ files: [">= 1"] }', sized(1, 1), 'files >= 1', '1 file'],
    ['{ commits: ["= 1", "> 5"] }', sized(1, 1), 'commits = 1 or > 5', '1 commit'],
    ['{ unreviewed: true }', commit(), 'no pull request or no review', 'a commit without a pull request'],
    [
      '{ unreviewed: true }',
      pullRequest(),
      'no pull request or no review',
      'nobody with write permission who did not contribute approved its final head',
    ],
    ['{ unreviewed: false }', pullRequest({ reviews: [review('bob')] }), 'reviewed', 'bob approved it'],
    ['{ bot: false, author: ann }', pullRequest(), 'author: ann; not opened by a bot', 'author ann; ann is a person'],
    ['{ bot: true }', pullRequest({ author: 'x[bot]' }), 'opened by a bot', 'x[bot] is a bot'],
    ['{ author-in: [sre, ops] }', pullRequest({ author: 'sam' }), 'author in team sre or ops', 'sam is in team sre'],
    ['{ title: ["^a", "^fix"] }', pullRequest(), 'title: ^a, ^fix', 'the title matches ^fix'],
    ['{ base: main }', pullRequest(), 'base: main', 'base main'],
    [
      '{ dependency: [minor, patch] }',
      pullRequest({ author: 'dependabot[bot]', contributors: [], title: 'Bump a from 1.2 to 1.3' }),
      'minor or patch bump of a dependency',
      'minor bump',
    ],
    [
      '{ author-in: [ops, sre] }',
      pullRequest({ author: 'ghost' }),
      'author in team ops or sre',
      'whether ghost is in team ops or sre is not known',
    ],
  ])('%s', (when, change, because, detail) => {
    expect(reasons(`{ tier: high, when: ${when} }`, change)).toEqual([{ because, detail }]);
  });

  test('is cut when it would fill a page', () => {
    const many = Array.from({ length: 50 }, (_, index) => `label-${index}`);
    const [reason] = reasons(`{ tier: high, when: { labels: [${many}] } }`, pullRequest({ labels: ['label-3'] }));
    expect(reason?.because).toHaveLength(200);
    expect(reason?.because.endsWith('…')).toBe(true);
  });

  test('tells why a rule that would lower does not', () => {
    const risk = '{ tier: low, when: { author-in: [sre] } }, { tier: medium, because: everything else }';
    expect(reasons(risk, pullRequest({ author: 'ghost' }))).toEqual([
      {
        because: 'everything else',
        detail: 'the rule without a condition; whether ghost is in team sre is not known',
      },
    ]);
  });

  test('leaves out what is not known where it would not raise', () => {
    const risk = '{ tier: high, when: { bot: true } }, { tier: high, because: docs, when: { paths: "**" } }';
    expect(reasons(risk, pullRequest({ author: 'ghost' }))).toEqual([
      { because: 'docs', detail: 'src/a.ts matches **' },
    ]);
  });
});
