/** Gives rules of a policy another tier in its text, and leaves every other character as its authors wrote it. */
import { readYaml } from '../../../document/parse.ts';
import { linesOf } from '../../../document/position.ts';

export interface TierEdit {
  /** In the `risk` of the policy. */
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Null: a tier is written in a way that is not replaced safely. */
export function editTiers(text: string, edits: readonly TierEdit[]): string | null {
  const read = readYaml(text);
  if (read.kind === 'unreadable') return null;
  const lines = linesOf(text);
  const places: Place[] = [];
  for (const { index, from, to } of edits) {
    const { line, column } = read.document.valueAt(['risk', index, 'tier']);
    const start = (lines[line - 1] ?? 0) + column - 1;
    const written = spellings(from).find((each) => isThere(text, start, each));
    if (written === undefined) return null;
    places.push({ start, end: start + written.length, text: spelledAs(written, to) });
  }
  // From the end, so that places before stay where they are.
  return places
    .sort((one, other) => other.start - one.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

function spellings(name: string): readonly string[] {
  return [JSON.stringify(name), `'${name}'`, name];
}

function isThere(text: string, start: number, written: string): boolean {
  const after = text[start + written.length];
  return text.startsWith(written, start) && (after === undefined || /[\s,}\]]/u.test(after));
}

/** With the quotes of what it replaces; without any only where plain text means the same. */
function spelledAs(written: string, name: string): string {
  const isPlain = /^[A-Za-z][\w-]*$/u.test(name) && !/^(?:true|false|null)$/iu.test(name);
  if (!isPlain || written.startsWith('"')) return JSON.stringify(name);
  return written.startsWith("'") ? `'${name}'` : name;
}
