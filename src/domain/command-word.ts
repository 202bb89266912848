/** Names as a comment command takes them. */

/**
 * `production`, `"eu west"`. A name with anything else in it could end what the command stands in (code, a quoted text,
 * a line): it is left to the reader, as the `placeholder` of the form.
 */
export function commandWord(name: string, placeholder: 'ENV' | 'STAGE' | 'NAME'): string {
  if (/[^\p{L}\p{N}_ ./()+-]/u.test(name) || name.trim() !== name || name === '') return placeholder;
  return name.includes(' ') ? `"${name}"` : name;
}
