/** Reads that lag behind: some operations see the world as it was a while ago. */
import { Git } from '../state/git.ts';
import type { World } from '../state/world.ts';
import type { Caller } from './call.ts';

interface Snapshot {
  /** When the world became so, on the stand-in's clock. */
  readonly at: number;
  readonly world: World;
  /** Originals -> copies: so a caller of today is found in the world of then. */
  readonly copies: Map<object, object>;
}

export class Past {
  private readonly world: World;
  private readonly lags = new Map<string, number>();
  private snapshots: Snapshot[] = [];

  constructor(world: World) {
    this.world = world;
  }

  /** From now on this operation does not see what happened less than `ms` ago; 0 ends it. */
  lag(operation: string, ms: number): void {
    if (ms > 0) this.lags.set(operation, ms);
    else this.lags.delete(operation);
    if (this.lags.size === 0) this.snapshots = [];
    else if (this.snapshots.length === 0) this.snapshots = [this.snapshot(Number.NEGATIVE_INFINITY)];
  }

  /** Something has changed just now. */
  remember(): void {
    if (this.lags.size === 0) return;
    const now = this.world.clock.now();
    const oldest = now - Math.max(...this.lags.values());
    const visible = this.snapshots.filter(({ at }) => at <= oldest);
    this.snapshots = [...visible.slice(-1), ...this.snapshots.filter(({ at }) => at > oldest), this.snapshot(now)];
  }

  /** What an operation sees; the present when it does not lag, or nothing happened lately. */
  seenBy(operation: string, caller: Caller): { readonly world: World; readonly caller: Caller } {
    const ms = this.lags.get(operation);
    const present = { world: this.world, caller };
    if (ms === undefined) return present;
    const then = this.world.clock.now() - ms;
    const newest = this.snapshots.at(-1);
    const seen = this.snapshots.findLast(({ at }) => at <= then) ?? this.snapshots[0];
    if (seen === undefined || (seen === newest && seen.at > Number.NEGATIVE_INFINITY)) return present;
    return { world: seen.world, caller: copyOf(caller, seen.copies) };
  }

  private snapshot(at: number): Snapshot {
    const copies = new Map<object, object>([[this.world.clock, this.world.clock]]);
    const world = copyOf(this.world, copies);
    world.tell = () => undefined;
    world.tend = () => undefined;
    return { at, world, copies };
  }
}

/** A deep copy that keeps prototypes and cycles; functions and commits, which never change, are shared. */
function copyOf<T>(value: T, copies: Map<object, object>): T {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known as T;
  if (value instanceof Git) return remembered<object>(value, value.copy(), copies) as T;
  if (value instanceof Map) {
    const copy = remembered<Map<unknown, unknown>>(value, new Map(), copies);
    for (const [key, item] of value) copy.set(copyOf(key, copies), copyOf(item, copies));
    return copy as T;
  }
  if (value instanceof Set) {
    const copy = remembered<Set<unknown>>(value, new Set(), copies);
    for (const item of value) copy.add(copyOf(item, copies));
    return copy as T;
  }
  const empty: object = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  const copy = remembered<object>(value, empty, copies);
  for (const [key, item] of Object.entries(value)) Reflect.set(copy, key, copyOf(item, copies));
  return copy as T;
}

function remembered<T extends object>(original: T, copy: T, copies: Map<object, object>): T {
  copies.set(original, copy);
  return copy;
}
