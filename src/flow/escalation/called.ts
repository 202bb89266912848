/** Whom a page wakes, in words: the name of a variable is no person. */
export function called(level: number, variable: string): string {
  return `${level === 1 ? 'on call' : `level ${level}`} (${variable})`;
}
