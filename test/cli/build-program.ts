/**
 * Before tests that start the command line: builds it once, from the source as it is now, with its packages inside. So it
 * starts in a third of the time of its source, and there are hundreds of starts. What npm installs is `dist/`, which has
 * the same modules apart from the packages.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { cliWithPackages } from '../../rolldown.config.ts';
import { buildCli } from '../../scripts/build.ts';
import { PROGRAM_VARIABLE } from './program-entry.ts';

/** Beside `node_modules`, where its packages are found. */
const PLACE = resolve(import.meta.dirname, '../../.tmp/program');

/** For each project of a run that has such tests; the first one builds for all. */
export default async function prepare(project: TestProject): Promise<void> {
  if (process.env[PROGRAM_VARIABLE] !== undefined) return;
  await build(project.config.env);
  project.onTestsRerun(() => build(project.config.env));
  process.env[PROGRAM_VARIABLE] = join(PLACE, 'cli.js');
}

async function build(env: Readonly<Record<string, unknown>>): Promise<void> {
  mkdirSync(dirname(PLACE), { recursive: true });
  const built = mkdtempSync(join(dirname(PLACE), 'program-'));
  try {
    await buildCli(built, cliWithPackages);
    const parts = readdirSync(join(built, 'cli'));
    putInPlace(built);
    await compile(parts, env);
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

/** File by file and each in one step, because another run may be starting programs from there. */
function putInPlace(built: string): void {
  const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const from = join(parentPath, name);
    const to = join(PLACE, from.slice(built.length));
    if (isSame(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
}

function isSame(one: string, other: string): boolean {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}

/**
 * Leaves the compiled code of everything the program may load in the cache of {@link env}. A process does that itself
 * when it ends, but most of the Apps of these tests are killed: on a machine without the cache each would compile anew.
 */
async function compile(parts: readonly string[], env: Readonly<Record<string, unknown>>): Promise<void> {
  const program = parts.map((name) => `await import('./cli/${name}');`).join('\n');
  const args = ['--input-type=module', '--eval', program];
  await promisify(execFile)(process.execPath, args, { cwd: PLACE, env: { ...process.env, ...(env as object) } });
}
