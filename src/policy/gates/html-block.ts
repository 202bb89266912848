/** HTML blocks of Markdown (CommonMark, section 4.6): where one begins, and what ends it. Nothing in them is Markdown. */

/** What the line has in which an HTML block ends; null: it ends before a blank line. */
export type HtmlEnd = RegExp | null;

const KINDS: readonly { readonly begins: RegExp; readonly ends: HtmlEnd }[] = [
  {
    begins: /^<(?:script|pre|textarea|style)(?:[\s>]|$)/i,
    ends: /<\/(?:script|pre|textarea|style)>/i,
  },
  { begins: /^<!--/, ends: /-->/ },
  { begins: /^<\?/, ends: /\?>/ },
  { begins: /^<![A-Za-z]/, ends: />/ },
  { begins: /^<!\[CDATA\[/, ends: /\]\]>/ },
  {
    begins:
      /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
    ends: null,
  },
];

/** Any tag alone on its line. */
const LONE_TAG =
  /^<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z\d-]*\s*)>\s*$/i;

/**
 * How the HTML block that begins with this text ends; undefined when none begins here.
 *
 * @param interruptsParagraph a lone tag in the middle of a paragraph is part of it.
 */
export function htmlBlockAt(text: string, interruptsParagraph: boolean): { readonly ends: HtmlEnd } | undefined {
  if (!text.startsWith('<')) return undefined;
  const kind = KINDS.find(({ begins }) => begins.test(text));
  if (kind !== undefined) return { ends: kind.ends };
  return !interruptsParagraph && LONE_TAG.test(text) ? { ends: null } : undefined;
}
