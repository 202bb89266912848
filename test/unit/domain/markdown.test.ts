import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { inertMarkdown, plainLine } from '../../../src/domain/markdown.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
// GitHub does not link bare domains such as `example.com`; `www.` is looked at below.
markdown.linkify.set({ fuzzyLink: false });

/** What a reader sees, without the breaks that are not seen. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u200B', '')
    .trim();
}

const HOSTILE = [
  '@acme/everyone please merge',
  'fixes #12, closes GH-12 and acme/shop#3',
  'see https://evil.example/?q=1 or www.evil.example, a@evil.example',
  '[click](https://evil.example) ![beacon](http://evil.example/x.png)',
  '<img src=x onerror=alert(1)> <!-- tidegate --> </details>',
  '# heading',
  '> quote',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '---',
  '===',
  '* * *',
  '    code',
  '```sh\nrm -rf /\n```',
  '~~~',
  '`code`',
  '**bold** _it_ ~~gone~~',
  'a | b\n--- | ---\n1 | 2',
  '[x]: https://evil.example "t"',
  '[^1]: note',
  '$$\\sum$$',
  'line\none\u2028two',
  '\u001B[31mred',
  'user\u202Egnp.exe',
  'zero\u200Bwidth',
  '\\',
  'a\\',
  '&lt;b&gt; &copy; &#64;x',
  '\u{E0041}\u{E0042}tags',
  'lone \uD800 surrogate',
];

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '@',
        '#',
        '1',
        'GH-',
        'a',
        ' ',
        '\n',
        '*',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '!',
        '|',
        '\\',
        '-',
        '+',
        '.',
        '~',
        '&',
        ';',
        ':',
        '//',
        'http',
        'www.',
        '$',
        '\t',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('inert Markdown', () => {
  test('renders as one paragraph of nothing but text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = markdown.render(inertMarkdown(text)).trim();
        expect(html.replace(/^<p>|<\/p>$/g, '')).not.toMatch(/<[a-z/!]/i);
      }),
      { numRuns: 2000 },
    );
  });

  test('reads as the plain line it was made from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(seen(markdown.render(inertMarkdown(text)))).toBe(plainLine(text, Number.POSITIVE_INFINITY));
      }),
      { numRuns: 2000 },
    );
  });

  test('stays text in a list item and in a table cell', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inert = inertMarkdown(text);
        const item = markdown.render(`- ${inert}`);
        expect(item.match(/<[a-z]+/g)).toEqual(['<ul', '<li']);
        const table = markdown.render(`| a | b |\n| - | - |\n| ${inert} | end |`);
        expect(table.match(/<td/g)).toHaveLength(2);
        expect(table).toContain('<td>end</td>');
      }),
      { numRuns: 1000 },
    );
  });

  test.each(HOSTILE)('breaks what GitHub would act on in %j', (text) => {
    const visible = seenWithBreaks(markdown.render(inertMarkdown(text)));
    expect(visible).not.toMatch(/@[A-Za-z0-9]/);
    expect(visible).not.toMatch(/#\d/);
    expect(visible).not.toMatch(/\bgh-\d/i);
    expect(visible).not.toMatch(/:\/\//);
    expect(visible).not.toMatch(/\bwww\.\w/i);
  });
});

function seenWithBreaks(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('&#64;', '@');
}

describe('a plain line', () => {
  test('has no controls, no invisible marks and no line breaks, and keeps to its limit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const line = plainLine(text, max);
        expect(line.length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u);
        expect(line.isWellFormed()).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('is cut between characters and says so', () => {
    expect(plainLine('abcdefgh', 5)).toBe('abcd…');
    expect(plainLine('abc😀def', 5)).toBe('abc…');
    expect(plainLine('abcde', 5)).toBe('abcde');
  });

  test('keeps letters of every script', () => {
    expect(plainLine('  Größe – 日本語\tعربي  ')).toBe('Größe – 日本語 عربي');
  });
});
