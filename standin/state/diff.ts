/** What changed between two trees, with renames found as git finds them: by likeness of at least one half. */
import { blobSha, type Tree } from './git.ts';

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string;
}

export function diffTrees(before: Tree, after: Tree): readonly FileDiff[] {
  const removed = new Map([...before].filter(([path]) => !after.has(path)));
  const diffs: FileDiff[] = [];
  for (const [path, text] of [...after].sort(byPath)) {
    const old = before.get(path);
    if (old === text) continue;
    diffs.push(old === undefined ? addedOrRenamed(path, text, removed) : fileDiff('modified', path, null, old, text));
  }
  for (const [path, text] of removed) diffs.push(fileDiff('removed', path, null, text, ''));
  return diffs.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function byPath(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}

function addedOrRenamed(path: string, text: string, removed: Map<string, string>): FileDiff {
  const best = [...removed]
    .map(([from, old]) => ({ from, old, likeness: likeness(old, text) }))
    .filter((candidate) => candidate.likeness >= 0.5)
    .sort((a, b) => b.likeness - a.likeness)[0];
  if (best === undefined) return fileDiff('added', path, null, '', text);
  removed.delete(best.from);
  return fileDiff('renamed', path, best.from, best.old, text);
}

function likeness(old: string, text: string): number {
  if (old === text) return 1;
  const [oldLines, newLines] = [linesOf(old), linesOf(text)];
  if (oldLines.length === 0 || newLines.length === 0) return 0;
  return (
    (edits(oldLines, newLines).filter((edit) => edit.startsWith(' ')).length * 2) / (oldLines.length + newLines.length)
  );
}

function fileDiff(
  status: FileDiff['status'],
  path: string,
  previousPath: string | null,
  old: string,
  text: string,
): FileDiff {
  const changes = edits(linesOf(old), linesOf(text));
  return {
    path,
    previousPath,
    status,
    sha: blobSha(status === 'removed' ? old : text),
    additions: changes.filter((edit) => edit.startsWith('+')).length,
    deletions: changes.filter((edit) => edit.startsWith('-')).length,
    patch: patchOf(changes),
  };
}

/** One hunk over the whole file: right, if longer than git's. */
function patchOf(changes: readonly string[]): string {
  if (changes.every((edit) => edit.startsWith(' '))) return '';
  const oldCount = changes.filter((edit) => !edit.startsWith('+')).length;
  const newCount = changes.filter((edit) => !edit.startsWith('-')).length;
  return [`@@ -${oldCount > 0 ? 1 : 0},${oldCount} +${newCount > 0 ? 1 : 0},${newCount} @@`, ...changes].join('\n');
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** Lines with `+`, `-` or a space before them. */
function edits(old: readonly string[], text: readonly string[]): readonly string[] {
  const shared = Math.min(old.length, text.length);
  let start = 0;
  while (start < shared && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shared - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  return [
    ...text.slice(0, start).map((line) => ` ${line}`),
    ...changedMiddle(old.slice(start, old.length - end), text.slice(start, text.length - end)),
    ...text.slice(text.length - end).map((line) => ` ${line}`),
  ];
}

/** Above this many comparisons a longest common subsequence is not looked for: everything counts as replaced. */
const MOST_COMPARISONS = 4_000_000;

function changedMiddle(old: readonly string[], text: readonly string[]): readonly string[] {
  if (old.length * text.length > MOST_COMPARISONS) {
    return [...old.map((line) => `-${line}`), ...text.map((line) => `+${line}`)];
  }
  const lengths = commonLengths(old, text);
  const found: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < text.length) {
    const step = stepAt(old, text, lengths, i, j);
    found.push(`${step}${step === '+' ? text[j] : old[i]}`);
    i += step === '+' ? 0 : 1;
    j += step === '-' ? 0 : 1;
  }
  return [...found, ...old.slice(i).map((line) => `-${line}`), ...text.slice(j).map((line) => `+${line}`)];
}

function stepAt(
  old: readonly string[],
  text: readonly string[],
  lengths: readonly Int32Array[],
  i: number,
  j: number,
): ' ' | '-' | '+' {
  if (old[i] === text[j]) return ' ';
  return (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0) ? '-' : '+';
}

/** Length of the longest common subsequence of the rests that begin at (i, j). */
function commonLengths(old: readonly string[], text: readonly string[]): readonly Int32Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Int32Array(text.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = text.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === text[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}
