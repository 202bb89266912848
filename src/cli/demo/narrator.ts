/** How the demo tells its story: a time, what people do, and what GitHub shows, framed so that it can be told apart. */
import { layTables } from './tables.ts';

export interface Narrator {
  /** The clock moved on; says what time it is. */
  time(instant: number): void;
  /** What somebody does. */
  tell(text: string): void;
  /** What GitHub shows, and where. */
  show(where: string, text: string): void;
  /** What came out as it should. */
  confirm(text: string): void;
}

const WIDTH = 100;

export function createNarrator(write: (line: string) => void, zone: string, hasColour: boolean): Narrator {
  const paint = (code: number, text: string): string => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    time: (instant) => write(`\n${paint(1, `${format.format(instant)} (${zone})`)}`),
    tell: (text) => {
      for (const line of wrap(text, WIDTH)) write(line);
    },
    show: (where, text) => {
      write(paint(36, `  ┌ ${where}`));
      const lines = layTables(seen(text).split('\n'), WIDTH - 4);
      for (const line of lines.flatMap((each) => wrap(each, WIDTH - 4))) write(`${paint(36, '  │')} ${line}`);
      write(paint(36, '  └'));
    },
    confirm: (text) => write(paint(32, `  ✓ ${text}`)),
  };
}

/** Markdown as it reads where it is shown: without comments of HTML, and without the marks that keep text from being one. */
function seen(markdown: string): string {
  return markdown
    .replace(/```mermaid\n[\s\S]*?title "(.*)"[\s\S]*?```/g, '(chart: $1)')
    .replace(/<!--[\s\S]*?-->|<\/?(?:sub|details|summary)>/g, '')
    .replace(/\[([^\]\n]+)\]\([^)\s]+\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** Breaks a line between words; what goes on keeps the indent of its beginning, and of the mark of a list. */
function wrap(text: string, width: number): readonly string[] {
  if (text.length <= width) return [text];
  const indent = ' '.repeat(/^ *(?:- )?/.exec(text)?.[0].length ?? 0);
  const at = text.lastIndexOf(' ', width);
  if (at <= indent.length) return [text];
  return [text.slice(0, at), ...wrap(`${indent}${text.slice(at + 1)}`, width)];
}
