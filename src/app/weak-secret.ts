/** 32 characters of `openssl rand -hex 16` are 128 bits. */
const SHORTEST = 32;
/** Random text of that length has more, in every alphabet that is used for secrets. */
const FEWEST_DIFFERENT = 8;

/** Values from guides and examples, ours included, in lower case. Anybody can sign with them. */
const KNOWN: readonly string[] = [
  'development',
  "it's a secret to everybody",
  'your-webhook-secret',
  'replace-me-with-the-output-of-openssl-rand-hex-32',
  'replace-with-the-output-of-openssl-rand-hex-32',
];

/** What makes the webhook secret guessable, as the first half of a sentence; null when nothing does. */
export function weaknessOf(secret: string): string | null {
  if (secret.trim() === '') return 'It is not set';
  if (KNOWN.includes(secret.trim().toLowerCase())) return 'It is the value of a public example';
  if (secret.length < SHORTEST) return `It has fewer than ${SHORTEST} characters`;
  if (new Set(secret).size < FEWEST_DIFFERENT) return 'It repeats a few characters';
  return null;
}
