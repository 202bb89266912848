import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conventionalHeader } from '../../../../src/domain/conventional.ts';
import { plainLine } from '../../../../src/domain/markdown.ts';
import { renderInProduction } from '../../../../src/notes/render/in-production.ts';
import { inert } from '../../../../src/notes/render/inert.ts';
import { renderNotes } from '../../../../src/notes/render/markdown.ts';
import {
  anyText,
  change,
  HOSTILE,
  notesOf,
  notesSaying,
  OUTCOME,
  POWERS,
  REPOSITORY_URL,
  read,
  seenIn,
  shaOf,
} from './samples.ts';

const OPTIONS = { limit: 1_000_000, repositoryUrl: REPOSITORY_URL, zone: 'Europe/Berlin' };
/** Text that is not shown at all, or of whose form we make something, is another test's. */
const tellable = anyText.filter((text) => plainLine(text) !== '' && conventionalHeader(plainLine(text)) === null);
/** Whether a name of a revision may be code, which differs from text, is decided by its characters. */
const PLAIN = 'two words';
const isCode = (text: string) => /^[\w./@+:-]+$/.test(plainLine(text, 80));

describe('text of others in release notes', () => {
  test('leaves the notes made of what they are made of with harmless text', () => {
    const expected = read(renderNotes(notesSaying(PLAIN), OPTIONS));
    fc.assert(
      fc.property(
        tellable.filter((text) => !isCode(text)),
        (text) => {
          const found = read(renderNotes(notesSaying(text), OPTIONS));
          expect(found.structure).toEqual(expected.structure);
          expect(found.links).toEqual(expected.links);
          expect(found.html).toEqual(expected.html);
        },
      ),
      {
        numRuns: 300,
        examples: HOSTILE.filter((text) => !isCode(text) && plainLine(text) !== '').map((text) => [text]),
      },
    );
  });

  test('is seen as exactly what it is, as a title and as the reason of a gate', () => {
    fc.assert(
      fc.property(tellable, (text) => {
        const notes = notesOf({
          sections: [{ title: 'Features', changes: [change(1, { title: text, author: '', tier: null })] }],
          outcome: { ...OUTCOME, gates: [{ name: 'gate', state: 'met', because: text }] },
        });
        const texts = read(renderNotes(notes, OPTIONS)).texts.map(seenIn);
        expect(texts).toContain(`${plainLine(text, 256)} (#1)`);
        expect(texts).toContain(plainLine(text, 300));
      }),
      { numRuns: 300, examples: HOSTILE.map((text) => [`x${text}`]) },
    );
  });

  test('has no power over GitHub, whatever it looks for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { loose } = read(renderNotes(notesSaying(text), OPTIONS));
        for (const power of Object.values(POWERS)) expect(loose).not.toMatch(power);
      }),
      { numRuns: 300, examples: HOSTILE.map((text) => [text]) },
    );
  });

  test('brings no footnote, no math, no mark of ours and no control character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = renderNotes(notesSaying(text), OPTIONS);
        expect(written).not.toMatch(/(?<!\\)(?:\\\\)*\[\^/);
        expect(written).not.toMatch(/(?<!\\)(?:\\\\)*\$/);
        expect(written).not.toContain('<!--');
        expect(written.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u,
        );
        expect(written.isWellFormed()).toBe(true);
      }),
      { numRuns: 300, examples: HOSTILE.map((text) => [text]) },
    );
  });

  test('keeps its scope and description apart and harmless', () => {
    fc.assert(
      fc.property(tellable, (text) => {
        const title = `feat(${text.replace(/[()\r\n]/g, '').slice(0, 100)}x): ${text}`;
        const notes = notesOf({ sections: [{ title: 'Features', changes: [change(1, { title, type: 'feat' })] }] });
        const found = read(renderNotes(notes, OPTIONS));
        expect(found.structure.filter((part) => part === 'strong_open').length).toBeLessThanOrEqual(2);
        expect(found.links.filter((link) => !link.startsWith(REPOSITORY_URL))).toEqual([]);
        expect(found.html).toEqual([]);
        for (const power of Object.values(POWERS)) expect(found.loose).not.toMatch(power);
      }),
      { numRuns: 200 },
    );
  });

  test('has no power in the comment on a pull request either', () => {
    const told = (text: string) => ({
      environment: text,
      service: text,
      deployed: { at: OUTCOME.deployedAt ?? ('' as never), sha: shaOf('b') },
      tier: text,
      verification: null,
      notesUrl: text,
      takenBack: { at: OUTCOME.deployedAt ?? ('' as never), to: shaOf('a'), because: text },
    });
    const expected = read(renderInProduction(told(PLAIN), OPTIONS));
    fc.assert(
      fc.property(
        tellable.filter((text) => !/^https?:/.test(text)),
        (text) => {
          const found = read(renderInProduction(told(text), OPTIONS));
          expect(found.structure).toEqual(expected.structure);
          expect(found.links).toEqual(expected.links);
          for (const power of Object.values(POWERS)) expect(found.loose).not.toMatch(power);
        },
      ),
      { numRuns: 200, examples: HOSTILE.filter((text) => plainLine(text) !== '').map((text) => [text]) },
    );
  });
});

describe('a commit in text of others', () => {
  test.each(['deadbeef', 'DEADBEEF1', shaOf('1'), `x ${shaOf('0')}.`, 'a/b@deadbeef0'])('is not linked: %s', (text) => {
    expect(inert(text, 300)).not.toMatch(POWERS['commit'] as RegExp);
    expect(seenIn(inert(text, 300)).replace(/\\/g, '')).toBe(text);
  });

  test.each(['added', 'feedback loop', 'facade', 'defence walls'])('is not seen in words: %s', (text) => {
    expect(inert(text, 300)).toBe(text);
  });
});

describe('people', () => {
  const by = (author: string, more = {}) => {
    const notes = notesOf({ sections: [{ title: 'Features', changes: [change(1, { author })] }] });
    return renderNotes(notes, { ...OPTIONS, ...more });
  };

  test('are not mentioned unless the caller names them', () => {
    expect(by('alice')).toContain(') by alice · low');
    expect(by('alice', { mentions: new Set(['alice']) })).toContain(') by @alice · low');
    expect(by('bob', { mentions: new Set(['alice']) })).toContain(') by bob · low');
    expect(by('acme/team', { mentions: new Set(['acme/team']) })).toContain(') by acme/team · low');
  });

  test('that are Apps are linked where GitHub has their page, and are text elsewhere', () => {
    expect(by('dependabot[bot]')).toContain(') by [dependabot\\[bot\\]](https://github.com/apps/dependabot) · low');
    const elsewhere = by('dependabot[bot]', { repositoryUrl: 'https://git.example.com/acme/shop' });
    expect(elsewhere).toContain(') by dependabot\\[bot\\] · low');
    expect(read(by('a](https://evil.example)[bot]')).links.filter((link) => !link.startsWith(REPOSITORY_URL))).toEqual(
      [],
    );
  });
});

describe('references', () => {
  const notes = notesOf({ sections: [{ title: 'Features', changes: [change(12)] }] });

  test('are plain in the repository itself, links elsewhere, and text where no repository is known', () => {
    expect(renderNotes(notes, OPTIONS)).toContain('Change 12 ([#12](https://github.com/acme/shop/pull/12)) by alice');
    expect(renderNotes(notes, { ...OPTIONS, isInRepository: true })).toContain('Change 12 (#12) by alice');
    expect(renderNotes(notes, { ...OPTIONS, repositoryUrl: null })).toContain('Change 12 (#12) by alice');
  });

  test('are no links where the address of the repository is not safe to write', () => {
    const repositoryUrl = 'https://evil.example/) <img src=x>';
    expect(read(renderNotes(notes, { ...OPTIONS, repositoryUrl })).links).toEqual([]);
  });
});
