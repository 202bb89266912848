/** Words of the texts, read from data that an older version may have written: what is not there is said as such. */

export type Data = Readonly<Record<string, unknown>>;

export interface Text {
  readonly headline: string;
  readonly why: string;
  /** What to do now, the first step first. */
  readonly next: string;
}

/** What differs by who decided: the App keeps bad commits out and takes answers, a job of its own does neither. */
export interface Place {
  /** A sentence: what becomes of the bad commit. */
  readonly keptOut: string;
  /** A clause: how a person orders a rollback. */
  readonly order: string;
  /** A sentence: what is done when a newer deployment has ended. */
  readonly later: string;
}

/** The names are short ones; words take their place where they are not told. */
export interface Names extends Place {
  readonly target: string;
  readonly failed: string;
}

export type Say = (data: Data, names: Names) => Text;

export function said(value: unknown, otherwise: string): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

export function saidList(value: unknown, otherwise: string): string {
  const list = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return list.length === 0 ? otherwise : list.join(', ');
}

export function records(value: unknown): readonly Data[] {
  const isRecord = (each: unknown): each is Data => typeof each === 'object' && each !== null;
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** As people name commits: the first 12 digits. */
export function shortSha(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value.slice(0, 12) : otherwise;
}

/** `3 h 10 min`, `25 min`, `40 s`. */
export function saidTime(ms: unknown): string {
  if (typeof ms !== 'number' || !Number.isFinite(ms)) return 'an unknown time';
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `once`, `3 times`. */
export function saidCount(count: unknown): string {
  if (count === 1) return 'once';
  return typeof count === 'number' ? `${count} times` : 'before';
}
