/** Whose a file is: the last line of CODEOWNERS that matches it says so. */
import type { Codeowners, Owner, OwnerLine } from './parse.ts';
import type { Literal, OwnerPattern } from './pattern.ts';

export type Ownership =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'owners'; readonly owners: readonly Owner[] }
  /** The line that decides is one that GitHub skips, or (without a line) the file is one that GitHub does not load. */
  | { readonly kind: 'unknown'; readonly line: number | undefined };

/** Looks up the owners of a path. */
export function ownershipBy(codeowners: Codeowners): (path: string) => Ownership {
  if (codeowners.kind === 'too-large') return () => ({ kind: 'unknown', line: undefined });
  const index = indexOf(codeowners.lines);
  const known = new Map<string, Ownership>();
  return (path) => {
    const found = known.get(path) ?? say(lastMatch(index, path));
    known.set(path, found);
    return found;
  };
}

function say(line: OwnerLine | undefined): Ownership {
  if (line?.isReadable === false) return { kind: 'unknown', line: line.number };
  return line === undefined || line.owners.length === 0 ? { kind: 'nobody' } : { kind: 'owners', owners: line.owners };
}

interface Entry {
  readonly line: OwnerLine;
  readonly pattern: OwnerPattern;
}

interface Index {
  /** The last line of each pattern without wildcards, by {@link keyOf}. */
  readonly literals: ReadonlyMap<string, OwnerLine>;
  /** All others, the last one first. */
  readonly wild: readonly Entry[];
}

function indexOf(lines: readonly OwnerLine[]): Index {
  const literals = new Map<string, OwnerLine>();
  const wild: Entry[] = [];
  for (const line of lines) {
    for (const pattern of line.patterns) {
      if (pattern.literal === undefined) wild.push({ line, pattern });
      else literals.set(keyOf(pattern.literal), line);
    }
  }
  return { literals, wild: wild.reverse() };
}

/** The pattern as one would write it in full: a path begins with a slash, a folder ends with one. */
function keyOf({ text, isFromTop, isFolder }: Literal): string {
  return `${isFromTop ? '/' : ''}${text}${isFolder ? '/' : ''}`;
}

function lastMatch({ literals, wild }: Index, path: string): OwnerLine | undefined {
  let last: OwnerLine | undefined;
  for (const key of keysFor(path)) last = laterOf(last, literals.get(key));
  for (const { line, pattern } of wild) {
    if (last !== undefined && line.number <= last.number) break;
    if (pattern.matches(path)) last = laterOf(last, line);
  }
  return last;
}

/** Every pattern without wildcards that matches: those of the path and of the folders it lies in, by path and by name. */
function keysFor(path: string): readonly string[] {
  const keys: string[] = [];
  let from = 0;
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
    const [folder, name] = [`/${path.slice(0, slash)}`, path.slice(from, slash)];
    keys.push(folder, `${folder}/`, name, `${name}/`);
    from = slash + 1;
  }
  keys.push(`/${path}`, path.slice(from));
  return keys;
}

function laterOf(one: OwnerLine | undefined, other: OwnerLine | undefined): OwnerLine | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.number > other.number ? one : other;
}
