/** A smoke file without the values that a run would set. */
import type { Problem } from '../../domain/problem.ts';

export interface ReadSmoke {
  readonly problems: readonly Problem[];
  /** Whether some check is asked again while a deployment is watched. Of a file with problems: not known. */
  readonly isWatching: boolean | null;
}

export async function readSmoke(text: string, file: string): Promise<ReadSmoke> {
  const { parseSmoke, parseWatched } = await import('../../smoke/parse.ts');
  const names = standIns(text);
  const secrets = new Map([...names].map(([name, value]) => [name.replace(/^env\./, ''), value]));
  const parsed = parseSmoke(text, { file, names, secrets });
  if (parsed.kind === 'invalid') return { problems: parsed.problems, isWatching: null };
  return { problems: [], isWatching: parseWatched(text, { file, names, secrets }).kind !== 'nothing-watched' };
}

/**
 * Nothing is set here, so each `${NAME}` stands for something that fits: an address where a `url` or an item of a list
 * begins with it.
 */
function standIns(text: string): ReadonlyMap<string, string> {
  const places = text.matchAll(/((?:url:|[,[]|-\s)\s*["']?)?\$\{([^}]*)\}/g);
  const names = new Map<string, string>();
  for (const [, url, name = ''] of places) {
    if (url !== undefined) names.set(name, 'https://stand-in.invalid');
    else if (!names.has(name)) names.set(name, '1');
  }
  return names;
}
