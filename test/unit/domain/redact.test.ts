import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor, secretForms } from '../../../src/domain/redact.ts';

const SECRET = 's3cr3t/token+with=signs & "quotes"';

describe('scenario 11: a secret is taken out of a text', () => {
  const redact = redactor([SECRET]);
  const bytes = Buffer.from(SECRET);

  it.each([
    ['as it is', SECRET],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['URL-encoded with small letters', encodeURIComponent(SECRET).replace(/%../g, (place) => place.toLowerCase())],
    ['in a form', new URLSearchParams([['a', SECRET]]).toString().slice(2)],
    ['in a path', encodeURI(SECRET)],
    ['in base64', bytes.toString('base64')],
    ['in base64 for addresses', bytes.toString('base64url')],
    ['in hexadecimal', bytes.toString('hex')],
    ['in capital hexadecimal', bytes.toString('hex').toUpperCase()],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['in XML', 's3cr3t/token+with=signs &amp; &quot;quotes&quot;'],
  ])('%s', (_how, form) => {
    const seen = redact(`before ${form} after`);
    expect(seen).toBe('before *** after');
  });

  it.each([0, 1, 2])('as a part of something that is in base64, at place %i of its group', (before) => {
    const encoded = Buffer.from(`${'u'.repeat(3 + before)}${SECRET}:and more`).toString('base64');
    const seen = redact(encoded);
    expect(seen).toContain('***');
    const rest = seen
      .split('***')
      .map((part) => Buffer.from(part.padStart(Math.ceil(part.length / 4) * 4, 'A'), 'base64'));
    expect(rest.map(String).join('')).not.toMatch(/s3c|cr3|tok|oken|with|sign|quot/);
  });

  it('line by line, and with its lines run together', () => {
    const key = '-----BEGIN KEY-----\nMIIabcdef\r\nxyz\nlast-line\n-----END KEY-----\n';
    const lines = redactor([key]);
    expect(lines('found MIIabcdef there')).toBe('found *** there');
    expect(lines('found last-line there')).toBe('found *** there');
    expect(lines('xyz')).toBe('xyz');
    expect(lines(key.replace(/\s+/g, ' ').trim())).toBe('***');
  });

  it('as the head of it where the text was cut, and as the tail where its beginning was', () => {
    expect(redact('expected ok, but found "s3cr3t/tok…"')).toBe('expected ok, but found "***…"');
    expect(redact('expected ok, but found s3cr3t/t')).toBe('expected ok, but found ***');
    expect(redact('h=signs & "quotes" and the rest')).toBe('*** and the rest');
    expect(redact('… & "quotes" and the rest')).toBe('…*** and the rest');
    expect(redact('a s3cr3t is in the middle')).toBe('a s3cr3t is in the middle');
  });

  it('with another that overlaps it, and leaves nothing of either', () => {
    const both = redactor(['abcdefgh', 'efghijkl']);
    expect(both('<abcdefghijkl>')).toBe('<***>');
    expect(both('<abcdefghefghijkl>')).toBe('<***>');
    expect(redactor(['token', 'token-and-more'])('token-and-more')).toBe('***');
  });

  it('as often as it is there', () => {
    expect(redactor(['aaaa'])('aaaaaa b aaaa')).toBe('*** b ***');
  });
});

describe('redaction', () => {
  it('leaves a text without secrets as it is', () => {
    expect(redactor([])('text')).toBe('text');
    expect(redactor([SECRET])('text')).toBe('text');
    expect(redactor([SECRET])('')).toBe('');
  });

  it('takes no form that is too short, which would black out half of a text', () => {
    expect(secretForms('abc')).toEqual([]);
    expect(secretForms('   \n  ')).toEqual([]);
    expect(secretForms('long enough\n}')).not.toContain('}');
  });

  it('looks for the longest first', () => {
    const lengths = secretForms(SECRET).map((form) => form.length);
    expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
  });

  it('leaves no form of any secret in any text', () => {
    const secrets = fc.array(fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }), {
      minLength: 1,
      maxLength: 3,
    });
    const glue = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(secrets, glue, fc.nat(), (all, parts, seed) => {
        const forms = all.flatMap(secretForms).filter((form) => !'***'.includes(form) && !form.includes('*'));
        const form = forms[seed % Math.max(forms.length, 1)] ?? '';
        const seen = redactor(all)(parts.join(form));
        for (const each of forms) expect(seen).not.toContain(each);
      }),
      { numRuns: 300 },
    );
  });
});
