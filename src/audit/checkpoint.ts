/** Checkpoints (C2SP `tlog-checkpoint`): what a log vouches for, as a signed note. */
import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES, type SigningKey } from './crypto.ts';
import { type Finding, type FindingCode, findingAt } from './finding.ts';
import { isSameHash } from './hash.ts';
import { checkSignature, type Note, readNotes, signNote } from './note.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface Checkpoint {
  /** Which log; also the name that its key signs under. */
  readonly origin: string;
  /** Lines that it vouches for. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** @param host of the GitHub server, e.g. `github.com` */
export function logOrigin(host: string, installationId: number): string {
  return `${host}/installations/${installationId}/audit`;
}

/** The note's text, three lines. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  return signNote(checkpointText(checkpoint), checkpoint.origin, key);
}

/** The comment that publishes it: hashes only, in a code block, so that nothing of it is rendered. */
export function checkpointComment(note: string): string {
  return `\`\`\`\n${note}\`\`\`\n`;
}

/** Null when the text of a note is no checkpoint. Extension lines are passed over. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', hash = '', ...rest] = text.split('\n');
  const root = fromBase64(hash);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== HASH_BYTES) return null;
  if (!Number.isSafeInteger(Number(size)) || rest.pop() !== '' || rest.includes('')) return null;
  return { origin, size: Number(size), root };
}

export type OpenedCheckpoints =
  /** By size, each size once. */
  | { readonly kind: 'valid'; readonly origin: string; readonly checkpoints: readonly Checkpoint[] }
  | { readonly kind: 'wrong'; readonly finding: Finding };

/**
 * The checkpoints of a file, in any order: all signed with the key, all of one log, none against another of its size.
 * @param origin the log they have to be of; without it the one that the key is named for
 */
export function openCheckpoints(file: string, key: VerifierKey, origin: string | null): OpenedCheckpoints {
  const read = readNotes(file);
  if (read.kind === 'malformed')
    return wrong('checkpoint-malformed', read.line, `This is no checkpoint. ${read.message}`);
  const first = read.notes[0];
  if (first === undefined) return wrong('checkpoint-malformed', 1, 'The file has no checkpoint.');
  const expected = origin ?? key.name ?? (first.text.split('\n')[0] as string);
  const bySize = new Map<number, { readonly checkpoint: Checkpoint; readonly line: number }>();
  for (const note of read.notes) {
    const opened = openNote(note, key, expected);
    if ('code' in opened) return { kind: 'wrong', finding: opened };
    const known = bySize.get(opened.size);
    if (known && !isSameHash(known.checkpoint.root, opened.root)) {
      const message = `The log vouches for two histories of ${opened.size} lines: this one and that on line ${known.line}. It showed different people different logs.`;
      return wrong('checkpoints-disagree', note.line, message);
    }
    if (!known) bySize.set(opened.size, { checkpoint: opened, line: note.line });
  }
  const checkpoints = [...bySize.values()].map(({ checkpoint }) => checkpoint);
  return { kind: 'valid', origin: expected, checkpoints: checkpoints.sort((one, other) => one.size - other.size) };
}

function openNote(note: Note, key: VerifierKey, origin: string): Checkpoint | Finding {
  const { line } = note;
  const signed = checkSignature(note, key);
  if (signed === 'unsigned') {
    const keys = note.signatures.map(({ name, keyId }) => `${name}+${keyId}`).join(', ');
    const message = `No signature is of the key that was given${key.name === null ? '' : `, ${key.name}`}; there are ${keys}. Check that the key is that of this log.`;
    return findingAt('checkpoint', 'checkpoint-unsigned', line, message);
  }
  if (signed === 'forged') {
    const message = 'The signature does not hold: the checkpoint was changed after it was signed, or never signed.';
    return findingAt('checkpoint', 'signature-wrong', line, message);
  }
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint === null) {
    const message =
      'This is signed and no checkpoint: it has to have the origin, the number of lines and the root hash in base64, a line each.';
    return findingAt('checkpoint', 'checkpoint-malformed', line, message);
  }
  if (checkpoint.origin === origin) return checkpoint;
  const message = `It is of the log ${checkpoint.origin}, and asked for is ${origin}. Give one checkpoint file and one key for each log.`;
  return findingAt('checkpoint', 'origin-differs', line, message);
}

function wrong(code: FindingCode, line: number, message: string): OpenedCheckpoints {
  return { kind: 'wrong', finding: findingAt('checkpoint', code, line, message) };
}
