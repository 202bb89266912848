/** `Expected downtime: 30 minutes`: a line of a text that people wrote. */
import { parseDuration } from '../../domain/instant.ts';
import { plainLine } from '../../domain/markdown.ts';

/** In time linear in the text: no two neighbours of it take the same character. */
const LINE = /^[ \t>*_#-]*expected downtime[ \t*_]*:[ \t*_]*([^\s*_].*)$/im;
const LONGEST = 120;

/** Of the first text that has such a line, as it was written, on one line; undefined: none has. */
export function expectedDowntime(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const said = plainLine(LINE.exec(text.replaceAll(/\r\n?/g, '\n'))?.[1] ?? '', LONGEST);
    if (said !== '') return said;
  }
  return undefined;
}

const AMOUNT = /^(?:about |up to |~ ?|≤ ?)?(\d{1,4})[ -]?(min|mins|minutes?|h|hrs?|hours?)\.?$/i;

/** Its length in milliseconds; undefined: nobody can tell from the words. */
export function downtimeLength(said: string): number | undefined {
  const written = said.trim();
  const amount = AMOUNT.exec(written);
  if (amount === null) return parseDuration(written);
  return Number(amount[1]) * (/^m/i.test(amount[2] ?? '') ? 60_000 : 3_600_000);
}
