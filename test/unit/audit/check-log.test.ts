import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogCheck } from '../../../src/audit/check-log.ts';
import type { Checkpoint } from '../../../src/audit/checkpoint.ts';
import type { Finding } from '../../../src/audit/finding.ts';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import { headOf, sampleLine, sampleLog } from './sample-log.ts';

function check(lines: readonly (string | Uint8Array)[], ...checkpoints: readonly Checkpoint[]): Finding | null {
  const log = new LogCheck(checkpoints);
  for (const line of lines) {
    const finding = log.add(Buffer.from(line));
    if (finding) return finding;
  }
  return log.end();
}

const LINES = sampleLog(20);
const ALL = headOf(LINES);

describe('a log', () => {
  it('that is what its checkpoints say is found right', () => {
    expect(check(LINES, headOf(LINES, 0), headOf(LINES, 7), ALL)).toBeNull();
  });

  it('may have gone on since the last checkpoint, and says how far it is vouched for', () => {
    const log = new LogCheck([headOf(LINES, 7), headOf(LINES, 15)]);
    for (const line of LINES) expect(log.add(Buffer.from(line))).toBeNull();
    expect(log.end()).toBeNull();
    expect({ lines: log.lines, covered: log.covered }).toEqual({ lines: 20, covered: 15 });
  });

  it('that is empty is right for a checkpoint of no lines and for no other', () => {
    expect(check([], headOf([]))).toBeNull();
    expect(check([], { ...headOf([]), root: ALL.root })).toMatchObject({ code: 'root-mismatch', line: 1 });
    expect(check(LINES, { ...headOf([]), root: ALL.root })).toMatchObject({ code: 'root-mismatch', line: 1 });
    expect(check([], ALL)).toMatchObject({ code: 'log-short', line: 1 });
  });
});

describe('a threat is found', () => {
  const edited = LINES.with(11, sampleLine(11, { data: { summary: 'opened', final: true } }));

  it('line edited: the range between the checkpoints around it is named', () => {
    const finding = check(edited, headOf(LINES, 10), headOf(LINES, 15), ALL);
    expect(finding).toMatchObject({ source: 'log', code: 'root-mismatch', line: 11, lastLine: 15 });
  });

  it('line edited: the very line is named when checkpoints are before and after it', () => {
    const finding = check(edited, headOf(LINES, 11), headOf(LINES, 12), ALL);
    expect(finding).toMatchObject({ code: 'root-mismatch', line: 12, lastLine: 12 });
    expect(finding?.message).toMatch(/^Line 12 was changed/);
  });

  it('line edited with only one checkpoint: the whole range is named, not a guess', () => {
    expect(check(edited, ALL)).toMatchObject({ code: 'root-mismatch', line: 1, lastLine: 20 });
  });

  it('line deleted at the end', () => {
    expect(check(LINES.slice(0, -1), ALL)).toMatchObject({ code: 'log-short', line: 20 });
  });

  it('line deleted in the middle', () => {
    expect(check(LINES.toSpliced(5, 1), ALL)).toMatchObject({ code: 'line-misplaced', line: 6 });
  });

  it('line deleted, and those after it numbered anew', () => {
    const log = [...LINES.slice(0, 5), ...LINES.slice(6).map((_, index) => sampleLine(index + 5))];
    expect(check(log, headOf(LINES, 5), headOf(LINES, 6), ALL)).toMatchObject({ code: 'log-short', line: 20 });
    const different = log.map((line, seq) => (seq === 5 ? sampleLine(5, { data: {} }) : line));
    expect(check(different, headOf(LINES, 5), headOf(LINES, 6), ALL)).toMatchObject({ code: 'root-mismatch', line: 6 });
  });

  it('line inserted', () => {
    expect(check(LINES.toSpliced(5, 0, sampleLine(5)), ALL)).toMatchObject({ code: 'line-misplaced', line: 7 });
    const numbered = [...LINES.slice(0, 5), sampleLine(5, { data: { forged: true } })];
    expect(check([...numbered, ...LINES.slice(6)], headOf(LINES, 5), ALL)).toMatchObject({ line: 6, lastLine: 20 });
  });

  it('lines swapped', () => {
    const swapped = LINES.with(5, LINES[6]!).with(6, LINES[5]!);
    expect(check(swapped, ALL)).toMatchObject({ code: 'line-misplaced', line: 6 });
  });

  it('two histories: a log that fits the newer checkpoint and not the older one', () => {
    const finding = check(edited, headOf(LINES, 15), headOf(edited));
    expect(finding).toMatchObject({ code: 'root-mismatch', line: 1, lastLine: 15 });
  });

  it.each([
    ['spaces', LINES[3]!.replace(',', ', '), 'line-not-canonical'],
    ['a space at its end', `${LINES[3]} `, 'line-not-canonical'],
    ['a carriage return', `${LINES[3]}\r`, 'line-not-canonical'],
    ['keys in another order', LINES[3]!.replace(/^\{(.+),"version":1\}$/, '{"version":1,$1}'), 'line-not-canonical'],
    ['a key twice', LINES[3]!.replace('{', '{"actor":{"kind":"user"},'), 'line-not-canonical'],
    [
      'a key twice, deep inside',
      LINES[3]!.replace('"final":false', '"final":false,"final":false'),
      'line-not-canonical',
    ],
    ['an escape that is not needed', LINES[3]!.replace('held', '\\u0068eld'), 'line-not-canonical'],
    ['half a character', LINES[3]!.replace('held', '\\ud800'), 'line-not-canonical'],
    ['a number in another spelling', LINES[3]!.replace('"seq":3', '"seq":3.0'), 'line-not-canonical'],
    ['a minus before zero', LINES[3]!.replace('"seq":3', '"seq":-0'), 'line-not-canonical'],
    ['a mark of byte order', `\ufeff${LINES[3]}`, 'line-not-json'],
    ['nothing', '', 'line-not-json'],
    ['half of a line', LINES[3]!.slice(0, 40), 'line-not-json'],
    ['bytes that are no UTF-8', Buffer.from(LINES[3]!.replace('caf\u00e9', 'caf\u00ff'), 'latin1'), 'line-not-utf8'],
    ['a list', '[]', 'line-malformed'],
    ['null', 'null', 'line-malformed'],
    ['a key more', sampleLine(3, { note: 'x' }), 'line-malformed'],
    ['another version', sampleLine(3, { version: 2 }), 'line-malformed'],
    ['a seq that is a text', sampleLine(3, { seq: '3' }), 'line-malformed'],
    ['a seq below zero', sampleLine(3, { seq: -3 }), 'line-malformed'],
    ['no instant', sampleLine(3, { at: 'yesterday' }), 'line-malformed'],
    ['no kind', sampleLine(3, { kind: '' }), 'line-malformed'],
    ['a subject that is no object', sampleLine(3, { subject: 'shop' }), 'line-malformed'],
  ])('a line with %s', (_, line, code) => {
    expect(
      check(
        LINES.map((each, seq) => (seq === 3 ? line : each)),
        ALL,
      ),
    ).toMatchObject({ code, line: 4 });
  });

  it('hostile huge and hostile deep lines', () => {
    const huge = canonicalJson({ x: 'y'.repeat(4 * 1024 * 1024) });
    expect(check([huge], ALL)).toMatchObject({ code: 'line-too-long', line: 1 });
    expect(check(['['.repeat(1_000_000)], ALL)).toMatchObject({ code: 'line-not-json', line: 1 });
    const deep = sampleLine(0).replace('"final":true', `"final":${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(check([deep], ALL)).toMatchObject({ code: 'line-not-canonical', line: 1 });
  });

  it('any change of any byte', () => {
    const sizes = [5, 10, 15, 20].map((size) => headOf(LINES, size));
    fc.assert(
      fc.property(fc.nat(19), fc.nat(10_000), fc.integer({ min: 1, max: 255 }), (at, place, flip) => {
        const bytes = Buffer.from(LINES[at]!);
        const where = place % bytes.length;
        bytes[where] = bytes[where]! ^ flip;
        const finding = check(
          LINES.map((each, seq) => (seq === at ? bytes : each)),
          ...sizes,
        );
        expect(finding).not.toBeNull();
        expect(finding!.line).toBeLessThanOrEqual(at + 1);
        expect(finding!.lastLine).toBeGreaterThanOrEqual(at + 1);
      }),
    );
  });
});
