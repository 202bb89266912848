import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/command.ts';
import { commandWord } from '../../../src/domain/command-word.ts';

describe('a name in a command that is told', () => {
  it.each([
    ['production', 'production'],
    ['eu west', '"eu west"'],
    ['Produktion (EU)', '"Produktion (EU)"'],
    ['a`b', 'ENV'],
    ['a"b', 'ENV'],
    ['<!-- a -->', 'ENV'],
    ['a\nb', 'ENV'],
    [' a', 'ENV'],
    ['', 'ENV'],
    ['train:checkout', 'ENV'],
  ])('%j is %s', (name, word) => {
    expect(commandWord(name, 'ENV')).toBe(word);
  });

  it('is read as the name, whatever the name, where it is told at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab é1 ./-_()+`"@:<\n') }), (name) => {
        const word = commandWord(name, 'ENV');
        if (word === 'ENV') return;
        expect(parseCommand(`/tidegate acknowledge ${word}`)).toMatchObject({ environment: name });
      }),
    );
  });
});
