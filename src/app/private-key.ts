import { createPrivateKey } from 'node:crypto';

const ESCAPED_BREAK = /\\n/g;
const ONE_LINE = /^(-----BEGIN [A-Z ]+-----)\s+(.+?)\s+(-----END [A-Z ]+-----)$/;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/**
 * The App's RSA key as PKCS #8 PEM, or null when the text is none. Takes what environments do to a PEM file: base64,
 * `\n` written out, line breaks turned into spaces.
 */
export function readPrivateKey(text: string): string | null {
  const decoded = BASE64.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
  const pem = decoded.replace(ESCAPED_BREAK, '\n').trim().replace(/\r\n/g, '\n');
  const parts = pem.includes('\n') ? null : ONE_LINE.exec(pem);
  return exported(parts ? `${parts[1]}\n${parts[2]?.replace(/\s+/g, '\n')}\n${parts[3]}\n` : pem);
}

function exported(pem: string): string | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key.export({ type: 'pkcs8', format: 'pem' }).toString() : null;
  } catch {
    return null;
  }
}
