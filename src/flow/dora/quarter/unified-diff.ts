/** The difference of two texts of equally many lines, as `git apply` takes it. */

const CONTEXT = 3;

/** @param file as the repository names it. Texts that do not differ have an empty one. */
export function unifiedDiff(before: string, after: string, file: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) throw new Error('A difference is told of texts with equally many lines only.');
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  if (changed.length === 0) return '';
  const hunks = stretchesOf(changed, old.length).map((stretch) => hunk(old, now, stretch));
  return [`--- a/${file}\n`, `+++ b/${file}\n`, ...hunks].join('');
}

/** Each with its line break; the last one may lack it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

interface Stretch {
  readonly from: number;
  readonly until: number;
}

function stretchesOf(changed: readonly number[], length: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const at of changed) {
    const one = { from: Math.max(0, at - CONTEXT), until: Math.min(length, at + CONTEXT + 1) };
    const last = stretches.at(-1);
    if (last !== undefined && one.from <= last.until) stretches.splice(-1, 1, { from: last.from, until: one.until });
    else stretches.push(one);
  }
  return stretches;
}

function hunk(old: readonly string[], now: readonly string[], { from, until }: Stretch): string {
  const lines: string[] = [];
  for (let at = from; at < until; ) {
    if (old[at] === now[at]) {
      lines.push(` ${ended(old[at])}`);
      at += 1;
      continue;
    }
    // Lines that change one after the other go first together and come then.
    let end = at;
    while (end < until && old[end] !== now[end]) end += 1;
    lines.push(
      ...old.slice(at, end).map((line) => `-${ended(line)}`),
      ...now.slice(at, end).map((line) => `+${ended(line)}`),
    );
    at = end;
  }
  const range = `${from + 1},${until - from}`;
  return [`@@ -${range} +${range} @@\n`, ...lines].join('');
}

function ended(line = ''): string {
  return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}
