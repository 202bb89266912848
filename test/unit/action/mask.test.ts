import { describe, expect, it } from 'vitest';
import { derivedForms } from '../../../src/action/mask.ts';

describe('the forms in which a secret may turn up (threat 58)', () => {
  it('are itself and what encoders make of it', () => {
    const secret = 'ghs_a+b/c=?"';
    expect(derivedForms(secret)).toEqual(
      expect.arrayContaining([
        secret,
        'Z2hzX2ErYi9jPT8i',
        encodeURIComponent(secret),
        'ghs_a+b/c=?\\"',
        Buffer.from(secret).toString('hex'),
        Buffer.from(`x-access-token:${secret}`).toString('base64'),
      ]),
    );
  });

  it('are the lines of one with several', () => {
    expect(derivedForms('first line\r\nsecond line\n}')).toEqual(expect.arrayContaining(['first line', 'second line']));
  });

  it('are none where masking would black out half the log', () => {
    expect(derivedForms('')).toEqual([]);
    expect(derivedForms('abc')).toEqual([]);
    expect(derivedForms('long enough\n}')).not.toContain('}');
  });
});
