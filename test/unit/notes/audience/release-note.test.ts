import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseNoteFor } from '../../../../src/notes/audience/release-note.ts';
import { renderForAudience } from '../../../../src/notes/render/audience.ts';
import { notesOf, rangeOf, squash } from '../history.ts';

const block = (text: string): string => `Why we did it.\n\n\`\`\`release-note\n${text}\n\`\`\`\n\nMore.`;

describe('a release note', () => {
  it('is what the line of its audience says', () => {
    const body = block('user: Orders can be cancelled.\nsupport: See the page on refunds.');
    expect(releaseNoteFor('user', body)).toBe('Orders can be cancelled.');
    expect(releaseNoteFor('support', body)).toBe('See the page on refunds.');
  });

  it('goes on where lines are indented, and in a second line of the audience', () => {
    const body = block(
      'User: |\n  Orders can be cancelled.\n\n  Refunds take a day.\nsupport: no\n  of support\nuser: New colours.',
    );
    expect(releaseNoteFor('user', body)).toBe('Orders can be cancelled.\nRefunds take a day.\nNew colours.');
    expect(releaseNoteFor('support', body)).toBe('no\nof support');
  });

  it.each([
    ['no block', 'user: x'],
    ['another block', '```yaml\nuser: x\n```'],
    ['a block that is shown in another', '````md\n```release-note\nuser: x\n```\n````'],
    ['a comment of a template', '<!--\n```release-note\nuser: x\n```\n-->'],
    ['nothing to say', block('user: none')],
    ['an empty value', block('user:\nsupport: x')],
    ['a comment for a value', block('user: <!-- what users notice -->')],
    ['a line of nobody', block('user:\nfree text\n  and more')],
    ['a line behind the end of the block', '```release-note\n```\nuser: x'],
  ])('is absent: %s', (_what, body) => {
    expect(releaseNoteFor('user', body)).toBeNull();
  });

  it('is read behind a comment on one line, between tildes, with line breaks of Windows', () => {
    expect(releaseNoteFor('user', '<!-- a --> b\r\n~~~ release-note\r\nuser: x\r\n~~~')).toBe('x');
  });

  it('is plain text in lines of bounded length, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const note = releaseNoteFor('user', block(`user: ${text}`)) ?? '';
        expect(note.split('\n').length).toBeLessThanOrEqual(21);
        expect(note.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
        for (const line of note.split('\n')) expect(line.length).toBeLessThanOrEqual(500);
      }),
    );
    expect(releaseNoteFor('user', block(`user: a${'\n  b'.repeat(40)}`))?.split('\n')).toHaveLength(21);
  });
});

describe('notes for an audience', () => {
  const commits = [
    { is: 's5', says: `feat: cancel orders (#5)\n\n${block('user: Orders can be *cancelled*.\n  @all see #1')}` },
    { is: 's6', says: 'fix: rounding (#6)\n\nuser: nothing' },
    { is: 's7', says: `chore: tidy (#7)\n\n${block('support: Logs moved.')}` },
    { is: 'x', says: `Straight\n\n${block('user: Faster search.')}` },
  ];

  it('list the changes that say something to it, with what they say, and count the others', () => {
    const notes = notesOf(rangeOf(commits), { audience: 'user' });
    expect(notes).toMatchObject({
      audience: 'user',
      withoutNote: 2,
      sections: [{ title: 'Features', changes: [{ number: 5, note: 'Orders can be *cancelled*.\n@all see #1' }] }],
      unlinkedCommits: [{ title: 'Straight', note: 'Faster search.' }],
    });
    expect(notes.sections).toHaveLength(1);
    expect(notesOf(rangeOf(commits), { audience: 'support' })).toMatchObject({ withoutNote: 3, unlinkedCommits: [] });
  });

  it('say nothing more to everybody than they did', () => {
    const notes = notesOf(rangeOf(commits));
    expect(Object.keys(notes)).not.toContain('audience');
    expect(JSON.stringify(notes)).not.toContain('"note"');
  });

  it('are Markdown in which notes have no power, and neither numbers nor names', () => {
    const text = renderForAudience(notesOf(rangeOf(commits), { audience: 'user' }), 'user');
    expect(text).toBe(
      '### Features\n\n- Orders can be \\*cancelled\\*.\\\n  \u200B@\u200Ball see #\u200B1\n\n### Other changes\n\n- Faster search.',
    );
    expect(text).not.toContain('Ada');
  });

  it('tell of a way back what was said when it came', () => {
    const back = { direction: 'backward', commits: [], lost: rangeOf(commits).commits } as const;
    const notes = notesOf(rangeOf([], back), { audience: 'user' });
    expect(notes.removedByRollback).toHaveLength(notesOf(rangeOf([], back)).removedByRollback.length);
    expect(notes).toMatchObject({ sections: [], withoutNote: 0 });
    expect(renderForAudience(notes, 'user')).toBe(
      '### Taken back\n\n- Orders can be \\*cancelled\\*.\\\n  \u200B@\u200Ball see #\u200B1\n- Faster search.',
    );
    expect(JSON.stringify(notesOf(rangeOf([], back)))).not.toContain('"note"');
  });

  it('say so when there are none', () => {
    const notes = notesOf(rangeOf([squash(6, 'fix: rounding')]), { audience: 'support' });
    expect(renderForAudience(notes, 'support')).toBe('No change of this range has a note for support.');
  });
});

describe('a body made to be slow to read is read at once', () => {
  const n = 60_000;
  it.each([
    ['a fence that is none', `${'~'.repeat(n)}\``],
    ['a fence with spaces', `~~~${' '.repeat(n)}\``],
    ['comments that do not end', block(`user: ${'<!--'.repeat(n / 4)}`)],
    ['a value of spaces', block(`user:${' '.repeat(n)}a\u2028b`)],
  ])('%s', (_, body) => {
    const startedAt = performance.now();
    releaseNoteFor('user', body);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
