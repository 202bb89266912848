/** Which part of a version a bump changes. Where that is not certain: every part that it could be. */
export type Bump = 'patch' | 'minor' | 'major';

/** Lowest first. */
export const ALL_BUMPS: readonly Bump[] = ['patch', 'minor', 'major'];

/** By the place of the number that differs; a fourth number and what follows is a patch. */
const PLACES: readonly Bump[] = ['major', 'minor', 'patch'];

interface Version {
  /** Without leading zeros. */
  readonly numbers: readonly string[];
  /** A pre-release, or a flavour: `-rc.1`, `-alpine`, `.Final`. */
  readonly suffix: string;
}

/** One version, perhaps with an operator that pins its first numbers. Build metadata is no part of it. */
const VERSION =
  /^(?:\^|~>|~=|~|==|=)? ?[vV]?(\d{1,20}(?:\.\d{1,20}){0,5})((?:[-._][\w.-]{1,100}|(?:a|b|c|rc|alpha|beta|dev|post)\d{0,9})?)(?:\+[\w.-]{1,100})?$/;

/** A single number this long is a date or the name of a commit. */
const LONGEST_ALONE = 6;

function readVersion(text: string): Version | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const numbers = (match[1] as string).split('.').map((number) => number.replace(/^0+(?=\d)/, ''));
  if (numbers.length === 1 && (numbers[0] as string).length > LONGEST_ALONE) return undefined;
  return { numbers, suffix: match[2] as string };
}

/**
 * The first number that differs decides, in versions below 1 as well. A number that one side leaves out (`4` to `4.1.2`)
 * may have changed or not. What a pre-release or another flavour promises is not known: leaving `2.0.0-rc.1` may be as
 * much as what 2.0.0 was.
 */
export function bumpsBetween(from: string, to: string): readonly Bump[] {
  const [old, next] = [readVersion(from), readVersion(to)];
  if (old === undefined || next === undefined) return ALL_BUMPS;
  const place = PLACES.findIndex((_, index) => old.numbers[index] !== next.numbers[index]);
  const isSame = place < 0 && old.numbers.join('.') === next.numbers.join('.');
  if (isSame && old.suffix === next.suffix) return ALL_BUMPS;
  const part = PLACES[place] ?? 'patch';
  const isLeftOut = place >= 0 && (old.numbers[place] === undefined || next.numbers[place] === undefined);
  const isVague = old.suffix !== '' && old.suffix !== next.suffix;
  return between(isLeftOut ? 'patch' : part, isVague ? higher(part, leadsTo(old)) : part);
}

/**
 * What Renovate says where it does not name the old version: `v2` alone is a major bump, every other one has the whole
 * version. `2.0.0` is what a repository may show that changed this, so it may be any.
 */
export function bumpsTo(to: string): readonly Bump[] {
  const version = readVersion(to);
  if (version === undefined) return ALL_BUMPS;
  const [, ...rest] = version.numbers;
  if (rest.length === 0) return version.suffix === '' ? ['major'] : ALL_BUMPS;
  return rest.every((number) => number === '0') ? ALL_BUMPS : ['patch', 'minor'];
}

/** The bump that a pre-release of this version prepares. */
function leadsTo({ numbers: [, minor = '0', patch = '0'] }: Version): Bump {
  if (patch !== '0') return 'patch';
  return minor === '0' ? 'major' : 'minor';
}

function higher(one: Bump, other: Bump): Bump {
  return ALL_BUMPS.indexOf(one) > ALL_BUMPS.indexOf(other) ? one : other;
}

function between(lowest: Bump, highest: Bump): readonly Bump[] {
  return ALL_BUMPS.slice(ALL_BUMPS.indexOf(lowest), ALL_BUMPS.indexOf(highest) + 1);
}
