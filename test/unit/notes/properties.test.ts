import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitLink, KnownPullRequest, NotesRange } from '../../../src/domain/notes-range.ts';
import { LINK_METHODS } from '../../../src/domain/notes-range.ts';
import { type AssociatedSide, associate } from '../../../src/notes/associate.ts';
import { rulesInForce } from '../../../src/notes/categories.ts';
import type { Notes } from '../../../src/notes/notes.ts';
import { peopleOf } from '../../../src/notes/people.ts';
import { mentionedShas } from '../../../src/notes/reverts/mentioned-shas.ts';
import { commitsOf, notesOf, pullRequest, rangeOf, reverts, shaOf, told, type WrittenCommit } from './history.ts';

/** Few numbers, so that they meet. */
const number = fc.integer({ min: 1, max: 9 });
const place = fc.nat({ max: 11 });

const message = (side: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('feat: one', 'fix!: two', 'Plain', 'Plain\n\nBREAKING CHANGE: x\n\nCo-authored-by: Bea <b@x>'),
    number.map((n) => `Change ${n} (#${n})`),
    number.map((n) => `Merge pull request #${n} from acme/topic\n\nChange ${n}`),
    fc.tuple(number, number).map(([n, of]) => `Revert "Change ${of}" (#${n})\n\nReverts acme/shop#${of}`),
    fc.tuple(number, place).map(([n, at]) => `Undo (#${n})\n\n${reverts(`${side}${at}`)}`),
    fc.tuple(fc.constantFrom('Revert', 'Reapply'), number).map(([verb, n]) => `${verb} "Change ${n}"`),
    place.map((at) => `Undo\n\n${reverts(`${side}${at}`)}`),
    number.map((n) => `Undo (#${n})\n\n${reverts('e1')}`),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

/** Commits that stand on one or two of those before them. */
function branch(side: string): fc.Arbitrary<readonly WrittenCommit[]> {
  const commit = fc.record({
    says: message(side),
    back: fc.nat({ max: 3 }),
    also: fc.option(fc.nat({ max: 3 }), { freq: 2 }),
    by: fc.constantFrom('Ada', 'Bea <1+bea@users.noreply.github.com>', 'renovate[bot]'),
    files: fc.option(fc.constantFrom(['shop/a'], ['docs/a'], []), { nil: undefined }),
  });
  return fc.array(commit, { maxLength: 12 }).map((commits) =>
    commits.map(({ says, back, also, by, files }, index) => {
      const parent = (distance: number): string => (distance >= index ? 'base' : `${side}${index - 1 - distance}`);
      const on = also === null ? [parent(back)] : [parent(back), parent(also)];
      return { is: `${side}${index}`, says, on, by, ...(files === undefined ? {} : { files }) };
    }),
  );
}

const known: fc.Arbitrary<readonly KnownPullRequest[]> = fc.uniqueArray(
  fc
    .record({
      number,
      merged: fc.option(
        fc.oneof(
          place.map((at) => `c${at}`),
          fc.constant('e1'),
        ),
      ),
      of: fc.option(number),
      labels: fc.constantFrom([], ['skip'], ['bug']),
    })
    .map((each) =>
      pullRequest(each.number, {
        labels: each.labels,
        body: each.of === null ? '' : `Reverts #${each.of}`,
        mergeCommitSha: each.merged === null ? null : shaOf(each.merged),
      }),
    ),
  { maxLength: 5, selector: (each) => each.number },
);

const links: fc.Arbitrary<readonly CommitLink[]> = fc.array(
  fc.record({ sha: place.map((at) => shaOf(`c${at}`)), number, method: fc.constantFrom(...LINK_METHODS.slice(0, 3)) }),
  { maxLength: 6 },
);

const range: fc.Arbitrary<NotesRange> = fc
  .record({
    commits: branch('c'),
    lost: branch('l'),
    pullRequests: known,
    links,
    direction: fc.constantFrom('forward', 'backward', 'diverged', 'same', 'first'),
  })
  .map(({ commits, lost, ...rest }) => rangeOf(commits, { lost: commitsOf(lost), ...rest }));

const rules = rulesInForce({ exclude: { labels: ['skip'], authors: ['renovate'] } }, null);
const mentioned = commitsOf([
  { is: 'e1', says: 'Change 3 (#3)' },
  { is: 'e2', says: 'Revert "Change 3" (#4)\n\nReverts #3' },
]);

/** Where each change is told, as its number or name: once as itself, or as what took something back. */
function places(notes: Notes): {
  readonly told: readonly (number | string)[];
  readonly by: ReadonlySet<number | string>;
} {
  const { accounting } = notes;
  const changes = [
    ...accounting.excluded,
    ...accounting.cancelled,
    ...accounting.onBothSides,
    ...notes.removedByRollback,
  ];
  const listed = notes.sections.flatMap((section) => section.changes.map((change) => change.number));
  return {
    told: [
      ...listed,
      ...notes.unlinkedCommits.map(({ sha }) => sha),
      ...changes.map((each) => each.number ?? each.sha ?? ''),
    ],
    by: new Set([...notes.reverted, ...accounting.cancelled].map(({ by }) => by)),
  };
}

function idsOf({ changes }: AssociatedSide): readonly (number | string)[] {
  return changes.map((change) => (change.kind === 'commit' ? change.commit.sha : change.number));
}

describe('whatever the history is', () => {
  it('every change is told once, or is named as what took another one back', () => {
    fc.assert(
      fc.property(range, fc.constantFrom<'forward' | 'backward'>('forward', 'backward'), (given, direction) => {
        const notes = notesOf({ ...given, direction }, { rules, mentioned });
        const side = associate(given)[direction === 'forward' ? 'commits' : 'lost'];
        const { told: once, by } = places(notes);
        expect(once).toHaveLength(new Set(once).size);
        expect(new Set([...once, ...by])).toEqual(new Set(idsOf(side)));
        expect(notes.accounting.links.map((link) => link.number)).toEqual(
          idsOf(side)
            .filter((id) => typeof id === 'number')
            .toSorted((one, other) => one - other),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('of a fork every change of both sides is told, and none is both new and on both sides', () => {
    fc.assert(
      fc.property(range, (given) => {
        const notes = notesOf({ ...given, direction: 'diverged' }, { rules, mentioned });
        const { commits, lost } = associate(given);
        const { told: all, by } = places(notes);
        expect(new Set([...all, ...by])).toEqual(new Set([...idsOf(commits), ...idsOf(lost)]));
        const listed = told(notes);
        const both = new Set((listed['both'] ?? []) as readonly number[]);
        for (const key of ['listed', 'removed']) {
          expect(((listed[key] ?? []) as readonly number[]).filter((each) => both.has(each))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a service has no change that the whole repository has not', () => {
    fc.assert(
      fc.property(range, (given) => {
        const whole = places(notesOf(given, { rules, mentioned }));
        const isOwn = (files: readonly { path: string }[]): boolean =>
          files.some(({ path }) => path.startsWith('shop/'));
        const { told: some } = places(notesOf(given, { rules, mentioned, isOwn }));
        const all = new Set([...whole.told, ...whole.by]);
        expect(some.filter((each) => !all.has(each))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('the order of what has none changes nothing', () => {
    fc.assert(
      fc.property(range, (given) => {
        const newcomers = peopleOf(associate(given));
        const turned = {
          ...given,
          pullRequests: given.pullRequests.toReversed(),
          links: given.links.toReversed(),
        };
        expect(
          notesOf(turned, { rules, mentioned: mentioned.toReversed(), newcomers: newcomers.toReversed() }),
        ).toEqual(notesOf(given, { rules, mentioned, newcomers }));
        expect(mentionedShas(turned)).toEqual(mentionedShas(given));
      }),
      { numRuns: 200 },
    );
  });

  it('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, name, email) => {
        const commits = commitsOf([{ is: 'a', says: text }]).map((commit) => ({
          ...commit,
          author: { name, email, login: null },
        }));
        const given = rangeOf([], {
          commits,
          pullRequests: [pullRequest(1, { title: text, body: text, author: name })],
        });
        const notes = notesOf(given);
        expect(notes.sections.length + notes.unlinkedCommits.length + notes.reverted.length).toBe(1);
      }),
    );
  });
});

describe('reverts', () => {
  /** Each step lands something new, or takes back one of the steps that are in effect. */
  const steps = fc.array(fc.option(fc.nat(), { freq: 3 }), { maxLength: 25 });

  it('leave listed exactly what is in the code at the end', () => {
    fc.assert(
      fc.property(steps, (picks) => {
        const { commits, inCode } = play(picks);
        expect(told(notesOf(rangeOf(commits)))['listed'] ?? []).toEqual(inCode);
      }),
      { numRuns: 300 },
    );
  });
});

/** Plays the steps as the code would see them: each takes out, or brings back, one of the things that landed. */
function play(picks: readonly (number | null)[]): { commits: readonly WrittenCommit[]; inCode: readonly number[] } {
  const isIn = new Map<number, boolean>();
  const done: { thing: number; isIn: boolean }[] = [];
  const commits = picks.map((pick, index): WrittenCommit => {
    const step = index + 1;
    // Only what holds can be taken back: the rest would change nothing.
    const holding = done.flatMap((each, at) => (isIn.get(each.thing) === each.isIn ? [at + 1] : []));
    const target = pick === null ? undefined : holding[pick % Math.max(holding.length, 1)];
    const before = done[(target ?? 0) - 1];
    const now = before === undefined ? { thing: step, isIn: true } : { thing: before.thing, isIn: !before.isIn };
    done.push(now);
    isIn.set(now.thing, now.isIn);
    const body = target === undefined ? '' : `\n\nReverts acme/shop#${target}`;
    return { is: `s${step}`, says: `${target === undefined ? 'Change' : 'Undo'} (#${step})${body}` };
  });
  return { commits, inCode: [...isIn].filter(([, is]) => is).map(([thing]) => thing) };
}
