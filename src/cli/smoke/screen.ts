/** What a smoke run is doing, on stderr: a table on a terminal, a line for each thing that is new elsewhere. */
import { styleText } from 'node:util';
import { advance, drawTable, emptyTable, newLines } from '../../smoke/output/live-table.ts';
import type { Paint } from '../../smoke/output/report-text.ts';
import type { SmokeProgress } from '../../smoke/ports.ts';

export interface SmokeScreen {
  readonly tell: (progress: SmokeProgress) => void;
  /** Takes the table away. */
  readonly end: () => void;
}

/** Often enough to look alive, too seldom to flicker. */
const DRAW_EVERY_MS = 120;

export function createScreen(stream: NodeJS.WriteStream, ids: readonly string[]): SmokeScreen {
  if (!stream.isTTY) {
    const lineOf = newLines();
    const tell = (progress: SmokeProgress): void => {
      const line = progress.kind === 'check-started' ? null : lineOf(progress);
      if (line !== null) stream.write(`${line}\n`);
    };
    return { tell, end: () => undefined };
  }
  return createTable(stream, ids);
}

function createTable(stream: NodeJS.WriteStream, ids: readonly string[]): SmokeScreen {
  const startedAt = performance.now();
  const paint = paintFor(stream);
  let table = emptyTable(ids);
  let drawn = 0;
  const erase = (): string => (drawn === 0 ? '' : `\r\x1b[${drawn}A\x1b[J`);
  const draw = (): void => {
    const screen = { columns: stream.columns || 80, lines: stream.rows || 24 };
    const lines = drawTable(table, performance.now() - startedAt, screen, paint);
    stream.write(`${erase()}${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  draw();
  const timer = setInterval(draw, DRAW_EVERY_MS);
  return {
    tell(progress) {
      table = advance(table, progress);
    },
    end() {
      clearInterval(timer);
      stream.write(erase());
      drawn = 0;
    },
  };
}

const COLOURS = {
  pass: 'green',
  fail: 'red',
  error: 'magenta',
  inconclusive: 'yellow',
  skipped: 'gray',
  running: 'cyan',
  waiting: 'gray',
} as const;

/** Colours on a terminal, unless `NO_COLOR` is set. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (verdict, text) => styleText(COLOURS[verdict], text, { stream });
}
