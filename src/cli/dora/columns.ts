/** Rows of cells as lines whose columns begin below each other. */
import { plainLine } from '../../domain/markdown.ts';

/** Names come from others: one that is longer is cut, so that the columns behind it can still be read. */
const LONGEST_CELL = 120;

export function inColumns(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => plainLine(cell, LONGEST_CELL)));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return cells.map((row) =>
    `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
