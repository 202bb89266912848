/** Files that later steps, uploads and people read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The path of the file, absolute. */
export async function writeReport(folder: string, name: string, text: string): Promise<string> {
  const directory = resolve(folder);
  await mkdir(directory, { recursive: true });
  const path = resolve(directory, name);
  await writeFile(path, `${text}\n`);
  return path;
}
