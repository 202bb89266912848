/** SHA-256 and Ed25519 as functions of their arguments. The audit log needs no other cryptography. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** Signs with an Ed25519 key, which stays inside. */
export interface SigningKey {
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. The same message gives the same signature. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export const KEY_BYTES = 32;
export const HASH_BYTES = 32;
const SIGNATURE_BYTES = 64;

export function sha256(data: Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer');
}

/** False as well for a key or a signature that is none. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}

/**
 * An Ed25519 private key, or null when the text holds none. Takes a PEM file as it is, in base64, and with `\n`
 * written out, which is how environments carry it.
 */
export function readSigningKey(text: string): SigningKey | null {
  const key = keyIn(text, createPrivateKey);
  if (key === null) return null;
  const publicKey = bytesOf(createPublicKey(key));
  return publicKey && { publicKey, sign: (message) => sign(null, message, key) };
}

/** The 32 bytes of the Ed25519 public key in a PEM file, or null when the text holds none. */
export function readPublicKey(pem: string): Uint8Array | null {
  // Node makes a public key of a private one, and a private key is nothing to hand to an auditor.
  if (pem.includes('PRIVATE KEY')) return null;
  const key = keyIn(pem, createPublicKey);
  return key && bytesOf(key);
}

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

function keyIn(text: string, read: (pem: string) => KeyObject): KeyObject | null {
  const decoded = BASE64.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
  try {
    const key = read(decoded.replaceAll('\\n', '\n').trim());
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function bytesOf(publicKey: KeyObject): Uint8Array | null {
  const { x } = publicKey.export({ format: 'jwk' });
  return x === undefined ? null : Buffer.from(x, 'base64url');
}
