import { createHash } from 'node:crypto';
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
