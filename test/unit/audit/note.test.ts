import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPublicKey, readSigningKey } from '../../../src/audit/crypto.ts';
import { checkSignature, type Note, readNotes, signNote } from '../../../src/audit/note.ts';
import { keyIdOf, readVerifierKey, type VerifierKey, verifierKeyText } from '../../../src/audit/verifier-key.ts';
import { keyOfSeed, PETER, pemOfSeed } from './known-values.ts';

function only(text: string): Note {
  const read = readNotes(text);
  if (read.kind === 'malformed' || read.notes.length !== 1) throw new Error(JSON.stringify(read));
  return read.notes[0]!;
}

const peter = readVerifierKey(PETER.key)!;
const SEED = Buffer.alloc(32, 7);
const other = keyOfSeed(SEED);

describe('a verifier key', () => {
  it('is read and written as Go does', () => {
    expect(peter.name).toBe('PeterNeumann');
    expect(keyIdOf('PeterNeumann', peter.publicKey)).toBe('c74f20a3');
    expect(verifierKeyText('PeterNeumann', PETER.signingKey.publicKey)).toBe(PETER.key);
  });

  it('may have a plus in its base64 part, and a line feed after it', () => {
    const key = 'TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6';
    expect(readVerifierKey(`${key}\n`)?.name).toBe('TEST');
  });

  it('is not read when any character of it is another, or any is missing', () => {
    for (let at = 0; at < PETER.key.length; at++) {
      const changed = String.fromCharCode(PETER.key.charCodeAt(at) + 1);
      expect(readVerifierKey(PETER.key.slice(0, at) + changed + PETER.key.slice(at + 1))).toBeNull();
      expect(readVerifierKey(PETER.key.slice(0, at))).toBeNull();
    }
  });

  it('of another signature type is refused', () => {
    const cosigner = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
    expect(readVerifierKey(cosigner)).toBeNull();
  });

  it('may be a PEM file, which has no name', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(readVerifierKey(pem)).toEqual({ name: null, publicKey: readPublicKey(pem) });
    expect(readPublicKey(pem)).toHaveLength(32);
  });

  it('is never a private key, nor a key of another kind', () => {
    expect(readVerifierKey(pemOfSeed(SEED))).toBeNull();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(readVerifierKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeNull();
  });
});

describe('a signing key', () => {
  it('is read as environments carry it: PEM, line breaks written out, base64', () => {
    const pem = pemOfSeed(SEED);
    for (const form of [pem, pem.trim(), pem.replaceAll('\n', '\\n'), Buffer.from(pem).toString('base64')]) {
      expect(readSigningKey(form)?.publicKey).toEqual(other.publicKey);
    }
  });

  it('is not read from anything else', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const rsa = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const text of ['', 'abcd', rsa, PETER.key]) expect(readSigningKey(text)).toBeNull();
  });
});

describe('a note', () => {
  it('is signed byte for byte as Go signs it', () => {
    expect(signNote(PETER.text, 'PeterNeumann', PETER.signingKey)).toBe(PETER.note);
  });

  it('signed by Go is found signed, with its text', () => {
    const note = only(PETER.note);
    expect(note.text).toBe(PETER.text);
    expect(checkSignature(note, peter)).toBe('signed');
  });

  it('changed in any character of its text is forged', () => {
    for (const at of [0, 30, PETER.text.length - 2]) {
      const text = `${PETER.note.slice(0, at)}x${PETER.note.slice(at + 1)}`;
      expect(checkSignature(only(text), peter)).toBe('forged');
    }
  });

  it('may have signatures of others, which say nothing', () => {
    const theirs = signNote(PETER.text, 'witness.example/w1', other).split('\n').at(-2);
    expect(checkSignature(only(`${PETER.note}${theirs}\n`), peter)).toBe('signed');
    const theirsOnly = only(signNote(PETER.text, 'witness.example/w1', other));
    expect(checkSignature(theirsOnly, peter)).toBe('unsigned');
  });

  it('is unsigned for a key of the same bytes and another name', () => {
    const renamed: VerifierKey = { name: 'Peter', publicKey: peter.publicKey };
    expect(checkSignature(only(PETER.note), renamed)).toBe('unsigned');
  });

  it('is unsigned for another key of the same name', () => {
    expect(checkSignature(only(PETER.note), { name: 'PeterNeumann', publicKey: other.publicKey })).toBe('unsigned');
  });

  it('is signed for a key without a name under whatever name it signed', () => {
    expect(checkSignature(only(PETER.note), { name: null, publicKey: peter.publicKey })).toBe('signed');
    expect(checkSignature(only(PETER.note), { name: null, publicKey: other.publicKey })).toBe('unsigned');
  });

  it('is forged when one of two signatures of the key does not hold', () => {
    const line = PETER.note.split('\n').at(-2)!;
    const bytes = Buffer.from(line.split(' ')[2]!, 'base64');
    bytes[20] = bytes[20]! ^ 1;
    expect(checkSignature(only(`${PETER.note}\u2014 PeterNeumann ${bytes.toString('base64')}\n`), peter)).toBe(
      'forged',
    );
  });

  it('follows another in one file, with or without an empty line between', () => {
    const two = signNote('one\n', 'a', other) + signNote('two\n', 'b', other);
    const read = readNotes(`\n${two}\n\n${PETER.note}\n`);
    if (read.kind === 'notes') expect(read.notes.map(({ line }) => line)).toEqual([2, 5, 10]);
    expect(read.kind).toBe('notes');
  });

  it.each([
    ['no signature', 'text\n\n', 1],
    ['no blank line', 'text\n\u2014 a AAAAAAAA\n', 1],
    ['no line feed at its end', PETER.note.trimEnd(), 1],
    ['a carriage return', PETER.note.replace('\n', '\r\n'), 1],
    ['a signature without a name', 'text\n\n\u2014  AAAAAAAA\n', 3],
    ['a name with a plus', 'text\n\n\u2014 a+b AAAAAAAA\n', 3],
    ['a name with a space of another script', 'text\n\n\u2014 a\u2003b AAAAAAAA\n', 3],
    ['base64 of another spelling', 'text\n\n\u2014 a AAAAAAB=\n', 3],
    ['a signature of nothing', 'text\n\n\u2014 a AAAAAA==\n', 3],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n', 1],
  ])('with %s is malformed', (_, text, line) => {
    expect(readNotes(text)).toMatchObject({ kind: 'malformed', line });
  });
});
