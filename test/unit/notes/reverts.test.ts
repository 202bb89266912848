import { describe, expect, it } from 'vitest';
import { isTakingBack, referencesIn } from '../../../src/domain/revert-references.ts';
import { associate } from '../../../src/notes/associate.ts';
import { mentionedChanges } from '../../../src/notes/reverts/mentioned-changes.ts';
import { mentionedShas } from '../../../src/notes/reverts/mentioned-shas.ts';
import { ShaIndex } from '../../../src/notes/reverts/sha-index.ts';
import {
  commitsOf,
  merge,
  notesOf,
  pullRequest,
  rangeOf,
  reverts,
  shaOf,
  squash,
  told,
  type WrittenCommit,
} from './history.ts';

type Case = readonly [name: string, commits: readonly WrittenCommit[], expected: Record<string, unknown>];

/** A revert as GitHub squashes it. */
function back(number: number, of: number, title = `Revert "Change ${of}"`): WrittenCommit {
  return squash(number, title, `Reverts acme/shop#${of}`);
}

describe('a revert and its original inside one range', () => {
  const cases: readonly Case[] = [
    ["cancel by GitHub's words", [squash(5), squash(6), back(7, 5)], { listed: [6], cancelled: ['5 by 7'] }],
    [
      "cancel by git's words",
      [squash(5), squash(7, 'Revert "Change 5 (#5)"', reverts('s5'))],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel with a shortened name',
      [squash(5), squash(7, 'Undo', 'This reverts commit 7335000.')],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel where a commit without a pull request reverts',
      [squash(5), { is: 'r', says: `Revert "Change 5 (#5)"\n\n${reverts('s5')}` }],
      { cancelled: ['5 by r'] },
    ],
    [
      'cancel where a commit without a pull request is reverted',
      [
        { is: 'a', says: 'Oops' },
        { is: 'r', says: `Revert "Oops"\n\n${reverts('a')}` },
      ],
      { cancelled: ['Oops by r'] },
    ],
    [
      'cancel by the number in the quoted title',
      [squash(5), squash(7, 'Revert "Change 5 (#5)"')],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel by the quoted title alone, where only one change has it',
      [squash(5), squash(7, 'Revert "change  5"')],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel by the type `revert` and its footer',
      [squash(5), squash(7, 'revert: let us never speak of it', `Refs: ${shaOf('s5')}`)],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel with the address of the pull request',
      [squash(5), squash(7, 'Out', 'Reverts https://github.com/acme/shop/pull/5')],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel where the merge is reverted',
      [
        { is: 'a', says: 'one', on: ['base'] },
        { is: 'b', says: 'two' },
        merge(5, ['base', 'b']),
        squash(
          7,
          'Revert "Change 5"',
          `This reverts commit ${shaOf('m5')}, reversing\nchanges made to ${shaOf('base')}.`,
        ),
      ],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel where the only commit of a merged branch is reverted',
      [{ is: 'a', says: 'one' }, merge(5, ['base', 'a']), squash(7, 'Undo', reverts('a'))],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel where every commit of a merged branch is reverted',
      [
        { is: 'a', says: 'one' },
        { is: 'b', says: 'two' },
        merge(5, ['base', 'b']),
        squash(7, 'Undo', `${reverts('a')}\n${reverts('b')}`),
      ],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel where a branch of reverts is merged under another title',
      [squash(5), { is: 'r', says: `Revert "Change 5 (#5)"\n\n${reverts('s5')}` }, merge(7, ['s5', 'r'], 'Calm down')],
      { cancelled: ['5 by 7'] },
    ],
    [
      'cancel with one revert of several',
      [squash(5), squash(6), squash(8), squash(7, 'Undo', 'Reverts #5, #6')],
      { listed: [8], cancelled: ['5 by 7', '6 by 7'] },
    ],
    [
      'cancel once with several reverts of one',
      [squash(5), back(7, 5), back(8, 5)],
      { cancelled: ['5 by 7', '8 by 7'] },
    ],
    [
      'cancel with everything that a reverted merge brought',
      [{ ...squash(3), on: ['base'] }, { is: 'x', says: 'loose' }, merge(9, ['base', 'x']), back(10, 9)],
      { cancelled: ['3 by 10', '9 by 10'] },
    ],
    [
      'cancel with what a merge without a pull request brought',
      [
        { is: 'a', says: 'one' },
        { is: 'm', says: "Merge branch 'topic'", on: ['base', 'a'] },
        {
          is: 'r',
          says: `Revert "Merge branch 'topic'"\n\nThis reverts commit ${shaOf('m')}, reversing\nchanges made to ${shaOf('base')}.`,
        },
      ],
      { cancelled: ['one by r', "Merge branch 'topic' by r"] },
    ],
  ];
  it.each(cases)('%s', (_, commits, expected) => {
    expect(told(notesOf(rangeOf(commits)))).toEqual(expected);
  });

  it('leaves no trace in breaking changes and contributors', () => {
    const notes = notesOf(
      rangeOf([{ ...squash(5, 'feat!: all new'), by: 'Eve' }, squash(6), { ...back(7, 5), by: 'Bob' }]),
    );
    expect([notes.breaking, notes.contributors]).toEqual([[], ['Ada']]);
  });

  it('cancel where GitHub knows the body and the commit does not tell', () => {
    const pullRequests = [
      pullRequest(5),
      pullRequest(7, { title: 'Calm down', body: 'Reverts acme/shop#5\n\n* it was slow' }),
    ];
    expect(told(notesOf(rangeOf([squash(5), squash(7)], { pullRequests })))).toEqual({ cancelled: ['5 by 7'] });
  });
});

describe('a revert of a revert', () => {
  const again = squash(8, 'Reapply "Change 5"', 'Reverts acme/shop#7');
  const cases: readonly Case[] = [
    [
      'brings the original back, which is listed once',
      [squash(5), back(7, 5), again],
      { listed: [5], cancelled: ['7 by 8'] },
    ],
    [
      'is counted on: the third takes it away again',
      [squash(5), back(7, 5), again, back(9, 8)],
      { cancelled: ['5 by 9', '7 by 8', '8 by 9'] },
    ],
    [
      'is found by its title alone',
      [squash(5), squash(7, 'Revert "Change 5"'), squash(8, 'Reapply "Change 5"')],
      { listed: [5], cancelled: ['7 by 8'] },
    ],
    [
      'and a second revert of the original itself: it is away',
      [squash(5), back(7, 5), again, back(9, 5)],
      { cancelled: ['5 by 9', '7 by 8', '8 by 9'] },
    ],
    [
      'and after a new landing of the same number, which is reverted too: it is away',
      [squash(5), back(7, 5), { is: 't', says: 'Change 5 (#5)' }, back(8, 5)],
      { cancelled: ['5 by 8', '7 by 5'] },
    ],
    [
      'is a new landing of the same number too',
      [squash(5), back(7, 5), { is: 't', says: 'Change 5 (#5)' }],
      { listed: [5], cancelled: ['7 by 5'] },
    ],
  ];
  it.each(cases)('%s', (_, commits, expected) => {
    expect(told(notesOf(rangeOf(commits)))).toEqual(expected);
  });

  it('is counted however long the chain is', () => {
    const chain = Array.from({ length: 20_001 }, (_, index) => (index === 0 ? squash(1) : back(index + 1, index)));
    expect(told(notesOf(rangeOf(chain)))).toMatchObject({ listed: [1] });
    expect(told(notesOf(rangeOf(chain.slice(0, -1))))).not.toHaveProperty('listed');
  });
});

describe('a revert of something shipped earlier', () => {
  const earlier = commitsOf([
    squash(2),
    { is: 'e', says: 'Old hand' },
    squash(3, 'Revert "Change 2"', 'Reverts acme/shop#2'),
    { is: 's4', says: 'Reapply "Change 2" (#4)' },
  ]);
  const cases: readonly Case[] = [
    ['is listed as reverted, and not as a change', [squash(6), back(7, 2)], { listed: [6], reverted: ['2 by 7'] }],
    [
      'is found by the commit',
      [{ is: 'r', says: `Revert "Change 2 (#2)"\n\n${reverts('s2')}` }],
      { reverted: ['2 by r'] },
    ],
    ['names a commit without a pull request', [squash(7, 'Undo', reverts('e'))], { reverted: ['Old hand by 7'] }],
    [
      'of a revert takes that back, and is listed too: it brings code',
      [squash(7, 'Reapply "Change 2"', 'Reverts acme/shop#3')],
      { listed: [7], reverted: ['3 by 7'] },
    ],
    [
      'of a revert is so where only the title tells',
      [squash(7, 'Revert "Revert "Change 90""', 'Reverts acme/shop#91')],
      { listed: [7], reverted: ['91 by 7'] },
    ],
    [
      'of a reapplied change takes it away again',
      [back(7, 4, 'Revert "Reapply "Change 2""')],
      { reverted: ['4 by 7'] },
    ],
    [
      'that came and went with a merge is as it was before',
      [back(3, 2), squash(4, 'Reapply "Change 2"', 'Reverts #3'), merge(9, ['base', 's4']), back(10, 9)],
      { cancelled: ['3 by 4', '9 by 10'] },
    ],
    ['counts once', [back(7, 2), back(8, 2)], { reverted: ['2 by 7'], cancelled: ['8 by 7'] }],
    [
      'that is taken back itself has no effect',
      [back(7, 2), squash(8, 'Reapply "Change 2"', 'Reverts acme/shop#7')],
      { cancelled: ['7 by 8'] },
    ],
    [
      'goes beside one of this range',
      [squash(5), squash(7, 'Undo', 'Reverts #2 and #5')],
      { reverted: ['2 by 7'], cancelled: ['5 by 7'] },
    ],
    [
      'is told beside what else the pull request brings',
      [
        { is: 'r', says: `Revert "Change 2 (#2)"\n\n${reverts('s2')}` },
        { is: 'n', says: 'A better way' },
        merge(7, ['base', 'n'], 'feat: rewrite'),
      ],
      { listed: [7], reverted: ['2 by 7'] },
    ],
  ];
  it.each(cases)('%s', (_, commits, expected) => {
    expect(told(notesOf(rangeOf(commits), { mentioned: earlier }))).toEqual(expected);
  });

  it('has the title that GitHub or the commit tells, else the quoted one', () => {
    const reverted = (mentioned = earlier) =>
      notesOf(rangeOf([back(7, 2, 'Revert "What it said (#2)"')]), { mentioned }).reverted;
    expect(reverted()).toEqual([{ number: 2, title: 'Change 2', by: 7 }]);
    expect(reverted([])).toEqual([{ number: 2, title: 'What it said', by: 7 }]);
  });

  it('is found by its title alone, where one has it; its branch may have a commit of that title', () => {
    const range = rangeOf([squash(7, 'Revert "Add carts"')]);
    const branch = [
      { is: 'a', says: 'Add  carts' },
      { is: 'm', says: 'Merge pull request #2 from acme/topic\n\nadd carts' },
    ];
    const reverted = (mentioned: readonly WrittenCommit[]) => told(notesOf(range, { mentioned: commitsOf(mentioned) }));
    expect(reverted(branch)).toEqual({ reverted: ['2 by 7'] });
    expect(reverted(branch.slice(0, 1))).toEqual({ reverted: ['Add carts by 7'] });
    expect(reverted([...branch, squash(3, 'Add carts')])).toEqual({ listed: [7] });
  });

  it('is found by the commit that was picked to this branch under its number', () => {
    const range = rangeOf([squash(5), squash(7, 'Undo', reverts('of-main'))]);
    const mentioned = commitsOf([{ is: 'of-main', says: 'Change 5 (#5)' }]);
    expect(told(notesOf(range, { mentioned }))).toEqual({ cancelled: ['5 by 7'] });
  });
});

describe('a revert that was picked to this branch', () => {
  const picked = (name: string): string => `\n\n(cherry picked from commit ${shaOf(name)})`;
  const copy = { is: 'copy', says: `Oops${picked('a')}` };
  const revert = { is: 'r', says: `Revert "Oops"\n\n${reverts('a')}${picked('b')}` };
  const mentioned = commitsOf([{ is: 'a', says: 'Oops' }]);

  it('takes back the copy of what it names', () => {
    expect(told(notesOf(rangeOf([copy, revert]), { mentioned }))).toEqual({ cancelled: ['Oops by r'] });
  });

  it('takes back the copy in a pull request, named in short', () => {
    const short = { is: 'r', says: 'Undo\n\nThis reverts commit 6100000.' };
    expect(told(notesOf(rangeOf([copy, merge(5, ['base', 'copy']), short])))).toEqual({ cancelled: ['5 by r'] });
  });

  it('takes back what it names where no copy came', () => {
    expect(told(notesOf(rangeOf([revert]), { mentioned }))).toEqual({ reverted: ['Oops by r'] });
  });
});

describe('what is no revert of a change', () => {
  const branch = [{ is: 'a', says: 'one' }, { is: 'b', says: 'two' }, merge(5, ['base', 'b'])];
  const cases: readonly Case[] = [
    [
      'the revert of a part of a pull request is a change',
      [...branch, squash(7, 'Revert "two"', reverts('b'))],
      { listed: [5, 7] },
    ],
    [
      "a revert inside its own pull request is nobody else's business",
      [
        { is: 'a', says: 'one' },
        { is: 'b', says: `Revert "one"\n\n${reverts('a')}` },
        { is: 'c', says: 'three' },
        merge(5, ['base', 'c']),
      ],
      { listed: [5] },
    ],
    [
      'the messages of a squashed branch are not about others',
      [squash(5), squash(7, 'Add search', `* Add it\n\n* Revert "Add it"\n\n${reverts('s5')}`)],
      { listed: [5, 7] },
    ],
    [
      'the number of another repository is not ours',
      [squash(5), squash(7, 'Fix', 'Reverts other/shop#5')],
      { listed: [5, 7] },
    ],
    ['a commit that nobody knows was never here', [squash(7, 'Undo', reverts('nowhere'))], { listed: [7] }],
    [
      'a title that two changes have names neither',
      [squash(5, 'Bump'), squash(6, 'Bump'), squash(7, 'Revert "Bump"')],
      { listed: [5, 6, 7] },
    ],
    [
      'words in a sentence are none',
      [squash(5), squash(7, 'Fix', 'It partially reverts #5, or rather reverts commit by commit.')],
      { listed: [5, 7] },
    ],
    [
      'nothing takes itself back, not where it lands twice either',
      [
        { is: 'a', says: 'Undo\n\nReverts acme/shop#7' },
        { is: 'b', says: 'Something new' },
        merge(7, ['base', 'b']),
        { is: 't', says: 'Change 7 (#7)' },
      ],
      { listed: [7] },
    ],
    [
      'the title that a revert inside its own pull request quotes is not looked for elsewhere',
      [
        squash(4, 'one'),
        { is: 'a', says: 'one' },
        { is: 'b', says: `Revert "one"\n\n${reverts('a')}` },
        { is: 'c', says: 'three' },
        merge(5, ['s4', 'c']),
      ],
      { listed: [4, 5] },
    ],
    ['nothing takes itself back', [squash(7, 'Revert "Change 7"', 'Reverts acme/shop#7')], { listed: [7] }],
    [
      'nothing takes back what comes later',
      [squash(5, 'Undo', 'Reverts #6'), squash(6, 'Undo', 'Reverts #5')],
      { cancelled: ['5 by 6'] },
    ],
    ['a change that begins with the word is a change', [squash(7, 'Revert to the old colours')], { listed: [7] }],
  ];
  it.each(cases)('%s', (_, commits, expected) => {
    expect(told(notesOf(rangeOf(commits)))).toEqual(expected);
  });
});

describe('references', () => {
  it('take every name for ours where a clone has no remote', () => {
    expect(referencesIn('Undo', 'Reverts acme/shop#5', 'local/shop').numbers).toEqual([5]);
    expect(referencesIn('Undo', 'Reverts ACME/Shop#5 and #6', 'acme/shop').numbers).toEqual([5, 6]);
  });

  it.each([
    ['Change', false],
    ['Revert "X"', true],
    ['Revert "Revert "X""', false],
    ['Reapply "X"', false],
    ['Revert "Reapply "X""', true],
    ['revert: feat: x', true],
  ])('count the reverts in the title %s', (title, expected) => {
    expect(isTakingBack(title)).toBe(expected);
  });

  it('are asked for where they lie outside of the range, each once', () => {
    const text = `${reverts('out')}\n${reverts('out')}\nThis reverts commits abcdef1 and abcdef2.\n${reverts('s1')}`;
    const pullRequests = [pullRequest(1, { body: 'This reverts commit 1234567.' })];
    const range = rangeOf([squash(1, 'A', text)], { pullRequests });
    expect(mentionedShas(range)).toEqual(['1234567', shaOf('out'), 'abcdef1', 'abcdef2']);
  });

  it('are looked for by number, and by title only where nothing else is named', () => {
    const range = rangeOf([
      squash(5),
      squash(10, 'Revert "A"', 'Reverts #5, #2'),
      squash(11, 'Revert "B"', reverts('out')),
      squash(12, 'Revert "C (#3)"'),
      squash(13, 'Revert "D"'),
      squash(14, 'Revert "Change 5"'),
    ]);
    expect(mentionedChanges(associate(range))).toEqual({ numbers: [2, 3], titles: ['D'] });
  });

  it('find a shortened name only where one commit has it', () => {
    const index = new ShaIndex(['abc1', 'abc2', 'abd', 'b']);
    expect(['abd', 'abc', 'ab', 'abc1', 'c', ''].map((start) => index.find(start))).toEqual([
      'abd',
      undefined,
      undefined,
      'abc1',
      undefined,
      undefined,
    ]);
  });
});
