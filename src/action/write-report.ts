/** Files that later steps, uploads and people read. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The path of the file, absolute. Whoever reads it finds all of the old text or all of the new. */
export async function writeReport(folder: string, name: string, text: string): Promise<string> {
  const directory = resolve(folder);
  await mkdir(directory, { recursive: true });
  const path = resolve(directory, name);
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, `${text.trimEnd()}\n`);
  await rename(part, path);
  return path;
}
