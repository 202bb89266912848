/**
 * The notes of a range by us, by git-cliff and by conventional-changelog: the same range of the same clone, one after the
 * other in each round, since machines are noisy. Ours also says who is here for the first time, which means a walk over
 * all that came before; the others do not.
 *
 * Ours is the command as it is installed, from `dist` where that has been built, and else from the sources, which Node
 * takes longer to load.
 *
 * git-cliff is a native program. It is no dependency (its packages for each platform would be one for all), so npm is asked
 * for it once, and what is timed is the program itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Bench, type Options, type Row, ratiosOf } from './measure.ts';

export const notesBench: Bench = {
  name: 'notes',
  needs: '--git DIR, a clone with tags (and --deployments GLOB for tags that do not begin with v)',
  async run({ git, ...options }) {
    return git === undefined ? undefined : await writeNotes(resolve(git), options);
  },
};

/** Between two neighbours there is often next to nothing. */
const RELEASES_BETWEEN = 10;
const OURS = existsSync('dist/cli.js') ? 'dist/cli.js' : 'src/cli.ts';
const GIT_CLIFF = 'git-cliff@2.14.2';
const CONVENTIONAL = 'node_modules/conventional-changelog/dist/cli/index.js';

async function writeNotes(dir: string, { deployments, runs }: Omit<Options, 'git'>): Promise<readonly Row[]> {
  const { from, to, commits } = chooseRange(dir, deployments);
  const range = `${from}..${to}, ${commits} commits, by ${OURS}`;
  const cliff = findGitCliff();
  const ours = [OURS, 'notes', '--git', dir, '--from', from, '--to', to];
  const conventional = [resolve(CONVENTIONAL), '--stdout', '--from', from, '--to', to];
  const times = { ours: [] as number[], cliff: [] as number[], conventional: [] as number[] };
  // Once without a clock: whoever is first would read the packs from the disk.
  await time('node', ours, process.cwd());
  for (let run = 0; run < runs; run++) {
    if (cliff !== undefined) {
      times.cliff.push(await time(cliff, ['--no-exec', '--offline', `${from}..${to}`], dir));
    }
    times.ours.push(await time('node', ours, process.cwd()));
    times.conventional.push(await time('node', conventional, dir));
  }
  const what = `notes of ${range}`;
  const others = [{ what: 'conventional-changelog, the same range', times: times.conventional }];
  if (cliff === undefined) return [{ what: `${what} (git-cliff could not be had)`, times: times.ours }, ...others];
  const against = 'git-cliff, the same range';
  const ratios = ratiosOf(times.ours, times.cliff);
  return [
    { what: against, times: times.cliff },
    { what, times: times.ours, limit: { kind: 'ratio', against, most: 1, ratios } },
    ...others,
  ];
}

/** The newest tag that matches, and the one so many releases before it. */
function chooseRange(
  dir: string,
  glob: string,
): { readonly from: string; readonly to: string; readonly commits: number } {
  const [to] = tagsOf(dir, ['--list', glob]);
  const [, ...before] = to === undefined ? [] : tagsOf(dir, ['--list', glob, '--merged', `refs/tags/${to}`]);
  const from = before[RELEASES_BETWEEN - 1] ?? before.at(-1);
  if (to === undefined || from === undefined) throw new Error(`${dir} has no two tags that match ${glob}`);
  return { from, to, commits: Number(git(dir, ['rev-list', '--count', `refs/tags/${from}..refs/tags/${to}`])) };
}

function tagsOf(dir: string, args: readonly string[]): readonly string[] {
  return git(dir, ['tag', '--sort=-creatordate', ...args])
    .split('\n')
    .filter(Boolean);
}

function git(dir: string, args: readonly string[]): string {
  return spawnSync('git', ['-C', dir, ...args], { encoding: 'utf8' }).stdout.trim();
}

/** Undefined: npm cannot get it, or it has none for this machine. */
function findGitCliff(): string | undefined {
  const print = 'process.stdout.write(process.env.PATH.split(require("node:path").delimiter)[0])';
  const args = ['exec', '--yes', `--package=${GIT_CLIFF}`, '--', 'node', '-e', print];
  const found = spawnSync('npm', args, { encoding: 'utf8', timeout: 120_000 });
  if (found.status !== 0) return undefined;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const program = `git-cliff-${system}-${process.arch}/bin/git-cliff${system === 'windows' ? '.exe' : ''}`;
  const path = join(dirname(found.stdout.trim()), program);
  return existsSync(path) ? path : undefined;
}

/** Milliseconds until the program has ended. Throws when it failed, or printed nothing: that would be fast. */
async function time(program: string, args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  let size = 0;
  for await (const chunk of child.stdout) size += (chunk as Buffer).length;
  const exitCode = await ended;
  if (exitCode !== 0 || size === 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${exitCode} and ${size} bytes`);
  return performance.now() - start;
}
