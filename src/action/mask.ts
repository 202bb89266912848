/** Secrets are masked in every form in which they may turn up in a log. */
import * as core from '@actions/core';

/** Shorter ones would black out half the log and protect nothing. */
const SHORTEST = 4;

/** The secret itself, its lines, and what encoders make of it. */
export function derivedForms(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return [];
  const bytes = Buffer.from(secret, 'utf8');
  const forms = [
    secret,
    ...secret.split(/\r?\n/),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    // What git and HTTP clients send for a token.
    Buffer.from(`x-access-token:${secret}`, 'utf8').toString('base64'),
  ];
  return [...new Set(forms)].filter((form) => form.trim().length >= SHORTEST);
}

export function maskSecret(secret: string): void {
  for (const form of derivedForms(secret)) core.setSecret(form);
}
