/**
 * Wall clocks: what an IANA zone shows at an instant, and which instant a wall clock reading names.
 *
 * Temporal knows the zones but takes 10 to 20 microseconds a conversion, too slow for a search over years of spans.
 * So each zone's offsets are asked for once and kept as stretches of constant offset; a conversion is then a lookup.
 */
import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../domain/instant.ts';

/** A wall clock reading, as the milliseconds that UTC would need to show the same date and time. */
export type LocalMs = number;

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** From `from` until the next stretch begins the zone has one offset. */
interface Stretch {
  readonly from: EpochMs;
  readonly offset: number;
}

export interface Zone {
  /** As the time zone database spells it, e.g. `Europe/Berlin`. */
  readonly id: string;
  toLocal(at: EpochMs): LocalMs;
  /** The instant of a reading. A skipped hour moves forward, of a repeated hour the first is taken (RFC 5545). */
  toEpoch(local: LocalMs): EpochMs;
  /** The next change of offset after `at`, or null when none is known. */
  nextChange(at: EpochMs): EpochMs | null;
}

const known = new Map<string, Zone>();

/** The zone of an IANA name, compared without case; undefined when there is none. Bare offsets are no zones. */
export function zoneNamed(name: string): Zone | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  const kept = known.get(name);
  if (kept) return kept;
  const id = canonicalId(name);
  if (id === undefined) return undefined;
  const zone = known.get(id) ?? createZone(id);
  known.set(id, zone);
  // Every spelling a policy may use is kept, but a stranger's thousand spellings of one zone are not.
  if (known.size < 2000) known.set(name, zone);
  return zone;
}

/** The zone of a name that was checked when its policy was parsed. */
export function checkedZone(name: string): Zone {
  const zone = zoneNamed(name);
  if (!zone) throw new RangeError(`Unknown time zone ${name}`);
  return zone;
}

function canonicalId(name: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function createZone(id: string): Zone {
  const offsets = offsetsOf(id);
  function toEpoch(local: LocalMs): EpochMs {
    const before = offsets.at(local - DAY);
    const after = offsets.at(local + DAY);
    if (before === after) return local - before;
    const first = local - before;
    const second = local - after;
    const firstFits = offsets.at(first) === before;
    const secondFits = offsets.at(second) === after;
    if (firstFits && secondFits) return Math.min(first, second);
    return secondFits ? second : first;
  }
  return {
    id,
    toLocal: (at) => at + offsets.at(at),
    toEpoch,
    nextChange: (at) => offsets.nextChange(at),
  };
}

interface Offsets {
  at(instant: EpochMs): number;
  nextChange(instant: EpochMs): EpochMs | null;
}

/** Offsets of a zone, learned as far as they are asked for. */
function offsetsOf(id: string): Offsets {
  let stretches: Stretch[] = [];
  let isComplete = false;
  let last = 0;

  function learnUntil(instant: EpochMs): void {
    const first = stretches[0];
    if (first === undefined || instant < first.from) learnBefore(instant);
    while (!isComplete && (stretches.at(-1) as Stretch).from <= instant) learnNext();
  }
  function learnBefore(instant: EpochMs): void {
    const earlier = [stretchAt(id, instant - 400 * DAY)];
    const until = stretches[0]?.from ?? instant;
    for (;;) {
      const next = transitionAfter(id, (earlier.at(-1) as Stretch).from);
      if (next === null || next.from >= until) break;
      earlier.push(next);
    }
    // What was known begins at an arbitrary instant within the last of these stretches, not at a change.
    stretches = [...earlier, ...stretches.slice(1)];
    last = 0;
  }
  function learnNext(): void {
    const next = transitionAfter(id, (stretches.at(-1) as Stretch).from);
    if (next === null) isComplete = true;
    else stretches.push(next);
  }
  function indexAt(instant: EpochMs): number {
    learnUntil(instant);
    if (!covers(last, instant)) last = indexIn(stretches, instant);
    return last;
  }
  function covers(index: number, instant: EpochMs): boolean {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.from > instant) return false;
    const next = stretches[index + 1];
    return next === undefined || instant < next.from;
  }
  return {
    at(instant) {
      const index = indexAt(instant);
      return (stretches[index] as Stretch).offset;
    },
    nextChange(instant) {
      const index = indexAt(instant);
      if (index + 1 >= stretches.length && !isComplete) learnNext();
      return stretches[index + 1]?.from ?? null;
    },
  };
}

/** The last stretch that begins at or before `instant`. */
function indexIn(stretches: readonly Stretch[], instant: EpochMs): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).from <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

function stretchAt(id: string, at: EpochMs): Stretch {
  return { from: at, offset: offsetAt(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id)) };
}

function transitionAfter(id: string, at: EpochMs): Stretch | null {
  const next = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id).getTimeZoneTransition('next');
  return next === null ? null : { from: next.epochMilliseconds, offset: offsetAt(next) };
}

function offsetAt(moment: Temporal.ZonedDateTime): number {
  return moment.offsetNanoseconds / 1_000_000;
}
