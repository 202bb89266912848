import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, inertLine, inertLines } from '../../../src/action/log.ts';

/** Every command that the runner knows or knew. */
const COMMANDS = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
  'internal-set-repo-path',
];

/** As the runner reads a line: `::` after leading white space, `##[` anywhere. */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith('::') || line.includes('##[');
}

describe('a line of the log (threat 54)', () => {
  it.each(COMMANDS)('never is the command %s', (name) => {
    for (const text of [
      `::${name}::x`,
      `  ::${name} a=b::x`,
      `\t\u00a0::${name}::x`,
      `a\r::${name}::x`,
      `##[${name}]x`,
      `a ##[${name} b=c]x`,
    ]) {
      expect(inertLines(text).filter(isCommand)).toEqual([]);
    }
  });

  it('is none whatever the text', () => {
    const part = fc.constantFrom(
      '::',
      '##',
      '[',
      ']',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '\u200b',
      '\u0000',
      ' ',
      'error',
      'a',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          for (const line of inertLines(text)) {
            expect(isCommand(line)).toBe(false);
            expect(line).not.toMatch(/[\r\n]/);
          }
        },
      ),
    );
  });

  it('keeps the words', () => {
    expect(inertLine('release 1.2\tis #12')).toBe('| release 1.2 is #12');
  });

  it('cannot move the cursor or turn the text around', () => {
    expect(inertLine('a\u001b[2Kb\u202ec')).toBe('| a[2Kbc');
  });
});

describe('the text of an annotation', () => {
  it('keeps its lines and nothing else that is not printed', () => {
    expect(clean('a\r\nb\u001b[31mc\u2028d\rf')).toBe('a\nb[31mcd\nf');
  });
});
