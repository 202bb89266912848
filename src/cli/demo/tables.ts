/** Tables of Markdown as they are seen: in columns. A cell that is too long for its column goes on below. */

/** Lines that are no part of a table stay as they are. @param width in characters */
export function layTables(lines: readonly string[], width: number): readonly string[] {
  const laid: string[] = [];
  let rows: (readonly string[])[] = [];
  for (const line of [...lines, '']) {
    if (isRow(line)) {
      rows.push(cellsOf(line));
      continue;
    }
    laid.push(...layTable(rows, width));
    rows = [];
    laid.push(line);
  }
  return laid.slice(0, -1);
}

function isRow(line: string): boolean {
  return line.startsWith('| ') && line.endsWith(' |');
}

function cellsOf(row: string): readonly string[] {
  return row
    .slice(1, -1)
    .split(' | ')
    .map((cell) => cell.replaceAll('<br>', ', ').trim());
}

const GAP = '  ';

function layTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const [head] = rows;
  if (head === undefined) return [];
  const widths = widthsOf(rows, width - GAP.length * (head.length - 1));
  return rows.flatMap((row) => {
    if (row.every((cell) => /^:?-+:?$/.test(cell))) return [widths.map((each) => '─'.repeat(each)).join(GAP)];
    const cells = widths.map((each, at) => broken(row[at] ?? '', each));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, at) => (cell[line] ?? '').padEnd(widths[at] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  });
}

/** What fits has its own width; the widest give up what is too much. */
function widthsOf(rows: readonly (readonly string[])[], most: number): readonly number[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const sum = (): number => widths.reduce((all, each) => all + each, 0);
  while (sum() > most && Math.max(...widths) > 1) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

function broken(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const space = text.lastIndexOf(' ', width);
  const at = space > 0 ? space : width;
  return [text.slice(0, at), ...broken(text.slice(at).trimStart(), width)];
}
