/** Which checks wait for which: only for those that there are, and never in a circle. */
import { nearest } from '../document/suggestion.ts';
import { finding, type SmokeFinding } from './problem-codes.ts';
import { waitsFor } from './schedule.ts';
import type { SmokeFile } from './schema.ts';

export function checkOrder(file: SmokeFile): readonly SmokeFinding[] {
  const ids = file.checks.map(({ id }) => id);
  const until = file['warm-up']?.until;
  const unknown = file.checks.flatMap((check, index) =>
    (check['depends-on'] ?? []).flatMap((id, at) => unknownCheck(id, ids, ['checks', index, 'depends-on', at])),
  );
  const found = [...unknown, ...(until === undefined ? [] : unknownCheck(until, ids, ['warm-up', 'until']))];
  return found.length > 0 ? found : cycles(file);
}

function unknownCheck(id: string, ids: readonly string[], path: (string | number)[]): readonly SmokeFinding[] {
  if (ids.includes(id)) return [];
  const meant = nearest(id, ids);
  const fix = meant === undefined ? 'Add the check, or name another.' : `Did you mean \`${meant}\`?`;
  return [finding('check-unknown', path, `There is no check \`${id}\`, so nothing could wait for it. ${fix}`)];
}

/** Told once for each circle, at the check of it that stands first in the file. */
function cycles(file: SmokeFile): readonly SmokeFinding[] {
  const warmUp = file['warm-up'] ?? null;
  const waits = new Map(
    file.checks.map((check) => {
      const planned = warmUp === null ? null : { maxMs: warmUp.max, until: warmUp.until };
      return [check.id, waitsFor({ warmUp: planned }, { id: check.id, dependsOn: check['depends-on'] ?? [] })];
    }),
  );
  const told = new Set<string>();
  return file.checks.flatMap((check, index) => {
    const circle = told.has(check.id) ? undefined : circleFrom(check.id, waits);
    if (circle === undefined) return [];
    for (const id of circle) told.add(id);
    const path = check['depends-on'] === undefined ? ['warm-up', 'until'] : ['checks', index, 'depends-on'];
    const said = [...circle, check.id].map((id) => `\`${id}\``).join(' waits for ');
    const message = `${said}, so none of them could ever be asked. Take one of the names out.`;
    return [finding('dependency-cycle', path, message)];
  });
}

/** The ids on a way from a check back to itself, breadth first: the shortest way. */
function circleFrom(start: string, waits: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[start]];
  const visited = new Set<string>();
  for (const way of ways) {
    for (const next of waits.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (visited.has(next)) continue;
      visited.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
