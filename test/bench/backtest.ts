/**
 * A backtest of a clone's whole history against `git log --name-only` over the same range, one after the other in each
 * round, since machines are noisy. Its memory is that of the Node process alone; git maps its packs, and that is git's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { type Bench, type Options, ratiosOf } from './measure.ts';

export const backtestBench: Bench = {
  name: 'backtest',
  needs: '--git DIR, a clone with tags (and --deployments GLOB for tags that do not begin with v)',
  async run({ git, ...options }) {
    return git === undefined ? undefined : await replay(git, options);
  },
};

interface Run {
  readonly milliseconds: number;
  readonly output: string;
  readonly exitCode: number;
}

async function replay(dir: string, { deployments, policy, runs }: Omit<Options, 'git'>) {
  const command = [
    ...['src/cli.ts', 'backtest', '--git', dir, '--deployments', deployments, '--json'],
    ...(policy === undefined ? [] : ['--policy', policy]),
  ];
  const json = await time('node', command);
  const { releases } = JSON.parse(json.output) as { releases: readonly { sha: string }[] };
  const commits = `${releases.map(({ sha }) => sha).join('\n')}\n`;

  // A clone that lacks large files cannot find renames; then git is not asked to either.
  const log = ['-C', dir, 'log', '--name-only', '--stdin'];
  const hasAllFiles = (await time('git', log, commits)).exitCode === 0;
  const baseline = hasAllFiles ? log : [...log, '--no-renames'];
  const against = `git ${baseline.slice(2, -1).join(' ')}`;

  const gitTimes: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    gitTimes.push((await time('git', baseline, commits)).milliseconds);
    times.push((await time('node', command)).milliseconds);
  }
  console.error(`${releases.length} releases; memory of the backtest itself: ${memory(command)}`);
  return [
    { what: against, times: gitTimes },
    {
      what: `backtest of ${releases.length} releases`,
      times,
      limit: { kind: 'ratio' as const, against, most: 1.5, ratios: ratiosOf(times, gitTimes) },
    },
  ];
}

async function time(program: string, args: readonly string[], input = ''): Promise<Run> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    // What git prints is read and dropped, as a pipe would.
    if (program === 'node') chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  const exitCode = await ended;
  if (size === 0) throw new Error(`${program} ${args.join(' ')} printed nothing`);
  return { milliseconds: performance.now() - start, output: Buffer.concat(chunks).toString('utf8'), exitCode };
}

/** The largest resident size of the Node process. */
function memory(command: readonly string[]): string {
  const hook = "process.on('exit', () => process.stderr.write(' maxRSS ' + process.resourceUsage().maxRSS))";
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...command];
  const child = spawnSync('node', args, { maxBuffer: 1 << 30, encoding: 'utf8' });
  const kilobytes = Number(/maxRSS (\d+)/.exec(child.stderr)?.[1]);
  return `${Math.round(kilobytes / 1024)} MiB at most`;
}
