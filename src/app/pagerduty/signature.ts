/**
 * PagerDuty's webhook signature: `X-PagerDuty-Signature: v1=<hex HMAC-SHA256 of the raw body>`, several with commas
 * between them. developer.pagerduty.com, "Verifying Webhook Signatures".
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../secret.ts';

const FORM = /^v1=([0-9a-f]{64})$/i;

/** A subscription has one secret, or two while it is being replaced. */
const MOST_CLAIMED = 10;

/** The signatures that the header claims; other versions and whatever else stands there are left out. */
export function claimedSignatures(header: string | readonly string[] | undefined): readonly Buffer[] {
  if (typeof header !== 'string') return [];
  const parts = header.split(',', MOST_CLAIMED).map((part) => FORM.exec(part.trim())?.[1]);
  return parts.flatMap((hex) => (hex === undefined ? [] : [Buffer.from(hex, 'hex')]));
}

/** Whether one of the secrets signed these very bytes. Every pair is compared, in constant time. */
export function isSigned(body: Uint8Array, claimed: readonly Buffer[], secrets: readonly Secret[]): boolean {
  const own = secrets.map((secret) => createHmac('sha256', secret.reveal()).update(body).digest());
  return own.flatMap((each) => claimed.filter((other) => timingSafeEqual(each, other))).length > 0;
}
