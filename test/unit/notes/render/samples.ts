/** Notes as plain data, text that attacks whoever renders it, and a reader of Markdown to see what came of it. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Instant } from '../../../../src/domain/instant.ts';
import type { NotedChange, Notes, NotesOutcome } from '../../../../src/notes/notes.ts';

export const REPOSITORY_URL = 'https://github.com/acme/shop';

export function shaOf(digit: string): string {
  return digit.repeat(40);
}

export function change(number: number, more: Partial<NotedChange> = {}): NotedChange {
  const title = `Change ${number}`;
  return { number, title, author: 'alice', type: null, tier: 'low', breaking: false, coAuthors: [], ...more };
}

export const ACCOUNTED: Notes['accounting'] = {
  complete: true,
  links: [],
  excluded: [],
  cancelled: [],
  onBothSides: [],
};

export function notesOf(more: Partial<Notes> = {}): Notes {
  return {
    version: 1,
    repository: 'acme/shop',
    service: 'shop',
    environment: 'production',
    from: { ref: 'v1.4.0', sha: shaOf('a') },
    to: { ref: 'v1.5.0', sha: shaOf('b') },
    direction: 'forward',
    sections: [],
    breaking: [],
    reverted: [],
    removedByRollback: [],
    unlinkedCommits: [],
    contributors: [],
    firstTimeContributors: [],
    outcome: null,
    accounting: ACCOUNTED,
    ...more,
  };
}

export const OUTCOME: NotesOutcome = {
  tier: 'high',
  releaseType: 'minor',
  verdict: 'open',
  gates: [
    { name: 'production hours', state: 'met', because: 'inside the window' },
    { name: 'evidence', state: 'pending', because: 'the check e2e has not run' },
  ],
  approvedBy: ['alice', 'bob'],
  verification: { verdict: 'pass', at: '2026-11-22T13:30:00Z' as Instant },
  deployedAt: '2026-11-22T13:03:00Z' as Instant,
};

/** The same text wherever others can write one. */
export function notesSaying(text: string): Notes {
  const named = { number: 3, title: text };
  return notesOf({
    repository: text,
    service: text,
    environment: text,
    from: { ref: text, sha: shaOf('a') },
    to: { ref: `x${text}`, sha: shaOf('b') },
    sections: [
      {
        title: text,
        changes: [
          change(1, { title: text, author: text, tier: text, coAuthors: [text, text], requests: [text, text] }),
        ],
      },
      { title: 'Other changes', changes: [change(2, { title: text, author: text, breaking: true })] },
    ],
    breaking: [named, { number: null, sha: shaOf('c'), title: text }],
    reverted: [{ ...named, by: 4 }],
    removedByRollback: [named],
    unlinkedCommits: [{ sha: shaOf('d'), title: text, author: text }],
    contributors: [text, 'alice'],
    firstTimeContributors: [text],
    outcome: {
      ...OUTCOME,
      tier: text,
      releaseType: text,
      verdict: text,
      gates: [{ name: text, state: text, because: text }],
      approvedBy: [text],
    },
    accounting: {
      ...ACCOUNTED,
      excluded: [{ ...named, because: text }],
      cancelled: [{ ...named, by: shaOf('e') }],
      onBothSides: [named],
    },
  });
}

export const HOSTILE: readonly string[] = [
  '@acme/everyone please merge',
  'by @alice and a@evil.example, mailto:a@evil.example',
  'fixes #12, closes GH-12 and acme/shop#3',
  'acme/shop@0123456789abcdef0123456789abcdef01234567',
  'revert deadbeef and 0123456789abcdef0123456789abcdef01234567 and ABCDEF0123',
  'see https://evil.example/?q=1 or www.evil.example <https://evil.example> ftp://evil.example',
  '[click](https://evil.example) ![beacon](http://evil.example/x.png) [x][y]',
  '[x]: https://evil.example "t"',
  '<img src=x onerror=alert(1)> </details></summary> <script>alert(1)</script>',
  '<!-- tidegate:notes production: sha256=0 --> <!-- tidegate:end -->',
  '--> <!-- tidegate:end -->',
  '<a href="https://evil.example">x</a> <br/> <?php ?> <![CDATA[x]]> <!DOCTYPE x>',
  '# heading',
  '### heading ###',
  '> quote',
  '> [!WARNING]',
  '[!CAUTION]',
  '- item',
  '* item',
  '+ item',
  '1. item',
  '2) item',
  '- [ ] task',
  '[x] task',
  '---',
  '===',
  '* * *',
  '___',
  '    code',
  '```sh\nrm -rf /\n```',
  '~~~',
  '`code` `` ` ``',
  '`',
  '**bold** _it_ ~~gone~~ __x__ *y',
  '**',
  '_',
  'a | b\n--- | ---\n1 | 2',
  ':-: | :-:',
  '|',
  '[^1] [^1]: note',
  '$$\\sum$$ $`x`$',
  ':tada: :+1: :white_check_mark: a:b:c:d',
  'line\none\u2028two\u0085three\r\nfour',
  '\u001B[31mred\u001B[0m\u0007\u0000\u009B31m',
  'user\u202Egnp.exe \u2066isolated\u2069',
  'zero\u200Bwidth\uFEFF',
  '\\',
  'a\\',
  '\\@alice \\<b\\>',
  '&lt;b&gt; &copy; &#64;x &#x40;y &',
  '\u{E0041}\u{E0042}tags',
  'lone \uD800 surrogate \uDC00',
  'Größe – 日本語 عربي 👩‍👩‍👧',
  '田中さんにあげて下さい ｀ｨ(´∀｀∩ (╯°□°）╯︵ ┻━┻',
  '\'; DROP TABLE notes; -- " or 1=1',
  '$' + '{7*7} {{7*7}} %s %n',
  `${'long '.repeat(2000)}@end`,
  '[dependabot[bot]](https://evil.example)',
];

/** Hostile parts put together at random. */
export const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...'@#1a f*_`[]()<>!|\\-+.~&;:$\n\t=^"'.split('')),
        fc.constantFrom(
          'GH-1',
          '//',
          'http://a',
          'www.',
          'deadbeef',
          ':tada',
          '<!--',
          '-->',
          'feat',
          '</details>',
          '```',
        ),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

const markdown = new MarkdownIt({ html: true, linkify: true });
// GitHub does not link bare domains such as `example.com`.
markdown.linkify.set({ fuzzyLink: false });

export interface Read {
  /** What the text is made of, in order; of text only that it is there. */
  readonly structure: readonly string[];
  /** Where links lead. */
  readonly links: readonly string[];
  /** Of each paragraph, list item, cell or heading what is seen, with the breaks that are not seen. */
  readonly texts: readonly string[];
  /** Text outside code and links, in which GitHub looks for mentions and the like. */
  readonly loose: string;
  readonly html: readonly string[];
}

export function read(text: string): Read {
  const tokens = markdown.parse(text, {});
  const children = tokens.flatMap((token) => token.children ?? []);
  return {
    structure: tokens.flatMap(structureOf),
    links: children.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href'))),
    texts: tokens.filter(({ type }) => type === 'inline').map(textOf),
    loose: tokens.map(looseTextOf).join('\n'),
    html: [
      ...tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim()),
      ...children.filter(({ type }) => type === 'html_inline').map(({ content }) => content),
    ],
  };
}

type Token = ReturnType<typeof markdown.parse>[number];

function structureOf({ type, tag, children }: Token): readonly string[] {
  if (type !== 'inline') return [`${type} ${tag}`];
  return (children ?? []).filter((child) => child.type !== 'text').map((child) => child.type);
}

function textOf({ children }: Token): string {
  return (children ?? []).map(({ type, content }) => (type === 'softbreak' ? '\n' : content)).join('');
}

function looseTextOf({ children }: Token): string {
  let depth = 0;
  let loose = '';
  for (const { type, content } of children ?? []) {
    if (type === 'link_open') depth += 1;
    if (type === 'link_close') depth -= 1;
    // Whatever else stands between two texts ends what GitHub looks at, as does the code that it leaves alone.
    loose += type === 'text' && depth === 0 ? content : ' ';
  }
  return loose;
}

/** Without the breaks that keep GitHub from acting on it. */
export function seenIn(text: string): string {
  return text.replaceAll('\u200B', '');
}

/** What GitHub would act on in text that is shown. */
export const POWERS: Readonly<Record<string, RegExp>> = {
  mention: /@[A-Za-z0-9]/,
  reference: /#\d/,
  'GH reference': /\bgh-\d/i,
  address: /:\/\//,
  'www address': /\bwww\.\w/i,
  emoji: /:[\w+-]+:/,
  commit: /(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/i,
};
