/** The policy or smoke file: from the default branch, where a pull request cannot have changed it. */
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { GitHub } from '../flow/ports.ts';

export interface FileSource {
  readonly path: string;
  /** A dry run reads the workspace, to try out a change before it is merged. */
  readonly isDryRun: boolean;
  readonly workspace: string;
  readonly connect: () => Promise<Pick<GitHub, 'repository' | 'file'>>;
}

/** The text, or null when there is no such file. */
export async function readTrustedFile(source: FileSource): Promise<string | null> {
  if (source.isDryRun) return readWorkspaceFile(source.workspace, source.path);
  const github = await source.connect();
  const { sha } = await github.repository();
  return (await github.file(source.path, sha))?.text ?? null;
}

export async function readWorkspaceFile(workspace: string, path: string): Promise<string | null> {
  try {
    const file = await realpath(resolve(workspace, path));
    // A link in the workspace may not lead out of it.
    const inside = relative(await realpath(workspace), file);
    if (inside.split(/[\\/]/)[0] === '..' || isAbsolute(inside)) return null;
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}
