import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../../src/domain/problem.ts';
import { fillTemplate } from '../../../../src/policy/template/fill-template.ts';
import { parseTemplate, type Template } from '../../../../src/policy/template/parse-template.ts';
import { PLACEHOLDERS, type PlaceholderValues } from '../../../../src/policy/template/placeholders.ts';

const FILE = '.github/announce.md';
const NOTHING = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, ''])) as PlaceholderValues;

function read(text: string): Template {
  const parsed = parseTemplate(text, FILE);
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return parsed.template;
}

function told(text: string): readonly string[] {
  const parsed = parseTemplate(text, FILE);
  return parsed.kind === 'valid' ? [] : parsed.problems.map(formatProblem);
}

function filled(text: string, values: Partial<PlaceholderValues> = {}): string {
  return fillTemplate(read(text), { ...NOTHING, ...values });
}

describe('a template', () => {
  test('is filled in with what each name means, with or without spaces in the braces', () => {
    const text = '{{ service }} {{release}} goes to {{  environment }}:\n{{ changes }}\n';
    const values = { service: 'shop', release: '2026-Q4', environment: 'production', changes: 'one\ntwo' };
    expect(filled(text, values)).toBe('shop 2026-Q4 goes to production:\none\ntwo');
  });

  test('says that something is not known', () => {
    expect(filled('Downtime: {{ downtime }}.', { downtime: ' \n ' })).toBe('Downtime: —.');
  });

  test('keeps single braces and what surrounds them', () => {
    expect(filled('{ a: 1 }\n\n  - {{ tier }} }', { tier: 'high' })).toBe('{ a: 1 }\n\n  - high }');
  });

  test.each([
    [
      'Hello\n  {{ relase }}',
      [`${FILE}:2:3 placeholder-unknown There is no \`relase\` to fill in. Did you mean \`release\`?`],
    ],
    [
      '{{ a b }}\r\n{{ opens-on }}',
      [/^.+:1:1 placeholder-unknown .+Names: `repository`/, /^.+:2:1 .+Did you mean `opens-at`\?$/],
    ],
    ['x {{ release', [/^.+:1:3 placeholder-unclosed `\{\{` stands alone: no `\}\}` closes it on this line/]],
    [
      'x {{ release\n}} y',
      [/:1:3 placeholder-unclosed/, /:2:1 placeholder-unclosed `\}\}` stands alone: no `\{\{` opens it/],
    ],
    ['{{{ release }}}', [/:1:1 placeholder-unclosed/, /:1:13 placeholder-unclosed/]],
    ['{{}}', [/:1:1 placeholder-unknown There is no name/]],
    ['{{ constructor }}', [/placeholder-unknown/]],
    [' \n', [/:1:1 template-empty/]],
    ['x'.repeat(10_001), [/:1:1 template-too-long The template has 10001 characters/]],
  ])('%j is refused, with the place', (text, expected) => {
    const problems = told(text);
    expect(problems).toHaveLength(expected.length);
    for (const [index, each] of expected.entries()) expect(problems[index]).toMatch(each);
  });

  test('of very many problems tells the first hundred', () => {
    expect(told('{{ no }}'.repeat(500))).toHaveLength(100);
  });
});

describe('what is filled in', () => {
  test('is never read again', () => {
    expect(filled('{{ reason }} {{ status }}', { reason: '{{ status }} {{', status: 'held' })).toBe(
      '{{ status }} {{ held',
    );
  });

  test('has no power over what is read: no controls, no invisible marks, no line that ends another way', () => {
    expect(filled('{{ reason }}|', { reason: 'a\u202Eb\u0000c\r\n\r\nd\u2028e\u200B' })).toBe('ab c\nd e|');
    expect(filled('a\u202Eb\tc\u0007')).toBe('ab c');
  });

  test('is cut after 3,000 characters, and says so', () => {
    const text = filled('{{ changes }}', { changes: Array.from({ length: 90 }, () => 'x'.repeat(100)).join('\n') });
    expect(text).toHaveLength(3000);
    expect(text).toMatch(/x\n… \(shortened\)$/);
    expect(filled('x{{ reason }}', { reason: '\u{1F600}'.repeat(1499) })).toMatch(/^x\u{1F600}+$/u);
    expect(filled('x{{ reason }}{{ reason }}', { reason: '\u{1F600}'.repeat(1000) })).toMatch(
      /^x\u{1F600}+\n… \(shortened\)$/u,
    );
    expect(filled('{{ changes }}', { changes: 'a\n'.repeat(150) })).toMatch(/a\n… and 50 more$/);
  });

  test('is never longer, and never half a character, whatever is written', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 4000 }), fc.constant('\u{1F600}'.repeat(1600)));
    fc.assert(
      fc.property(piece, piece, (one, other) => {
        const text = filled('{{ reason }}{{ status }}', { reason: one, status: other });
        expect(text.length).toBeLessThanOrEqual(3000);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\r]/u);
      }),
      { numRuns: 50 },
    );
  });
});

test('the guide lists every name', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guide/policy.md'), 'utf8');
  const listed = [...guide.matchAll(/^\| `([\w-]+)` \| .+ \|$/gm)].map(([, name]) => name);
  expect(listed).toEqual(expect.arrayContaining(Object.keys(PLACEHOLDERS)));
});

test('every name says what it means, in a sentence', () => {
  for (const meaning of Object.values(PLACEHOLDERS)) expect(meaning).toMatch(/^[A-Z`].*\.$/);
});
