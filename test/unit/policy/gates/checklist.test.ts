import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { RequirementResult } from '../../../../src/domain/decision.ts';
import type { Facts } from '../../../../src/domain/facts.ts';
import { explainMarkdown } from '../../../../src/policy/explain.ts';
import { type TaskBox, taskBoxes } from '../../../../src/policy/gates/task-list.ts';
import { changing, commit, decideBy, facts, pullRequest, requirement } from '../builders.ts';

const POLICY = 'version: 1\ngates: [{ name: evidence, require: { checklist: true } }]\n';

function judged(bodies: readonly string[], more: Partial<Facts> = {}): RequirementResult {
  const changes = bodies.map((body, index) => pullRequest({ body, number: index + 1 }));
  return requirement(decideBy(POLICY, { changes, ...more }), 'evidence');
}

/**
 * The task lists as a Markdown renderer sees them: list items whose first paragraph begins with a box. A paragraph that
 * an underline turns into a heading counts: GitHub looks for the box before it knows of the underline.
 */
const markdown = new MarkdownIt('commonmark', { html: true, maxNesting: 1000 });

function renderedBoxes(text: string): readonly TaskBox[] {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap(({ type }, index) => {
    const first = tokens[index + 1];
    const isText = first?.type === 'paragraph_open' || (first?.type === 'heading_open' && /^[-=]/.test(first.markup));
    if (type !== 'list_item_open' || !isText) return [];
    const content = tokens[index + 2]?.content ?? '';
    const mark = /^\[([\sx])\](?=\s|$)/i.exec(content)?.[1];
    const line = content.slice(3).split('\n')[0] ?? '';
    return mark === undefined ? [] : [{ text: line.trim(), isTicked: mark.trim() !== '' }];
  });
}

const open = (...texts: readonly string[]): readonly TaskBox[] => texts.map((text) => ({ text, isTicked: false }));

describe('a box is one that GitHub shows as such', () => {
  test.each<[string, string, readonly TaskBox[]]>([
    ['of a bulleted list', '- [ ] a\n* [ ] b\n+ [ ] c', open('a', 'b', 'c')],
    ['above an underline', '- [ ] a\n  ---', open('a')],
    ['of a numbered list', '1. [ ] a\n2. [ ] b\n\n1) [ ] c', open('a', 'b', 'c')],
    [
      'ticked with either letter',
      '- [x] a\n- [X] b',
      [true, true].map((isTicked, at) => ({ text: 'ab'[at] ?? '', isTicked })),
    ],
    ['nested', '- a\n  - [ ] b\n    1. [ ] c', open('b', 'c')],
    ['two levels on one line', '- - [ ] a', open('a')],
    ['in a quote', '> - [ ] a\n> > * [ ] b', open('a', 'b')],
    ['after a paragraph', 'To do:\n- [ ] a', open('a')],
    ['after a tab', '-\t[ ] a', open('a')],
    ['with Windows line ends', '- [ ] a\r\n- [ ] b\r\n', open('a', 'b')],
    ['with a hard space in it', '- [\u00A0] a', open('a')],
    ['with a tab after it', '- [ ]\ta', open('a')],
    ['without a text: somebody left it open', '- [ ]\n- [x] a', [...open(''), { text: 'a', isTicked: true }]],
    ['between details', '<details>\n<summary>s</summary>\n\n- [ ] a\n\n</details>', open('a')],
    ['after a comment', '<!-- c -->\n- [ ] a', open('a')],
    ['after an unclosed comment within a paragraph', 'text <!-- c\n- [ ] a\n-->', open('a')],
    ['after code', '```\n- [ ] code\n```\n- [ ] a', open('a')],
  ])('%s', (_name, text, expected) => {
    expect(taskBoxes(text)).toEqual(expected);
    expect(renderedBoxes(text)).toEqual(expected);
  });

  test.each([
    ['in a fence', '```\n- [ ] a\n```'],
    ['in a longer fence', '````md\n```\n- [ ] a\n```\n````'],
    ['in a fence of tildes that never ends', '~~~\n- [ ] a'],
    ['in a fence of a list item', '- ```\n  - [ ] a\n  ```'],
    ['in indented code', 'text\n\n    - [ ] a'],
    ['in indented code of an item', '-     [ ] a'],
    ['in a comment', '<!--\n- [ ] a\n\n- [ ] b\n-->'],
    ['in an HTML block', '<div>\n- [ ] a\n</div>'],
    ['in <pre>', '<pre>\n\n- [ ] a\n\n</pre>'],
    ['without a space after it', '- [ ]a'],
    ['without a space in it', '- [] a'],
    ['with two spaces in it', '- [  ] a'],
    ['with another letter', '- [y] a'],
    ['that is a link', '- [ ](https://example.com)'],
    ['that is escaped', '- \\[ ] a'],
    ['in code', '- `[ ] a`'],
    ['in the middle of an item', '- a [ ] b'],
    ['in a second paragraph of an item', '- a\n\n  [ ] b'],
    ['that is no list item', '[ ] a'],
    ['in a heading', '- # [ ] a'],
    ['after a number that goes on a paragraph', 'in\n2026. [ ] a'],
    ['without a space before it', '-[ ] a'],
  ])('not %s', (_name, text) => {
    expect(taskBoxes(text)).toEqual([]);
    expect(renderedBoxes(text)).toEqual([]);
  });

  test('in any text a Markdown renderer would find the same', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        '- ',
        '- ',
        '* ',
        '1. ',
        '2) ',
        '10. ',
        '> ',
        '>',
        ' ',
        '  ',
        '    ',
        '\t',
        '\n',
        '\n',
        '\n',
        '\n\n',
      ),
      fc.constantFrom(
        '- [ ] a',
        '[ ] a',
        '[ ] a',
        '[x] b',
        '[ ]',
        '[X]\tc',
        '[\t] d',
        'text',
        '-',
        '1.',
        '-\t',
        '\r\n',
      ),
      fc.constantFrom(
        '```',
        '~~~',
        '````',
        '`',
        '# ',
        '---',
        '===',
        '***',
        '_',
        '<!--',
        '-->',
        '<div>',
        '</div>',
        '<b>',
      ),
      fc.constantFrom('<pre>', '</pre>', '<?', '?>', '<!A', '<![CDATA[', ']]>', '<a b="c">', '<a b', '</a>'),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        expect(taskBoxes(text)).toEqual(renderedBoxes(text));
      }),
      { numRuns: 3000 },
    );
  });

  const LENGTH = 65_536;
  test.each([
    ['deep lists', '- '.repeat(LENGTH / 4) + '\n'.repeat(LENGTH / 2)],
    ['deep quotes', '>'.repeat(LENGTH)],
    ['quotes on every line', `${'> '.repeat(50)}\n`.repeat(LENGTH / 101)],
    ['empty items', '- \n\n'.repeat(LENGTH / 4)],
    ['attributes without an end', `<a${' b'.repeat(LENGTH / 2)}`],
    ['spaces in a tag', `<a${' '.repeat(LENGTH)}`],
    ['backticks', `${'`'.repeat(LENGTH)}a\``],
    ['rules', `${'* '.repeat(LENGTH / 2)}a`],
    ['tabs', '\t'.repeat(LENGTH)],
    ['brackets', '['.repeat(LENGTH)],
  ])('however hostile the body is, it is read in time: %s', (_name, text) => {
    const begins = performance.now();
    taskBoxes(`[ ]\n${text}`);
    expect(performance.now() - begins).toBeLessThan(1500);
  });

  test('what is nested too deeply to be read counts as open', () => {
    expect(taskBoxes(`${'- '.repeat(99)}[ ] a`)).toEqual(open('a'));
    expect(taskBoxes(`${'- '.repeat(150)}[ ] a`)).toMatchObject([{ isTicked: false }]);
    expect(taskBoxes(`${'- '.repeat(150)}[x] a`)).toEqual([]);
  });
});

test('a checklist with every box ticked is done', () => {
  expect(judged(['- [x] a\n- [X] b', 'no list'])).toMatchObject({
    kind: 'checklist',
    status: 'met',
    reason: { code: 'checklist-done', boxes: 2 },
    text: "All 2 boxes of the pull requests' checklists are ticked.",
  });
});

test('pull requests without a checklist are done, and the text says that there is none', () => {
  expect(judged(['just text'])).toMatchObject({
    status: 'met',
    reason: { code: 'checklist-done', boxes: 0 },
    text: 'The pull requests have no checklists, so nothing is open.',
  });
});

test('an open box holds the release and is named with its pull request', () => {
  expect(judged(['- [x] a\n- [ ] tell support', '1. [ ] b'])).toMatchObject({
    status: 'pending',
    reason: {
      code: 'checklist-open',
      open: [
        { change: '#1', text: 'tell support' },
        { change: '#2', text: 'b' },
      ],
      unticked: 2,
      boxes: 3,
    },
    text: 'Not ticked (2 of 3): #1 "tell support", #2 "b". Do what they say and tick the boxes in the pull requests.',
  });
});

test('of many open boxes the first are named and the rest is counted', () => {
  const found = judged([Array.from({ length: 9 }, (_, index) => `- [ ] item ${index}`).join('\n')]);
  expect(found.reason['open']).toHaveLength(5);
  expect(found.text).toContain('"item 4" and 4 more');
});

test('the text of a box is one plain line and does nothing where it is shown', () => {
  const body = `- [ ] <img src=x> @acme/everyone \u202E\u001B[31m [click](https://evil.example) ${'x'.repeat(200)}`;
  const given = facts({ changes: [pullRequest({ body })] });
  const decision = decideBy(POLICY, given);
  expect(decision.gates[0]?.requirements[0]?.text).not.toMatch(/[\p{Cc}\u202E]/u);
  expect(decision.gates[0]?.requirements[0]?.text.length).toBeLessThan(250);
  const html = new MarkdownIt({ html: true, linkify: true }).render(explainMarkdown(decision, given));
  expect(html).not.toMatch(/<img|href|@acme/);
});

test('commits without a pull request have no list', () => {
  expect(judged([], { changes: [commit({ message: 'fix\n\n- [ ] a' })] }).status).toBe('met');
});

test('only the pull requests of the service that is deployed count', () => {
  const policy = `version: 1
services: { shop: { paths: ["shop/**"] } }
environments: { production: { service: shop } }
gates: [{ name: evidence, require: { checklist: true } }]
`;
  const of = (path: string): string =>
    requirement(decideBy(policy, { changes: [pullRequest({ body: '- [ ] a', ...changing(path) })] }), 'evidence')
      .status;
  expect(of('shop/a.ts')).toBe('pending');
  expect(of('docs/a.md')).toBe('met');
});

test.each<[string, Partial<Facts>]>([
  ['the range was cut', { complete: false, changes: [pullRequest({ body: '- [x] a' })] }],
  ['the first deployment lists nothing', { direction: 'first', changes: [], baseline: null }],
])('a list that nobody has seen is not done: %s', (_name, more) => {
  expect(judged([], more)).toMatchObject({ status: 'pending', reason: { code: 'incomplete' } });
});

test('a redeployment brings no pull request, so nothing is open', () => {
  expect(judged([], { direction: 'same', changes: [] }).status).toBe('met');
});

test('merging is held by the same code', () => {
  const policy = 'version: 1\ngates: [{ name: list, at: merge, require: { checklist: true } }]\n';
  const asked = (body: string): string =>
    decideBy(policy, {
      question: { kind: 'merge', pullRequest: 12, base: 'main' },
      changes: [pullRequest({ body })],
    }).verdict;
  expect(asked('- [ ] a')).toBe('waiting');
  expect(asked('- [x] a')).toBe('open');
});
