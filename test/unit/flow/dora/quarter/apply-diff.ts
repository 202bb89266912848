/** Applies a unified difference as `git apply` does, and throws where it does not fit. */
export function applyDiff(text: string, diff: string): string {
  const old = text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const made: string[] = [];
  let at = 0;
  const told = diff.match(/[^\n]*\n/gu) ?? [];
  const lines = told.flatMap((line, index) => {
    if (line.startsWith('\\')) return [];
    return told[index + 1]?.startsWith('\\') ? [line.slice(0, -1)] : [line];
  });
  for (const line of lines.slice(2)) {
    const head = /^@@ -(\d+),/u.exec(line);
    if (head !== null) {
      const from = Number(head[1]) - 1;
      made.push(...old.slice(at, from));
      at = from;
      continue;
    }
    const [sign, rest] = [line[0], line.slice(1)];
    if (sign !== '+' && old[at++] !== rest) throw new Error(`Line ${at} is not ${rest}`);
    if (sign !== '-') made.push(rest);
  }
  return [...made, ...old.slice(at)].join('');
}
