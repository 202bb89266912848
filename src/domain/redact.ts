/**
 * Secrets out of text. A secret seldom turns up as it was written: encoders, quotes and headers change it, so every form
 * that they make of it is looked for. Pure, so that every sink (log, report, summary, output) can use the same one.
 */

/** Shorter ones would black out half of a text, and protect nothing. Lines of a longer one count from here, too. */
export const SHORTEST_SECRET = 4;

/** What stands where a secret was. */
const MARK = '***';

/**
 * Of a text that was cut somewhere (`…`, an excerpt), how much of a secret has to be at the cut to be taken for it.
 * Fewer characters are common to too many words.
 */
const SHORTEST_PIECE = 6;

/** Texts that we shorten are cut once or twice; one with more of the marks brought them along. */
const MOST_CUTS = 8;

export type Redact = (text: string) => string;

/** Leaves every text as it is. */
const NOTHING_SECRET: Redact = (text) => text;

/**
 * The secret, its lines, and what encoders make of both, the longest first: URL and form encoding, base64 (also as a
 * part of something longer), hexadecimal, JSON and XML escapes, and one line with its white space shrunk.
 */
export function secretForms(secret: string): readonly string[] {
  const parts = [secret, ...secret.split(/\r\n|[\r\n]/)].filter(isLongEnough);
  const forms = new Set(parts.flatMap((part) => [part, part.trim(), ...encodings(part)]).filter(isLongEnough));
  return [...forms].toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

/** Replaces every form of every secret. Overlapping ones go as one, so that nothing of either is left. */
export function redactor(secrets: Iterable<string>): Redact {
  const forms = [...new Set([...secrets].flatMap(secretForms))];
  if (forms.length === 0) return NOTHING_SECRET;
  return (text) => blackOut(text, [...wholes(text, forms), ...pieces(text, forms)]);
}

function isLongEnough(form: string): boolean {
  return form.trim().length >= SHORTEST_SECRET;
}

function encodings(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const url = encodeURIComponent(text.toWellFormed());
  const strict = url.replace(/[!'()*]/g, (character) => `%${hexOf(character.charCodeAt(0)).toUpperCase()}`);
  const hex = Array.from(bytes, hexOf).join('');
  const json = JSON.stringify(text).slice(1, -1);
  return [
    ...[url, strict, url.replaceAll('%20', '+'), strict.replaceAll('%20', '+')].flatMap(withLowerHex),
    encodeURI(text.toWellFormed()),
    ...base64Forms(bytes),
    hex,
    hex.toUpperCase(),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    xmlEscaped(text, '&#39;'),
    xmlEscaped(text, '&apos;'),
    text.replace(/\s+/gu, ' ').trim(),
  ];
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function withLowerHex(text: string): readonly string[] {
  return [text, text.replace(/%[0-9A-F]{2}/g, (place) => place.toLowerCase())];
}

function xmlEscaped(text: string, apostrophe: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * By itself with its padding, and inside something longer, as `user:secret` is: there it begins at one of three places
 * of a group, and of its own are only the characters in which no bit of a neighbour is.
 */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const inside = [0, 1, 2].map((before) => {
    const encoded = base64(new Uint8Array([...new Uint8Array(before), ...bytes]));
    const hasPartialEnd = (before + bytes.length) % 3 !== 0;
    return encoded.slice([0, 2, 3][before], hasPartialEnd ? -1 : undefined);
  });
  const alone = base64(bytes);
  const padded = alone.padEnd(Math.ceil(alone.length / 4) * 4, '=');
  return [padded, alone, ...inside].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** Without padding. */
function base64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | (two << 8) | three;
    const characters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join('');
    groups.push(characters.slice(0, Math.min(bytes.length - at, 3) + 1));
  }
  return groups.join('');
}

/** Both ends in UTF-16 units, `to` not included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

function wholes(text: string, forms: readonly string[]): readonly Range[] {
  const found: Range[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      found.push({ from: at, to: at + form.length });
    }
  }
  return found;
}

/** What is left of a secret where the text was cut: its beginning before a cut, its end after one. */
function pieces(text: string, forms: readonly string[]): readonly Range[] {
  const ends = [text.length, ...indexesOf(text, '…')];
  const starts = [0, ...indexesOf(text, '…').map((at) => at + 1)];
  return forms.flatMap((form) => [
    ...ends.flatMap((end) => {
      const length = longestPiece(form, (size) => text.endsWith(form.slice(0, size), end));
      return length === 0 ? [] : [{ from: end - length, to: end }];
    }),
    ...starts.flatMap((start) => {
      const length = longestPiece(form, (size) => text.startsWith(form.slice(-size), start));
      return length === 0 ? [] : [{ from: start, to: start + length }];
    }),
  ]);
}

function longestPiece(form: string, isThere: (size: number) => boolean): number {
  for (let size = form.length - 1; size >= SHORTEST_PIECE; size--) {
    if (isThere(size)) return size;
  }
  return 0;
}

function indexesOf(text: string, mark: string): readonly number[] {
  return [...text.matchAll(new RegExp(mark, 'g'))].slice(0, MOST_CUTS).map(({ index }) => index);
}

function blackOut(text: string, ranges: readonly Range[]): string {
  const kept: string[] = [];
  let end = 0;
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    if (from > end || (from === 0 && end === 0)) kept.push(text.slice(end, from), MARK);
    end = Math.max(end, to);
  }
  return kept.join('') + text.slice(end);
}
