/** HTML comments of Markdown: nobody sees them, and templates are full of them. */

export interface Uncommented {
  /** With a space for each comment. */
  readonly text: string;
  /** Whether a comment begins that is not over at the end. */
  readonly isOpen: boolean;
}

/** In time linear in the text, however many comments begin in it. */
export function withoutComments(text: string): Uncommented {
  let shown = '';
  let from = 0;
  for (;;) {
    const begin = text.indexOf('<!--', from);
    if (begin < 0) return { text: shown + text.slice(from), isOpen: false };
    shown += `${text.slice(from, begin)} `;
    const end = text.indexOf('-->', begin + 4);
    if (end < 0) return { text: shown, isOpen: true };
    from = end + 3;
  }
}
