import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Path, readYaml, type YamlDocument } from '../../../src/document/parse.ts';

function read(text: string): YamlDocument {
  const result = readYaml(text);
  if (result.kind === 'unreadable') throw new Error(result.problem.message);
  return result.document;
}

/** `line:column code` of a text that is refused. */
function refused(text: string): string {
  const result = readYaml(text);
  return result.kind === 'read' ? 'read' : `${result.problem.line}:${result.problem.column} ${result.problem.code}`;
}

const place = ({ line, column }: { readonly line: number; readonly column: number }): string => `${line}:${column}`;

describe('a document knows where its keys and values stand', () => {
  const text = `a: 1
list:
  - one
  - { x: "q", y: [7] }
  -
    z: 'p'
empty:
`;
  test.each<[Path, string, string]>([
    [['a'], '1:1', '1:4'],
    [['list'], '2:1', '3:3'],
    [['list', 0], '3:5', '3:5'],
    [['list', 1, 'x'], '4:7', '4:10'],
    [['list', 1, 'y', 0], '4:19', '4:19'],
    [['list', 2, 'z'], '6:5', '6:8'],
    [['empty'], '7:1', '7:1'],
    // One item where a list may stand is the first of that list.
    [['a', 0], '1:1', '1:4'],
    [['list', 1, 0, 'x'], '4:7', '4:10'],
  ])('%j', (path, key, value) => {
    const document = read(text);
    expect([place(document.keyAt(path)), place(document.valueAt(path))]).toEqual([key, value]);
  });

  test('what is absent stands where the nearest thing around it stands', () => {
    const document = read(text);
    expect(place(document.keyAt(['list', 1, 'gone']))).toBe('4:5');
    expect(place(document.valueAt(['gone', 3, 'x']))).toBe('1:1');
  });

  test('on lines and in columns beyond any that people write', () => {
    const long = read(`${'\n'.repeat(30_000)}a: ${' '.repeat(30_000)}b`);
    expect(place(long.valueAt(['a']))).toBe('30001:30004');
    expect(place(read('a: 1\rb: 2\r\nc: 3').keyAt(['c']))).toBe('3:1');
  });

  test('on every line of a file with CRLF and a byte order mark', () => {
    expect(place(read('\uFEFFversion: 1\r\nzone: UTC\r\n  \r\nmood: x\r\n').keyAt(['mood']))).toBe('4:1');
    expect(place(read('\uFEFFversion: 2').valueAt(['version']))).toBe('1:10');
  });
});

describe('a text is read', () => {
  test('with the core schema of YAML 1.2: dates, hours and `no` stay text', () => {
    expect(read('a: 2026-12-24\nb: 22:00\nc: no\nd: 0o10\ne: ~').value).toEqual({
      a: '2026-12-24',
      b: '22:00',
      c: 'no',
      d: 8,
      e: null,
    });
  });

  test.each([
    ['', '1:1 file-empty'],
    ['# nothing\n', '1:1 file-empty'],
    ['a: [1\nb: 2\n', '2:1 yaml-syntax'],
    ['a: !!binary x\n', '1:4 yaml-tag'],
    ['a: !!str x\n', '1:4 yaml-tag'],
    ['!mine\na: x\n', '1:1 yaml-tag'],
    ['a: 1\n<<: { b: 1 }\n', '2:1 yaml-merge'],
    ['__proto__: { a: 1 }', '1:1 key-refused'],
    ['"__proto__": 1', '1:1 key-refused'],
    ['a: { constructor: 1 }', '1:6 key-refused'],
    ['a: "\u0000"', '1:5 yaml-syntax'],
    ['a: "x\ud800"', '1:6 yaml-syntax'],
    ['a: "\\udfff"', '1:4 yaml-syntax'],
    ['a:\n\t- b\n', '2:1 yaml-syntax'],
    ['? [a]\n: b\n', '1:1 yaml-syntax'],
    ['a: &b 1', '1:4 yaml-anchor'],
    ['a: *b', '1:4 yaml-alias'],
    ['a: 1\n---\nb: 1\n', '2:1 yaml-documents'],
    ['a: 1\nb: 2\na: 3\n', '3:1 duplicate-key'],
    [`a: ${'['.repeat(40)}${']'.repeat(40)}`, expect.stringMatching(/^1:\d+ yaml-too-deep$/)],
    [`# ${'é'.repeat(32 * 1024)}`, '1:1 file-too-large'],
    [`a: [${'a,'.repeat(25_000)}a]`, '1:1 file-too-large'],
  ])('or refused with place and code: %.40j', (text, expected) => {
    expect(refused(text)).toEqual(expected);
  });

  test('and whatever it is, a refusal has a place and a message of one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[[\]{}:,\n&*!|>?'"ab -]{0,30}$/)),
        (text) => {
          const result = readYaml(text);
          if (result.kind === 'read') return;
          expect(result.problem.line).toBeGreaterThanOrEqual(1);
          expect(result.problem.column).toBeGreaterThanOrEqual(1);
          expect(result.problem.message).toMatch(/^[^\p{Cc}]+$/u);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
