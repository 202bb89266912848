/** Writes every generated text: `npm run generate`. The bundles in dist/ are `npm run build`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateAll, ROOT } from './generators.ts';

for (const [path, text] of await generateAll()) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
  process.stdout.write(`${path}\n`);
}
