import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, digestOf } from '../../../src/domain/canonical.ts';

describe('canonical JSON', () => {
  test('orders keys by UTF-16 code units and has no spaces (RFC 8785)', () => {
    expect(canonicalJson({ b: [1, 1e21, 0.5], a: 'é\n', '\u{1F600}': null, '￿': true })).toBe(
      '{"a":"é\\n","b":[1,1e+21,0.5],"😀":null,"￿":true}',
    );
  });

  test('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  test('means the same as the JSON it was made from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  test.each([['\ud800'], [{ '\udc00': 1 }], [['a\ud83d']], ['\udc00\ud800']])(
    'refuses half a character: %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
      expect(() => canonicalize(value)).toThrow();
    },
  );

  test('writes 0 for the negative zero', () => {
    expect(canonicalJson([-0, 0])).toBe('[0,0]');
  });

  test('refuses what contains itself, however long the way', () => {
    const list: unknown[] = [];
    list.push({ list });
    expect(() => canonicalJson(list)).toThrow(TypeError);
  });

  test('writes a value as often as it occurs', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, { shared }])).toBe('[{"a":1},{"shared":{"a":1}}]');
  });

  test('writes dates as JSON does', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });
});

/** Strings of whole characters with all that is special somewhere: escapes, surrogate pairs, the end of the range. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      '\\',
      '/',
      '\n',
      '\u0000',
      '\u001f',
      '\u007f',
      '\u2028',
      'é',
      '\ue000',
      '\uffff',
      '😀',
    ),
  }),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, 333333333.3333333, 2 ** 53),
);
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(text, number, fc.constantFrom(null, true, false)),
    fc.array(fc.oneof(tie('document'), fc.constant(undefined)), { maxLength: 6 }),
    fc.dictionary(text, fc.oneof(tie('document'), fc.constant(undefined)), { maxKeys: 8 }),
  ),
}));

describe('an independent implementation of RFC 8785', () => {
  test('writes the same', () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 3000 },
    );
  });

  test('refuses the same strings', () => {
    const halves = fc.string({ unit: fc.constantFrom('a', '\n', '\ud83d', '\ude00', '\udfff', '\ud800') });
    fc.assert(
      fc.property(halves, (value) => {
        if (value.isWellFormed()) expect(canonicalJson(value)).toBe(canonicalize(value));
        else expect(() => canonicalJson({ [value]: 1 })).toThrow(TypeError);
      }),
      { numRuns: 2000 },
    );
  });

  test('gives documents of many pieces the same digest', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 200, maxLength: 400 }), (value) => {
        const expected = createHash('sha256').update(canonicalize(value) as string);
        expect(digestOf(value)).toBe(expected.digest('hex'));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a digest', () => {
  test('is the lower-case hex SHA-256 of the canonical JSON', () => {
    expect(digestOf({ b: 1, a: 2 })).toBe(createHash('sha256').update('{"a":2,"b":1}').digest('hex'));
  });

  test('does not depend on the order of keys', () => {
    expect(digestOf({ a: { c: 1, d: 2 }, b: 3 })).toBe(digestOf({ b: 3, a: { d: 2, c: 1 } }));
  });

  test('depends on the order of lists', () => {
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  });
});
