import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMarks } from '../../../../src/domain/kept-issue.ts';
import { renderNotes } from '../../../../src/notes/render/markdown.ts';
import { hasNotes, laneKey, putNotes, roomFor } from '../../../../src/notes/render/own-part.ts';
import { anyText, notesSaying, read } from './samples.ts';

const ROOM = { limit: 100_000 };
const KEY = laneKey({ service: 'shop', environment: 'production' });
const END = '<!-- tidegate:end -->';

function put(body: string | null, generated = 'Ours', key = KEY): string {
  const done = putNotes(body, key, generated, ROOM);
  if (done.kind !== 'body') throw new Error(`${done.kind}: ${done.because}`);
  return done.text;
}

describe('our part of a body', () => {
  test('is the whole of a body that was empty', () => {
    expect(put(null)).toMatch(
      /^<!-- tidegate:notes production:shop sha256=[0-9a-f]{64} -->\nOurs\n\n<!-- tidegate:end -->$/,
    );
    expect(put('')).toBe(put(null));
    expect(hasNotes(put(null), KEY)).toBe(true);
    expect(hasNotes('tidegate:notes', KEY)).toBe(false);
  });

  test('comes after what people wrote, which stays as it is', () => {
    const theirs = '# Hello\r\n\r\n  <!-- hi -->  \r\n';
    expect(put(theirs)).toBe(`${theirs}\n\n${put(null)}`);
  });

  test('is replaced and nothing else, to the byte', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (before, after, old, fresh) => {
        fc.pre(!`${before}${after}`.includes('<!-- tidegate:'));
        const body = `${before}${put(null, old)}${after}`;
        expect(put(body, fresh)).toBe(
          fresh.trim() === old.trim() ? put(body, old) : `${before}${put(null, fresh)}${after}`,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('that says so already leaves the body alone to the byte, whatever its line breaks are', () => {
    const body = `Theirs\n\n${put(null, 'One\n\n- two\n')}\n\nMore`;
    expect(put(body, 'One\n\n- two\n')).toBe(body);
    const asGitHubReturnsIt = body.replaceAll('\n', '\r\n');
    expect(put(asGitHubReturnsIt, 'One\n\n- two\n')).toBe(asGitHubReturnsIt);
  });

  test('is brought up to date in a body with CR LF', () => {
    const body = `Theirs\n\n${put(null, 'One\n\nTwo')}\n\nMore`.replaceAll('\n', '\r\n');
    expect(put(body, 'Three')).toBe(`Theirs\r\n\r\n${put(null, 'Three')}\r\n\r\nMore`);
  });

  test('lives beside those of other environments', () => {
    const staging = laneKey({ service: 'shop', environment: 'staging' });
    const both = put(put(null, 'In production'), 'In staging', staging);
    const later = put(both, 'In production 2');
    expect(later).toBe(both.replace(put(null, 'In production'), put(null, 'In production 2')));
    expect(later).toContain(put(null, 'In staging', staging));
  });
});

describe('a part in which people wrote', () => {
  const left = (body: string) => {
    const done = putNotes(body, KEY, 'New', ROOM);
    expect(done.text).toBe(body);
    return done.kind === 'body' ? 'written' : `${done.kind}: ${done.because}`;
  };

  test('is left as it is, and the caller told how to get it made anew', () => {
    expect(left(put(null).replace('Ours', 'Ours, and mine'))).toBe(
      'edited: somebody wrote inside the generated part, so it was left as it is; delete the part with its two marks to have it made anew',
    );
  });

  test('is made anew once it is deleted', () => {
    expect(put('Theirs\n\n', 'New')).toContain('New');
  });

  test('is left when a mark is gone, changed or there twice, and never swallows what comes after', () => {
    const body = `${put(null)}\n\nTheirs`;
    expect(left(body.replace(END, ''))).toContain('the mark after the generated part is missing');
    const staging = put(null, 'Staging', laneKey({ service: null, environment: 'staging' }));
    expect(left(`${body.replace(END, '')}\n\n${staging}`)).toContain('the mark after the generated part is missing');
    expect(left(body.replace(/sha256=../, 'sha256='))).toContain('the mark before the generated part was changed');
    expect(left(`${body}\n\n${put(null)}`)).toContain('the generated part is there twice');
  });
});

describe('a body without room', () => {
  test('keeps what people wrote, and says by how much it is too long', () => {
    const theirs = 'x'.repeat(99_900);
    const done = putNotes(theirs, KEY, 'New', ROOM);
    const over = [...`${theirs}\n\n${put(null, 'New')}`].length - 100_000;
    expect(done).toMatchObject({ kind: 'no-room', text: theirs, over });
  });

  test('is told beforehand how much room is left, and that is what fits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('code-points' as const, 'bytes' as const),
        (theirs, unit) => {
          const room = { limit: 600, unit };
          for (const body of [theirs, `${theirs}${put(null, 'old')}${theirs}`]) {
            const left = roomFor(body, KEY, room);
            expect(putNotes(body, KEY, 'a'.repeat(left), room).kind).toBe('body');
            expect(putNotes(body, KEY, 'a'.repeat(left + 1), room).kind).toBe('no-room');
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a mark of ours', () => {
  test('cannot be forged by a title, by the text that is put, or by a key', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, key) => {
        const generated = `${renderNotes(notesSaying(text), { limit: 100_000, repositoryUrl: null })}\n${text}`;
        const done = putNotes(null, laneKey({ service: key, environment: key }), generated, { limit: 1_000_000 });
        expect(done.text.match(/<!--\s*tidegate:/giu)).toHaveLength(2);
        const [first = '', last] = [done.text.split('\n')[0], done.text.split('\n').at(-1)];
        expect(first).toMatch(/^<!-- tidegate:notes (?!.*--.*--.*--)[\w.%:-]+ sha256=[0-9a-f]{64} -->$/);
        expect(last).toBe(END);
        expect(read(first).html).toEqual([first]);
      }),
      {
        numRuns: 200,
        examples: [
          ['<!-- tidegate:end -->', '--> --!> -'],
          ['<!--\ntidegate:end -->', 'a:b%3A'],
        ],
      },
    );
  });

  test('is of one lane only', () => {
    const keys = [
      laneKey({ environment: 'a:b', service: null }),
      laneKey({ environment: 'a', service: 'b:' }),
      laneKey({ environment: 'a', service: 'b' }),
      laneKey({ environment: 'a%3Ab', service: null }),
      laneKey({ environment: 'a', service: null }),
      laneKey({ environment: null, service: 'a' }),
    ];
    const bodies = keys.map((key) => put(null, 'Ours', key));
    for (const [index, body] of bodies.entries()) {
      expect(keys.filter((key) => hasNotes(body, key))).toEqual([keys[index]]);
    }
  });

  test('does not come about by taking another one out', () => {
    expect(withoutMarks('a <!-<!-- tidegate:x -->- tidegate:end --> b')).toBe('a  b');
  });
});
