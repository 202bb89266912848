/** Markdown tables whose rows all have as many cells as their head. */

/** Cells are Markdown already: inert, on one line. No rows: no table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [row(head), row(head.map(() => '---')), ...rows.map((cells) => row(head.map((_, at) => cells[at] ?? '')))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Closed until a reader opens it; `summary` is inert Markdown. GitHub wants the empty lines. */
export function collapsed(summary: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${asHtml(summary)}</summary>`, '', ...lines, '', '</details>'];
}

/** `… and 12 more teams`; null where nothing was cut. */
export function sayCut(left: number, what: string): readonly string[] {
  return left > 0 ? ['', `… and ${left} more ${what}.`] : [];
}

/** Inside HTML Markdown has no power, and its escapes would be shown. A dollar would begin a formula. */
function asHtml(inert: string): string {
  return inert.replace(/\\(.)/gu, (_, escaped: string) => (escaped === '$' ? '&#36;' : escaped));
}
