/**
 * Rooms inside one room that import each other in a circle. Pure: paths and texts in, the rooms of each circle out. A circle
 * through a file that lies in the room itself is not seen.
 */
import { posix } from 'node:path';
import { readSource } from './read-source.ts';

/**
 * @param room e.g. `src/flow`. What lies in it directly is in no room of its own, and is left out.
 * @param texts of all its files, by their paths.
 */
export function roomCycles(room: string, texts: ReadonlyMap<string, string>): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const [path, text] of texts) {
    const from = innerRoom(room, path);
    if (from === null) continue;
    const to = readSource(text).imports.map(({ specifier }) =>
      innerRoom(room, posix.join(posix.dirname(path), specifier)),
    );
    const known = imports.get(from) ?? new Set();
    imports.set(from, new Set([...known, ...to.filter((each) => each !== null && each !== from)] as string[]));
  }
  const reached = new Map([...imports.keys()].map((name) => [name, reachedFrom(name, imports)]));
  const circles = [...reached].flatMap(([name, all]) => {
    const circle = [...all].filter((each) => reached.get(each)?.has(name)).sort();
    return circle.length < 2 ? [] : [circle.join(', ')];
  });
  return [...new Set(circles)];
}

function reachedFrom(name: string, imports: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [...(imports.get(name) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...(imports.get(next) ?? []));
  }
  return reached;
}

function innerRoom(room: string, path: string): string | null {
  const [inner, file] = path.startsWith(`${room}/`) ? path.slice(room.length + 1).split('/') : [];
  return inner === undefined || file === undefined ? null : inner;
}
