/** What of Markdown nobody sees, and templates are full of: HTML comments, and links that are only defined. */

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

const LINK_DEFINITION = /^\[(?!\^)[^\]]+\]:\s*(?:<[^<>]*>|\S+)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?$/;

/** Whether the line says where a link leads, which shows nothing. Footnotes (`[^1]: …`) are shown. */
export function isLinkDefinition(line: string): boolean {
  return LINK_DEFINITION.test(line.trim());
}
