/** Which names are nearly what somebody wrote. */

/** More are no help. */
const MOST = 3;
/** What is longer is no slip of the finger, and comparing it takes the square of its length. */
const LONGEST = 100;

/** The nearest first. Case, a `v` before a digit and what stands before a slash or an `@` are no difference. */
export function nearNames(asked: string, names: readonly string[]): readonly string[] {
  if (asked.length > LONGEST) return [];
  const near = names.flatMap((name) => {
    const ends = [name, name.slice(name.lastIndexOf('/') + 1), name.slice(name.lastIndexOf('@') + 1)];
    const steps = Math.min(...ends.map((end) => stepsBetween(bare(asked), bare(end))));
    return Number.isFinite(steps) ? [{ name, steps }] : [];
  });
  const isMeant = near.some(({ steps }) => steps === 0);
  return near
    .filter(({ steps }) => steps === 0 || !isMeant)
    .toSorted((one, other) => one.steps - other.steps)
    .slice(0, MOST)
    .map(({ name }) => name);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/^v(?=\d)/, '');
}

/** Infinite: they are not near. Versions are the same without zeros at their end. */
function stepsBetween(one: string, other: string): number {
  const most = Math.max(1, Math.floor(one.length / 4));
  const steps = withoutZeros(one) === withoutZeros(other) ? 0 : distance(one, other, most);
  return steps <= most ? steps : Number.POSITIVE_INFINITY;
}

function withoutZeros(version: string): string {
  return version.replace(/(?:\.0){1,2}$/, '');
}

/** How many letters have to be put in, taken out or replaced; more than `most` is only told as more. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (row[column - 1] ?? 0) + Number(one[line - 1] !== other[column - 1]);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}
