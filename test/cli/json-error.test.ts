import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorAt } from '../../src/cli/json-error.ts';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": }', 6],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ['[1, 2', 5],
    ['[1}', 2],
    ['{"a": [1, {"b": nul}]}', 16],
    ['{a: 1}', 1],
    ['"open', 0],
    ['{} {}', 3],
    ['[01]', 2],
    ['[1 2]', 3],
    ['["\\x"]', 1],
    ['', 0],
    [']', 0],
  ])('of %s is %d', (text, at) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonErrorAt(text)).toBe(at);
  });

  it('is the end of what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n'), (json, space) => {
        expect(jsonErrorAt(json + space)).toBe(json.length + space.length);
      }),
    );
  });

  it('is found wherever a text is broken', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const at = cut % (json.length + 1);
        // A unit separator stands nowhere in JSON.
        const place = jsonErrorAt(`${json.slice(0, at)}\u001f${json.slice(at)}`);
        expect(place).toBeLessThanOrEqual(at);
      }),
    );
  });
});
