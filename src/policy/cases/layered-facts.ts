/** Facts of a case laid over the defaults of its file, and where each of them was written. */
import type { Path } from '../../document/parse.ts';

export type FactsMap = Readonly<Record<string, unknown>>;

/**
 * Maps are joined key by key, everything else (lists too) is replaced as a whole. A map of another `kind` is another
 * thing, and replaces as well.
 */
export function layered(below: FactsMap, above: FactsMap): FactsMap {
  const joined = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const under = joined.get(key);
    joined.set(key, areJoined(under, value) ? layered(under as FactsMap, value as FactsMap) : value);
  }
  return Object.fromEntries(joined);
}

function areJoined(under: unknown, over: unknown): boolean {
  if (!isMap(under) || !isMap(over)) return false;
  return under['kind'] === undefined || over['kind'] === undefined || under['kind'] === over['kind'];
}

function isMap(value: unknown): value is FactsMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface FoundFact {
  readonly layer: 'below' | 'above';
  /** Steps as the layer has them: indexes of lists are numbers. */
  readonly path: Path;
  /** What stands there; undefined when nothing does. */
  readonly value: unknown;
}

/** Which layer a fact comes from. What neither has belongs to the upper one, as long as that goes. */
export function findFact(below: FactsMap, above: FactsMap, steps: readonly string[]): FoundFact {
  let layers: readonly Layer[] = [
    { name: 'above', value: above },
    { name: 'below', value: below },
  ];
  const path: (string | number)[] = [];
  for (const step of steps) {
    const [upper, lower] = layers;
    const joined = upper !== undefined && lower !== undefined && areJoined(lower.value, upper.value);
    const reached = (joined ? layers : layers.slice(0, 1)).filter(({ value }) => stepInto(value, step) !== undefined);
    path.push(Array.isArray(upper?.value) ? Number(step) : step);
    if (reached.length === 0)
      return { layer: upper?.name ?? 'above', path: [...path, ...steps.slice(path.length)], value: undefined };
    layers = reached.map(({ name, value }) => ({ name, value: stepInto(value, step) }));
  }
  const [found] = layers;
  return { layer: found?.name ?? 'above', path, value: found?.value };
}

interface Layer {
  readonly name: FoundFact['layer'];
  readonly value: unknown;
}

function stepInto(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as FactsMap)[step];
}

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
