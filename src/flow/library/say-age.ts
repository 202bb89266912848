const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** `3 days`, `5 hours`, `less than a minute`: the largest unit alone. */
export function sayAge(ms: number): string {
  for (const [unit, name] of UNITS) {
    const n = Math.floor(ms / unit);
    if (n > 0) return `${n} ${name}${n === 1 ? '' : 's'}`;
  }
  return 'less than a minute';
}
