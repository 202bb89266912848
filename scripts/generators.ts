/**
 * Every generated text of this repository. A generator is a file `scripts/generate-*.ts` that exports
 * `generate(): Record<path, text>` (or a promise of it), paths relative to the repository; adding the file is enough.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Generator {
  readonly generate: () => Record<string, string> | Promise<Record<string, string>>;
}

function generatorFiles(): string[] {
  return globSync('scripts/generate-*.ts', { cwd: ROOT }).sort();
}

/** Path to text, of all generators. Two generators of one path are a mistake and throw. */
export async function generateAll(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const file of generatorFiles()) {
    const generator = (await import(pathToFileURL(join(ROOT, file)).href)) as Generator;
    for (const [path, text] of Object.entries(await generator.generate())) {
      if (all.has(path)) throw new Error(`${path} is generated twice, the second time by ${file}`);
      all.set(path, text);
    }
  }
  return all;
}
