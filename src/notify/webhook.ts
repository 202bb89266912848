/** A webhook as Standard Webhooks asks for it: id, timestamp and signature in headers, the facts as JSON. */
import { createHmac } from 'node:crypto';
import { type Notice, noticeId } from '../domain/notice.ts';
import { fullName } from '../domain/repository.ts';
import { addressIn, type Message, type MessageCase, noAddress } from './message.ts';

/** Standard Webhooks asks for 24 to 64 bytes. */
const FEWEST_BYTES = 24;
const MOST_BYTES = 64;

export function webhookMessage(given: MessageCase): Message {
  const { notice, signingSecret, at, pageUrl } = given;
  const url = addressIn(given);
  if (url === null) return noAddress(given);
  const key = signingSecret === undefined ? null : signingKey(signingSecret.reveal());
  if (key === null) {
    const name = `${notice.target.variable}_SECRET`;
    const because = `${name} holds no secret to sign with, so the receiver could not tell who sent this. Set it to "whsec_" and the output of "openssl rand -base64 32"`;
    return { kind: 'refused', because };
  }
  const id = noticeId(notice);
  const timestamp = String(Math.floor(at / 1000));
  const body = JSON.stringify(bodyOf(notice, pageUrl));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  return { kind: 'message', url, headers, body };
}

/** The bytes that a secret stands for: base64, with or without `whsec_` in front. Null: it is none. */
export function signingKey(secret: string): Buffer | null {
  const text = secret.trim().replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const key = Buffer.from(text, 'base64');
  return key.length >= FEWEST_BYTES && key.length <= MOST_BYTES ? key : null;
}

function bodyOf({ event, repository, told }: Notice, url: string): object {
  const { at, environment, sha, deploymentId, summary, lines, announcement, decision } = told;
  const where = { repository: fullName(repository), environment, sha, deployment: deploymentId };
  return { version: 1, type: event, at, ...where, summary, details: lines, announcement, url, decision };
}
