/** Text of others in Markdown: shown as it is, and neither link, ping, image nor markup. */

const MARKUP = /[\\`*_{}[\]()<>#+\-.!|~&$^=:/]/g;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** On one line, so that it fits a table cell. A zero-width space keeps `@name` and `#1` from being references. */
export function markdownText(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(/www\./gi, 'www\u200b.')
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@|&#35;/g, (character) => `${character}\u200b`)
    .replace(/&#58;&#47;/g, '&#58;\u200b&#47;');
}
