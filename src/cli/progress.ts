/** How far long work is: a bar on a terminal, a line now and then elsewhere. To stderr. */
import { plainLine } from '../domain/markdown.ts';

export interface Progress {
  /** A new piece of work begins. */
  readonly begin: (what: string) => void;
  readonly update: (done: number, total: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;
const WIDTH = 24;

export function createProgress(stream: NodeJS.WriteStream): Progress {
  const interval = stream.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS;
  let work = '';
  let toldAt = performance.now();
  const erase = (): void => {
    if (stream.isTTY) stream.write('\r\x1b[K');
  };
  // A line that wraps could not be erased.
  const show = (text: string): void => {
    stream.write(stream.isTTY ? plainLine(text, (stream.columns || 80) - 1) : `${text}\n`);
  };
  return {
    begin(what) {
      erase();
      work = what;
      show(what);
      toldAt = performance.now();
    },
    update(done, total) {
      const now = performance.now();
      if (now - toldAt < interval) return;
      toldAt = now;
      const share = total === 0 ? 1 : done / total;
      const figures = `${Math.floor(share * 100)} % of ${total.toLocaleString('en')}`;
      erase();
      show(stream.isTTY ? `${bar(share)} ${figures}: ${work}` : `${work}: ${figures}`);
    },
    end: erase,
  };
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
}
