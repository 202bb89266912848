/**
 * Functions, classes and constants that are exported and named in no other file. Pure: paths and texts in, `PATH: NAME`
 * out. A name that another file has for something else, or in a comment, hides one; types are left out, since they describe
 * what others take.
 */
export function idleExports(texts: ReadonlyMap<string, string>): readonly string[] {
  const namedIn = new Map<string, number>();
  for (const text of texts.values()) {
    for (const name of new Set(text.match(NAME))) namedIn.set(name, (namedIn.get(name) ?? 0) + 1);
  }
  return [...texts].flatMap(([path, text]) =>
    [...text.matchAll(EXPORTED)]
      .map(([, name = '']) => name)
      .filter((name) => namedIn.get(name) === 1)
      .map((name) => `${path}: ${name}`),
  );
}

const NAME = /[A-Za-z_$][\w$]*/g;
const EXPORTED = /^export (?:async )?(?:function\*?|class|const) ([\w$]+)/gm;
