import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Notes } from '../../../../src/notes/notes.ts';
import { renderNotes } from '../../../../src/notes/render/markdown.ts';
import { ROOM, sizeOf } from '../../../../src/notes/render/room.ts';
import { ACCOUNTED, change, notesOf, OUTCOME, REPOSITORY_URL, read, shaOf } from './samples.ts';

const OPTIONS = { limit: 100_000, repositoryUrl: null };

function said(notes: Partial<Notes>, more = {}): string {
  return renderNotes(notesOf(notes), { ...OPTIONS, ...more });
}

const firstLine = (notes: Partial<Notes>) => said(notes).split('\n', 1)[0];
const A = '`v1.4.0` (`aaaaaaa`)';
const B = '`v1.5.0` (`bbbbbbb`)';

describe('the first line', () => {
  const one = { sections: [{ title: 'Features', changes: [change(1)] }] };

  test('says what moved, between which commits, and how much came', () => {
    expect(firstLine(one)).toBe(`**shop in production** went from ${A} to ${B}: 1 change.`);
    const unlinkedCommits = [{ sha: shaOf('d'), title: 'patch', author: 'zoe' }];
    expect(firstLine({ ...one, unlinkedCommits, service: null })).toBe(
      `**production** went from ${A} to ${B}: 2 changes.`,
    );
    expect(firstLine({ ...one, service: null, environment: null })).toBe(`**acme/shop** from ${A} to ${B}: 1 change.`);
  });

  test('says how it went, and in bold when it did not go well', () => {
    const verified = { ...one, outcome: OUTCOME };
    expect(renderNotes(notesOf(verified), { ...OPTIONS, zone: 'Europe/Berlin' }).split('\n', 1)[0]).toBe(
      `**shop in production** went from ${A} to ${B}: 1 change. Tier high, minor, deployed Sun 22 Nov 2026 14:03 Europe/Berlin (13:03 UTC), verification passed.`,
    );
    const failed = { ...OUTCOME, verification: { ...(OUTCOME.verification as never as object), verdict: 'fail' } };
    expect(firstLine({ ...one, outcome: failed as typeof OUTCOME })).toContain('**verification failed**');
    expect(firstLine({ ...one, outcome: { ...OUTCOME, verification: null, deployedAt: null } })).toContain(
      'not deployed yet, not verified yet.',
    );
  });

  test('says that a first deployment and a first release have nothing to compare with', () => {
    expect(firstLine({ from: null, direction: 'first' })).toBe(
      `**shop in production** runs ${B}. First deployment: nothing to compare with, so no changes are listed.`,
    );
    expect(firstLine({ from: null, direction: 'first', environment: null, service: null })).toBe(
      `**acme/shop** starts at ${B}. First release: nothing to compare with, so no changes are listed.`,
    );
  });

  test('says that the same commit was deployed again', () => {
    expect(firstLine({ direction: 'same', from: { ref: 'v1.5.0', sha: shaOf('b') } })).toBe(
      `**shop in production** was deployed again at ${B}, which ran there before: no changes.`,
    );
  });

  test('says that a way back takes changes away, and lists them first', () => {
    const removedByRollback = [
      { number: 9, title: 'feat: Coupons' },
      { number: null, title: 'patch', sha: shaOf('c') },
    ];
    const text = said({ direction: 'backward', removedByRollback });
    expect(text).toBe(
      [
        `**shop in production** went back from ${A} to ${B}: **2 changes are no longer running**.`,
        '### No longer running',
        '- feat: Coupons (#9)\n- patch (`ccccccc`)',
      ].join('\n\n'),
    );
  });

  test('says of a fork what came and what is gone', () => {
    expect(firstLine({ ...one, direction: 'diverged', removedByRollback: [{ number: 9, title: 'x' }] })).toBe(
      `**shop in production** went from ${A} to ${B}, and neither commit contains the other: 1 change, and **1 change is no longer running**.`,
    );
  });

  test('does not alarm where two revisions are compared, of which nothing says that the first one ran', () => {
    const text = said({
      ...one,
      environment: null,
      direction: 'diverged',
      removedByRollback: [{ number: 9, title: 'x' }],
    });
    expect(text.split('\n', 1)[0]).toMatch(/: 1 change, and 1 change of .+ is not in .+\.$/u);
    expect(text).toContain('### On the other side of the fork');
    expect(text).not.toContain('no longer running');
  });

  test('tells merges of branches without a pull request in one line, after the commits', () => {
    const unlinkedCommits = [
      { sha: shaOf('c'), title: "Merge branch '3.0.x'", author: 'zoe' },
      { sha: shaOf('d'), title: 'patch', author: 'zoe' },
      { sha: shaOf('e'), title: "Merge remote-tracking branch 'origin/main'", author: 'zoe' },
    ];
    const text = said({ ...one, unlinkedCommits });
    expect(text).toContain('- patch (`ddddddd`) by zoe\n- 2 merges of branches: `ccccccc` and `eeeeeee`');
    expect(text).toContain(': 4 changes.');
  });

  test('tells no tier where nobody made rules for it', () => {
    const listed = {
      ...one,
      sections: one.sections.map((each) => ({
        ...each,
        changes: each.changes.map((change) => ({ ...change, tier: 'low' })),
      })),
    };
    expect(renderNotes(notesOf(listed), OPTIONS)).toContain(' · low');
    expect(renderNotes(notesOf(listed), { ...OPTIONS, isWithoutTiers: true })).not.toContain('low');
  });

  test('says why there is nothing to list', () => {
    expect(firstLine({ service: null })).toBe(`**production** went from ${A} to ${B}: no changes.`);
    expect(firstLine({})).toContain(': no changes of this service.');
    const excluded = [{ number: 3, title: 'x', because: 'label skip-notes' }];
    expect(firstLine({ accounting: { ...ACCOUNTED, excluded } })).toContain(': no changes to list.');
    expect(firstLine({ accounting: { ...ACCOUNTED, complete: false } })).toContain(': no changes are known.');
  });

  test('names the commit alone where that is what was asked for', () => {
    expect(
      firstLine({ from: { ref: shaOf('a'), sha: shaOf('a') }, to: { ref: 'bbbbbbb', sha: shaOf('b') } }),
    ).toContain('went from `aaaaaaa` to `bbbbbbb`:');
  });
});

test('a change is told with what it was made for, which has no power', () => {
  const requests = ['CHG1', '#9', '@acme/sre', 'CHG4'];
  const text = said({ sections: [{ title: 'Features', changes: [change(1, { requests })] }] });
  expect(text).toContain('low · for CHG1, #\u200B9, \u200B@\u200Bacme/sre and 1 more');
  const unlinkedCommits = [{ sha: shaOf('c'), title: 'Fix', author: 'bob', requests: ['CHG1'] }];
  expect(said({ unlinkedCommits })).toContain(' by bob · for CHG1');
});

describe('the lists', () => {
  const breaking = [{ number: 12, title: 'feat(api)!: Drop coupons v1' }];
  const sections = [
    {
      title: 'Features',
      changes: [
        change(12, {
          title: 'feat(api)!: Drop coupons v1',
          type: 'feat',
          breaking: true,
          coAuthors: ['bob', 'Carol Doe'],
        }),
        change(15, { title: 'feat: Faster search', type: 'feat', tier: null }),
      ],
    },
    { title: 'Other changes', changes: [change(16, { title: 'chore(deps): Bump', type: 'chore' })] },
  ];

  test('have one line per change, without the type that the section names', () => {
    const text = said({ sections, breaking });
    expect(text).toContain(
      [
        '> [!WARNING]\n> **1 breaking change**\n>\n> - **api:** Drop coupons v1 (#12)',
        '### Features',
        '- **api:** Drop coupons v1 (#12) by alice, with bob and Carol Doe · low · **breaking**\n- Faster search (#15) by alice',
        '### Other changes',
        '- chore(deps): Bump (#16) by alice · low',
      ].join('\n\n'),
    );
  });

  test('keep the type where changes of several are in one section', () => {
    const changes = [change(1, { title: 'fix: A', type: 'fix' }), change(2, { title: 'perf: B', type: 'perf' })];
    expect(said({ sections: [{ title: 'Fixes', changes }] })).toContain('- fix: A (#1)');
  });

  test('name once what was taken back where no more than its number is known', () => {
    expect(said({ reverted: [{ number: 3, title: '#3', by: 18 }] })).toContain('\n- #3, taken back by #18');
  });

  test('name what was taken back and by what, commits without a pull request, and people', () => {
    const text = said({
      reverted: [
        { number: 3, title: 'Old', by: 18 },
        { number: null, sha: shaOf('e'), title: 'Older', by: shaOf('f') },
      ],
      unlinkedCommits: [
        { sha: shaOf('d'), title: 'patch', author: 'Zoe X' },
        { sha: shaOf('c'), title: '', author: 'Zoe X' },
      ],
      contributors: ['alice', 'renovate[bot]'],
      firstTimeContributors: ['zed'],
    });
    expect(text).toContain('- Old (#3), taken back by #18\n- Older (`eeeeeee`), taken back by `fffffff`');
    expect(text).toContain(
      '### Commits without a pull request\n\n- patch (`ddddddd`) by Zoe X\n- *no message* (`ccccccc`) by Zoe X',
    );
    expect(text).toContain('**First contribution:** zed\n\n**Contributors:** alice, renovate\\[bot\\]');
  });

  test('tell the gates, who approved, and the verification', () => {
    expect(said({ outcome: OUTCOME })).toContain(
      [
        '### Gates and outcome',
        '| gate | state | because |\n| --- | --- | --- |\n| production hours | met | inside the window |\n| evidence | **pending** | the check e2e has not run |',
        'Gates: **open**. Approved by alice and bob. Outcome: verification passed at Sun 22 Nov 2026 13:30 UTC.',
      ].join('\n\n'),
    );
  });

  test('are followed by what was left out on purpose, folded', () => {
    const text = said({
      accounting: {
        ...ACCOUNTED,
        excluded: [{ number: 20, title: 'Bump', because: 'label skip-notes' }],
        cancelled: [{ number: 21, title: 'Try', by: 22 }],
        onBothSides: [{ number: 23, title: 'Hotfix' }],
      },
    });
    expect(text).toContain(
      [
        '<details><summary>3 changes are left out on purpose: 1 by rule, 1 taken back within the range and 1 on both sides of the fork</summary>',
        '- Bump (#20): label skip-notes\n- Try (#21), taken back by #22\n- Hotfix (#23): on both sides',
        '</details>',
      ].join('\n\n'),
    );
  });

  test('say before everything else when a limit cut the range, and how the rest was found', () => {
    const links = [
      { number: 1, method: 'associated', commits: 1 },
      { number: 2, method: 'squash-title', commits: 1 },
    ] as const;
    const text = said(
      { sections, accounting: { ...ACCOUNTED, complete: false, links } },
      { repositoryUrl: REPOSITORY_URL },
    );
    expect(text).toContain(': at least 3 changes.\n\n> [!CAUTION]\n> **Not everything is listed.**');
    expect(text).toContain(
      '> Pull requests were found: 1 as GitHub lists them for their commits; 1 by the number in the title of a commit.',
    );
    expect(said({ sections })).not.toContain('CAUTION');
  });

  test('end with the differences, from the older commit on', () => {
    const url = (notes: Partial<Notes>) => said(notes, { repositoryUrl: REPOSITORY_URL }).split('\n').at(-1);
    expect(url({})).toBe(`[All differences](${REPOSITORY_URL}/compare/${shaOf('a')}...${shaOf('b')})`);
    expect(url({ direction: 'backward' })).toContain(`/compare/${shaOf('b')}...${shaOf('a')})`);
  });
});

/** `many` changes of each kind. */
function large(many: number, more: Partial<Notes> = {}): Notes {
  const changes = Array.from({ length: many }, (_, index) => change(index + 1, { coAuthors: ['bob'] }));
  const others = Array.from({ length: many }, (_, index) => change(10_000 + index));
  return notesOf({
    sections: [
      { title: 'Features', changes },
      { title: 'Other changes', changes: others },
    ],
    unlinkedCommits: Array.from({ length: many }, () => ({ sha: shaOf('d'), title: 'patch', author: 'zoe' })),
    contributors: ['alice', 'bob'],
    outcome: OUTCOME,
    ...more,
  });
}

describe('notes that are too long', () => {
  const FULL_TEXT = 'https://github.com/acme/shop/actions/runs/1';
  const at = (limit: number, notes = large(100)) =>
    renderNotes(notes, { limit, repositoryUrl: null, isInRepository: true, fullText: FULL_TEXT });
  const full = sizeOf(at(1_000_000));

  test('lose people first, then what is minor, then all but titles, then lines, and say so', () => {
    const texts = [full, full - 1, 10_000, 4000, 2000, 870].map((limit) => at(limit));
    expect(texts[0]).not.toContain('Shortened');
    expect(texts[1]).toContain('Left out: co-authors and contributors. [All of it]');
    expect(texts[1]).toContain('- Change 100 (#100) by alice · low\n');
    expect(texts[2]).toContain('Left out: co-authors and contributors; 100 of “Other changes”; 100 of');
    expect(texts[2]).toContain('- Change 100 (#100) by alice · low\n');
    expect(texts[2]).toContain('### Other changes\n\n100 changes, not listed here\n');
    expect(texts[3]).toContain('authors, tiers and gates that were met');
    expect(texts[3]).toContain('- Change 100 (#100)\n');
    expect(texts[4]).toMatch(/- Change 50 \(#50\)\n[\s\S]*- … and \d\d more changes\n/);
    expect(texts[5]).toContain('### Features\n\n100 changes, not listed here\n');
  });

  test('use the room that they have', () => {
    for (const limit of [1500, 2000]) expect(sizeOf(at(limit))).toBeGreaterThan(limit - 40);
  });

  test('tell the numbers of breaking changes before everything else', () => {
    const breaking = Array.from({ length: 60 }, (_, index) => ({ number: index + 1, title: 'Break '.repeat(20) }));
    const text = at(700, large(100, { breaking }));
    for (const { number } of breaking) expect(text).toMatch(new RegExp(`#${number}\\b`));
    expect(text).toContain('300 changes, and no room to list them here.');
  });

  test.each([0, 1, 5, 20, 60, 120])('stay within a limit of %i that holds next to nothing', (limit) => {
    const text = at(limit, large(20, { breaking: [{ number: 7, title: 'x' }] }));
    expect(sizeOf(text)).toBeLessThanOrEqual(limit);
    expect(text === '').toBe(limit === 0);
  });

  test('count what the place counts', () => {
    const notes = large(50, { sections: [{ title: 'Features', changes: [change(1, { title: '😀'.repeat(100) })] }] });
    const text = renderNotes(notes, OPTIONS);
    const points = [...text].length;
    expect(text.length).toBeGreaterThan(points);
    expect(renderNotes(notes, { ...OPTIONS, limit: points })).toBe(text);
    const bytes = new TextEncoder().encode(text).length;
    expect(renderNotes(notes, { ...OPTIONS, limit: bytes, unit: 'bytes' })).toBe(text);
    expect(renderNotes(notes, { ...OPTIONS, limit: bytes - 1, unit: 'bytes' })).not.toBe(text);
  });

  test('have a reserve of 5 % in every place', () => {
    expect(Object.values(ROOM).map(({ limit }) => limit)).toEqual(
      [125_000, 65_536, 65_536, 1_048_576].map((limit) => Math.floor(limit * 0.95)),
    );
  });

  test('of thousands of changes are made to fit a release', () => {
    const notes = large(3000);
    const text = renderNotes(notes, { ...ROOM.release, repositoryUrl: REPOSITORY_URL });
    expect(sizeOf(text)).toBeLessThanOrEqual(ROOM.release.limit);
    expect(text).toMatch(/… and \d+ more changes/);
  });

  const anyNotes = fc
    .record({
      many: fc.integer({ min: 0, max: 60 }),
      breaks: fc.integer({ min: 0, max: 80 }),
      gates: fc.integer({ min: 0, max: 15 }),
      title: fc.constantFrom('x', '@#&|'.repeat(60), '😀'.repeat(100), 'long '.repeat(60)),
      complete: fc.boolean(),
      direction: fc.constantFrom('forward', 'backward', 'diverged'),
    })
    .map(({ many, breaks, gates, title, complete, direction }) =>
      large(many, {
        direction: direction as Notes['direction'],
        service: title,
        breaking: Array.from({ length: breaks }, (_, index) => ({ number: index + 1, title })),
        removedByRollback: Array.from({ length: many }, (_, index) => ({ number: index + 1, title })),
        outcome: {
          ...OUTCOME,
          gates: Array.from({ length: gates }, () => ({ name: title, state: 'met', because: title })),
        },
        accounting: { ...ACCOUNTED, complete, excluded: [{ number: 1, title, because: title }] },
      }),
    );

  test('are within every limit, whole line by whole line, with every breaking change that fits', () => {
    fc.assert(
      fc.property(anyNotes, fc.integer({ min: 500, max: 40_000 }), fc.boolean(), (notes, limit, isBytes) => {
        const unit = isBytes ? 'bytes' : 'code-points';
        const text = renderNotes(notes, { limit, unit, repositoryUrl: REPOSITORY_URL });
        const size = isBytes ? new TextEncoder().encode(text).length : [...text].length;
        expect(size).toBeLessThanOrEqual(limit);
        expect(text).not.toBe('');
        expect(text.split('<details>').length).toBe(text.split('</details>').length);
        const { html, links } = read(text);
        expect(html.every((part) => /^<\/?details>/.test(part))).toBe(true);
        expect(links.every((link) => link.startsWith(REPOSITORY_URL))).toBe(true);
        const missing = notes.breaking.filter(({ number }) => !new RegExp(`#${number}\\b`).test(text));
        // The numbers, the words around them and what is said besides; 80 numbers of two digits always fit into this.
        if (limit >= 800) expect(missing).toEqual([]);
        else if (missing.length > 0) expect(text).toContain(`, ${missing.length} more`);
      }),
      { numRuns: 60 },
    );
  });
});
