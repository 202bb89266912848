/** The key that an auditor checks checkpoints with. */
import { fromBase64, toBase64 } from './base64.ts';
import { KEY_BYTES, readPublicKey, sha256 } from './crypto.ts';

export interface VerifierKey {
  /** The name it signs under; null when a PEM file told the key, which has no name. */
  readonly name: string | null;
  readonly publicKey: Uint8Array;
}

/** Signature type of C2SP signed notes: plain Ed25519. */
const ED25519 = 0x01;

/** A space of any script, a plus or a control character would make two readings of one line. */
const NAME = /^[^\s+\p{Cc}]+$/u;

export function isKeyName(name: string): boolean {
  return NAME.test(name);
}

/** The first four bytes of SHA-256(name, line feed, type, public key), in hex. */
export function keyIdOf(name: string, publicKey: Uint8Array): string {
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typedKey(publicKey)]));
  return Buffer.from(id.subarray(0, 4)).toString('hex');
}

/** `name+id+base64`, the form that tools for signed notes take. */
export function verifierKeyText(name: string, publicKey: Uint8Array): string {
  return `${name}+${keyIdOf(name, publicKey)}+${toBase64(typedKey(publicKey))}`;
}

/** A key in the form of {@link verifierKeyText}, or a PEM file. Null: it is neither, or its id is not that of the key. */
export function readVerifierKey(text: string): VerifierKey | null {
  if (text.includes('-----BEGIN ')) {
    const publicKey = readPublicKey(text);
    return publicKey && { name: null, publicKey };
  }
  const [, name = '', id = '', typed = ''] = /^([^+\n]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(typed);
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return null;
  const publicKey = bytes.subarray(1);
  return keyIdOf(name, publicKey) === id ? { name, publicKey } : null;
}

function typedKey(publicKey: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from([ED25519]), publicKey]);
}
