/**
 * Whether every generated file of the tree is what its script makes now: `npm run check-generated`. Says nothing and
 * ends with 0 when all is well.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { type Contents, differences, filesUnder } from './generated-differences.ts';
import { generateAll, ROOT } from './generators.ts';

/** The bundles, built next to the tree's so that nothing in the tree is touched. */
async function buildApart(): Promise<Contents> {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.tmp', 'build-'));
  try {
    await build(join(folder, 'dist'));
    return new Map(filesUnder(folder, 'dist').map((path) => [path, readFileSync(join(folder, path))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const texts = await generateAll();
const bundles = await buildApart();
if (texts.size === 0 || bundles.size === 0) throw new Error('no generator or no bundle was seen');
const wrong = differences(ROOT, new Map<string, string | Uint8Array>([...texts, ...bundles]));
for (const line of wrong) process.stdout.write(`${line}\n`);
if (wrong.length > 0) {
  process.stdout.write('Run `npm run generate` and `npm run build`, and commit what they write.\n');
  process.exitCode = 1;
}
