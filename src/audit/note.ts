/** Signed notes (C2SP `signed-note`): a text, a blank line, and lines of signatures over the text. */
import { fromBase64, toBase64 } from './base64.ts';
import { isSignedBy, type SigningKey } from './crypto.ts';
import { isKeyName, keyIdOf, type VerifierKey } from './verifier-key.ts';

export interface Note {
  /** With its last line feed, without the blank line: the bytes that are signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
  /** The whole note as it stands in its file. */
  readonly source: string;
  /** Line of its file on which it begins, from 1. */
  readonly line: number;
}

export interface NoteSignature {
  readonly name: string;
  /** Eight hex digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export type ReadNotes =
  | { readonly kind: 'notes'; readonly notes: readonly Note[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };

/** A fence of a code block. Notes are published as one in a comment, and what comes back is the comment. */
const FENCE = /^```$/;

/** Em dash, space. */
const SIGNATURE = '\u2014 ';

/** @param text one or more whole lines, none of them empty */
export function signNote(text: string, name: string, key: SigningKey): string {
  const signed = Buffer.concat([Buffer.from(keyIdOf(name, key.publicKey), 'hex'), key.sign(Buffer.from(text))]);
  return `${text}\n${SIGNATURE}${name} ${toBase64(signed)}\n`;
}

/**
 * The notes of a file, one after the other, with or without empty lines between them. Their texts have no empty line,
 * as those of checkpoints have none, so it is plain where each ends. Each may stand in a Markdown code block.
 */
export function readNotes(file: string): ReadNotes {
  const lines = file.split('\n').map((line) => (FENCE.test(line) ? '' : line));
  const control = lines.findIndex((line) => /\p{Cc}/u.test(line));
  if (control >= 0) return malformed(control, 'It has a control character (a carriage return is one).');
  const notes: Note[] = [];
  for (let at = afterEmpty(lines, 0); at < lines.length; ) {
    const signaturesAt = lines.indexOf('', at) + 1;
    const end = lines.findIndex((line, index) => index >= signaturesAt && !line.startsWith(SIGNATURE));
    if (signaturesAt === 0 || end <= signaturesAt) {
      return malformed(at, 'It does not end with a line feed, a blank line, and lines of signatures.');
    }
    const signatures = lines.slice(signaturesAt, end).map(signatureIn);
    const broken = signatures.indexOf(null);
    if (broken >= 0) return malformed(signaturesAt + broken, 'A signature is not "\u2014 name base64".');
    const text = `${lines.slice(at, signaturesAt - 1).join('\n')}\n`;
    const source = `${lines.slice(at, end).join('\n')}\n`;
    notes.push({ text, source, signatures: signatures.filter((one) => one !== null), line: at + 1 });
    at = afterEmpty(lines, end);
  }
  return { kind: 'notes', notes };
}

/**
 * `unsigned`: no signature is of this key; those of other keys say nothing. `forged`: one claims to be and is not.
 */
export function checkSignature(note: Note, key: VerifierKey): 'signed' | 'unsigned' | 'forged' {
  const own = note.signatures.filter(
    ({ name, keyId }) => (key.name ?? name) === name && keyIdOf(name, key.publicKey) === keyId,
  );
  if (own.length === 0) return 'unsigned';
  const message = Buffer.from(note.text);
  return own.every(({ signature }) => isSignedBy(key.publicKey, message, signature)) ? 'signed' : 'forged';
}

function signatureIn(line: string): NoteSignature | null {
  const [name = '', text = '', ...more] = line.slice(SIGNATURE.length).split(' ');
  const bytes = fromBase64(text);
  if (more.length > 0 || !isKeyName(name) || bytes === null || bytes.length <= 4) return null;
  return { name, keyId: Buffer.from(bytes.subarray(0, 4)).toString('hex'), signature: bytes.subarray(4) };
}

function afterEmpty(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at] === '') at++;
  return at;
}

function malformed(index: number, message: string): ReadNotes {
  return { kind: 'malformed', line: index + 1, message };
}
