/** Words that switch a check off, tests that test nothing, and work left for later. */
const FORBIDDEN: readonly RegExp[] = [
  /biome-ignore/,
  /@ts-(ignore|expect-error|nocheck)/,
  /\b(TODO|FIXME|XXX|HACK)\b/,
  /\b(vi|vitest)\.(mock|doMock|hoisted)\(/,
  /\b(test|it|describe|suite)(\.\w+)*\.(skip|todo|only|skipIf|runIf|fails)\b/,
];

/** What a text says that no code of ours says. */
export function forbiddenWords(text: string): string[] {
  return FORBIDDEN.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}
