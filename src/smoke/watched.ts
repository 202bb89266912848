/** What of a smoke file is asked again while a deployment is watched: its checks that are marked, and nothing else. */
import type { Path } from '../document/parse.ts';

/** A part of a file's value, and where in the file something of it stands. */
export interface PartOfFile {
  readonly value: unknown;
  readonly placeOf: (path: Path) => Path;
}

/**
 * Taken before names are put in: what a job sets for other checks is not needed here. What runs for a while needs no
 * warm-up, and what is not asked is not waited for. Null: no check is marked.
 */
export function watchedPart(file: unknown): PartOfFile | null {
  if (!isMap(file) || !Array.isArray(file['checks'])) return { value: file, placeOf: (path) => path };
  const all: readonly unknown[] = file['checks'];
  const places = all.flatMap((check, index) => (isMap(check) && check['watch'] === true ? [index] : []));
  if (places.length === 0) return null;
  const marked = places.map((index) => all[index]);
  const ids = new Set(marked.map((check) => (isMap(check) ? check['id'] : undefined)));
  const { 'warm-up': _, ...rest } = file;
  return {
    value: { ...rest, checks: marked.map((check) => waitingFor(check, ids)) },
    placeOf: ([first, index, ...more]) => {
      if (first !== 'checks' || typeof index !== 'number')
        return [first, index, ...more].filter((one) => one !== undefined);
      return [first, places[index] ?? index, ...more];
    },
  };
}

/** The check, which waits for none but these. */
function waitingFor(check: unknown, ids: ReadonlySet<unknown>): unknown {
  if (!isMap(check) || !Array.isArray(check['depends-on'])) return check;
  const { 'depends-on': before, ...rest } = check;
  const left = before.filter((id: unknown) => ids.has(id));
  return left.length === 0 ? rest : { ...rest, 'depends-on': left };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
