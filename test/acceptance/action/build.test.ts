import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../scripts/build.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidegate-build-'));
  await build(join(folder, 'one'));
  await build(join(folder, 'two/deeper'));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Path -> text of every file below a folder. */
async function filesOf(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path, { recursive: true })).sort();
  const files: Record<string, string> = {};
  for (const name of names) {
    if ((await stat(join(path, name))).isFile()) files[name] = await readFile(join(path, name), 'utf8');
  }
  return files;
}

describe('the build', () => {
  it('gives the same bytes each time and in each folder', async () => {
    const one = await filesOf(join(folder, 'one'));
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['action.js', 'action-post.js', 'licences.txt']));
    expect(await filesOf(join(folder, 'two/deeper'))).toEqual(one);
  });

  it('holds no path of the machine it was made on', async () => {
    for (const [name, text] of Object.entries(await filesOf(join(folder, 'one')))) {
      expect(text.includes(ROOT) || text.includes(tmpdir()), name).toBe(false);
    }
  });

  it('keeps the entry of the Action below 1.5 MB, and readable', async () => {
    const text = await readFile(join(folder, 'one/action.js'), 'utf8');
    expect(text.length).toBeLessThan(1_500_000);
    const longest = Math.max(...text.split('\n').map((line) => line.length));
    expect(longest).toBeLessThan(2000);
  });

  it('lists the licence of every package that is inside', async () => {
    const licences = await readFile(join(folder, 'one/licences.txt'), 'utf8');
    for (const name of ['@actions/core', '@actions/github', 'ipaddr.js', 'js-yaml', 'undici', 'zod']) {
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'));
    }
    expect(licences).not.toContain('ships no licence file');
  });

  it('tells an older Node.js what it needs before it reads anything else', async () => {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.1.0" } })';
    const ended = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(older)}`, join(folder, 'one/cli.js'), 'validate'],
      { encoding: 'utf8' },
    );
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toContain('Tidegate needs Node 24 or newer');
  });
});
