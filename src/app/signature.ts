/** GitHub's webhook signature: `X-Hub-Signature-256: sha256=<hex HMAC of the raw body>`. SHA-1 is not accepted. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';

const FORM = /^sha256=([0-9a-f]{64})$/;

/** The 32 bytes that the header claims, or null when it does not have the form of a signature. */
export function claimedSignature(header: string | readonly string[] | undefined): Buffer | null {
  const hex = typeof header === 'string' ? FORM.exec(header)?.[1] : undefined;
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}

export interface SignatureCheck {
  /** Bytes of the body, in order, as they arrive. */
  update(bytes: Uint8Array): void;
  /** Whether one of the secrets signed them. To be called once. */
  matches(claimed: Buffer): boolean;
}

/** Checks against every active secret, so that a secret can be replaced without losing a delivery. */
export function startSignatureCheck(secrets: readonly Secret[]): SignatureCheck {
  const hmacs = secrets.map((secret) => createHmac('sha256', secret.reveal()));
  return {
    update: (bytes) => {
      for (const hmac of hmacs) hmac.update(bytes);
    },
    matches: (claimed) => hmacs.filter((hmac) => timingSafeEqual(hmac.digest(), claimed)).length > 0,
  };
}
